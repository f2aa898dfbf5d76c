// Users, system accounts and roles over HTTP, from the first administrator on.
#include "base/encoding.hpp"
#include "support/broker/test_broker.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

#include <string>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;

constexpr const char* kShopPact = "/pacts/provider/Stock/consumer/Shop/version/1";
constexpr const char* kEmptyContent = R"({"interactions":[]})";

std::string bearer(std::string_view token) { return "Bearer " + std::string(token); }

std::string basic(std::string_view name, std::string_view password) {
    return "Basic " + base64_encode(fmt::format("{}:{}", name, password));
}

class WithUsers : public testing::Test {
  protected:
    explicit WithUsers(Settings settings = {.base_urls = {"http://broker"}})
        : broker_(std::move(settings)) {}

    void begin() {
        ann_ = users_.administrator();
        token_ = users_.token(ann_);
    }
    http::Response as(const std::string& authorization,
                      std::string_view method,
                      std::string_view target,
                      std::string_view body = "") const {
        return broker_.send(method, target, body, {{"Authorization", authorization}});
    }
    http::Response ask(std::string_view method,
                       std::string_view target,
                       std::string_view body = "") const {
        return as(bearer(token_), method, target, body);
    }
    std::string at(const http::Response& answer, std::string_view pointer) const {
        return broker_.at(answer, pointer);
    }

    TestBroker broker_;
    support::TestUsers users_{broker_.database()};
    std::string ann_;
    std::string token_;
};

TEST_F(WithUsers, nothing_is_asked_for_until_there_is_one) {
    EXPECT_EQ(broker_.put(kShopPact, kEmptyContent).status, 201);
    EXPECT_EQ(broker_.get("/pacticipants").status, 200);
    for (const auto* path : {"/admin/users", "/admin/roles", "/user", "/settings/tokens"}) {
        EXPECT_EQ(broker_.get(path).status, 404) << path;
        EXPECT_THAT(broker_.get(path).body, HasSubstr("accord admin create-user"));
    }
    EXPECT_EQ(broker_.post("/admin/users", R"({"email":"a@b.c"})").status, 404)
        << "nobody makes themselves an administrator";
    EXPECT_EQ(broker_.get("/pacticipants").status, 200);
}

TEST_F(WithUsers, everybody_is_asked_from_the_first_on) {
    EXPECT_EQ(broker_.get("/pacticipants").status, 200);
    EXPECT_TRUE(broker_.handled_and_given_again({.target = "/pacts/latest"}));
    begin();
    EXPECT_EQ(broker_.get("/pacts/latest").status, 401);
    const auto refused = broker_.get("/pacticipants");
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.headers.value_or("www-authenticate", ""), "Basic realm=\"Restricted area\"");
    EXPECT_EQ(at(refused, "/status"), "401");
    EXPECT_EQ(at(refused, "/missing_permissions/0"), "contract_data:read:*");
    EXPECT_EQ(broker_.put(kShopPact, kEmptyContent).status, 401);
    EXPECT_EQ(ask("GET", "/pacticipants").status, 200);
    EXPECT_EQ(ask("PUT", kShopPact, kEmptyContent).status, 201);
}

TEST_F(WithUsers, a_token_or_a_password_does) {
    begin();
    const auto password = support::TestUsers::password();
    for (const auto& credential : {bearer(token_),
                                   basic("x", token_),
                                   basic("", token_),
                                   basic("ann@example.org", password),
                                   basic("ANN@example.org", password)}) {
        EXPECT_EQ(as(credential, "GET", "/pacticipants").status, 200) << credential;
    }
    for (const auto& credential : {bearer(token_ + "x"),
                                   basic("ann@example.org", "wrong"),
                                   basic("bob@example.org", password),
                                   basic(ann_, password),
                                   std::string("Bearer ' or 1=1 --"),
                                   bearer(std::string(50'000, 'a'))}) {
        const auto refused = as(credential, "GET", "/pacticipants");
        EXPECT_EQ(refused.status, 401) << credential.substr(0, 80);
        EXPECT_EQ(at(refused, "/detail"), "These credentials are not valid, or not any more.");
    }
}

TEST_F(WithUsers, who_guesses_has_to_wait) {
    begin();
    for (int i = 0; i < service::SignInLimit::kGuessesAtOnce; ++i) {
        EXPECT_EQ(as(basic("ann@example.org", "wrong"), "GET", "/").status, 401);
    }
    const auto refused = as(basic("ann@example.org", "wrong"), "GET", "/");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.headers.value_or("retry-after", ""), "6");
    EXPECT_EQ(ask("GET", "/").status, 200) << "tokens can't be guessed";
}

class WithProxies : public WithUsers {
  protected:
    WithProxies()
        : WithUsers(Settings{.base_urls = {"http://broker"}, .trusted_proxies = {"10.0.0.0/8"}}) {}
};

TEST_F(WithProxies, who_guesses_is_in_nobody_elses_way) {
    begin();
    const auto status_from = [&](std::string peer, std::string client, std::string_view secret) {
        http::Request request{.target = "/user",
                              .headers = {{"Authorization", basic("ann@example.org", secret)}},
                              .body = {},
                              .peer = std::move(peer)};
        request.headers.add("X-Forwarded-For", std::move(client));
        return broker_.handle(request).status;
    };
    for (int i = 0; i < service::SignInLimit::kGuessesAtOnce; ++i) {
        EXPECT_EQ(status_from("192.0.2.66", fmt::format("198.51.100.{}", i), "wrong"), 401);
        EXPECT_EQ(status_from("10.0.0.1", "203.0.113.5", "wrong"), 401);
    }
    EXPECT_EQ(status_from("192.0.2.66", "198.51.100.99", "wrong"), 429) << "whatever it claims";
    EXPECT_EQ(status_from("10.0.0.1", "203.0.113.5", "wrong"), 429) << "as the proxy says";
    EXPECT_EQ(status_from("10.0.0.1", "203.0.113.7", support::TestUsers::password()), 200);
}

TEST_F(WithUsers, what_changes_is_true_at_once_and_for_kept_answers_too) {
    begin();
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    const auto his = users_.token(bob);
    http::Request request{
        .target = "/pacts/latest",
        .headers = {{"Authorization", bearer(his)}, {"Content-Type", "application/json"}}};
    ASSERT_EQ(broker_.handle(request).status, 200);
    ASSERT_TRUE(broker_.handled_and_given_again(request));
    users_.change(bob, {.active = false});  // as another node does
    EXPECT_FALSE(broker_.given_again(request));
    EXPECT_EQ(broker_.handle(request).status, 401);
    EXPECT_EQ(broker_.answer_early(request, http::BodyAhead::kNone), std::nullopt)
        << "an io thread can't ask";
    users_.change(bob, {.active = true});
    EXPECT_EQ(broker_.handle(request).status, 200);
    users_([&](service::Work& work) { return service::set_roles(work, bob, {}).has_value(); });
    const auto forbidden = broker_.handle(request);
    EXPECT_EQ(forbidden.status, 403);
    EXPECT_EQ(at(forbidden, "/detail"),
              "This takes the permission contract_data:read:* or contract_data:read:team.");
}

/// What was refused is not refused for ever, on a node that nobody else asks.
TEST_F(WithUsers, what_was_given_elsewhere_is_heeded_with_the_next_request) {
    begin();
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    const auto his = bearer(users_.token(bob));
    EXPECT_EQ(as(his, "PUT", kShopPact, kEmptyContent).status, 403);
    users_([&](service::Work& work) {
        return service::give_role(work, bob, domain::kUserRole).has_value();
    });
    http::Request request{
        .method = "PUT", .target = kShopPact, .headers = {{"Authorization", his}}};
    EXPECT_EQ(broker_.answer_early(request, http::BodyAhead::kComing), std::nullopt);
    EXPECT_EQ(as(his, "PUT", kShopPact, kEmptyContent).status, 201);
}

TEST_F(WithUsers, what_takes_no_question_of_the_database_is_for_users_that_there_still_are) {
    begin();
    const auto his = bearer(users_.token(users_.user("bob@example.org", domain::kViewerRole)));
    const auto page = [&] { return as(his, "GET", "/doc/environments").status; };
    EXPECT_EQ(as(his, "GET", "/pacticipants").status, 200);
    EXPECT_EQ(page(), 200);
    users_([&](service::Work& work) {
        const auto bob = service::find_user_by_email(work, "bob@example.org");
        return service::delete_user(work, bob->account.uuid).has_value();
    });
    EXPECT_TRUE(TestBroker::eventually([&] { return page() == 401; })) << "within a second";
}

TEST_F(WithUsers, a_browser_gets_a_page_that_says_why_it_gets_no_other) {
    begin();
    EXPECT_EQ(broker_.get("/pacticipants").status, 401);
    const auto browse = [&](std::string_view target, std::string authorization) {
        return broker_.send(
            "GET", target, "", {{"Accept", "text/html"}, {"Authorization", authorization}});
    };
    const auto unknown = browse("/pacticipants", "Basic eDp5");
    EXPECT_EQ(unknown.status, 401);
    EXPECT_THAT(unknown.headers.value_or("content-type", ""), HasSubstr("text/html"));
    EXPECT_EQ(unknown.headers.value_or("www-authenticate", ""), "Basic realm=\"Restricted area\"");
    EXPECT_THAT(unknown.body, HasSubstr("an e-mail address and a password"));
    const auto robot = users_.system_account("robot", domain::kCiCdRole);
    const auto known = browse("/admin/users", bearer(users_.token(robot)));
    EXPECT_EQ(known.status, 403);
    EXPECT_THAT(known.body, HasSubstr("<p>This takes the permission user:read:*.</p>"));
}

TEST_F(WithUsers, an_administrator_makes_changes_and_deletes_others) {
    begin();
    const auto made = ask(
        "POST", "/admin/users", R"({"email":"bob@example.org","firstName":"Bob","lastName":"B"})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(at(made, "/name"), "Bob B");
    EXPECT_EQ(at(made, "/type"), "0");
    EXPECT_EQ(at(made, "/typeDescription"), "User");
    EXPECT_EQ(at(made, "/_embedded/roles/0/name"), "User");
    const auto path = "/admin/users/" + at(made, "/uuid");
    EXPECT_EQ(made.headers.value_or("location", ""), "http://broker" + path);
    EXPECT_EQ(ask("PUT", path + "/roles", fmt::format(R"({{"roles":["{}"]}})", domain::kViewerRole))
                  .status,
              204);
    EXPECT_EQ(at(ask("GET", path), "/_embedded/roles/0/name"), "Viewer");
    EXPECT_EQ(at(ask("PUT", path + "/role/admin"), "/_embedded/roles/1/name"), "Administrator");
    EXPECT_EQ(at(ask("GET", path), "/_embedded/roles/1/name"), "Administrator");
    EXPECT_EQ(at(ask("DELETE", path + "/role/admin"), "/_embedded/roles/1/name"), "(nothing)");
    EXPECT_EQ(at(ask("PUT", path + "/roles", R"({"roles":["a-role"]})"), "/errors/roles/0"),
              "must be UUIDs of roles, as GET /admin/roles lists them: 'a-role' is none");
    EXPECT_EQ(ask("PUT", path, R"({"password":"a long password","active":true})").status, 200);
    EXPECT_EQ(as(basic("bob@example.org", "a long password"), "GET", "/user").status, 200);
    EXPECT_EQ(ask("PUT", path, R"({"active":false})").status, 200);
    EXPECT_EQ(as(basic("bob@example.org", "a long password"), "GET", "/user").status, 401);
    EXPECT_EQ(at(ask("GET", "/admin/users?active=false"), "/users/0/email"), "bob@example.org");
    EXPECT_EQ(at(ask("GET", "/admin/users?q=bob&page=1&size=1"), "/page/totalElements"), "1");
    EXPECT_EQ(ask("DELETE", path).status, 204);
    EXPECT_EQ(ask("GET", path).status, 404);
    EXPECT_EQ(ask("DELETE", "/admin/users/" + ann_).status, 409);
    EXPECT_EQ(ask("DELETE", "/admin/users/" + ann_ + "/role/admin").status, 403);
}

TEST_F(WithUsers, who_has_a_password_changes_it) {
    begin();
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    const auto token = bearer(users_.token(bob));
    const auto change = [&](const std::string& who, std::string_view current) {
        return as(who,
                  "PUT",
                  "/user/password",
                  fmt::format(R"({{"currentPassword":"{}","password":"another long one"}})",
                              current))
            .status;
    };
    const auto old = basic("bob@example.org", support::TestUsers::password());
    EXPECT_EQ(change(token, "a guess"), 400) << "a token is not enough";
    EXPECT_EQ(as(token, "PUT", "/user/password", R"({"password":"another long one"})").status, 400);
    EXPECT_EQ(as(token,
                 "PUT",
                 "/user/password",
                 fmt::format(R"({{"currentPassword":"{}","password":"short"}})",
                             support::TestUsers::password()))
                  .status,
              400);
    const auto robot = users_.system_account("ann@example.org", domain::kAdministratorRole);
    EXPECT_EQ(change(bearer(users_.token(robot)), support::TestUsers::password()), 400)
        << "it has none, and is not Ann";
    EXPECT_EQ(as(old, "GET", "/user").status, 200);
    EXPECT_EQ(change(old, support::TestUsers::password()), 204);
    EXPECT_EQ(as(old, "GET", "/user").status, 401);
    EXPECT_EQ(as(basic("bob@example.org", "another long one"), "GET", "/user").status, 200);
    EXPECT_EQ(as(token, "GET", "/user").status, 200);
}

TEST_F(WithUsers, who_somebody_is_at_their_provider_is_kept) {
    begin();
    const auto made = ask("POST",
                          "/admin/users",
                          R"({"email":"gil@example.org","externalIdpId":"00u7",
                              "externalIdpUsername":"gil"})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(broker_.at(made, "/externalIdpId"), "00u7");
    EXPECT_EQ(broker_.at(made, "/externalIdpUsername"), "gil");
    const auto path = "/admin/users/" + broker_.at(made, "/uuid");
    EXPECT_EQ(broker_.at(ask("PUT", path, R"({"externalIdpId":"00u8"})"), "/externalIdpId"),
              "00u8");
    EXPECT_EQ(broker_.at(ask("GET", path), "/externalIdpUsername"), "gil");
    const auto taken =
        ask("POST", "/admin/users", R"({"email":"ida@example.org","externalIdpId":"00u8"})");
    EXPECT_EQ(taken.status, 400);
    EXPECT_EQ(broker_.at(taken, "/errors/externalIdpId/0"), "is already used by another user");
    EXPECT_EQ(ask("POST",
                  "/admin/users",
                  R"({"email":"ida@example.org","externalIdpUsername":"GIL"})")
                  .status,
              400);
    const auto robot = ask("POST", "/admin/system-accounts", R"({"name":"ci"})");
    EXPECT_EQ(ask("PUT",
                  "/admin/users/" + broker_.at(robot, "/uuid"),
                  R"({"externalIdpId":"00u9"})")
                  .status,
              400)
        << "a system account signs in nowhere";
}

TEST_F(WithUsers, what_is_wrong_with_a_body_is_said) {
    begin();
    for (const auto* body : {"{}",
                             R"({"email":"nobody"})",
                             R"({"email":7})",
                             R"({"email":"a@b.c","password":"short"})",
                             R"({"email":"a@b.c","password":[1]})",
                             R"({"email":"a@b.c","active":"yes"})",
                             R"({"email":"a@b.c","roles":["none"]})",
                             R"({"email":"a@b.c","roles":"x"})",
                             R"({"email":"a@b.c","roles":[{"uuid":1}]})",
                             R"({"email":"a@b.c","externalIdpId":7})",
                             R"({"email":"ann@example.org"})"}) {
        EXPECT_EQ(ask("POST", "/admin/users", body).status, 400) << body;
    }
    for (const auto* body : {"{}",
                             R"({"name":"x"})",
                             R"({"name":"x","permissions":[{"scope":"fly:*"}]})",
                             R"({"name":"Viewer","permissions":[]})"}) {
        EXPECT_EQ(ask("POST", "/admin/roles", body).status, 400) << body;
    }
    EXPECT_EQ(ask("GET", "/admin/users?active=maybe").status, 400);
    EXPECT_EQ(ask("GET", "/admin/users?userType=2").status, 400);
}

TEST_F(WithUsers, roles_are_made_changed_and_reset) {
    begin();
    const auto made =
        ask("POST",
            "/admin/roles",
            R"({"name":"Clerk","description":"d","permissions":[{"scope":"user:read:*"}]})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(at(made, "/permissions/0/scope"), "user:read:*");
    const auto path = "/admin/roles/" + at(made, "/uuid");
    const auto robot = users_.system_account("robot", at(made, "/uuid"));
    const auto its = users_.token(robot);
    EXPECT_EQ(as(bearer(its), "GET", "/admin/users").status, 200);
    EXPECT_EQ(as(bearer(its), "GET", "/admin/roles").status, 403);
    EXPECT_EQ(ask("PUT", path, R"({"name":"Clerk","permissions":["role:read:*"]})").status, 200);
    EXPECT_EQ(as(bearer(its), "GET", "/admin/users").status, 403);
    EXPECT_EQ(as(bearer(its), "GET", "/admin/roles").status, 200);
    EXPECT_EQ(ask("DELETE", path).status, 204);
    EXPECT_EQ(as(bearer(its), "GET", "/admin/roles").status, 403);
    EXPECT_EQ(ask("POST", "/admin/roles/reset").status, 200);
    EXPECT_EQ(at(ask("GET", "/admin/roles"), "/roles/0/uuid"), domain::kAdministratorRole);
    EXPECT_EQ(at(ask("GET", "/admin/permissions"), "/permissions/0/scope"), "ai:*");
    EXPECT_EQ(ask("DELETE", "/admin/roles/" + std::string(domain::kViewerRole)).status, 409);
}

class WithUsersAndSettings : public WithUsers {
  protected:
    WithUsersAndSettings()
        : WithUsers({.base_urls = {"http://broker"},
                     .authentication = {.write_user = Credentials{"writer", "w"},
                                        .read_user = Credentials{"reader", "r"},
                                        .public_heartbeat = true}}) {}
};

/// On a node that nobody else asks.
TEST_F(WithUsersAndSettings, the_first_user_is_known_with_the_first_request) {
    begin();
    EXPECT_EQ(
        as(basic("ann@example.org", support::TestUsers::password()), "GET", "/admin/users").status,
        200);
}

TEST_F(WithUsersAndSettings, those_of_the_settings_go_on_but_manage_no_others) {
    EXPECT_EQ(as(basic("writer", "w"), "GET", "/admin/users").status, 404);
    begin();
    EXPECT_EQ(as(basic("writer", "w"), "PUT", kShopPact, kEmptyContent).status, 201);
    EXPECT_EQ(as(basic("reader", "r"), "GET", "/pacticipants").status, 200);
    EXPECT_EQ(as(basic("reader", "r"), "GET", "/environments").status, 200);
    EXPECT_EQ(as(basic("reader", "r"), "PUT", kShopPact, kEmptyContent).status, 403);
    for (const auto* path : {"/admin/users", "/admin/roles", "/user", "/settings/tokens"}) {
        EXPECT_EQ(as(basic("writer", "w"), "GET", path).status, 403) << path;
        EXPECT_EQ(as(basic("reader", "r"), "GET", path).status, 403) << path;
    }
    EXPECT_EQ(as(basic("writer", "x"), "GET", "/pacticipants").status, 401);
    EXPECT_EQ(broker_.get("/diagnostic/status/heartbeat").status, 200);
    EXPECT_EQ(ask("GET", "/admin/users").status, 200);
}

}  // namespace
}  // namespace accord::broker::api
