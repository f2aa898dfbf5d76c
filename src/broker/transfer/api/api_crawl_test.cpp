// Moving in by a broker's API: our own stands in for another's.
#include "broker/transfer/api/api_crawl.hpp"

#include "base/encoding.hpp"
#include "broker/store/environments/deployments.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/pacts/pacts.hpp"
#include "broker/store/pacts/verifications.hpp"
#include "broker/store/versions/versions.hpp"
#include "broker/transfer/copy.hpp"
#include "broker/transfer/files/export_folder.hpp"
#include "support/broker/test_broker.hpp"

#include <gmock/gmock.h>

namespace accord::broker::transfer {
namespace {

constexpr std::string_view kOrigin = "http://broker";

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
        broker.post(results.substr(kOrigin.size()),
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
    return [&](std::string_view address) -> Result<json::Value> {
        if (address.starts_with(kOrigin)) {
            address.remove_prefix(kOrigin.size());
        }
        const auto answer = broker.send("GET", address, "", {{"Accept", "application/hal+json"}});
        if (answer.status != 200) {
            return fail(ErrorCode::kNotFound, fmt::format("GET {}: {}", address, answer.status));
        }
        return json::parse(answer.body);
    };
}

class ApiCrawl : public testing::Test {
  protected:
    ApiCrawl() {
        std::string name =
            (std::filesystem::temp_directory_path() / "accord-crawl-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    ~ApiCrawl() override { std::filesystem::remove_all(folder_); }

    Result<CopyReport> import(const FetchDocument& fetch, const support::TemporaryStore& into) {
        const auto folder = folder_ / std::to_string(++imports_);
        auto writer = ExportWriter::open(folder).value();
        if (auto crawled = crawl_api(fetch, writer, Instant{}, [](auto) {}); !crawled) {
            return fail(crawled.error());
        }
        auto source = ExportFolder::open(folder).value();
        return copy_everything(source, into.database(), [](auto, auto) {});
    }

  private:
    std::filesystem::path folder_;
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

TEST_F(ApiCrawl, says_what_is_no_broker) {
    support::TemporaryStore store;
    const auto nothing = [](std::string_view) -> Result<json::Value> { return json::Object(); };
    EXPECT_EQ(import(nothing, store).error().message,
              "/ says no relation pb:pacticipants: it is no Pact Broker of 2.120");
}

TEST_F(ApiCrawl, survives_documents_of_any_shape) {
    const api::TestBroker broker;
    let_a_story_happen(broker);
    const auto honest = fetching(broker);
    for (int spoilt = 1; spoilt < 30; ++spoilt) {
        int asked = 0;
        const auto fetch = [&](std::string_view address) -> Result<json::Value> {
            if (++asked == spoilt) {
                return json::Value(json::Array{1, nullptr});
            }
            return honest(address);
        };
        support::TemporaryStore store;
        static_cast<void>(import(fetch, store));
    }
}

}  // namespace
}  // namespace accord::broker::transfer
