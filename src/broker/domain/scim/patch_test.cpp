// Patches as the documentation of Okta and of Microsoft Entra shows them, and as RFC 7644 has them.
#include "broker/domain/scim/patch.hpp"

#include "base/random.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::domain::scim {
namespace {

using testing::HasSubstr;

json::Object object_of(std::string_view text) { return json::parse(text).value().get_object(); }

json::Object bob() {
    return object_of(R"({"id":"u1","userName":"bob@example.org","active":true,
        "name":{"givenName":"Bob","familyName":"Jones"},
        "emails":[{"value":"bob@example.org","type":"work","primary":true}]})");
}

json::Object crew() {
    return object_of(
        R"({"id":"g1","displayName":"Crew","members":[{"value":"u1"},{"value":"u2"}]})");
}

Outcome<json::Object> patch(json::Object resource, std::string_view operations) {
    return apply_patch(
        std::move(resource),
        object_of(fmt::format(
            R"({{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":{}}})",
            operations)));
}

/// What stands at the pointer afterwards.
std::string patched(json::Object resource, std::string_view operations, std::string_view pointer) {
    auto done = patch(std::move(resource), operations);
    if (!done) {
        return fmt::format("{}: {}", scim_type(done.error().fault), done.error().detail);
    }
    const json::Value whole(std::move(*done));
    const auto* found = json::at_pointer(whole, pointer);
    return found == nullptr ? "(nothing)" : json::text_of(*found);
}

TEST(ScimPatch, is_taken_as_okta_sends_it) {
    EXPECT_EQ(patched(bob(), R"([{"op":"replace","value":{"active":false}}])", "/active"), "false");
    EXPECT_EQ(patched(crew(),
                      R"([{"op":"replace","value":{"id":"g1","displayName":"Team"}}])",
                      "/displayName"),
              "Team");
    EXPECT_EQ(patched(crew(),
                      R"([{"op":"remove","path":"members[value eq \"u1\"]"},
                          {"op":"add","path":"members","value":[{"value":"u3","display":"c"}]}])",
                      "/members"),
              R"([{"value":"u2"},{"value":"u3","display":"c"}])");
    EXPECT_EQ(
        patched(
            crew(), R"([{"op":"replace","path":"members","value":[{"value":"u9"}]}])", "/members"),
        R"([{"value":"u9"}])");
}

TEST(ScimPatch, is_taken_as_entra_sends_it) {
    EXPECT_EQ(patched(bob(), R"([{"op":"Replace","path":"active","value":"False"}])", "/active"),
              "False")
        << "read as a boolean";
    EXPECT_EQ(
        patched(bob(),
                R"([{"op":"Replace","path":"emails[type eq \"work\"].value","value":"b@x.y"}])",
                "/emails/0/value"),
        "b@x.y");
    auto without = bob();
    without.erase("emails");
    EXPECT_EQ(patched(without,
                      R"([{"op":"Add","path":"emails[type eq \"work\"].value","value":"b@x.y"}])",
                      "/emails"),
              R"([{"type":"work","value":"b@x.y"}])");
    EXPECT_EQ(patched(bob(),
                      R"([{"op":"Add","path":"name.familyName","value":"Smith"},
                          {"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"x"}])",
                      "/name/familyName"),
              "Smith");
    EXPECT_EQ(patched(bob(),
                      R"([{"op":"replace","value":{"displayName":"B","name.givenName":"Robert",
                          "emails[type eq \"work\"].value":"r@x.y"}}])",
                      "/name/givenName"),
              "Robert");
    EXPECT_EQ(patched(crew(),
                      R"([{"op":"Add","path":"members","value":[{"$ref":null,"value":"u2"}]}])",
                      "/members/1/value"),
              "u2");
    EXPECT_EQ(patched(crew(),
                      R"([{"op":"Remove","path":"members","value":[{"$ref":null,"value":"u1"}]}])",
                      "/members"),
              R"([{"value":"u2"}])");
}

TEST(ScimPatch, adds_replaces_and_removes) {
    EXPECT_EQ(patched(bob(), R"([{"op":"add","path":"title","value":"x"}])", "/title"), "x");
    EXPECT_EQ(patched(bob(), R"([{"op":"remove","path":"name.givenName"}])", "/name"),
              R"({"familyName":"Jones"})");
    EXPECT_EQ(
        patched(bob(), R"([{"op":"replace","path":"name","value":{"givenName":"B"}}])", "/name"),
        R"({"givenName":"B","familyName":"Jones"})");
    EXPECT_EQ(patched(bob(), R"([{"op":"replace","path":"USERNAME","value":"x"}])", "/userName"),
              "x");
    EXPECT_EQ(
        patched(bob(), R"([{"op":"remove","path":"emails[type eq \"work\"].primary"}])", "/emails"),
        R"([{"value":"bob@example.org","type":"work"}])");
    EXPECT_EQ(patched(crew(), R"([{"op":"remove","path":"members"}])", "/members"), "(nothing)");
    EXPECT_EQ(patched(crew(),
                      R"([{"op":"remove","path":"members[value eq \"nobody\"]"}])",
                      "/members/1/value"),
              "u2")
        << "what is not there needs no removing";
    EXPECT_EQ(
        patched(crew(), R"([{"op":"add","path":"members","value":{"value":"u1"}}])", "/members/2"),
        "(nothing)")
        << "each once";
    EXPECT_EQ(
        patched(bob(), R"([{"op":"add","path":"emails.type","value":"home"}])", "/emails/0/type"),
        "home");
}

TEST(ScimPatch, says_what_it_can_not_do) {
    const auto fault = [](std::string_view operations) { return patched(bob(), operations, ""); };
    EXPECT_THAT(fault("[]"), HasSubstr("invalidSyntax: Operations has to be a list"));
    EXPECT_THAT(fault(R"({"op":"add"})"), HasSubstr("invalidSyntax"));
    EXPECT_THAT(fault(R"([1])"), HasSubstr("invalidSyntax: operation 1: an operation has to be"));
    EXPECT_THAT(fault(R"([{"op":"move","path":"a","value":1}])"), HasSubstr("invalidSyntax"));
    EXPECT_THAT(fault(R"([{"op":"remove"}])"), HasSubstr("noTarget"));
    EXPECT_THAT(fault(R"([{"op":"add","value":1}])"), HasSubstr("invalidValue"));
    EXPECT_THAT(fault(R"([{"op":"add","path":"a"}])"), HasSubstr("invalidValue"));
    EXPECT_THAT(fault(R"([{"op":"add","path":5,"value":1}])"), HasSubstr("invalidPath"));
    EXPECT_THAT(fault(R"([{"op":"add","path":"a[","value":1}])"), HasSubstr("invalidPath"));
    EXPECT_THAT(fault(R"([{"op":"add","path":"userName.x","value":1}])"), HasSubstr("invalidPath"));
    EXPECT_THAT(fault(R"([{"op":"add","value":{"a b":1}}])"), HasSubstr("invalidPath"));
    EXPECT_THAT(fault(R"([{"op":"replace","path":"id","value":"x"}])"), HasSubstr("mutability"));
    EXPECT_THAT(fault(R"([{"op":"add","path":"groups","value":[]}])"), HasSubstr("mutability"));
    EXPECT_THAT(fault(R"([{"op":"replace","path":"emails[type ne \"work\"].value","value":"x"}])"),
                HasSubstr("noTarget"));
    EXPECT_THAT(fault(R"([{"op":"replace","path":"emails[type eq \"work\"]","value":"x"}])"),
                HasSubstr("invalidValue"));
    EXPECT_THAT(fault(R"([{"op":"add","path":"title","value":"x"},{"op":"remove","path":"id"}])"),
                HasSubstr("operation 2: id can't be changed"));
    std::string many = "[";
    for (std::size_t i = 0; i <= kPatchOperationsMax; ++i) {
        many += fmt::format(R"({}{{"op":"add","path":"title","value":"x"}})", i == 0 ? "" : ",");
    }
    EXPECT_THAT(fault(many + "]"), HasSubstr("tooMany"));
}

TEST(ScimPatch, survives_any_operations) {
    constexpr std::string_view kPaths[] = {"active",
                                           "name",
                                           "name.x",
                                           "emails",
                                           "emails.value",
                                           R"(emails[type eq \"work\"])",
                                           R"(emails[value pr].x)",
                                           "members",
                                           "a.b",
                                           "userName.x"};
    constexpr std::string_view kValues[] = {"1",
                                            "null",
                                            "[]",
                                            "{}",
                                            "[null]",
                                            R"({"value":"x"})",
                                            R"([{"value":"x"},1])",
                                            R"("x")",
                                            R"({"emails":[]})",
                                            R"({"name":3})"};
    SeededRandom random(5);
    const auto any = [&](const auto& list) {
        return list[static_cast<std::size_t>(random.between(0, std::size(list) - 1))];
    };
    constexpr std::string_view kOps[] = {"add", "replace", "remove"};
    std::size_t applied = 0;
    for (int i = 0; i < 5'000; ++i) {
        std::string operations;
        for (int n = 0; n < 4; ++n) {
            operations += fmt::format(R"({}{{"op":"{}","path":"{}","value":{}}})",
                                      n == 0 ? "" : ",",
                                      any(kOps),
                                      any(kPaths),
                                      any(kValues));
        }
        applied += patch(bob(), "[" + operations + "]") ? 1 : 0;
    }
    EXPECT_GT(applied, 100U);
}

}  // namespace
}  // namespace accord::broker::domain::scim
