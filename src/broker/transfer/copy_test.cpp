// Moving in two steps: a broker is copied, both go on for a while, and the rest is copied.
#include "broker/transfer/copy.hpp"

#include "broker/store/environments/deployments.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/locks.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/pacts/pacts.hpp"
#include "broker/store/pacts/verifications.hpp"
#include "broker/store/verifiable/verifiable_pacts.hpp"
#include "broker/store/versions/versions.hpp"
#include "broker/transfer/own_database/own_database.hpp"
#include "support/broker/copied.hpp"
#include "support/broker/test_broker.hpp"
#include "support/broker/world.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <future>

namespace accord::broker::transfer {
namespace {

constexpr std::string_view kOrigin = "http://broker";
constexpr std::string_view kPact =
    R"({"interactions":[{"description":"a","request":{"method":"GET","path":"/"},)"
    R"("response":{"status":200}}]})";

void publish(const api::TestBroker& broker, const std::string& version) {
    broker.put("/pacts/provider/Orders/consumer/Shop/version/" + version, kPact);
}

void verify(const api::TestBroker& broker, const std::string& by, bool success) {
    const auto pact = broker.get("/pacts/provider/Orders/consumer/Shop/latest");
    const auto results = broker.at(pact, "/_links/pb:publish-verification-results/href");
    const auto body = R"({"success":)" + std::string(success ? "true" : "false") +
                      R"(,"providerApplicationVersion":")" + by + R"("})";
    ASSERT_EQ(broker.post(results.substr(kOrigin.size()), body).status, 201);
}

std::string environment(const api::TestBroker& broker) {
    return broker.at(broker.get("/environments"), "/_embedded/environments/0/uuid");
}

void deploy(const api::TestBroker& broker, const std::string& version) {
    const auto address = "/pacticipants/Shop/versions/" + version +
                         "/deployed-versions/environment/" + environment(broker);
    ASSERT_EQ(broker.post(address).status, 201);
}

void release(const api::TestBroker& broker, const std::string& version) {
    const auto address = "/pacticipants/Shop/versions/" + version +
                         "/released-versions/environment/" + environment(broker);
    ASSERT_EQ(broker.post(address).status, 201);
}

void set_clock(const api::TestBroker& broker, int minute) {
    const auto time = parse_iso8601(fmt::format("2026-02-01T10:{:02}:00Z", minute)).value();
    broker.clock().advance(time - broker.clock().now());
}

CopyReport copy(const api::TestBroker& from, db::Database& to) {
    return from.database()
        .read([&](db::Session& session) {
            OwnDatabase source(session);
            return copy_everything(source, to, [](auto, auto) {});
        })
        .value()
        .value();
}

CopyReport copy(const api::TestBroker& from, const api::TestBroker& to) {
    return copy(from, to.database());
}

/// "3 of Shop": the versions that are deployed now.
std::vector<std::string> deployed(const api::TestBroker& broker) {
    const auto answer = broker.get("/environments/" + environment(broker) +
                                   "/deployed-versions/currently-deployed");
    std::vector<std::string> versions;
    const auto document = json::parse(answer.body).value();
    for (const auto& version :
         json::at_pointer(document, "/_embedded/deployedVersions")->get_array()) {
        versions.push_back(json::text_of(*json::at_pointer(version, "/_embedded/version/number")));
    }
    return versions;
}

/// "o2 failed": what the matrix tells of every result.
std::vector<std::string> results(const api::TestBroker& broker) {
    const auto answer = broker.get(
        "/matrix?q[][pacticipant]=Shop&q[][version]=1&q[][pacticipant]=Orders&limit=100");
    std::vector<std::string> texts;
    const auto document = json::parse(answer.body).value();
    for (const auto& row : json::at_pointer(document, "/matrix")->get_array()) {
        texts.push_back(
            fmt::format("{} {}",
                        json::text_of(*json::at_pointer(row, "/provider/version/number")),
                        json::text_of(*json::at_pointer(row, "/verificationResult/success"))));
    }
    return texts;
}

class TwoSteps : public testing::Test {
  protected:
    TwoSteps() {
        set_clock(old_, 0);
        publish(old_, "1");
        publish(old_, "2");
        publish(old_, "3");
        old_.post("/environments", R"({"name":"live","displayName":"Live","production":true})");
        verify(old_, "o1", true);
        deploy(old_, "1");
        first_ = copy(old_, new_);
    }

    api::TestBroker old_;
    api::TestBroker new_;
    CopyReport first_;
};

TEST_F(TwoSteps, results_that_got_the_same_number_are_all_there) {
    set_clock(new_, 1);
    verify(new_, "o2", false);
    verify(new_, "o3", true);
    set_clock(old_, 2);
    verify(old_, "o3", true);
    verify(old_, "o4", true);
    const auto second = copy(old_, new_);
    EXPECT_TRUE(first_.agrees());
    EXPECT_TRUE(second.agrees());
    EXPECT_EQ(copied(second, "results"), 2);
    EXPECT_THAT(
        results(new_),
        testing::UnorderedElementsAre("o1 true", "o2 false", "o3 true", "o3 true", "o4 true"));
    EXPECT_EQ(copied(copy(old_, new_), "results"), 0) << "and again";
}

TEST_F(TwoSteps, a_result_of_the_same_version_with_another_outcome_is_not_lost) {
    set_clock(new_, 1);
    verify(new_, "o2", true);
    set_clock(old_, 1);
    verify(old_, "o2", false);
    EXPECT_EQ(copied(copy(old_, new_), "results"), 1);
    EXPECT_THAT(results(new_), testing::UnorderedElementsAre("o1 true", "o2 true", "o2 false"));
}

TEST_F(TwoSteps, what_was_deployed_later_is_there_now) {
    set_clock(old_, 1);
    deploy(old_, "2");
    set_clock(new_, 2);
    deploy(new_, "3");
    EXPECT_TRUE(copy(old_, new_).agrees());
    EXPECT_THAT(deployed(new_), testing::ElementsAre("3"));
    set_clock(old_, 3);
    deploy(old_, "1");
    EXPECT_TRUE(copy(old_, new_).agrees());
    EXPECT_THAT(deployed(new_), testing::ElementsAre("1"));
    const auto again = copy(old_, new_);
    EXPECT_EQ(copied(again, "deployments"), 0);
    EXPECT_THAT(deployed(new_), testing::ElementsAre("1"));
}

TEST_F(TwoSteps, what_both_released_is_released_once) {
    release(old_, "2");
    release(new_, "2");
    EXPECT_TRUE(copy(old_, new_).agrees());
}

std::int64_t conflicts(const CopyReport& report, std::string_view kind) {
    return std::ranges::find(report.kinds, kind, &KindCounts::kind)->conflicts;
}

/// Also what hangs on it: the delivery of a webhook about it, which has the result of its content.
TEST_F(TwoSteps, different_contents_of_one_version_are_a_conflict_and_the_rest_is_copied) {
    constexpr std::string_view kOther =
        R"({"interactions":[{"description":"b","request":{"method":"GET","path":"/"},)"
        R"("response":{"status":200}}]})";
    const auto address = "/pacts/provider/Orders/consumer/Shop/version/4";
    ASSERT_EQ(old_.post("/webhooks",
                        R"({"events":[{"name":"provider_verification_published"}],)"
                        R"("request":{"method":"POST","url":"https://ci.example.org/"}})")
                  .status,
              201);
    ASSERT_EQ(new_.put(address, kOther).status, 201);
    ASSERT_EQ(old_.put(address, kPact).status, 201);
    verify(old_, "o5", true);
    publish(old_, "5");
    for (const auto* turn : {"first", "again"}) {
        const auto report = copy(old_, new_);
        EXPECT_FALSE(report.agrees()) << turn;
        EXPECT_EQ(conflicts(report, "publications"), 1) << turn;
        EXPECT_EQ(conflicts(report, "triggered webhooks"), 1) << turn;
        EXPECT_EQ(report.conflicts_count(), 2 + conflicts(report, "webhook executions")) << turn;
        ASSERT_FALSE(report.conflicts.empty()) << turn;
        EXPECT_THAT(report.conflicts[0], testing::HasSubstr("version \"4\""));
        for (const auto& kind : report.kinds) {
            EXPECT_EQ(kind.copied + kind.present + kind.conflicts, kind.in_source) << kind.kind;
        }
    }
    EXPECT_THAT(new_.get(address).body, testing::HasSubstr(R"("description":"b")"));
    EXPECT_EQ(new_.get("/pacts/provider/Orders/consumer/Shop/version/5").status, 200);
}

TEST_F(TwoSteps, an_environment_that_both_made_and_used_is_a_conflict) {
    const auto webhook = R"({"events":[{"name":"contract_published"}],)"
                         R"("request":{"method":"POST","url":"https://ci.example.org/"}})";
    ASSERT_EQ(new_.post("/webhooks", webhook).status, 201) << "takes the uuid that would be equal";
    for (const auto* broker : {&old_, &new_}) {
        const auto made =
            broker->post("/environments", R"({"name":"qa","displayName":"QA","production":false})");
        const auto uuid = broker->at(made, "/uuid");
        ASSERT_EQ(
            broker->post("/pacticipants/Shop/versions/2/deployed-versions/environment/" + uuid)
                .status,
            201);
    }
    publish(old_, "6");
    const auto report = copy(old_, new_);
    EXPECT_EQ(conflicts(report, "environments"), 1);
    EXPECT_EQ(conflicts(report, "deployments"), 1);
    EXPECT_EQ(copied(report, "publications"), 1);
    EXPECT_THAT(report.conflicts[0], testing::HasSubstr("\"qa\""));
}

/// As many are told as can be read.
TEST_F(TwoSteps, many_conflicts_are_counted_and_some_are_told) {
    for (std::size_t i = 0; i < kConflictsTold + 2; ++i) {
        const auto address = fmt::format("/pacts/provider/Orders/consumer/Shop/version/m{}", i);
        new_.put(address, R"({"interactions":[]})");
        old_.put(address, kPact);
    }
    const auto report = copy(old_, new_);
    EXPECT_EQ(report.conflicts_count(), static_cast<std::int64_t>(kConflictsTold) + 2);
    EXPECT_EQ(report.conflicts.size(), kConflictsTold);
}

/// What a serving broker gains while it is copied into is not the copy's.
TEST_F(TwoSteps, a_target_that_serves_agrees) {
    const auto report =
        old_.database()
            .read([&](db::Session& session) {
                OwnDatabase source(session);
                return copy_everything(source, new_.database(), [&](auto doing, auto kind) {
                    if (doing == "copying") {
                        publish(new_, "new-" + std::to_string(kind.size()));
                    }
                });
            })
            .value()
            .value();
    EXPECT_TRUE(report.agrees());
}

/// A version of Orders verifies the pact of Shop, on another node than what `at_the_end` does; that
/// comes before the end of the transaction.
void verify_slowly(const support::World& world,
                   std::string_view number,
                   const std::function<void()>& at_the_end) {
    const auto node = db::Database::open({.url = world.url()}).value();
    ASSERT_TRUE(node->write([&](db::Transaction& transaction) {
        auto& session = transaction.session();
        store::lock_pacticipants(session, {.changed = {"Orders"}});
        const auto pact = store::find_latest_pact(session, {"Shop", "Orders"}).value();
        const auto version = store::find_version(session, pact.provider_id, number).value();
        store::insert_verification(session,
                                   {.content_id = pact.content_id,
                                    .consumer_id = pact.consumer_id,
                                    .provider_id = pact.provider_id,
                                    .provider_version_id = version.id,
                                    .success = true},
                                   world.now());
        at_the_end();
        transaction.commit();
    }));
}

bool is_pending(const support::World& world, domain::PactsForVerificationQuery query) {
    query.selectors = {{.latest = true}};
    query.include_pending = true;
    const auto found = world.read([&](db::Session& session) {
        const auto provider = store::find_pacticipant(session, "Orders")->id;
        return store::find_verifiable_pacts(session, provider, query, world.now());
    });
    return found.at(0).pending.value();
}

TEST(CopyOfVersion, brings_branch_and_tag_while_its_success_is_recorded) {
    const api::TestBroker old;
    old.put("/pacticipants/Orders/branches/main/versions/1");
    old.put("/pacticipants/Orders/versions/1/tags/dev");
    support::World here;
    here.publish("Shop", "1", "Orders", "a content");
    here.version("Orders", "1");
    std::future<CopyReport> copying;
    verify_slowly(here, "1", [&] {
        copying = std::async(std::launch::async, [&] { return copy(old, here.database()); });
        copying.wait_for(std::chrono::milliseconds(500));  // as far as it gets
    });
    EXPECT_EQ(copied(copying.get(), "tags"), 1);
    EXPECT_FALSE(is_pending(here, {.provider_branch = "main"}));
    EXPECT_FALSE(is_pending(here, {.provider_tags = {"dev"}}));
}

}  // namespace
}  // namespace accord::broker::transfer
