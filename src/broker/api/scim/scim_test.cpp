// SCIM over HTTP: users, as Okta and Microsoft Entra make, find, change and remove them; and what
// they are told that is no such thing.
#include "support/broker/test_broker.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class Scim : public testing::Test {
  protected:
    Scim() {
        ann_ = users_.administrator();
        robot_ = users_.system_account("okta", domain::kScimRole);
        token_ = "Bearer " + users_.token(robot_);
    }

    http::Response send(std::string_view method,
                        std::string_view target,
                        std::string_view body = "",
                        std::string type = "application/scim+json; charset=utf-8") const {
        return broker_.send(method,
                            target,
                            body,
                            {{"Authorization", token_},
                             {"Accept", "application/scim+json"},
                             {"Content-Type", std::move(type)}});
    }
    http::Response get(std::string_view target) const { return send("GET", target); }
    std::string at(const http::Response& answer, std::string_view pointer) const {
        return broker_.at(answer, pointer);
    }
    static std::string_view as_okta_makes_bob() {
        return R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],
            "userName":"bob@example.org","name":{"givenName":"Bob","familyName":"Jones"},
            "emails":[{"primary":true,"value":"bob@example.org","type":"work"}],
            "displayName":"Bob Jones","locale":"en-US","externalId":"00u1","groups":[],
            "password":"hidden hidden","active":true})";
    }
    std::string made() const {
        return at(send("POST", "/scim/v2/Users", as_okta_makes_bob()), "/id");
    }
    static std::string patch(std::string_view operations) {
        return fmt::format(
            R"({{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{}]}})",
            operations);
    }
    /// "400 invalidFilter".
    std::string fault(const http::Response& answer) const {
        EXPECT_THAT(std::string(answer.headers.value_or("content-type", "")),
                    StartsWith("application/scim+json"))
            << answer.body;
        EXPECT_EQ(at(answer, "/schemas/0"), "urn:ietf:params:scim:api:messages:2.0:Error");
        EXPECT_EQ(at(answer, "/status"), std::to_string(answer.status));
        EXPECT_NE(at(answer, "/detail"), "(nothing)");
        return at(answer, "/status") + " " + at(answer, "/scimType");
    }

    TestBroker broker_;
    support::TestUsers users_{broker_.database()};
    std::string ann_;
    std::string robot_;
    std::string token_;
};

TEST_F(Scim, goes_as_okta_goes) {
    EXPECT_EQ(
        at(get("/scim/v2/Users?filter=userName%20eq%20%22bob%40example.org%22&startIndex=1&count=100"),
           "/totalResults"),
        "0");
    const auto made = send("POST", "/scim/v2/Users", as_okta_makes_bob());
    ASSERT_EQ(made.status, 201) << made.body;
    const auto id = at(made, "/id");
    EXPECT_EQ(made.headers.value_or("location", ""), "http://broker/scim/v2/Users/" + id);
    EXPECT_EQ(made.headers.value_or("content-type", ""), "application/scim+json;charset=utf-8");
    EXPECT_EQ(at(made, "/meta/location"), "http://broker/scim/v2/Users/" + id);
    EXPECT_EQ(at(made, "/name"),
              R"({"formatted":"Bob Jones","givenName":"Bob","familyName":"Jones"})");
    EXPECT_EQ(at(made, "/externalId"), "00u1");
    EXPECT_EQ(at(made, "/roles/0/display"), "User");
    EXPECT_EQ(made.body.find("hidden"), std::string::npos);
    const auto path = "/scim/v2/Users/" + id;
    EXPECT_EQ(at(get(path), "/userName"), "bob@example.org");
    const auto put = send("PUT", path, R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],
        "id":"x","userName":"bob@example.org","externalId":"00u1","displayName":"Bob Smith",
        "name":{"givenName":"Bob","familyName":"Smith"},"active":true,
        "emails":[{"value":"bob@example.org","primary":true}]})");
    EXPECT_EQ(put.status, 200) << put.body;
    EXPECT_EQ(at(put, "/displayName"), "Bob Smith");
    EXPECT_EQ(at(put, "/id"), id);
    const auto off = send("PATCH", path, patch(R"({"op":"replace","value":{"active":false}})"));
    EXPECT_EQ(off.status, 200) << off.body;
    EXPECT_EQ(at(off, "/active"), "false");
    EXPECT_EQ(at(broker_.send("GET",
                              "/admin/users/" + id,
                              "",
                              {{"Authorization", "Bearer " + users_.token(ann_)}}),
                 "/active"),
              "false");
}

TEST_F(Scim, is_where_pactflow_has_it_too) {
    const auto id = at(send("POST", "/scim/Users", as_okta_makes_bob()), "/id");
    EXPECT_EQ(at(get("/scim/Users/" + id), "/meta/location"), "http://broker/scim/v2/Users/" + id);
    EXPECT_EQ(at(get("/scim/Users?count=1"), "/totalResults"), "2");
    EXPECT_EQ(get("/scim/ServiceProviderConfig").status, 200);
    EXPECT_EQ(get("/scim/Nothing").status, get("/scim/v2/Nothing").status);
}

TEST_F(Scim, goes_as_entra_goes) {
    const auto made = send("POST",
                           "/scim/v2/Users",
                           R"({
        "schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
                   "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
        "externalId":"bob","userName":"bob@example.org","active":true,
        "emails":[{"primary":true,"type":"work","value":"bob.jones@example.org"}],
        "meta":{"resourceType":"User"},"displayName":"Bob Jones",
        "name":{"formatted":"Bob Jones","familyName":"Jones","givenName":"Bob"},
        "roles":[],"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"IT"}})",
                           "application/scim+json");
    ASSERT_EQ(made.status, 201) << made.body;
    const auto path = "/scim/v2/Users/" + at(made, "/id");
    const auto found = get("/scim/v2/Users?filter=externalId+eq+%22bob%22");
    EXPECT_EQ(at(found, "/totalResults"), "1");
    EXPECT_EQ(at(found, "/Resources/0/id"), at(made, "/id"));
    const auto changed = send("PATCH", path, patch(R"(
        {"op":"Replace","path":"emails[type eq \"work\"].value","value":"b.j@example.org"},
        {"op":"Replace","path":"name.familyName","value":"Smith"},
        {"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"x"})"));
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(at(changed, "/emails/0/value"), "b.j@example.org");
    EXPECT_EQ(at(changed, "/name/familyName"), "Smith");
    EXPECT_EQ(at(send("PATCH", path, patch(R"({"op":"Replace","path":"active","value":"False"})")),
                 "/active"),
              "false");
    EXPECT_EQ(send("DELETE", path).status, 204);
    EXPECT_EQ(fault(get(path)), "404 (nothing)");
    EXPECT_EQ(fault(send("DELETE", path)), "404 (nothing)");
}

TEST_F(Scim, does_all_operations_or_none) {
    const auto path = "/scim/v2/Users/" + made();
    EXPECT_EQ(fault(send("PATCH", path, patch(R"({"op":"replace","path":"displayName","value":"X"},
                                                 {"op":"replace","path":"id","value":"x"})"))),
              "400 mutability");
    EXPECT_EQ(at(get(path), "/displayName"), "Bob Jones");
}

TEST_F(Scim, ends_sessions_and_tokens_of_who_is_disabled) {
    const auto id = made();
    const auto bob = users_.token(id);
    const auto as_bob = [&] {
        return broker_.send("GET", "/pacticipants", "", {{"Authorization", "Bearer " + bob}})
            .status;
    };
    EXPECT_EQ(as_bob(), 200);
    send("PATCH", "/scim/v2/Users/" + id, patch(R"({"op":"replace","value":{"active":false}})"));
    EXPECT_EQ(as_bob(), 401);
}

TEST_F(Scim, lists_by_pages_and_filters) {
    const auto id = made();
    const auto all = get("/scim/v2/Users");
    EXPECT_EQ(at(all, "/totalResults"), "2") << "system accounts are none";
    EXPECT_EQ(at(all, "/schemas/0"), "urn:ietf:params:scim:api:messages:2.0:ListResponse");
    const auto second = get("/scim/v2/Users?startIndex=2&count=1");
    EXPECT_EQ(at(second, "/startIndex"), "2");
    EXPECT_EQ(at(second, "/itemsPerPage"), "1");
    EXPECT_EQ(at(second, "/Resources/0/id"), id);
    EXPECT_EQ(at(get("/scim/v2/Users?count=0"), "/Resources"), "[]");
    EXPECT_EQ(at(get("/scim/v2/Users?startIndex=-3&count=-1"), "/startIndex"), "1");
    const auto total = [&](std::string_view filter) {
        return at(get(fmt::format("/scim/v2/Users?filter={}", filter)), "/totalResults");
    };
    EXPECT_EQ(total("active+eq+true"), "2");
    EXPECT_EQ(total("displayName+co+%22jones%22"), "1");
    EXPECT_EQ(total("displayName+eq+%22bob%20jones%22"), "1");
    EXPECT_EQ(total("displayName+eq+%22bob%22"), "0");
    EXPECT_EQ(total("userName+eq+%22%5Cu0000%22"), "0");
    EXPECT_EQ(total("userName+eq+%22bob@example.org%22+and+active+eq+false"), "0");
    EXPECT_EQ(total("emails%5Btype+eq+%22work%22%5D.value+eq+%22bob@example.org%22"), "1");
    EXPECT_EQ(total("name.familyName+pr+and+not+(externalId+eq+%22x%22)"), "1");
    EXPECT_EQ(at(get("/scim/v2/Users?filter=active+eq+true&startIndex=2"), "/Resources/0/id"), id);
}

TEST_F(Scim, tells_the_attributes_that_are_asked_for) {
    const auto path = "/scim/v2/Users/" + made();
    EXPECT_EQ(get(path + "?attributes=userName,name.givenName").body,
              fmt::format(R"({{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"{}",)"
                          R"("userName":"bob@example.org","name":{{"givenName":"Bob"}}}})",
                          path.substr(path.rfind('/') + 1)));
    const auto without = get(path + "?excludedAttributes=emails,name.formatted,id");
    EXPECT_EQ(at(without, "/emails"), "(nothing)");
    EXPECT_EQ(at(without, "/name/formatted"), "(nothing)");
    EXPECT_NE(at(without, "/id"), "(nothing)");
    EXPECT_EQ(fault(get(path + "?attributes=a%20b")), "400 invalidValue");
}

TEST_F(Scim, says_what_is_wrong_in_its_own_shape) {
    const auto path = "/scim/v2/Users/" + made();
    EXPECT_EQ(fault(get("/scim/v2/Users?filter=userName")), "400 invalidFilter");
    EXPECT_EQ(fault(get("/scim/v2/Users?count=x")), "400 invalidValue");
    EXPECT_EQ(fault(send("POST", "/scim/v2/Users", as_okta_makes_bob())), "409 uniqueness");
    EXPECT_EQ(fault(send("POST", "/scim/v2/Users", "{}")), "400 invalidValue");
    EXPECT_EQ(fault(send("POST", "/scim/v2/Users", "{")), "400 (nothing)");
    EXPECT_EQ(fault(send("POST", "/scim/v2/Users", "[]")), "400 (nothing)");
    EXPECT_EQ(fault(send("POST", "/scim/v2/Users", "a=b", "text/plain")), "415 (nothing)");
    EXPECT_EQ(fault(send("PATCH", path, patch(R"({"op":"add","path":"a[","value":1})"))),
              "400 invalidPath");
    EXPECT_EQ(
        fault(send("PATCH",
                   path,
                   patch(R"({"op":"replace","path":"emails[type sw \"home\"].value","value":1})"))),
        "400 noTarget");
    EXPECT_EQ(fault(send("PUT", "/scim/v2/Users/nobody", as_okta_makes_bob())), "404 (nothing)");
    EXPECT_EQ(fault(send("PATCH",
                         "/scim/v2/Users/" + ann_,
                         patch(R"({"op":"replace","value":{"active":false}})"))),
              "403 (nothing)");
    EXPECT_EQ(fault(get("/scim/v2/Schemas/none")), "404 (nothing)");
}

TEST_F(Scim, is_for_who_may_provision) {
    const auto ask = [&](const std::string& authorization) {
        return broker_.send("GET", "/scim/v2/Users", "", {{"Authorization", authorization}});
    };
    const auto nobody = ask("Bearer nonsense");
    EXPECT_EQ(fault(nobody), "401 (nothing)");
    EXPECT_TRUE(nobody.headers.has("www-authenticate"));
    const auto viewer =
        ask("Bearer " + users_.token(users_.user("vi@example.org", domain::kViewerRole)));
    EXPECT_EQ(fault(viewer), "403 (nothing)");
    EXPECT_THAT(at(viewer, "/detail"), HasSubstr("user:manage_scim_attributes:*"));
    EXPECT_EQ(broker_.send("GET", "/admin/users", "", {{"Authorization", token_}}).status, 403)
        << "and who provisions does nothing else";
}

TEST_F(Scim, describes_itself) {
    const auto configuration = get("/scim/v2/ServiceProviderConfig");
    EXPECT_EQ(at(configuration, "/patch/supported"), "true");
    EXPECT_EQ(at(configuration, "/filter/maxResults"), "200");
    EXPECT_EQ(at(configuration, "/authenticationSchemes/0/type"), "oauthbearertoken");
    const auto types = get("/scim/v2/ResourceTypes");
    EXPECT_EQ(at(types, "/totalResults"), "2");
    EXPECT_EQ(at(types, "/Resources/0/endpoint"), "/Users");
    EXPECT_EQ(at(get("/scim/v2/ResourceTypes/Group"), "/endpoint"), "/Groups");
    EXPECT_EQ(at(get("/scim/v2/Schemas"), "/Resources/0/attributes/0/name"), "userName");
    const auto schema = get("/scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group");
    EXPECT_EQ(at(schema, "/attributes/2/subAttributes/0/mutability"), "immutable");
    EXPECT_THAT(std::string(broker_
                                .send("GET",
                                      "/scim/v2/Users",
                                      "",
                                      {{"Authorization", token_}, {"Accept", "application/json"}})
                                .headers.value_or("content-type", "")),
                StartsWith("application/json"));
}

TEST(ScimBefore, there_are_users_is_not_there) {
    const TestBroker broker;
    EXPECT_EQ(broker.get("/scim/v2/Users").status, 404);
    EXPECT_EQ(broker.get("/scim/v2/ServiceProviderConfig").status, 404);
}

}  // namespace
}  // namespace accord::broker::api
