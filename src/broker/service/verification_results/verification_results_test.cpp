// Recording, finding and deleting verification results.
#include "broker/service/verification_results/verification_results.hpp"

#include "support/broker/test_contracts.hpp"

#include <set>

namespace accord::broker::service {
namespace {

constexpr Pair kPair{"Shop", "Orders"};

std::string publish_one(TestWork& work) {
    return publish(work, {"Shop", "1", "Orders"}, "a")->publication.pact.sha;
}

auto record(TestWork& work, std::string_view sha, bool success) {
    return work([&](Work& w) {
        return record_verification(w,
                                   kPair,
                                   sha,
                                   {.provider_version = "o1",
                                    .result = {.success = success,
                                               .build_url = "http://ci",
                                               .execution_date = w.now,
                                               .implementation = "Accord",
                                               .test_results = "[]"}});
    });
}

bool same(const Verification& left, const Verification& right) {
    const auto all = [](const Verification& one) {
        return std::tuple(one.id,
                          one.number,
                          one.content_id,
                          one.consumer,
                          one.provider,
                          one.sha,
                          one.provider_version_id,
                          one.provider_version,
                          one.success,
                          one.build_url,
                          one.execution_date,
                          one.implementation,
                          one.implementation_version,
                          one.client_implementation,
                          one.client_version,
                          one.client_test_framework,
                          one.test_results);
    };
    return all(left) == all(right);
}

TEST(RecordVerification, takes_a_repeated_request_once) {
    TestWork work;
    const auto sha = publish_one(work);
    const auto record_as = [&](std::optional<std::string> key, std::string version, bool success) {
        return *work([&](Work& w) {
            return record_verification(
                w,
                kPair,
                sha,
                {.provider_version = version,
                 .result = {.success = success, .execution_date = w.now, .request_key = key}});
        });
    };
    const auto first = record_as("k", "o1", true);
    const auto again = record_as("k", "o1", true);
    EXPECT_TRUE(same(first.recorded.result, again.recorded.result));
    EXPECT_FALSE(first.events.empty());
    EXPECT_TRUE(again.events.empty()) << "webhooks have been told";
    std::set<std::int64_t> numbers{first.recorded.result.number};
    for (const auto& other : {record_as("other", "o1", true),
                              record_as("k", "o1", false),
                              record_as("k", "o2", true),
                              record_as(std::nullopt, "o1", true),
                              record_as(std::nullopt, "o1", true)}) {
        EXPECT_TRUE(numbers.insert(other.recorded.result.number).second);
    }
}

TEST(RecordVerification, gives_back_the_result_as_it_is_read) {
    TestWork work;
    const auto sha = publish_one(work);
    const auto made = record(work, sha, true)->recorded;
    const auto read = work([&](Work& w) { return find_result(w, kPair, sha, made.result.number); });
    EXPECT_EQ(made.pact, read->pact);
    EXPECT_TRUE(same(made.result, read->result));
}

TEST(RecordVerification, tells_what_happened) {
    TestWork work;
    const auto sha = publish_one(work);
    const auto events = record(work, sha, false)->events;
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].kind, domain::EventKind::kProviderVerificationPublished);
    EXPECT_EQ(events[1].kind, domain::EventKind::kProviderVerificationFailed);
    EXPECT_EQ(events[1].contract.sha, sha);
    EXPECT_EQ(events[1].verification->provider_version, "o1");
}

TEST(RecordVerification, needs_a_pact_with_that_content) {
    TestWork work;
    publish_one(work);
    EXPECT_FALSE(record(work, "abc", true));
}

TEST(LatestResult, is_the_one_before_after_a_deletion) {
    TestWork work;
    const auto sha = publish_one(work);
    record(work, sha, true);
    record(work, sha, false);
    const auto latest = [](Work& w) { return find_latest_result(w, kPair, Latest{}); };
    const auto failed = work(latest)->result;
    EXPECT_FALSE(failed.success);
    work([&](Work& w) {
        delete_result(w, failed);
        return 0;
    });
    EXPECT_TRUE(work(latest)->result.success);
}

TEST(StandingOfVersion, shows_pacts_without_result_too) {
    TestWork work;
    record(work, publish_one(work), true);
    ASSERT_TRUE(publish(work, {"Shop", "1", "Billing"}, "b"));
    const auto standing = work([](Work& w) { return standing_of_version(w, "Shop", "1"); });
    ASSERT_EQ(standing->size(), 2U);
    EXPECT_EQ((*standing)[0].pact.provider, "Billing");
    EXPECT_FALSE((*standing)[0].result);
    EXPECT_TRUE((*standing)[1].result->success);
    EXPECT_FALSE(work([](Work& w) { return standing_of_version(w, "Shop", "9"); }));
    EXPECT_FALSE(work([](Work& w) { return standing_of_version(w, "Nobody", "1"); }));
}

}  // namespace
}  // namespace accord::broker::service
