// Migrations of what lists for pages are read by: see schema.cpp.
#pragma once

#include <string_view>

namespace accord::broker::store {

/// Of what runs, what has failed: few of very many results.
inline constexpr std::string_view kFailures = R"sql(
create index latest_verifications_failed on latest_verifications (provider_version_id)
    where success = 0;
)sql";

/// What came to an environment, and what of one pacticipant, in the order of time.
inline constexpr std::string_view kArrivals = R"sql(
create index deployed_versions_in_time on deployed_versions (environment_id, created_at, id);
create index deployed_versions_of_slot_in_time
    on deployed_versions (environment_id, pacticipant_id, created_at, id);
drop index deployed_versions_of_slot;
create index released_versions_in_time on released_versions (environment_id, created_at, id);
create index released_versions_of_pacticipant_in_time
    on released_versions (environment_id, pacticipant_id, created_at, id);
drop index released_versions_in;
)sql";

/// How many interactions passed and failed, as far as the test results of a verification tell; of
/// those that were there before nothing is known.
inline constexpr std::string_view kTestCounts = R"sql(
alter table verification_test_results add column passed bigint;
alter table verification_test_results add column failed bigint;
)sql";

/// What a webhook has triggered, in the order of time.
inline constexpr std::string_view kTriggeredInTime = R"sql(
create index triggered_webhooks_of_webhook_in_time on triggered_webhooks (webhook_id, id);
drop index triggered_webhooks_of_webhook;
)sql";

/// Versions are searched for by the beginning of their number.
inline constexpr std::string_view kNumbers = R"sql(
create index versions_by_number on versions (number);
)sql";

/// What is there now, in the order of time, however much has been before.
inline constexpr std::string_view kNowThere = R"sql(
create index deployed_versions_now on deployed_versions (environment_id, created_at, id)
    where undeployed_at is null;
create index deployed_versions_of_slot_now
    on deployed_versions (environment_id, pacticipant_id, created_at, id)
    where undeployed_at is null;
create index released_versions_now on released_versions (environment_id, created_at, id)
    where support_ended_at is null;
create index released_versions_of_pacticipant_now
    on released_versions (environment_id, pacticipant_id, created_at, id)
    where support_ended_at is null;
)sql";

}  // namespace accord::broker::store
