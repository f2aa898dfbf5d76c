// Who is invited, or has lost a password, sets one by a link, once.
#include "support/broker/test_broker.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::StartsWith;

class Invitations : public testing::Test {
  protected:
    Invitations() : ann_(users_.administrator()) {
        broker_.sign_in("Bearer " + users_.token(ann_));
    }

    http::Response as(const std::string& token,
                      std::string_view target,
                      std::string_view body = "{}") const {
        return broker_.send("POST", target, body, {{"Authorization", "Bearer " + token}});
    }
    /// What is behind the # of a link.
    static std::string value_of(const std::string& url) {
        EXPECT_THAT(url, StartsWith("http://broker/set-password#"));
        return url.substr(url.find('#') + 1);
    }
    std::string invite(std::string_view email = "bob@example.org") const {
        return value_of(broker_.at(
            broker_.post("/admin/users/invite-user", fmt::format(R"({{"email":"{}"}})", email)),
            "/invitation/url"));
    }
    std::string link_of(const std::string& user) const {
        return value_of(
            broker_.at(broker_.post("/admin/users/" + user + "/password-link"), "/url"));
    }
    int set(const std::string& value, std::string_view password = "a password of mine") const {
        http::Request request{
            .method = "POST",
            .target = "/set-password",
            .headers = {{"Content-Type", "application/json"}},
            .body = fmt::format(R"({{"token":"{}","password":"{}"}})", value, password)};
        return broker_.handle(request).status;
    }
    int sign_in(std::string_view email, std::string_view password = "a password of mine") const {
        http::Request request{
            .method = "POST",
            .target = "/session",
            .headers = {{"Content-Type", "application/json"}},
            .body = fmt::format(R"({{"email":"{}","password":"{}"}})", email, password)};
        return broker_.handle(request).status;
    }

    TestBroker broker_;
    support::TestUsers users_{broker_.database()};
    std::string ann_;
};

TEST_F(Invitations, make_a_user_who_sets_a_password_once) {
    const auto answer = broker_.post("/admin/users/invite-user",
                                     R"({"email":"bob@example.org","name":"Bob","active":true})");
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.headers.value_or("cache-control", ""), "no-store");
    EXPECT_EQ(broker_.at(answer, "/name"), "Bob");
    EXPECT_EQ(broker_.at(answer, "/invitation/expiresAt"), "2026-01-09T03:04:05+00:00");
    const auto value = value_of(broker_.at(answer, "/invitation/url"));
    EXPECT_EQ(sign_in("bob@example.org"), 401);
    EXPECT_EQ(set(value), 204);
    EXPECT_EQ(sign_in("bob@example.org"), 201);
    EXPECT_EQ(set(value, "another password of mine"), 404) << "once";
    EXPECT_EQ(sign_in("bob@example.org"), 201);
}

TEST_F(Invitations, of_several_are_all_made_or_none) {
    const auto both = broker_.post(
        "/admin/users/invite-users",
        R"({"users":[{"email":"bob@example.org","name":"Bob"},{"email":"eve@example.org"}]})");
    EXPECT_EQ(both.status, 201);
    EXPECT_EQ(set(value_of(broker_.at(both, "/users/1/invitation/url"))), 204);
    EXPECT_EQ(broker_
                  .post("/admin/users/invite-users",
                        R"({"users":[{"email":"zoe@example.org"},{"email":"eve@example.org"}]})")
                  .status,
              400)
        << "who has a password";
    EXPECT_EQ(broker_.at(broker_.get("/admin/users?q=zoe"), "/users"), "[]");
    for (const auto* body : {"{}",
                             R"({"users":[]})",
                             R"({"users":["bob@example.org"]})",
                             R"({"users":[{"email":"no address"}]})",
                             R"({"users":[{"name":"Bob"}]})"}) {
        EXPECT_EQ(broker_.post("/admin/users/invite-users", body).status, 400) << body;
    }
}

TEST_F(Invitations, once_more_replace_the_link) {
    const auto first = invite();
    const auto second = invite();
    EXPECT_EQ(set(first), 404);
    EXPECT_EQ(set(second), 204);
}

TEST_F(Invitations, end_after_a_week_and_with_the_account) {
    const auto value = invite();
    const auto bob = broker_.at(broker_.get("/admin/users?q=bob"), "/users/0/uuid");
    users_.change(bob, {.active = false});
    EXPECT_EQ(set(value), 404);
    users_.change(bob, {.active = true});
    broker_.clock().advance(std::chrono::days(7));
    EXPECT_EQ(set(value), 404);
}

TEST_F(Invitations, ask_for_a_password_that_will_do) {
    const auto value = invite();
    EXPECT_EQ(set(value, "short"), 400);
    EXPECT_EQ(set("", "a password of mine"), 400);
    EXPECT_EQ(set(value + "x"), 404);
    EXPECT_EQ(set(value), 204);
}

TEST_F(Invitations, are_no_way_to_become_somebody_who_may_more) {
    const auto manager = users_.token(users_.user("eve@example.org", domain::kUserRole));
    EXPECT_EQ(as(manager, "/admin/users/" + ann_ + "/password-link").status, 403);
    EXPECT_EQ(as(manager, "/admin/users/invite-user", R"({"email":"x@example.org"})").status, 403);
    const auto robot = users_.system_account("robot", domain::kCiCdRole);
    EXPECT_EQ(broker_.post("/admin/users/" + robot + "/password-link").status, 400);
    EXPECT_EQ(broker_.post("/admin/users/nobody/password-link").status, 404);
}

TEST_F(Invitations, set_a_lost_password_anew_and_end_what_was_begun_with_it) {
    const auto bob = users_.user("bob@example.org", domain::kUserRole);
    const auto value = link_of(bob);
    EXPECT_EQ(sign_in("bob@example.org", support::TestUsers::password()), 201)
        << "the old one is good until then";
    EXPECT_EQ(set(value), 204);
    EXPECT_EQ(sign_in("bob@example.org", support::TestUsers::password()), 401);
    EXPECT_EQ(sign_in("bob@example.org"), 201);
}

TEST_F(Invitations, are_used_from_the_own_page_alone) {
    http::Request request{
        .method = "POST",
        .target = "/set-password",
        .headers = {{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "cross-site"}},
        .body = fmt::format(R"({{"token":"{}","password":"a password of mine"}})", invite())};
    EXPECT_EQ(broker_.handle(request).status, 403);
}

}  // namespace
}  // namespace accord::broker::api
