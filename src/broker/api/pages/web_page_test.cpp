// What browsers get, and what clients of the API get at the same addresses.
#include "broker/api/pages/web_page.hpp"

#include "broker/api/routes.hpp"
#include "support/broker/busy_broker.hpp"
#include "support/broker/test_broker.hpp"
#include "support/broker/test_page.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// As Chromium asks for what somebody opens.
constexpr std::string_view kBrowser =
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,"
    "*/*;q=0.8,application/signed-exchange;v=b3;q=0.7";

/// What browsers show or save by themselves.
constexpr std::string_view kFileTypes[] = {
    "image/svg+xml", "image/png", "text/csv", "text/css", "text/javascript", "font/woff2"};

/// And what is for directories.
bool is_file(const Route& route) {
    const auto& gives = route.media.gives;
    return gives.front() == kScimJson || std::ranges::all_of(gives, [](std::string_view type) {
               return std::ranges::find(kFileTypes, type) != std::end(kFileTypes);
           });
}

class Pages : public testing::Test {
  protected:
    [[nodiscard]] http::Response ask(std::string_view target, std::string_view accept) const {
        return broker.send("GET", target, "", {{"Accept", std::string(accept)}});
    }
    [[nodiscard]] http::Response file(std::string_view name, std::string encoding) const {
        return broker.send("GET",
                           fmt::format("/ui/assets/{}", name),
                           "",
                           {{"Accept", "*/*"}, {"Accept-Encoding", std::move(encoding)}});
    }

    const TestBroker broker{Settings{.page = test_page(), .version = "1", .database_name = "D"}};
};

TEST_F(Pages, are_what_browsers_get_where_clients_get_JSON) {
    broker.put("/pacts/provider/Orders/consumer/Shop/version/1", R"({"interactions":[]})");
    for (const std::string target : {"/",
                                     "/pacticipants",
                                     "/pacticipants/Shop",
                                     "/pacts/provider/Orders/consumer/Shop/version/1",
                                     "/pacts/provider/Orders/consumer/Shop/latest",
                                     "/matrix?q[][pacticipant]=Shop",
                                     "/webhooks",
                                     "/environments",
                                     "/doc/environments"}) {
        const auto page = ask(target, kBrowser);
        EXPECT_EQ(page.status, 200) << target;
        EXPECT_THAT(page.body, StartsWith("<!doctype html>")) << target;
        EXPECT_EQ(page.headers.value_or("vary", ""), "Accept") << target;
        for (const std::string accept : {"*/*", "application/hal+json", "application/json, */*"}) {
            EXPECT_THAT(ask(target, accept).body, StartsWith("{")) << target << accept;
        }
    }
    EXPECT_THAT(ask("/events", kBrowser).body, StartsWith("<!doctype html>"));
}

TEST(EveryAddress, is_a_page_for_a_browser_unless_it_is_a_file) {
    BusyBroker broker;
    broker.let_users_in();
    for (const Route& route : routes()) {
        const bool leads_on =
            route.pattern == "/basic-sign-in" || route.pattern.starts_with("/auth/");
        if (route.method != Method::kGet || is_file(route) || leads_on) {
            continue;
        }
        const auto target =
            broker.path_of(route.pattern) + std::string(broker.query_of(route.pattern));
        const auto page = broker.send("GET", target, "", {{"Accept", std::string(kBrowser)}});
        EXPECT_EQ(page.status, 200) << target;
        EXPECT_THAT(page.body, StartsWith("<!doctype html>")) << target;
    }
}

TEST_F(Pages, are_what_browsers_get_where_clients_get_text) {
    broker.put("/pacts/provider/Orders/consumer/Shop/version/1", R"({"interactions":[]})");
    broker.put("/pacts/provider/Orders/consumer/Shop/version/2", R"({"interactions":[{}]})");
    const std::string target = "/pacts/provider/Orders/consumer/Shop/version/2/diff/version/1";
    EXPECT_THAT(ask(target, kBrowser).body, StartsWith("<!doctype html>"));
    for (const std::string accept : {"*/*", "text/plain"}) {
        const auto answer = ask(target, accept);
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.headers.value_or("content-type", ""), "text/plain;charset=utf-8");
    }
}

TEST_F(Pages, are_not_what_is_a_file_for_clients) {
    EXPECT_EQ(ask("/relationships", kBrowser).headers.value_or("content-type", ""),
              "text/csv;charset=utf-8");
    EXPECT_THAT(ask("/favicon.ico", kBrowser).body, StartsWith("<svg "));
}

TEST_F(Pages, allow_nothing_but_their_own_files) {
    const auto page = ask("/", kBrowser);
    const std::string policy(page.headers.value_or("content-security-policy", ""));
    EXPECT_THAT(policy, StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; "));
    EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
    EXPECT_EQ(page.headers.value_or("x-content-type-options", ""), "nosniff");
    EXPECT_EQ(page.headers.value_or("cache-control", ""), "no-cache");
}

TEST_F(Pages, are_told_where_they_are_and_of_whom) {
    EXPECT_THAT(
        ask("/", kBrowser).body,
        HasSubstr("<base href=\"/\" />\n    <meta name=\"accord\" content=\"{&quot;base&quot;:"
                  "&quot;http://localhost&quot;,&quot;version&quot;:&quot;1&quot;,&quot;database"
                  "&quot;:&quot;D&quot;,&quot;explorer&quot;:true}\" />"));
    const TestBroker below(
        Settings{.base_urls = {"https://host/some/broker"}, .page = test_page()});
    for (const std::string target : {"/", "/pacticipants/Shop", "/some/broker/matrix"}) {
        const auto page = below.send("GET", target, "", {{"Accept", "text/html"}});
        EXPECT_THAT(page.body, HasSubstr("<base href=\"/some/broker/\" />")) << target;
    }
}

TEST_F(Pages, tell_browsers_where_there_is_nothing) {
    const auto page = ask("/no/%3Cb%3Esuch", kBrowser);
    EXPECT_EQ(page.status, 404);
    EXPECT_THAT(page.body, StartsWith("<!doctype html>"));
    EXPECT_THAT(page.body, Not(HasSubstr("<b>")));
    for (const std::string accept : {"*/*", "application/hal+json", "application/json, */*"}) {
        const auto answer = ask("/no/such", accept);
        EXPECT_EQ(answer.status, 404);
        EXPECT_THAT(answer.body, StartsWith("{")) << accept;
    }
    const auto posted = broker.send("POST", "/no/such", "{}", {{"Accept", "text/html"}});
    EXPECT_THAT(posted.body, StartsWith("{"));
}

TEST_F(Pages, have_the_status_of_what_they_show) {
    broker.put("/pacts/provider/Orders/consumer/Shop/version/1", R"({"interactions":[]})");
    const std::string pair = "/pacts/provider/Orders/consumer/Shop";
    for (const auto& there : {std::string("/pacticipants/Shop"),
                              std::string("/pacticipants/Shop/versions/1"),
                              pair + "/latest",
                              pair + "/version/1/diff/version/1",
                              std::string("/webhooks/new"),
                              std::string("/matrix?q[][pacticipant]=Nobody"),
                              std::string("/can-i-deploy?pacticipant=Nobody")}) {
        EXPECT_EQ(ask(there, kBrowser).status, 200) << there;
    }
    for (const auto& missing : {std::string("/pacticipants/Nobody"),
                                std::string("/pacticipants/Shop/versions/2"),
                                std::string("/pacticipants/Nobody/branches/b/latest-version"),
                                pair + "/version/2",
                                pair + "/latest/no-tag",
                                pair + "/latest/verification-results/latest",
                                pair + "/version/1/diff/version/2",
                                std::string("/environments/none"),
                                std::string("/webhooks/none"),
                                std::string("/triggered-webhooks/none/logs")}) {
        const auto page = ask(missing, kBrowser);
        EXPECT_EQ(page.status, 404) << missing;
        EXPECT_THAT(page.body, StartsWith("<!doctype html>")) << missing;
        EXPECT_EQ(page.headers.value_or("vary", ""), "Accept") << missing;
        const auto answer = ask(missing, "application/hal+json, */*");
        EXPECT_EQ(answer.status, 404) << missing;
        EXPECT_THAT(answer.body, Not(StartsWith("<"))) << missing;
    }
    EXPECT_EQ(broker.send("HEAD", "/pacticipants/Nobody", "", {{"Accept", "text/html"}}).status,
              404);
    EXPECT_EQ(ask("/pacticipants/Nobody.html", "*/*").status, 404);
}

TEST_F(Pages, load_files_that_browsers_keep) {
    const auto packed = file("main-1.js", "br, gzip");
    EXPECT_EQ(packed.status, 200);
    EXPECT_EQ(packed.body, test_page().files[0].gzipped);
    EXPECT_EQ(packed.headers.value_or("content-encoding", ""), "gzip");
    EXPECT_EQ(packed.headers.value_or("content-type", ""), "text/javascript;charset=utf-8");
    EXPECT_EQ(packed.headers.value_or("cache-control", ""), "public, max-age=31536000, immutable");
    for (const std::string encoding : {"", "br", "gzip;q=0"}) {
        const auto plain = file("main-1.js", encoding);
        EXPECT_EQ(plain.body, kTestScript) << encoding;
        EXPECT_FALSE(plain.headers.has("content-encoding")) << encoding;
    }
    EXPECT_EQ(file("main-2.js", "gzip").status, 404);
    EXPECT_EQ(file("../main-1.js", "gzip").status, 404);
}

TEST_F(Pages, are_for_readers) {
    const TestBroker closed(
        Settings{.authentication = {.write_user = Credentials{"u", "p"}}, .page = test_page()});
    for (const std::string target : {"/", "/ui/assets/main-1.js", "/no/such"}) {
        const auto refusal = closed.send("GET", target, "", {{"Accept", std::string(kBrowser)}});
        EXPECT_EQ(refusal.status, 401) << target;
        EXPECT_TRUE(refusal.headers.has("www-authenticate")) << target;
        EXPECT_THAT(refusal.body, HasSubstr("<h1>Sign in</h1>")) << target;
        EXPECT_THAT(refusal.body, Not(HasSubstr("ui/assets"))) << target;
        EXPECT_EQ(closed.get(target).body, "") << target;
    }
    const auto written = closed.send("POST", "/pacticipants", "{}", {{"Accept", "text/html"}});
    EXPECT_EQ(written.body, "");
}

TEST_F(Pages, go_to_the_explorer_where_JSON_is_asked_for_as_well) {
    const auto answer = ask("/pacticipants?q=a", "text/html,application/json");
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(answer.headers.value_or("location", ""),
              "/hal-browser/browser.html#/pacticipants?q=a");
    EXPECT_EQ(ask("/hal-browser/browser.html", "text/html,application/json").status, 200);
    EXPECT_EQ(ask("/contracts/publish", "text/html,application/json").status, 405);
}

TEST(NoPage, is_told_by_a_program_without_one) {
    const TestBroker broker;
    const auto page = broker.send("GET", "/", "", {{"Accept", "text/html"}});
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("built without its page"));
}

}  // namespace
}  // namespace accord::broker::api
