// Moving in by a broker's API: our own stands in for another's.
#include "broker/transfer/api/api_crawl.hpp"

#include "base/encoding.hpp"
#include "base/files.hpp"
#include "base/json/json_members.hpp"
#include "base/text.hpp"
#include "broker/store/environments/deployments.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/pacts/pacts.hpp"
#include "broker/store/pacts/verifications.hpp"
#include "broker/store/versions/versions.hpp"
#include "broker/store/webhooks/webhooks.hpp"
#include "broker/transfer/copy.hpp"
#include "broker/transfer/files/export_folder.hpp"
#include "support/broker/copied.hpp"
#include "support/broker/test_broker.hpp"

#include <gmock/gmock.h>

namespace accord::broker::transfer {
namespace {

constexpr std::string_view kBrokerOrigin = "http://broker";

std::string pact(std::string_view description) {
    return R"({"consumer":{"name":"Shop"},"provider":{"name":"Orders"},"interactions":[{"description":")" +
           std::string(description) +
           R"(","request":{"method":"GET","path":"/"},"response":{"status":200}}],)"
           R"("metadata":{"pactSpecification":{"version":"2.0.0"}}})";
}

void publish(const api::TestBroker& broker, std::string_view version, std::string_view pact_text) {
    const auto address = "/pacts/provider/Orders/consumer/Shop/version/" + percent_encode(version);
    ASSERT_EQ(broker.put(address, pact_text).status, 201);
    broker.clock().advance(std::chrono::seconds(1));
}

void let_a_story_happen(const api::TestBroker& broker) {
    publish(broker, "1", pact("one"));
    publish(broker, "2 a/b", pact("two"));
    publish(broker, "3", pact("two"));
    broker.put("/pacticipants/Shop/labels/web");
    broker.put("/pacticipants/Shop/versions/1/tags/prod");
    broker.put("/pacticipants/Shop/branches/feat%2Fx/versions/3");
    const auto self = broker.get("/pacts/provider/Orders/consumer/Shop/latest");
    const auto results = broker.at(self, "/_links/pb:publish-verification-results/href");
    for (const auto* success : {"false", "true"}) {
        broker.post(results.substr(kBrokerOrigin.size()),
                    R"({"success":)" + std::string(success) +
                        R"(,"providerApplicationVersion":"o1","testResults":{"a":1}})");
        broker.clock().advance(std::chrono::seconds(1));
    }
    const auto environment =
        broker.post("/environments", R"({"name":"live","displayName":"Live","production":true})");
    const auto uuid = broker.at(environment, "/uuid");
    broker.post("/pacticipants/Shop/versions/1/deployed-versions/environment/" + uuid,
                R"({"applicationInstance":"blue"})");
    broker.post("/pacticipants/Shop/versions/3/released-versions/environment/" + uuid);
}

FetchDocument fetching(const api::TestBroker& broker) {
    return [&](std::string_view address) -> Result<std::string> {
        if (address.starts_with(kBrokerOrigin)) {
            address.remove_prefix(kBrokerOrigin.size());
        }
        const auto answer = broker.send("GET", address, "", {{"Accept", "application/hal+json"}});
        if (answer.status != 200) {
            return fail(ErrorCode::kNotFound, fmt::format("GET {}: {}", address, answer.status));
        }
        return answer.body;
    };
}

class ApiCrawl : public testing::Test {
  protected:
    Result<CopyReport> import(const FetchDocument& fetch, const support::TemporaryStore& into) {
        const auto folder = folder_.path() / std::to_string(++imports_);
        auto writer = ExportWriter::open(folder).value();
        auto crawled = crawl_api(fetch, writer, Instant{}, [](auto) {});
        if (!crawled) {
            return fail(crawled.error());
        }
        auto source = ExportFolder::open(folder).value();
        auto report = copy_everything(source, into.database(), [](auto, auto) {});
        if (report) {
            report->left_out = std::move(*crawled);
        }
        return report;
    }

  private:
    TemporaryFolder folder_;
    int imports_ = 0;
};

TEST_F(ApiCrawl, copies_what_the_api_shows) {
    const api::TestBroker broker;
    let_a_story_happen(broker);
    support::TemporaryStore store;
    const auto report = import(fetching(broker), store);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->agrees());
    store.write([&](db::Session& s) {
        const auto shop = store::find_pacticipant(s, "Shop");
        std::vector<std::string> numbers;
        for (const auto& version : store::list_versions(s, shop->id, {}, {.size = 10})) {
            numbers.push_back(version.number);
        }
        EXPECT_THAT(numbers, testing::ElementsAre("3", "2 a/b", "1"));
        EXPECT_EQ(store::find_latest_version(s, shop->id, {.tag = "prod"})->number, "1");
        EXPECT_EQ(store::find_latest_version(s, shop->id, {.branch = "feat/x"})->number, "3");
        const auto found = store::find_pact(s, {"Shop", "Orders"}, "3");
        const auto original = broker.get("/pacts/provider/Orders/consumer/Shop/version/3");
        EXPECT_THAT(broker.at(original, "/_links/pb:pact-version/href"),
                    testing::EndsWith(found->sha));
        EXPECT_EQ(to_iso8601(found->created_at), broker.at(original, "/createdAt"));
        const auto result = store::find_latest_verification(s, found->content_id);
        EXPECT_TRUE(result->success);
        EXPECT_EQ(result->test_results, R"({"a":1})");
        const auto live = store::find_environment_by_name(s, "live");
        EXPECT_EQ(store::list_currently_deployed(s, live->id).at(0).target, "blue");
        return 0;
    });
}

/// The bytes of another broker: its order of members, escapes, white space, digits and names that
/// are there twice.
TEST_F(ApiCrawl, keeps_contents_and_test_results_byte_for_byte) {
    const api::TestBroker broker;
    let_a_story_happen(broker);
    const std::string content =
        R"({"provider":{"name":"Orders"},"n":[1.10,1e2,1E+2,100000000000000000000,-0.0,0.1000],)"
        R"("t":"\u00e9é\/","createdAt":"mine", "s" : { "a":1 , "a":2 },"consumer":{"name":"Shop"}})";
    const std::string results = R"({"took":0.10, "e":"\u0041"})";
    const auto honest = fetching(broker);
    const auto fetch = [&](std::string_view address) -> Result<std::string> {
        auto text = honest(address);
        const auto with = [&](const std::string& object, std::string_view name) {
            const auto members = json::members_of(*text);
            return fmt::format(R"({},"{}":{},"_links":{}}})",
                               object.substr(0, object.size() - 1),
                               name,
                               json::value_text(members, name),
                               json::value_text(members, "_links"));
        };
        if (address.ends_with("/pacts/provider/Orders/consumer/Shop/version/1")) {
            return with(content, "createdAt");
        }
        if (address.contains("/verification-results/")) {
            return replace_all(*text, R"({"a":1})", results);
        }
        return text;
    };
    support::TemporaryStore store;
    const auto report = import(fetch, store);
    ASSERT_TRUE(report) << report.error().message;
    store.write([&](db::Session& s) {
        const auto pact = store::find_pact(s, {"Shop", "Orders"}, "1");
        EXPECT_EQ(store::content_text(s, pact->content_id), content);
        const auto verified = store::find_pact(s, {"Shop", "Orders"}, "3");
        EXPECT_EQ(store::find_latest_verification(s, verified->content_id)->test_results, results);
        return 0;
    });
}

TEST_F(ApiCrawl, can_be_repeated) {
    const api::TestBroker broker;
    let_a_story_happen(broker);
    support::TemporaryStore store;
    ASSERT_TRUE(import(fetching(broker), store));
    publish(broker, "4", pact("four"));
    const auto report = import(fetching(broker), store);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->agrees());
    EXPECT_EQ(report->kinds[2].copied, 1) << "the version";
    EXPECT_EQ(report->kinds[9].copied, 1) << "its publication";
}

/// A broker asked for a matrix gives 100 rows unless it is told otherwise.
TEST_F(ApiCrawl, copies_all_results_of_a_pact) {
    const api::TestBroker broker;
    publish(broker, "1", pact("one"));
    const auto results = broker.at(broker.get("/pacts/provider/Orders/consumer/Shop/latest"),
                                   "/_links/pb:publish-verification-results/href");
    for (int i = 0; i < 120; ++i) {
        broker.post(results.substr(kBrokerOrigin.size()),
                    R"({"success":true,"providerApplicationVersion":"o1"})");
    }
    support::TemporaryStore store;
    const auto report = import(fetching(broker), store);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(copied(*report, "results"), 120);
}

TEST_F(ApiCrawl, copies_a_pact_with_oneself) {
    const api::TestBroker broker;
    broker.put("/pacts/provider/Shop/consumer/Shop/version/1", R"({"interactions":[]})");
    const auto results = broker.at(broker.get("/pacts/provider/Shop/consumer/Shop/latest"),
                                   "/_links/pb:publish-verification-results/href");
    broker.post(results.substr(kBrokerOrigin.size()),
                R"({"success":true,"providerApplicationVersion":"1"})");
    support::TemporaryStore store;
    EXPECT_EQ(copied(import(fetching(broker), store).value(), "results"), 1);
}

TEST_F(ApiCrawl, leaves_out_results_of_a_revision_that_was_replaced) {
    const api::TestBroker broker({.base_urls = {"http://broker"}},
                                 {.allow_dangerous_contract_modification = true});
    let_a_story_happen(broker);
    ASSERT_EQ(broker.put("/pacts/provider/Orders/consumer/Shop/version/3", pact("new")).status,
              200);
    ASSERT_EQ(
        broker.put("/pacts/provider/Orders/consumer/Shop/version/2%20a%2Fb", pact("newer")).status,
        200);
    support::TemporaryStore store;
    const auto report = import(fetching(broker), store);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->agrees());
    EXPECT_EQ(copied(*report, "results"), 0);
    EXPECT_THAT(report->left_out, testing::Contains(testing::StartsWith("2 of the results: ")));
}

/// Whatever is published before any one of the requests.
TEST_F(ApiCrawl, copies_a_whole_of_a_broker_that_goes_on_serving) {
    for (int moment = 1; moment < 40; ++moment) {
        const api::TestBroker broker;
        let_a_story_happen(broker);
        const auto honest = fetching(broker);
        int asked = 0;
        const auto fetch = [&](std::string_view address) -> Result<std::string> {
            if (++asked == moment) {
                publish(broker, "4", pact("four"));
                broker.put("/pacticipants/Shop/branches/new/versions/4");
                broker.send("DELETE", "/pacticipants/Shop/versions/1/tags/prod");
                broker.send("DELETE", "/pacticipants/Shop/versions/2%20a%2Fb");
            }
            return honest(address);
        };
        support::TemporaryStore store;
        const auto report = import(fetch, store);
        ASSERT_TRUE(report) << moment << ": " << report.error().message;
        EXPECT_TRUE(report->agrees()) << moment;
    }
}

TEST_F(ApiCrawl, copies_webhooks_disabled_where_a_secret_is_masked) {
    const api::TestBroker broker;
    publish(broker, "1", pact("one"));
    for (const auto* more : {"", R"(,"username":"me","password":"secret")"}) {
        const auto answer = broker.post(
            "/webhooks",
            R"({"description":"d","consumer":{"name":"Shop"},"events":[{"name":"contract_published"}],)"
            R"("request":{"method":"POST","url":"https://example.org/x","headers":{"X-A":"b"},)"
            R"("body":{"a":1})" +
                std::string(more) + "}}");
        ASSERT_EQ(answer.status, 201) << answer.body;
    }
    support::TemporaryStore store;
    const auto report = import(fetching(broker), store);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(copied(*report, "webhooks"), 2);
    EXPECT_EQ(copied(*report, "webhook events"), 2);
    EXPECT_THAT(report->left_out,
                testing::Contains(testing::StartsWith("the secrets of 1 webhook, ")));
    std::vector<std::string> told;
    store.write([&](db::Session& s) {
        for (const auto& listed : store::list_webhooks(s, {})) {
            const auto webhook = store::find_webhook(s, listed.uuid)->webhook;
            told.push_back(fmt::format("{} {}", webhook.enabled, *webhook.request.body));
        }
        return 0;
    });
    EXPECT_THAT(told, testing::UnorderedElementsAre("true {\"a\":1}", "false {\"a\":1}"));
}

TEST_F(ApiCrawl, says_what_is_no_broker) {
    support::TemporaryStore store;
    const auto nothing = [](std::string_view) -> Result<std::string> { return "{}"; };
    EXPECT_EQ(
        import(nothing, store).error().message,
        "its index has no relation pb:pacticipants: it is no Pact Broker, or one older than 2.120");
}

TEST_F(ApiCrawl, survives_documents_of_any_shape) {
    const api::TestBroker broker;
    let_a_story_happen(broker);
    const auto honest = fetching(broker);
    for (int spoilt = 1; spoilt < 30; ++spoilt) {
        int asked = 0;
        const auto fetch = [&](std::string_view address) -> Result<std::string> {
            if (++asked == spoilt) {
                return "[1,null]";
            }
            return honest(address);
        };
        support::TemporaryStore store;
        static_cast<void>(import(fetch, store));
    }
}

}  // namespace
}  // namespace accord::broker::transfer
