// Signing in on the page: what a browser gets and sends, and what other sites can make it do.
#include "base/encoding.hpp"
#include "base/text.hpp"
#include "http/body_stream.hpp"
#include "support/broker/test_broker.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

#include <chrono>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kPlace = "/pacticipants/Shop/labels/web";

/// One browser: it keeps the cookie that it is given.
class Browser {
  public:
    explicit Browser(const TestBroker& broker, std::string name = "accord_session")
        : broker_(broker), name_(std::move(name)) {}

    http::Response ask(std::string method,
                       std::string target,
                       std::string body = "",
                       http::Headers more = {{"Sec-Fetch-Site", "same-origin"}}) {
        http::Request request{.method = std::move(method),
                              .target = std::move(target),
                              .headers = std::move(more),
                              .body = std::move(body)};
        request.headers.add("Content-Type", "application/json");
        if (!cookie.empty()) {
            request.headers.add("Cookie", name_ + "=" + cookie);
        }
        auto answer = broker_.handle(request);
        if (const auto set = answer.headers.find("set-cookie")) {
            const auto pair = set->substr(0, set->find(';'));
            EXPECT_EQ(pair.substr(0, pair.find('=')), name_);
            cookie = pair.substr(pair.find('=') + 1);
        }
        return answer;
    }
    http::Response sign_in(std::string_view email = "ann@example.org",
                           std::string_view password = support::TestUsers::password()) {
        return ask("POST",
                   "/session",
                   fmt::format(R"({{"email":"{}","password":"{}"}})", email, password));
    }
    int read() { return ask("GET", "/pacticipants").status; }
    int write(http::Headers more) { return ask("PUT", kPlace, "", std::move(more)).status; }

    std::string cookie;

  private:
    const TestBroker& broker_;
    std::string name_;
};

class SignedIn : public testing::Test {
  protected:
    explicit SignedIn(Settings settings = {.base_urls = {"http://broker"}})
        : broker_(std::move(settings)) {
        // A node that starts knows that there are users; this one was there before them.
        browser_.ask("GET", "/pacticipants", "", {{"Authorization", "Basic eDp5"}});
    }

    std::string at(const http::Response& answer, std::string_view pointer) const {
        return broker_.at(answer, pointer);
    }

    TestBroker broker_;
    support::TestUsers users_{broker_.database()};
    const std::string ann_ = users_.administrator();
    Browser browser_{broker_};
};

TEST(Session, is_nobodys_without_users) {
    const TestBroker broker;
    EXPECT_EQ(broker.get("/session").status, 404);
    EXPECT_EQ(broker.post("/session", R"({"email":"a","password":"b"})").status, 404);
    EXPECT_EQ(broker.send("DELETE", "/session").status, 404);
    const auto page = broker.send("GET", "/pacticipants", "", {{"Accept", "text/html"}});
    EXPECT_EQ(page.status, 200);
}

TEST_F(SignedIn, is_whoever_said_the_password) {
    EXPECT_EQ(browser_.read(), 401);
    const auto answer = browser_.sign_in();
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.headers.value_or("location", ""), "http://broker/session");
    EXPECT_EQ(answer.headers.value_or("cache-control", ""), "no-store");
    EXPECT_THAT(std::string(answer.headers.value_or("set-cookie", "")),
                HasSubstr("; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax"));
    EXPECT_EQ(at(answer, "/user/email"), "ann@example.org");
    EXPECT_EQ(at(answer, "/session/origin"), "password");
    EXPECT_THAT(answer.body, Not(HasSubstr(browser_.cookie))) << "scripts don't get it";
    EXPECT_EQ(browser_.read(), 200);
    EXPECT_EQ(at(browser_.ask("GET", "/user"), "/uuid"), ann_);
    const auto session = browser_.ask("GET", "/session");
    EXPECT_EQ(at(session, "/session/createdAt"), "2026-01-02T03:04:05+00:00");
    EXPECT_EQ(at(session, "/session/expiresAt"), "2026-02-01T03:04:05+00:00");
    EXPECT_EQ(session.headers.value_or("cache-control", ""), "no-store");
}

TEST_F(SignedIn, is_told_how_to_sign_in_before) {
    const auto session = browser_.ask("GET", "/session");
    EXPECT_EQ(session.status, 200);
    EXPECT_EQ(at(session, "/user"), "(nothing)");
    EXPECT_EQ(at(session, "/ways/0/name"), "password");
    EXPECT_EQ(at(session, "/ways/1"), "(nothing)");
}

TEST_F(SignedIn, is_nobody_who_is_wrong_in_whichever_way) {
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    users_.change(bob, {.active = false});
    users_.system_account("robot@example.org", domain::kCiCdRole);
    const auto wrong = browser_.sign_in("ann@example.org", "not the password");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(wrong.headers.value_or("content-type", ""), "application/problem+json;charset=utf-8");
    EXPECT_EQ(wrong.headers.value_or("www-authenticate", ""), "Bearer")
        << "the browser does not ask by itself";
    EXPECT_EQ(at(wrong, "/detail"), "The e-mail address or the password is wrong.");
    for (const auto* email :
         {"bob@example.org", "nobody@example.org", "robot@example.org", "no address", "' or 1=1"}) {
        const auto answer = browser_.sign_in(email);
        EXPECT_EQ(answer.status, 401) << email;
        EXPECT_EQ(answer.body, wrong.body) << email;
        EXPECT_EQ(answer.headers, wrong.headers) << email;
    }
    EXPECT_EQ(browser_.cookie, "");
    for (const auto* body : {"{}",
                             "[]",
                             R"({"email":"ann@example.org"})",
                             R"({"email":"ann@example.org","password":""})",
                             R"({"email":"ann@example.org","password":7})",
                             R"({"email":["ann@example.org"],"password":"x"})"}) {
        EXPECT_EQ(browser_.ask("POST", "/session", body).status, 400) << body;
    }
}

TEST_F(SignedIn, is_held_up_who_guesses) {
    for (int i = 0; i < service::SignInLimit::kGuessesAtOnce; ++i) {
        EXPECT_EQ(browser_.sign_in("ann@example.org", "a wrong guess").status, 401);
    }
    const auto refused = browser_.sign_in("ann@example.org", "a wrong guess");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.headers.value_or("retry-after", ""), "6");
    EXPECT_EQ(browser_.sign_in().status, 429) << "the right one has to wait as well";
}

TEST_F(SignedIn, has_another_session_after_each_sign_in) {
    browser_.cookie = std::string(43, 'a');
    EXPECT_EQ(browser_.sign_in().status, 201);
    EXPECT_NE(browser_.cookie, std::string(43, 'a'));
    auto before = browser_;
    EXPECT_EQ(browser_.sign_in().status, 201);
    EXPECT_EQ(browser_.read(), 200);
    EXPECT_EQ(before.read(), 401) << "the one before has ended";
}

TEST_F(SignedIn, is_nobody_with_what_is_no_session) {
    for (const auto& cookie : {std::string("x"),
                               std::string(43, 'a'),
                               std::string(60'000, 'a'),
                               std::string("\xff\xfe"),
                               users_.token(ann_)}) {
        browser_.cookie = cookie;
        EXPECT_EQ(browser_.read(), 401) << cookie.substr(0, 80);
    }
}

TEST_F(SignedIn, says_who_it_is_by_what_is_said_openly_first) {
    browser_.sign_in();
    EXPECT_EQ(browser_.ask("GET", "/pacticipants", "", {{"Authorization", "Bearer x"}}).status, 401)
        << "no session in place of a token that is wrong";
    const auto bob = users_.token(users_.user("bob@example.org", domain::kViewerRole));
    const auto user = browser_.ask("GET", "/user", "", {{"Authorization", "Bearer " + bob}});
    EXPECT_EQ(at(user, "/email"), "bob@example.org");
}

TEST_F(SignedIn, changes_something_from_the_own_page_alone) {
    ASSERT_EQ(browser_.sign_in().status, 201);
    EXPECT_EQ(browser_.write({{"Sec-Fetch-Site", "same-origin"}}), 201);
    EXPECT_EQ(browser_.write({{"Origin", "http://broker"}}), 200);
    const http::Headers others[] = {
        {},
        {{"Sec-Fetch-Site", "cross-site"}},
        {{"Sec-Fetch-Site", "same-site"}},
        {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "http://broker"}},
        {{"Origin", "null"}},
        {{"Origin", "https://broker"}},
        {{"Origin", "http://broker:8080"}},
        {{"Origin", "http://evil.broker"}},
        {{"Origin", "http://evil.org"}},
        {{"Referer", "http://broker/"}},
    };
    for (const auto& fields : others) {
        for (const std::string method : {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
            const auto answer = browser_.ask(method, kPlace, "{}", fields);
            EXPECT_EQ(answer.status, 403) << method;
            EXPECT_EQ(answer.headers.value_or("content-type", ""),
                      "application/problem+json;charset=utf-8");
            EXPECT_THAT(answer.body, HasSubstr("Neither Sec-Fetch-Site nor Origin says"));
        }
        EXPECT_EQ(browser_.ask("GET", "/pacticipants", "", fields).status, 200)
            << "to read changes nothing";
        EXPECT_EQ(browser_.ask("DELETE", "/session", "", fields).status, 403);
    }
    const auto form = browser_.ask("POST",
                                   "/webhooks",
                                   "a=b",
                                   {{"Content-Type", "application/x-www-form-urlencoded"},
                                    {"Origin", "http://evil.org"},
                                    {"Sec-Fetch-Site", "cross-site"},
                                    {"Accept", "text/html"}});
    EXPECT_EQ(form.status, 403);
    const auto token = "Bearer " + users_.token(ann_);
    EXPECT_EQ(browser_.write({{"Authorization", token}}), 200) << "no browser sends that by itself";
}

TEST_F(SignedIn, is_not_whom_another_site_wants_it_to_be) {
    const auto body = fmt::format(R"({{"email":"ann@example.org","password":"{}"}})",
                                  support::TestUsers::password());
    for (const auto& [name, value] : {std::pair{"Origin", "http://evil.org"},
                                      std::pair{"Origin", "null"},
                                      std::pair{"Sec-Fetch-Site", "cross-site"}}) {
        EXPECT_EQ(browser_.ask("POST", "/session", body, {{name, value}}).status, 403) << value;
    }
    EXPECT_EQ(browser_.cookie, "");
    EXPECT_EQ(browser_.ask("POST", "/session", body, {}).status, 201) << "a program may";
}

TEST_F(SignedIn, ends_when_somebody_signs_out) {
    browser_.sign_in();
    auto other_tab = browser_;
    EXPECT_EQ(other_tab.read(), 200);
    const auto answer = browser_.ask("DELETE", "/session");
    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.headers.value_or("set-cookie", ""),
              "accord_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    EXPECT_EQ(other_tab.read(), 401);
    EXPECT_EQ(browser_.read(), 401);
    EXPECT_EQ(browser_.ask("DELETE", "/session").status, 204) << "as often as one likes";
}

TEST_F(SignedIn, sees_its_sessions_and_ends_them) {
    Browser phone(broker_);
    phone.sign_in();
    browser_.sign_in();
    const auto list = browser_.ask("GET", "/user/sessions");
    EXPECT_EQ(at(list, "/_embedded/sessions/0/current"), "true");
    EXPECT_EQ(at(list, "/_embedded/sessions/1/current"), "false");
    EXPECT_EQ(at(list, "/_embedded/sessions/2"), "(nothing)");
    const auto path = "/user/sessions/" + at(list, "/_embedded/sessions/1/uuid");
    EXPECT_EQ(at(list, "/_embedded/sessions/1/_links/self/href"), "http://broker" + path);
    EXPECT_EQ(browser_.ask("DELETE", path).status, 204);
    EXPECT_EQ(browser_.ask("DELETE", path).status, 404);
    EXPECT_EQ(phone.read(), 401);
    EXPECT_EQ(browser_.read(), 200);
    phone.sign_in();
    EXPECT_EQ(browser_.ask("DELETE", "/user/sessions").status, 204);
    EXPECT_EQ(browser_.cookie, "");
    EXPECT_EQ(phone.read(), 401);
}

TEST_F(SignedIn, is_not_whose_sessions_an_administrator_ends) {
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    Browser his(broker_);
    his.sign_in("bob@example.org");
    EXPECT_EQ(his.ask("DELETE", "/admin/users/" + ann_ + "/sessions").status, 403);
    EXPECT_EQ(his.read(), 200);
    browser_.sign_in();
    EXPECT_EQ(browser_.ask("DELETE", "/admin/users/" + bob + "/sessions").status, 204);
    EXPECT_EQ(browser_.ask("DELETE", "/admin/users/nobody/sessions").status, 404);
    EXPECT_EQ(his.read(), 401);
    EXPECT_EQ(browser_.read(), 200);
}

TEST_F(SignedIn, stays_so_with_another_session_after_a_change_of_the_own_password) {
    Browser phone(broker_);
    phone.sign_in();
    browser_.sign_in();
    auto before = browser_;
    const auto changed =
        browser_.ask("PUT",
                     "/user/password",
                     fmt::format(R"({{"currentPassword":"{}","password":"another long one"}})",
                                 support::TestUsers::password()));
    EXPECT_EQ(changed.status, 204) << changed.body;
    EXPECT_EQ(browser_.read(), 200);
    EXPECT_NE(browser_.cookie, before.cookie);
    EXPECT_EQ(before.read(), 401);
    EXPECT_EQ(phone.read(), 401);
}

TEST_F(SignedIn, is_nobody_at_once_when_the_account_is_disabled_elsewhere) {
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    browser_.sign_in("bob@example.org");
    const http::Request request{.target = "/pacts/latest",
                                .headers = {{"Cookie", "accord_session=" + browser_.cookie}}};
    ASSERT_EQ(broker_.handle(request).status, 200);
    ASSERT_TRUE(broker_.handled_and_given_again(request)) << "as kept as with a token";
    users_.change(bob, {.active = false});
    EXPECT_FALSE(broker_.given_again(request));
    EXPECT_EQ(broker_.handle(request).status, 401);
}

TEST_F(SignedIn, is_nobody_when_the_time_is_over) {
    browser_.sign_in();
    broker_.clock().advance(std::chrono::days(7) - std::chrono::seconds(1));
    EXPECT_EQ(browser_.read(), 200);
    broker_.clock().advance(std::chrono::days(7));
    EXPECT_EQ(browser_.read(), 401);
}

TEST_F(SignedIn, is_sent_to_sign_in_where_a_page_is_opened) {
    const auto open = [&](std::string target) {
        const auto answer = browser_.ask("GET", std::move(target), "", {{"Accept", "text/html"}});
        EXPECT_FALSE(answer.headers.has("www-authenticate"));
        EXPECT_EQ(answer.status, 303);
        return std::string(answer.headers.value_or("location", ""));
    };
    EXPECT_EQ(open("/"), "/sign-in");
    EXPECT_EQ(open("/pacticipants"), "/sign-in?to=%2Fpacticipants");
    EXPECT_EQ(open("/matrix?q[][pacticipant]=A%26B&x=/"),
              "/sign-in?to=%2Fmatrix%3Fq%5B%5D%5Bpacticipant%5D%3DA%2526B%26x%3D%2F");
    EXPECT_EQ(open("/no/such"), "/sign-in?to=%2Fno%2Fsuch");
    EXPECT_EQ(browser_.ask("GET", "//evil.org/", "", {{"Accept", "text/html"}}).status, 404);
    EXPECT_THAT(open("/https:evil.org"), StartsWith("/sign-in?to=%2Fhttps"));
    const auto page = browser_.ask("GET", "/sign-in?to=//evil.org", "", {{"Accept", "text/html"}});
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(std::string(page.headers.value_or("content-security-policy", "")),
                HasSubstr("frame-ancestors 'none'"));
    browser_.sign_in();
    EXPECT_EQ(browser_.ask("GET", "/pacticipants", "", {{"Accept", "text/html"}}).status, 200);
}

TEST_F(SignedIn, sees_the_page_say_which_permission_is_missing) {
    users_.user("bob@example.org", domain::kCiCdRole);
    browser_.sign_in("bob@example.org");
    const auto page = browser_.ask("GET", "/admin/users", "", {{"Accept", "text/html"}});
    EXPECT_EQ(page.status, 403);
    EXPECT_THAT(page.body, HasSubstr("built without its page")) << "as all pages of this broker";
    const auto why = browser_.ask("GET", "/admin/users");
    EXPECT_EQ(at(why, "/missing_permissions/0"), "user:read:*");
}

TEST_F(SignedIn, is_asked_by_no_dialog_of_the_browser_while_a_page_is_open) {
    const auto asked_with = [&](http::Headers headers) {
        const auto answer = browser_.ask("GET", "/pacticipants", "", std::move(headers));
        EXPECT_EQ(answer.status, 401);
        std::string ways;
        for (const auto& [name, value] : answer.headers) {
            if (equal_ignoring_case(name, "www-authenticate")) {
                ways += value + ";";
            }
        }
        return ways;
    };
    EXPECT_EQ(asked_with({}), "Basic realm=\"Restricted area\";Bearer;") << "as ever for clients";
    EXPECT_EQ(asked_with({{"Sec-Fetch-Mode", "cors"}}), "Bearer;");
    EXPECT_EQ(asked_with({{"Sec-Fetch-Mode", "same-origin"}}), "Bearer;");
    EXPECT_EQ(asked_with({{"X-Requested-With", "XMLHttpRequest"}}), "Bearer;");
    EXPECT_EQ(asked_with({{"Accept", "text/html"}, {"Authorization", "Basic eDp5"}}),
              "Basic realm=\"Restricted area\";Bearer;")
        << "whom the browser has asked already it asks again";
}

class SignedInOverTls : public SignedIn {
  protected:
    SignedInOverTls() : SignedIn({.base_urls = {"https://broker"}}) {}
    Browser safe_{broker_, "__Host-accord_session"};
};

TEST_F(SignedInOverTls, has_a_cookie_that_no_neighbour_can_set) {
    const auto answer = safe_.sign_in();
    EXPECT_THAT(std::string(answer.headers.value_or("set-cookie", "")),
                HasSubstr("; HttpOnly; SameSite=Lax; Secure"));
    EXPECT_EQ(safe_.read(), 200);
    browser_.cookie = safe_.cookie;
    EXPECT_EQ(browser_.read(), 401) << "not under the other name";
    EXPECT_EQ(safe_.write({{"Origin", "http://broker"}, {"Host", "broker"}}), 403);
    EXPECT_EQ(safe_.write({{"Origin", "https://broker"}, {"Host", "broker"}}), 201);
}

class SignedInBelowAPath : public SignedIn {
  protected:
    SignedInBelowAPath() : SignedIn({.base_urls = {"https://host/pact"}}) {}
};

TEST_F(SignedInBelowAPath, stays_below_it) {
    const auto answer = browser_.sign_in();
    EXPECT_THAT(std::string(answer.headers.value_or("set-cookie", "")), HasSubstr("; Path=/pact;"));
    EXPECT_EQ(browser_.ask("GET", "/pact/pacticipants").status, 200);
    EXPECT_EQ(browser_.ask("DELETE", "/pact/session").status, 204);
    const auto opened =
        browser_.ask("GET", "/pact/pacticipants?a=b", "", {{"Accept", "text/html"}});
    EXPECT_EQ(opened.headers.value_or("location", ""), "/pact/sign-in?to=%2Fpacticipants%3Fa%3Db");
}

class SignedInWithSettings : public SignedIn {
  protected:
    SignedInWithSettings()
        : SignedIn({.base_urls = {"http://broker"},
                    .authentication = {.write_user = Credentials{"writer", "w"}}}) {}
};

TEST_F(SignedInWithSettings, may_be_one_of_them_whom_the_browser_asks) {
    const auto session = browser_.ask("GET", "/session");
    EXPECT_EQ(at(session, "/ways/1/name"), "basic");
    EXPECT_EQ(at(session, "/ways/1/_links/self/href"), "http://broker/basic-sign-in");
    const auto asked = browser_.ask("GET", "/basic-sign-in", "", {{"Accept", "text/html"}});
    EXPECT_EQ(asked.status, 401);
    EXPECT_EQ(asked.headers.value_or("www-authenticate", ""), "Basic realm=\"Restricted area\"");
    const auto writer = "Basic " + base64_encode("writer:w");
    const auto done = browser_.ask(
        "GET", "/basic-sign-in", "", {{"Accept", "text/html"}, {"Authorization", writer}});
    EXPECT_EQ(done.status, 303);
    EXPECT_EQ(done.headers.value_or("location", ""), "/");
    const auto as_writer = browser_.ask("GET", "/session", "", {{"Authorization", writer}});
    EXPECT_EQ(at(as_writer, "/user/name"), "writer");
    EXPECT_EQ(at(as_writer, "/session"), "(nothing)");
}

TEST_F(SignedIn, watches_no_longer_than_the_session_lasts) {
    browser_.sign_in();
    broker_.clock().advance(std::chrono::days(7) - std::chrono::hours(1));
    for (int week = 1; week <= 4; ++week) {
        ASSERT_EQ(browser_.read(), 200) << week;
        broker_.clock().advance(std::chrono::days(week < 4 ? 7 : 2) - std::chrono::hours(1));
    }
    ASSERT_EQ(browser_.read(), 200);
    const auto stream =
        broker_.stream_of({.target = "/events",
                           .headers = {{"Accept", "text/event-stream"},
                                       {"Cookie", "accord_session=" + browser_.cookie}}});
    ASSERT_TRUE(stream);
    EXPECT_EQ(stream->options().ends_after, std::chrono::hours(5)) << "30 days after it began";
}

TEST_F(SignedIn, watches_as_who_it_is) {
    browser_.sign_in();
    const auto watch = [&] {
        return browser_.ask("GET", "/events", "", {{"Accept", "text/event-stream"}}).status;
    };
    EXPECT_EQ(browser_.read(), 200);
    EXPECT_EQ(watch(), 200);
    browser_.ask("DELETE", "/session");
    EXPECT_EQ(watch(), 401);
}

}  // namespace
}  // namespace accord::broker::api
