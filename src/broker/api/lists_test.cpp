// Lists for pages, over HTTP: their whole answers as approval files, how they go on, and what they
// refuse.
#include "base/encoding.hpp"
#include "support/approval.hpp"
#include "support/broker/ordered_events.hpp"
#include "support/broker/test_broker.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Strings = std::vector<std::string>;

/// Three consumers of Orders: Shop works and has a newer pact that fails, Till fails where it runs,
/// nobody verified Kiosk's. Each step takes a second.
class ListedStory {
  public:
    ListedStory() {
        for (const std::string name : {"Shop", "Till", "Kiosk", "Orders"}) {
            tell("POST",
                 "/pacticipants",
                 fmt::format(
                     R"({{"name":"{}","displayName":"The {}","mainBranch":"main"}})", name, name));
        }
        publish("Shop", "1", "main", "orders are listed");
        verify("Shop", "1", "o1", true);
        publish("Shop", "2", "feat", "orders are made");
        verify("Shop", "2", "o1", false);
        publish("Till", "1", "main", "orders are paid");
        verify("Till", "1", "o2", false);
        publish("Kiosk", "1", "main", "orders are shown");
        tell("PUT", "/pacticipants/Till/labels/team-a");
        live = environment("live", true);
        test = environment("test", false);
        deploy("Till", "1", live);
        deploy("Orders", "o2", live);
        deploy("Shop", "1", test);
    }

    http::Response tell(std::string_view method,
                        std::string_view target,
                        std::string_view body = "{}",
                        std::initializer_list<http::Headers::Field> headers = {}) const {
        broker.clock().advance(std::chrono::seconds(1));
        return broker.send(method, target, body, headers);
    }
    void publish(std::string_view consumer,
                 std::string_view number,
                 std::string_view branch,
                 std::string_view description) const {
        const auto content = base64_encode(
            fmt::format(R"({{"interactions":[{{"description":"{}"}}]}})", description));
        const auto made =
            tell("POST",
                 "/contracts/publish",
                 fmt::format(R"({{"pacticipantName":"{0}","pacticipantVersionNumber":"{1}",)"
                             R"("branch":"{2}","tags":["{2}"],"contracts":[{{"consumerName":"{0}",)"
                             R"("providerName":"Orders","specification":"pact",)"
                             R"("contentType":"application/json","content":"{3}"}}]}})",
                             consumer,
                             number,
                             branch,
                             content));
        ASSERT_EQ(made.status, 200) << made.body;
    }
    std::string results_of(std::string_view consumer, std::string_view number) const {
        const auto pact = broker.get(
            fmt::format("/pacts/provider/Orders/consumer/{}/version/{}", consumer, number));
        return fmt::format(
            "/pacts/provider/Orders/consumer/{}/pact-version/{}"
            "/verification-results",
            consumer,
            broker.at(pact, "/_links/pb:pact-version/name"));
    }
    void verify(std::string_view consumer,
                std::string_view number,
                std::string_view provider_version,
                bool success) const {
        const auto made =
            tell("POST",
                 results_of(consumer, number),
                 fmt::format(R"({{"success":{0},"providerApplicationVersion":"{1}",)"
                             R"("buildUrl":"http://ci/{1}","verifiedBy":{{)"
                             R"("implementation":"Accord","version":"0.1"}},"testResults":[)"
                             R"({{"interactionId":"a","success":true}},)"
                             R"({{"interactionId":"b","success":{0}}}]}})",
                             success,
                             provider_version));
        ASSERT_EQ(made.status, 201) << made.body;
        tell("PUT",
             fmt::format("/pacticipants/Orders/branches/main/versions/{}", provider_version));
    }
    std::string environment(std::string_view name, bool production) const {
        return broker.at(tell("POST",
                              "/environments",
                              fmt::format(R"({{"name":"{}","production":{}}})", name, production)),
                         "/uuid");
    }
    void deploy(std::string_view name, std::string_view number, std::string_view where) const {
        tell("POST",
             fmt::format("/pacticipants/{}/versions/{}/deployed-versions/environment/{}",
                         name,
                         number,
                         where));
    }

    http::Response get(std::string_view target) const {
        return broker.send("GET", target, "", {{"Accept", "application/hal+json"}});
    }
    void approve(std::string_view file, std::string_view target) const {
        const auto answer = get(target);
        const auto body = json::parse(answer.body);
        EXPECT_APPROVED(fmt::format("broker/lists/{}.txt", file),
                        fmt::format("GET {}\n\n{}\n\n{}\n",
                                    target,
                                    answer.status,
                                    body ? json::write_pretty(*body) : answer.body));
    }
    /// What stands at a pointer in each element of a list.
    Strings each(std::string_view target, std::string_view list, std::string_view pointer) const {
        const auto answer = get(target);
        const auto body = json::parse(answer.body);
        const auto* elements = body ? json::at_pointer(*body, list) : nullptr;
        if (elements == nullptr || !elements->is_array()) {
            return {fmt::format("no list: {} {}", answer.status, answer.body)};
        }
        Strings texts;
        for (const auto& element : elements->get_array()) {
            const auto* found = json::at_pointer(element, pointer);
            texts.push_back(found == nullptr ? "(nothing)" : json::text_of(*found));
        }
        return texts;
    }
    /// The same over all parts, which have one element each.
    Strings one_by_one(std::string target, std::string_view list, std::string_view pointer) const {
        Strings texts;
        constexpr std::size_t kPartsMax = 100;
        for (std::size_t parts = 0; parts < kPartsMax; ++parts) {
            for (auto& text : each(target, list, pointer)) {
                texts.push_back(std::move(text));
            }
            EXPECT_LE(texts.size(), parts + 1) << target;
            const auto next = broker.at(get(target), "/_links/next/href");
            if (next == "(nothing)") {
                return texts;
            }
            target = next.substr(std::string_view("http://broker").size());
        }
        return {"without end"};
    }
    Strings consumers(std::string_view query) const {
        return each(fmt::format("/overview?{}", query), "/integrations", "/consumer/name");
    }
    void expect_refused(std::string_view target, std::string_view field) const {
        const auto answer = get(target);
        EXPECT_EQ(answer.status, 400) << target;
        EXPECT_NE(broker.at(answer, fmt::format("/errors/{}/0", field)), "(nothing)")
            << target << " " << answer.body;
    }

    const TestBroker broker;
    std::string live;
    std::string test;
};

TEST(Lists, refuse_sizes_and_places_that_are_none) {
    const ListedStory story;
    const std::string content = story.results_of("Shop", "1");
    const Strings lists{"/overview",
                        "/events",
                        "/environments/" + story.live + "/history",
                        "/pacts/provider/Orders/consumer/Shop/publications",
                        content,
                        "/webhooks",
                        "/webhooks/some-webhook/triggered-webhooks"};
    for (const auto& list : lists) {
        for (const auto* size : {"0", "-1", "201", "x", "1x", "1.5", "99999999999999999999"}) {
            story.expect_refused(fmt::format("{}?size={}", list, size), "size");
        }
        // Not base64; "null", "{}", "[]", "[null]" in base64; and a number that is too large.
        for (const auto* place : {"!", "bnVsbA", "e30", "W10", "W251bGxd", "WzFlOTld"}) {
            story.expect_refused(fmt::format("{}?after={}", list, place), "after");
        }
    }
}

TEST(Lists, have_the_same_answer_for_head_and_for_who_knows_it) {
    const ListedStory story;
    const auto answer = story.get("/overview");
    const auto tag = answer.headers.value_or("etag", "");
    ASSERT_NE(tag, "");
    EXPECT_EQ(story.broker.send("HEAD", "/overview").status, 200);
    EXPECT_EQ(
        story.broker.send("GET", "/overview", "", {{"If-None-Match", std::string(tag)}}).status,
        304);
}

TEST(OverviewList, is_as_approved) {
    const ListedStory story;
    story.approve("overview", "/overview?size=2");
    story.approve("overview_of_nobody", "/overview?q=nobody");
    story.approve("overview_invalid", "/overview?status=broken&sort=size&size=0&after=x");
}

TEST(OverviewList, has_what_fails_first_or_another_order) {
    const ListedStory story;
    EXPECT_THAT(story.consumers(""), ElementsAre("Till", "Shop", "Kiosk"));
    EXPECT_THAT(story.consumers("sort=published"), ElementsAre("Kiosk", "Till", "Shop"));
    EXPECT_THAT(story.consumers("sort=name"), ElementsAre("Kiosk", "Shop", "Till"));
    for (const auto* order : {"attention", "published", "name"}) {
        const auto query = fmt::format("sort={}", order);
        EXPECT_EQ(story.one_by_one("/overview?size=1&" + query, "/integrations", "/consumer/name"),
                  story.consumers(query));
    }
}

TEST(OverviewList, shows_what_is_looked_for) {
    const ListedStory story;
    EXPECT_THAT(story.consumers("q=SHO"), ElementsAre("Shop"));
    EXPECT_THAT(story.consumers("q=the+till"), ElementsAre("Till")) << "the display name";
    EXPECT_THAT(story.consumers("q=order&sort=name"), ElementsAre("Kiosk", "Shop", "Till"));
    EXPECT_THAT(story.consumers("q=%25"), IsEmpty());
    EXPECT_THAT(story.consumers("status=fails"), ElementsAre("Till"));
    EXPECT_THAT(story.consumers("status=works&status=not_verified&sort=name"),
                ElementsAre("Kiosk", "Shop"));
    EXPECT_THAT(story.consumers("label=team-a"), ElementsAre("Till"));
    EXPECT_THAT(story.consumers("label=unknown"), IsEmpty());
    EXPECT_THAT(story.consumers("environment=test"), ElementsAre("Shop"));
    EXPECT_THAT(story.consumers("environment=" + story.test), ElementsAre("Shop"));
    EXPECT_THAT(story.consumers("environment=unknown"), IsEmpty());
    EXPECT_THAT(story.consumers("pacticipant=Shop&pacticipant=Kiosk&sort=name"),
                ElementsAre("Kiosk", "Shop"));
    EXPECT_THAT(story.consumers("pacticipant=Shop&label=team-a"), IsEmpty());
    EXPECT_THAT(story.consumers("consumer=Shop"), ElementsAre("Shop"));
    EXPECT_THAT(story.consumers("consumer=shop"), IsEmpty()) << "the name as it is";
    EXPECT_THAT(story.consumers("consumer=Shop&provider=Orders"), ElementsAre("Shop"));
    EXPECT_THAT(story.consumers("provider=Orders&label=team-a"), ElementsAre("Till"));
    EXPECT_THAT(story.consumers("consumer=Orders"), IsEmpty());
    EXPECT_THAT(story.consumers("provider=Shop"), IsEmpty());
    EXPECT_THAT(
        story
            .consumers(
                "label=&environment=&status=&pacticipant=&sort=&q=&size=&consumer=&provider=")
            .size(),
        3);
}

TEST(OverviewList, counts_what_is_looked_for_whatever_its_status) {
    const ListedStory story;
    const auto answer = story.get("/overview?status=works&pacticipant=Shop&pacticipant=Kiosk");
    const auto body = json::parse(answer.body).value();
    EXPECT_EQ(json::write_compact(*json::at_pointer(body, "/counts")),
              R"({"all":2,"fails":0,"changed":0,"notVerified":1,"works":1})");
    EXPECT_EQ(json::write_compact(*json::at_pointer(body, "/blocked")), "[]");
    EXPECT_EQ(story.broker.at(story.get("/overview"), "/blocked/0/environment"), "live");
}

TEST(EventList, is_as_approved) {
    const ListedStory story;
    support::put_events_in_order(story.broker.database());
    story.approve("events", "/events?size=3");
    story.approve("events_about", "/events?pacticipant=Till&event=provider_verification_failed");
    story.approve("events_invalid", "/events?limit=1&event=nothing&size=&after=x");
    EXPECT_EQ(story.one_by_one("/events?size=1&environment=live", "/events", "/pacticipantName"),
              (Strings{"Orders", "Till"}));
}

TEST(EventList, is_for_who_asks_for_it_the_stream_for_all_others) {
    const ListedStory story;
    for (const auto* accept : {"*/*", "text/event-stream"}) {
        const auto answer = story.broker.send("HEAD", "/events", "", {{"Accept", accept}});
        EXPECT_THAT(std::string(answer.headers.value_or("content-type", "")),
                    HasSubstr("text/event-stream"))
            << accept;
    }
    EXPECT_THAT(std::string(story.get("/events").headers.value_or("content-type", "")),
                HasSubstr("application/hal+json"));
}

TEST(HistoryOfEnvironment, is_as_approved) {
    const ListedStory story;
    const auto history = "/environments/" + story.live + "/history";
    story.deploy("Orders", "o1", story.live);
    story.tell("POST", "/pacticipants/Shop/versions/1/released-versions/environment/" + story.live);
    story.approve("environment_history", history + "?size=3");
    EXPECT_EQ(
        story.one_by_one(history + "?size=1&pacticipant=Orders", "/entries", "/version/number"),
        (Strings{"o1", "o2"}));
    EXPECT_EQ(story.one_by_one(history + "?size=1&currently=true", "/entries", "/pacticipant/name"),
              (Strings{"Shop", "Orders", "Till"}));
    EXPECT_THAT(story.each(history + "?currently=false", "/entries", "/currently"),
                ElementsAre("true", "true", "false", "true"));
    story.expect_refused(history + "?currently=yes", "currently");
    EXPECT_EQ(story.get("/environments/unknown/history").status, 404);
}

TEST(PastPublications, are_as_approved) {
    const ListedStory story;
    story.publish("Shop", "3", "main", "orders are listed");
    const std::string list = "/pacts/provider/Orders/consumer/Shop/publications";
    story.approve("publications", list + "?size=2");
    EXPECT_EQ(story.one_by_one(list + "?size=1", "/publications", "/consumerVersion/number"),
              (Strings{"3", "2", "1"}));
    EXPECT_EQ(story.get("/pacts/provider/Orders/consumer/Nobody/publications").status, 404);
}

TEST(PastPublications, can_be_those_of_a_branch_a_tag_or_an_environment) {
    const ListedStory story;
    story.publish("Shop", "3", "main", "orders are listed");
    story.publish("Shop", "4", "feat", "orders are made");
    story.deploy("Shop", "3", story.live);
    story.tell("POST", "/pacticipants/Shop/versions/2/released-versions/environment/" + story.live);
    const auto numbers = [&](std::string_view query) {
        const auto list =
            fmt::format("/pacts/provider/Orders/consumer/Shop/publications?{}", query);
        const auto all = story.each(list, "/publications", "/consumerVersion/number");
        EXPECT_EQ(story.one_by_one(list + "&size=1", "/publications", "/consumerVersion/number"),
                  all);
        return all;
    };
    EXPECT_EQ(numbers("branch=main"), (Strings{"3", "1"}));
    EXPECT_EQ(numbers("tag=feat"), (Strings{"4", "2"}));
    EXPECT_EQ(numbers("environment=live"), (Strings{"3", "2"}));
    EXPECT_EQ(numbers("environment=" + story.test), Strings{"1"});
    EXPECT_EQ(numbers("environment=live&branch=main"), Strings{"3"});
    EXPECT_EQ(numbers("environment=live&tag=feat&branch=feat"), Strings{"2"});
    EXPECT_THAT(numbers("tag=feat&branch=main"), IsEmpty());
    EXPECT_THAT(numbers("branch=unknown"), IsEmpty());
    EXPECT_THAT(numbers("tag=unknown"), IsEmpty());
    EXPECT_THAT(numbers("environment=unknown"), IsEmpty());
    EXPECT_THAT(numbers("branch=&tag=&environment="), SizeIs(4));
}

TEST(PastResults, are_as_approved) {
    const ListedStory story;
    story.verify("Shop", "1", "o2", false);
    story.verify("Shop", "1", "o3", true);
    const auto list = story.results_of("Shop", "1");
    story.approve("verification_results", list + "?size=2");
    EXPECT_EQ(story.one_by_one(list + "?size=1", "/verificationResults", "/providerVersion/number"),
              (Strings{"o3", "o2", "o1"}));
    EXPECT_EQ(story.get("/pacts/provider/Orders/consumer/Shop/pact-version/0/verification-results")
                  .status,
              404);
}

TEST(Network, is_as_approved) {
    const ListedStory story;
    story.approve("network_around", "/pacticipants/Shop/network?depth=2");
    story.approve("network", "/network?size=3");
    EXPECT_EQ(story.each("/pacticipants/Shop/network", "/pacticipants", "/name"),
              (Strings{"Shop", "Orders"}));
    EXPECT_EQ(story.get("/pacticipants/Nobody/network").status, 404);
    story.expect_refused("/pacticipants/Shop/network?depth=6", "depth");
    story.expect_refused("/pacticipants/Shop/network?size=501", "size");
    story.expect_refused("/network?size=1001", "size");
}

TEST(Search, is_as_approved) {
    const ListedStory story;
    story.approve("search", "/search?q=o&size=3");
    story.expect_refused("/search?size=51", "size");
    EXPECT_EQ(story.each("/search?q=LIV", "/environments", "/name"), Strings{"live"});
    EXPECT_THAT(story.each("/search?q=", "/pacticipants", "/name"), IsEmpty());
    EXPECT_EQ(story.each("/search?q=1", "/versions", "/pacticipant"),
              (Strings{"Kiosk", "Till", "Shop"}));
    EXPECT_THAT(story.each("/search?q=%25", "/versions", "/number"), IsEmpty());
}

TEST(Lists, have_all_their_parameters_in_the_link_to_what_is_next) {
    const ListedStory story;
    const auto next = [&](std::string_view target) {
        return story.broker.at(story.get(target), "/_links/next/href");
    };
    EXPECT_EQ(next("/pacticipants?pageSize=1&q=o"), "http://broker/pacticipants?size=1&page=2&q=o");
    EXPECT_EQ(next("/integrations?size=1&q=o"), "http://broker/integrations?size=1&page=2&q=o");
    EXPECT_EQ(next("/pacticipants/Shop/branches?q=&size=1"),
              "http://broker/pacticipants/Shop/branches?size=1&page=2&q=");
    EXPECT_EQ(
        story.broker.at(story.get("/pacticipants?page=2&size=1&q=o"), "/_links/previous/href"),
        "http://broker/pacticipants?size=1&page=1&q=o");
    EXPECT_THAT(
        next("/overview?size=1&q=order&label=&pacticipant=Shop&pacticipant=Till"),
        HasSubstr("/overview?size=1&q=order&label=&pacticipant=Shop&pacticipant=Till&after="));
    EXPECT_THAT(next("/pacticipants/Shop/versions?size=1&x=%26"), HasSubstr("&x=%26"));
}

/// A webhook that went well, one that failed, one that is off, one that was never sent.
TEST(WebhookList, is_as_approved) {
    const ListedStory story;
    const auto webhook = [&](std::string_view name,
                             std::string_view members,
                             std::string_view host) {
        story.tell("PUT",
                   fmt::format("/webhooks/a-webhook-called-{}", name),
                   fmt::format(R"({{"description":"{}","events":[{{"name":"contract_published"}},)"
                               R"({{"name":"provider_verification_published"}}],{}"request":)"
                               R"({{"method":"POST","url":"https://{}/x","username":"me",)"
                               R"("password":"s3cret"}}}})",
                               name,
                               members,
                               host));
    };
    webhook("sent", R"("consumer":{"name":"Shop"},)", "ci");
    webhook("labelled", R"("consumer":{"label":"team-a"},)", "ci");
    webhook("off", R"("enabled":false,)", "ci");
    webhook("other", R"("provider":{"name":"Till"},)", "elsewhere");
    story.publish("Shop", "3", "main", "orders are paid");
    story.approve("webhooks", "/webhooks?size=3");
    story.approve("webhooks_found", "/webhooks?q=ELSE");
    const auto found = [&](std::string_view part) {
        return story.one_by_one(
            fmt::format("/webhooks?q={}&size=1", part), "/webhooks", "/description");
    };
    EXPECT_EQ(found(""), (Strings{"sent", "labelled", "off", "other"}));
    EXPECT_EQ(found("team"), Strings{"labelled"});
    EXPECT_EQ(found("TILL"), Strings{"other"});
    EXPECT_THAT(found("s3cret"), IsEmpty());
    EXPECT_EQ(story.broker.at(story.get("/webhooks?size="), "/webhooks"), "(nothing)");
    EXPECT_THAT(story.each("/webhooks", "/_links/pb:webhooks", "/name"), SizeIs(4));
}

TEST(TriggeredByWebhook, are_as_approved) {
    const ListedStory story;
    const std::string webhook = "/webhooks/a-webhook-for-the-list";
    story.tell("PUT",
               webhook,
               R"({"description":"tell CI","events":[{"name":"contract_published"},)"
               R"({"name":"provider_verification_published"}],"request":{"method":"POST",)"
               R"("url":"https://ci/x","username":"me","password":"s3cret"}})");
    story.publish("Shop", "3", "main", "orders are paid");
    story.verify("Shop", "3", "o1", true);
    story.approve("triggered_by_webhook", webhook + "/triggered-webhooks?size=2");
    EXPECT_EQ(
        story.one_by_one(
            webhook + "/triggered-webhooks?size=1", "/_embedded/triggeredWebhooks", "/eventName"),
        (Strings{"provider_verification_published", "contract_published"}));
    EXPECT_EQ(story.get("/webhooks/unknown/triggered-webhooks").status, 404);
    const auto logs = story.broker.at(story.get(webhook + "/triggered-webhooks"),
                                      "/_embedded/triggeredWebhooks/0/_links/pb:logs/href");
    story.approve("triggered_webhook_logs", logs.substr(std::string_view("http://broker").size()));
}

}  // namespace
}  // namespace accord::broker::api
