// Event records: nothing is lost between the transaction that writes one and whoever reads it.
#include "broker/domain/events/event_record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace accord::broker::domain {
namespace {

EventRecord read_back(const EventRecord& record) {
    const auto text = json::write_compact(details_of(record));
    return read_event_record(
        record.name, record.happened_at, json::parse(text).value().get_object());
}

EventContract contract() {
    return {.consumer = "Shop",
            .consumer_version = "1",
            .provider = "Orders",
            .sha = "abc",
            .consumer_branch = "main",
            .consumer_tags = {"dev", "a, b"}};
}

TEST(EventRecord, of_a_publication_says_what_was_published) {
    const auto record = record_of({EventKind::kContractPublished, contract()}, Instant{});
    EXPECT_EQ(
        json::write_compact(details_of(record)),
        R"({"consumerName":"Shop","consumerVersionNumber":"1","consumerVersionBranch":"main",)"
        R"("consumerVersionTags":["dev","a, b"],"providerName":"Orders",)"
        R"("pactVersionSha":"abc"})");
    EXPECT_EQ(read_back(record), record);
}

TEST(EventRecord, of_a_verification_says_what_came_of_it) {
    const auto record = record_of(
        {.kind = EventKind::kProviderVerificationFailed,
         .contract = contract(),
         .verification =
             EventVerification{.number = 101, .provider_version = "77", .provider_branch = "fix"}},
        Instant{});
    EXPECT_EQ(record.name, "provider_verification_failed");
    EXPECT_EQ(record.result, (EventResult{101, false}));
    EXPECT_EQ(record.provider->branch, "fix");
    EXPECT_EQ(read_back(record), record);
}

TEST(EventRecord, of_a_version_says_where_it_came_to) {
    EventRecord record{.name = std::string(event_name(VersionEventKind::kDeploymentRecorded))};
    record.version = {.pacticipant = "Shop", .number = "1", .branch = "main"};
    record.tag = "prod";
    record.environment = {.uuid = "u", .name = "production", .instance = "blue"};
    EXPECT_EQ(read_back(record), record);
    record.environment->instance = std::nullopt;
    EXPECT_EQ(read_back(record), record);
}

TEST(EventRecord, has_a_name_of_its_own_for_each_kind) {
    const auto names = all_event_names();
    EXPECT_EQ(std::set(names.begin(), names.end()).size(), 13U);
    EXPECT_EQ(names.size(), 13U);
    EXPECT_THAT(names, testing::Each(testing::Ne("")));
}

}  // namespace
}  // namespace accord::broker::domain
