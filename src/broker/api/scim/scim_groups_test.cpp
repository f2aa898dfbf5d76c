// SCIM over HTTP: groups, as Okta and Microsoft Entra push them.
#include "support/broker/test_broker.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;

class ScimGroups : public testing::Test {
  protected:
    ScimGroups() {
        const auto ann = users_.administrator();
        administrator_ = "Bearer " + users_.token(ann);
        broker_.sign_in("Bearer " + users_.token(users_.system_account("okta", domain::kScimRole)));
        bob_ = user("bob@example.org");
        carl_ = user("carl@example.org");
    }
    http::Response send(std::string_view method,
                        std::string_view target,
                        std::string_view body = "") const {
        return broker_.send(method, target, body, {{"Content-Type", "application/scim+json"}});
    }
    std::string user(std::string_view name) const {
        return at(send("POST", "/scim/v2/Users", fmt::format(R"({{"userName":"{}"}})", name)),
                  "/id");
    }
    std::string at(const http::Response& answer, std::string_view pointer) const {
        return broker_.at(answer, pointer);
    }
    std::string crew() const {
        return "/scim/v2/Groups/" +
               at(send(
                      "POST",
                      "/scim/v2/Groups",
                      fmt::format(
                          R"({{"displayName":"Crew","externalId":"e1","members":[{{"value":"{}"}}]}})",
                          bob_)),
                  "/id");
    }
    http::Response patch(const std::string& group, std::string_view operations) const {
        return send(
            "PATCH",
            group,
            fmt::format(
                R"({{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{}]}})",
                operations));
    }
    std::string team_of(const std::string& user) const {
        return at(
            broker_.send("GET", "/admin/users/" + user, "", {{"Authorization", administrator_}}),
            "/_embedded/teams/0/name");
    }

    TestBroker broker_;
    support::TestUsers users_{broker_.database()};
    std::string administrator_;
    std::string bob_;
    std::string carl_;
};

TEST_F(ScimGroups, are_pushed_as_okta_pushes_them) {
    EXPECT_EQ(
        at(broker_.get("/scim/v2/Groups?filter=displayName%20eq%20%22Crew%22"), "/totalResults"),
        "0");
    const auto path = crew();
    EXPECT_EQ(team_of(bob_), "Crew");
    EXPECT_EQ(patch(path,
                    fmt::format(R"({{"op":"remove","path":"members[value eq \"{}\"]"}},
        {{"op":"add","path":"members","value":[{{"value":"{}","display":"carl"}}]}})",
                                bob_,
                                carl_))
                  .status,
              204);
    EXPECT_EQ(team_of(bob_), "(nothing)");
    EXPECT_EQ(team_of(carl_), "Crew");
    const auto group = broker_.get(path);
    EXPECT_EQ(at(group, "/members/0/value"), carl_);
    EXPECT_EQ(at(group, "/members/1"), "(nothing)");
    EXPECT_EQ(at(broker_.get("/scim/v2/Users/" + carl_), "/groups/0/display"), "Crew");
    EXPECT_EQ(patch(path, R"({"op":"replace","value":{"id":"x","displayName":"Store"}})").status,
              204);
    EXPECT_EQ(team_of(carl_), "Store");
    const auto put =
        send("PUT",
             path,
             fmt::format(R"({{"displayName":"Store","members":[{{"value":"{}"}}]}})", bob_));
    EXPECT_EQ(put.status, 200) << put.body;
    EXPECT_EQ(at(put, "/members/0/display"), "bob@example.org");
    EXPECT_EQ(send("DELETE", path).status, 204);
    EXPECT_EQ(broker_.get(path).status, 404);
    EXPECT_EQ(team_of(bob_), "(nothing)");
}

TEST_F(ScimGroups, are_pushed_as_entra_pushes_them) {
    const auto path = crew();
    EXPECT_EQ(
        at(broker_.get("/scim/v2/Groups?excludedAttributes=members&filter=externalId+eq+%22e1%22"),
           "/Resources/0/members"),
        "(nothing)");
    EXPECT_EQ(patch(path,
                    fmt::format(
                        R"({{"op":"Add","path":"members","value":[{{"$ref":null,"value":"{}"}}]}})",
                        carl_))
                  .status,
              204);
    EXPECT_EQ(
        at(broker_.get(fmt::format("/scim/v2/Groups?filter=id+eq+%22{}%22+and+members+eq+%22{}%22",
                                   path.substr(path.rfind('/') + 1),
                                   carl_)),
           "/totalResults"),
        "1");
    EXPECT_EQ(
        at(broker_.get(fmt::format(
               "/scim/v2/Groups?filter=members+eq+%22{}%22&excludedAttributes=members", carl_)),
           "/totalResults"),
        "1");
    EXPECT_EQ(
        patch(path,
              fmt::format(
                  R"({{"op":"Remove","path":"members","value":[{{"$ref":null,"value":"{}"}}]}})",
                  bob_))
            .status,
        204);
    const auto asked = patch(path + "?attributes=members", R"({"op":"Remove","path":"members"})");
    EXPECT_EQ(asked.status, 200);
    EXPECT_EQ(at(asked, "/members"), "[]");
    EXPECT_EQ(team_of(carl_), "(nothing)");
}

TEST_F(ScimGroups, are_refused_where_they_can_not_be) {
    const auto path = crew();
    const auto fault = [&](const http::Response& answer) {
        return at(answer, "/status") + " " + at(answer, "/scimType");
    };
    EXPECT_EQ(fault(send("POST", "/scim/v2/Groups", R"({"displayName":"CREW"})")),
              "409 uniqueness");
    EXPECT_EQ(fault(send("POST", "/scim/v2/Groups", R"({"members":[]})")), "400 invalidValue");
    EXPECT_EQ(
        fault(send(
            "POST", "/scim/v2/Groups", R"({"displayName":"x","members":[{"value":"nobody"}]})")),
        "400 invalidValue");
    EXPECT_EQ(fault(patch(path, R"({"op":"remove","path":"displayName"})")), "400 invalidValue");
    EXPECT_EQ(fault(patch(path, R"({"op":"add","path":"members","value":[{"value":"nobody"}]})")),
              "400 invalidValue");
    EXPECT_EQ(at(broker_.get(path), "/members/0/value"), bob_) << "nothing of it was done";
    EXPECT_EQ(fault(patch("/scim/v2/Groups/none", R"({"op":"remove","path":"members"})")),
              "404 (nothing)");
}

TEST_F(ScimGroups, stand_in_the_audit_log_with_who_was_and_is_of_them) {
    const auto path = crew();
    patch(path, R"({"op":"remove","path":"members"})");
    const auto log = broker_.send(
        "GET", "/audit?sort=-timestamp&pageSize=1", "", {{"Authorization", administrator_}});
    EXPECT_EQ(at(log, "/events/0/type"), "group.changed");
    EXPECT_EQ(at(log, "/events/0/before/members/0/value"), bob_);
    EXPECT_EQ(at(log, "/events/0/after/members"), "[]");
}

}  // namespace
}  // namespace accord::broker::api
