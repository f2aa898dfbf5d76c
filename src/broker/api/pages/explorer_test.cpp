// Pages beside the overview: relations explained, the explorer, a pact, and the ways from old
// pages.
#include "base/text.hpp"
#include "broker/api/documentation/relations.hpp"
#include "support/broker/test_broker.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

http::Response look_at(const TestBroker& broker,
                       std::string_view target,
                       std::string_view accept = "text/html,*/*;q=0.8") {
    return broker.send("GET", target, "", {{"Accept", std::string(accept)}});
}

std::string location_of(const http::Response& response) {
    return std::string(response.headers.value_or("location", ""));
}

TEST(RelationPages, say_what_a_relation_leads_to) {
    const TestBroker broker;
    const auto page = look_at(broker, "/doc/publish-pact?context=index");
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.headers.value_or("content-type", ""), "text/html;charset=utf-8");
    EXPECT_THAT(page.body, HasSubstr("<h1>Publish a pact</h1>"));
    EXPECT_THAT(page.body, HasSubstr("<code>allow_dangerous_contract_modification</code>"));
    EXPECT_EQ(broker.get("/doc/pb:publish-pact").body, page.body);
    EXPECT_EQ(broker.get("/doc/beta:provider-pacts-for-verification").status, 200);
}

TEST(RelationPages, have_the_parts_that_sentences_point_to) {
    const TestBroker broker;
    const auto page = broker.get("/doc/webhooks").body;
    EXPECT_THAT(page, HasSubstr(R"(<h2 id="whitelist">)"));
    EXPECT_EQ(broker.get("/doc/webhooks-webhooks").body.substr(0, 200), page.substr(0, 200));
    EXPECT_EQ(broker.get("/doc/webhooks-create").status, 200);
}

TEST(RelationPages, are_404_for_what_nobody_knows) {
    const TestBroker broker;
    const auto page = look_at(broker, "/doc/%3Cscript%3E");
    EXPECT_EQ(page.status, 404);
    EXPECT_THAT(page.body, HasSubstr("&lt;script&gt;"));
    EXPECT_THAT(page.body, HasSubstr("/hal-browser/browser.html#/"));
}

TEST(RelationTexts, keep_to_their_form) {
    for (const auto table : {pact_relations(),
                             pact_list_relations(),
                             pacticipant_relations(),
                             decision_relations(),
                             webhook_relations()}) {
        for (const auto& [relation, title, text] : table) {
            EXPECT_FALSE(title.empty()) << relation;
            EXPECT_EQ(std::ranges::count(text, '`') % 2, 0) << relation;
            for (const auto line : split(text, '\n')) {
                EXPECT_TRUE(!line.starts_with("## ") || line.find(' ', 3) != line.npos) << line;
            }
            EXPECT_EQ(find_relation(relation)->text, text) << relation << " is there twice";
        }
    }
}

TEST(Explorer, runs_its_own_script_and_nothing_else) {
    const TestBroker broker;
    const auto page = look_at(broker, "/hal-browser/browser.html");
    EXPECT_EQ(page.status, 200);
    const std::string policy(page.headers.value_or("content-security-policy", ""));
    EXPECT_THAT(policy, HasSubstr("script-src 'self'; connect-src 'self'"));
    EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
    EXPECT_THAT(page.body, Not(HasSubstr("style=")));
    EXPECT_THAT(page.body, Not(HasSubstr("onclick")));
    const auto script = look_at(broker, "/hal-browser/explorer.js", "*/*");
    EXPECT_EQ(script.headers.value_or("content-type", ""), "text/javascript;charset=utf-8");
    EXPECT_THAT(script.body, Not(HasSubstr("innerHTML")));
    EXPECT_EQ(broker.get("/hal-browser/other.js").status, 404);
}

TEST(Explorer, works_below_a_path) {
    const TestBroker broker(Settings{.base_urls = {"https://host/some/broker"}});
    const auto page = look_at(broker, "/hal-browser/browser.html").body;
    EXPECT_THAT(page, HasSubstr(R"(data-base="/some/broker")"));
    EXPECT_THAT(page, HasSubstr(R"(src="/some/broker/hal-browser/explorer.js?)"));
}

TEST(Explorer, is_where_browsers_that_ask_for_JSON_go) {
    const TestBroker broker;
    const auto answer = look_at(broker, "/pacticipants?q=a", "text/html,application/json");
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(location_of(answer), "/hal-browser/browser.html#/pacticipants?q=a");
    EXPECT_NE(look_at(broker, "/pacticipants", "application/json,text/html").status, 303);
    for (const auto* page : {"/hal-browser/browser.html", "/doc/publish-pact?context=index"}) {
        EXPECT_EQ(look_at(broker, page, "text/html,application/json").status, 200) << page;
    }
    EXPECT_EQ(look_at(broker, "/contracts/publish", "text/html,application/json").status, 405);
}

TEST(OldPages, lead_to_those_that_there_are) {
    const TestBroker broker;
    broker.put("/pacticipants/Shop/versions/1");
    EXPECT_EQ(location_of(look_at(broker, "/ui/relationships")), "/");
    EXPECT_EQ(location_of(look_at(broker, "/pacticipants/Shop")),
              "/hal-browser/browser.html#/pacticipants/Shop");
    EXPECT_EQ(location_of(look_at(broker, "/matrix?q[][pacticipant]=Shop")),
              "/hal-browser/browser.html#/matrix?q[][pacticipant]=Shop");
    for (const std::string accept : {"*/*", "application/hal+json, */*", "text/plain"}) {
        EXPECT_NE(look_at(broker, "/matrix?q[][pacticipant]=Shop", accept).status, 302) << accept;
    }
    EXPECT_EQ(look_at(broker, "/pacticipants/Shop", "*/*").status, 200);
}

constexpr std::string_view kShopPact = "/pacts/provider/Orders/consumer/Shop/version/1";

TEST(PactPage, shows_interactions_and_lets_nothing_become_markup) {
    const TestBroker broker;
    broker.put(kShopPact,
               R"({"interactions":[{"description":"<b>all</b>","providerStates":[{"name":"some",)"
               R"("params":{"a":1}}],"request":{"method":"GET","path":"/<i>"},)"
               R"("response":{"status":200}}]})");
    const auto page = look_at(broker, kShopPact);
    EXPECT_EQ(page.headers.value_or("content-type", ""), "text/html;charset=utf-8");
    EXPECT_THAT(page.body, HasSubstr("<h1>Pact between Shop and Orders</h1>"));
    EXPECT_THAT(page.body, HasSubstr("<h2>&lt;b&gt;all&lt;/b&gt;</h2>"));
    EXPECT_THAT(page.body, HasSubstr("Given some {&quot;a&quot;:1}"));
    EXPECT_THAT(page.body, HasSubstr("<h3>Response</h3>"));
    EXPECT_THAT(page.body, Not(HasSubstr("<i>")));
    EXPECT_THAT(std::string(page.headers.value_or("content-security-policy", "")),
                StartsWith("default-src 'none'"));
}

TEST(PactPage, shows_messages_and_what_it_does_not_know) {
    const TestBroker broker;
    broker.put(kShopPact, R"({"messages":[{"description":"a thing","contents":{"a":1}}, {}]})");
    EXPECT_THAT(look_at(broker, kShopPact).body, HasSubstr("<h3>Contents</h3>"));
    broker.put("/pacts/provider/Orders/consumer/Shop/version/2", R"({"other":{"<a>":1}})");
    const auto page = look_at(broker, "/pacts/provider/Orders/consumer/Shop/version/2").body;
    EXPECT_THAT(page, HasSubstr("This pact has a form that is not known here."));
    EXPECT_THAT(page, HasSubstr("&lt;a&gt;"));
}

TEST(PactPage, is_for_browsers_alone) {
    const TestBroker broker;
    broker.put(kShopPact, R"({"interactions":[]})");
    for (const std::string accept : {"*/*", "application/hal+json, application/json, */*"}) {
        EXPECT_THAT(look_at(broker, kShopPact, accept).body, StartsWith("{")) << accept;
    }
}

}  // namespace
}  // namespace accord::broker::api
