// What browsers get, and what clients of the API get at the same addresses.
#include "broker/api/pages/files/stylesheet.hpp"
#include "support/broker/test_broker.hpp"

#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view kBrowser =
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

http::Response browse(const TestBroker& broker) {
    return broker.send("GET", "/", "", {{"Accept", std::string(kBrowser)}});
}

TEST(Pages, are_for_browsers_alone) {
    const TestBroker broker;
    EXPECT_THAT(browse(broker).body, StartsWith("<!doctype html>"));
    for (const std::string accept : {"*/*", "application/hal+json", "application/json, */*"}) {
        const auto response = broker.send("GET", "/", "", {{"Accept", accept}});
        EXPECT_THAT(response.body, StartsWith("{")) << accept;
    }
}

TEST(Pages, allow_nothing_but_their_own_style) {
    const TestBroker broker;
    const auto page = browse(broker);
    const auto policy = page.headers.value_or("content-security-policy", "");
    EXPECT_THAT(std::string(policy), StartsWith("default-src 'none'; style-src 'self';"));
    EXPECT_THAT(std::string(policy), Not(HasSubstr("unsafe")));
    EXPECT_THAT(page.body, HasSubstr(stylesheet_address()));
    EXPECT_THAT(page.body, Not(HasSubstr("style=")));
}

TEST(Pages, let_browsers_keep_the_style_they_named) {
    const TestBroker broker;
    const auto cache = [&](const std::string& address) {
        const auto response = broker.send("GET", address, "", {{"Accept", "text/css,*/*;q=0.1"}});
        EXPECT_EQ(response.headers.value_or("content-type", ""), "text/css;charset=utf-8");
        return std::string(response.headers.value_or("cache-control", ""));
    };
    EXPECT_EQ(cache(stylesheet_address()), "public, max-age=31536000, immutable");
    EXPECT_EQ(cache("/css/accord.css"), "no-cache");
}

TEST(Pages, show_environments_where_nothing_is_deployed) {
    const TestBroker broker;
    broker.post("/environments", R"({"name":"live","displayName":"Live","production":true})");
    broker.put("/pacts/provider/Orders/consumer/Shop/version/1", R"({"interactions":[]})");
    EXPECT_THAT(browse(broker).body, HasSubstr(R"(<th scope="col">Live</th>)"));
    EXPECT_THAT(browse(broker).body, HasSubstr("Not deployed"));
}

TEST(Pages, have_an_icon) {
    const TestBroker broker;
    const auto icon = broker.send("GET", "/favicon.ico", "", {{"Accept", "image/*,*/*;q=0.8"}});
    EXPECT_EQ(icon.status, 200);
    EXPECT_THAT(std::string(icon.headers.value_or("content-type", "")),
                StartsWith("image/svg+xml"));
    EXPECT_THAT(icon.body, StartsWith("<svg "));
}

TEST(Pages, say_to_browsers_where_there_is_nothing) {
    const TestBroker broker;
    const auto page =
        broker.send("GET", "/no/%3Cb%3Esuch", "", {{"Accept", std::string(kBrowser)}});
    EXPECT_EQ(page.status, 404);
    EXPECT_EQ(page.headers.value_or("content-type", ""), "text/html;charset=utf-8");
    EXPECT_THAT(page.body, HasSubstr("<h1>Not found</h1>"));
    EXPECT_THAT(page.body, Not(HasSubstr("<b>")));
    EXPECT_THAT(page.body, HasSubstr(R"(<a href="/">All integrations</a>)"));
    EXPECT_TRUE(page.headers.has("content-security-policy"));
    for (const std::string accept : {"*/*", "application/hal+json", "application/json, */*"}) {
        const auto answer = broker.send("GET", "/no/such", "", {{"Accept", accept}});
        EXPECT_EQ(answer.status, 404);
        EXPECT_THAT(answer.body, StartsWith("{")) << accept;
    }
    const auto posted = broker.send("POST", "/no/such", "{}", {{"Accept", "text/html"}});
    EXPECT_THAT(posted.body, StartsWith("{"));
}

TEST(Pages, have_no_other_files_under_css) {
    const TestBroker broker;
    EXPECT_EQ(broker.get("/css/other.css").status, 404);
    EXPECT_EQ(broker.get("/css/a/accord.css").status, 404);
}

}  // namespace
}  // namespace accord::broker::api
