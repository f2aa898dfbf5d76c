// Tokens over HTTP.
#include "support/broker/test_broker.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

#include <string>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;

class Tokens : public testing::Test {
  protected:
    http::Response as(const std::string& token,
                      std::string_view method,
                      std::string_view target,
                      std::string_view body = "") const {
        return broker_.send(method, target, body, {{"Authorization", "Bearer " + token}});
    }
    std::string at(const http::Response& answer, std::string_view pointer) const {
        return broker_.at(answer, pointer);
    }

    TestBroker broker_;
    support::TestUsers users_{broker_.database()};
    const std::string ann_ = users_.administrator();
    const std::string token_ = users_.token(ann_);
};

TEST_F(Tokens, are_two_for_everybody_as_pactflow_has_them) {
    const auto list = as(token_, "GET", "/settings/tokens");
    ASSERT_EQ(list.status, 200);
    EXPECT_EQ(at(list, "/_embedded/items/0/description"), "Read only token (developer)");
    EXPECT_EQ(at(list, "/_embedded/items/1/description"), "Read/write token (CI)");
    EXPECT_EQ(at(list, "/_embedded/items/1/issued"), "false");
    const auto regenerate = [&](int i) {
        return as(token_,
                  "POST",
                  fmt::format("/settings/tokens/{}/regenerate",
                              at(list, fmt::format("/_embedded/items/{}/uuid", i))));
    };
    const auto reading = at(regenerate(0), "/value");
    const auto made = regenerate(1);
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(made.headers.value_or("cache-control", ""), "no-store");
    const auto writing = at(made, "/value");
    EXPECT_EQ(as(reading, "GET", "/pacticipants").status, 200);
    EXPECT_EQ(as(reading, "PUT", "/pacticipants/Shop", "{}").status, 403);
    EXPECT_EQ(as(reading, "POST", "/settings/tokens", R"({"description":"x"})").status, 403)
        << "one that reads makes no other";
    EXPECT_EQ(as(writing, "PUT", "/pacticipants/Shop/versions/1", "{}").status, 201);
    EXPECT_EQ(at(regenerate(1), "/value").size(), 50U);
    EXPECT_EQ(as(writing, "GET", "/pacticipants").status, 401) << "there is another one now";
    const auto after = as(token_, "GET", "/settings/tokens").body;
    EXPECT_THAT(after, Not(HasSubstr("accord_")));
    EXPECT_THAT(after, Not(HasSubstr("\"value\"")));
}

TEST_F(Tokens, may_have_a_name_a_limit_and_an_end) {
    const auto made = as(token_,
                         "POST",
                         "/settings/tokens",
                         R"({"description":"laptop","scopes":["contract_data:read:*"],
                             "expiresAt":"2026-01-03T00:00:00Z"})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(at(made, "/scopes/0"), "contract_data:read:*");
    EXPECT_EQ(at(made, "/expiresAt"), "2026-01-03T00:00:00+00:00");
    const auto value = at(made, "/value");
    EXPECT_EQ(as(value, "GET", "/pacticipants").status, 200);
    EXPECT_EQ(as(value, "GET", "/admin/users").status, 403);
    EXPECT_EQ(as(value, "PUT", "/pacticipants/Shop", "{}").status, 403);
    broker_.clock().advance(std::chrono::hours(24));
    EXPECT_EQ(as(value, "GET", "/pacticipants").status, 401);
    EXPECT_EQ(as(token_, "DELETE", "/settings/tokens/" + at(made, "/uuid")).status, 204);
    EXPECT_EQ(as(token_, "DELETE", "/settings/tokens/" + at(made, "/uuid")).status, 404);
}

TEST_F(Tokens, are_refused_with_what_is_wrong) {
    for (const auto* body : {"{}",
                             R"({"description":" "})",
                             R"({"description":"x","scopes":["fly:*"]})",
                             R"({"description":"x","scopes":"all"})",
                             R"({"description":"x","expiresAt":"soon"})",
                             R"({"description":"x","expiresAt":"2020-01-01"})"}) {
        EXPECT_EQ(as(token_, "POST", "/settings/tokens", body).status, 400) << body;
    }
}

TEST_F(Tokens, of_system_accounts_are_made_rotated_and_revoked) {
    const auto account = as(token_, "POST", "/admin/system-accounts", R"({"name":"ci"})");
    ASSERT_EQ(account.status, 201) << account.body;
    EXPECT_EQ(at(account, "/type"), "1");
    EXPECT_EQ(at(account, "/_embedded/roles/0/name"), "CI/CD");
    const auto path = "/admin/system-accounts/" + at(account, "/uuid");
    EXPECT_EQ(account.headers.value_or("location", ""), "http://broker" + path);
    EXPECT_EQ(at(as(token_, "GET", "/admin/system-accounts"), "/users/0/name"), "ci");
    EXPECT_EQ(as(token_, "GET", path).status, 200);
    const auto list = as(token_, "GET", path + "/tokens");
    const auto fixed = path + "/tokens/" + at(list, "/_embedded/items/1/uuid");
    const auto first = at(as(token_, "POST", fixed + "/regenerate"), "/value");
    EXPECT_EQ(as(first, "PUT", "/pacticipants/Shop/versions/1", "{}").status, 201);
    EXPECT_EQ(as(first, "GET", "/admin/users").status, 403);
    const auto second =
        at(as(token_, "POST", path + "/tokens", R"({"description":"next"})"), "/value");
    EXPECT_EQ(as(first, "GET", "/pacticipants").status, 200);
    EXPECT_EQ(as(second, "GET", "/pacticipants").status, 200) << "both, while CI changes over";
    EXPECT_EQ(as(token_, "DELETE", fixed).status, 204);
    EXPECT_EQ(as(first, "GET", "/pacticipants").status, 401);
    EXPECT_EQ(as(second, "GET", "/pacticipants").status, 200);
    EXPECT_EQ(as(token_, "GET", "/admin/system-accounts/" + ann_ + "/tokens").status, 404)
        << "nobody makes tokens of people";
    EXPECT_EQ(as(token_, "DELETE", "/admin/users/" + at(account, "/uuid")).status, 204);
    EXPECT_EQ(as(second, "GET", "/pacticipants").status, 401);
}

}  // namespace
}  // namespace accord::broker::api
