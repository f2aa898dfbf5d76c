// How much of everything there is.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace accord::broker::store {

struct Counts {
    using Columns = std::tuple<std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::optional<Instant>,
                               std::optional<Instant>,
                               std::int64_t,
                               std::optional<Instant>,
                               std::optional<Instant>,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t>;

    std::int64_t pacticipants = 0;
    std::int64_t pacticipants_with_main_branch = 0;
    std::int64_t integrations = 0;  ///< that have a pact
    std::int64_t publications = 0;  ///< revisions included
    std::optional<Instant> first_publication;
    std::optional<Instant> last_publication;
    std::int64_t contents = 0;
    std::optional<Instant> first_result;
    std::optional<Instant> last_result;
    std::int64_t versions = 0;
    std::int64_t versions_with_branch = 0;
    std::int64_t versions_with_branch_of_user = 0;  ///< not derived from a tag
    std::int64_t tags = 0;
    std::int64_t tag_names = 0;
    std::int64_t tag_names_of_pacticipants = 0;  ///< one of two pacticipants counts twice
    std::int64_t environments = 0;
    std::int64_t deployments = 0;
    std::int64_t deployments_of_user = 0;  ///< not derived from a tag
    std::int64_t current_deployments = 0;
    std::int64_t releases = 0;
    std::int64_t supported_releases = 0;
    std::int64_t latest_interactions = 0;  ///< in the newest pact of each pair
    std::int64_t latest_messages = 0;
    std::int64_t webhooks = 0;
    std::int64_t triggered_webhooks = 0;
    std::int64_t webhook_executions = 0;
};

Counts count_everything(db::Session& session);

/// `count` things have `number` of something.
struct Frequency {
    using Columns = std::tuple<std::int64_t, std::int64_t>;

    std::int64_t number = 0;
    std::int64_t count = 0;
};

/// Revisions of the pact of a consumer version; the lowest number first.
std::vector<Frequency> revisions_per_pact(db::Session& session);

struct ResultCounts {
    std::int64_t results = 0;
    std::int64_t successes = 0;
    std::int64_t distinct = 0;                ///< by content, provider version and success
    std::vector<Frequency> per_content = {};  ///< that has any; the lowest number first
};
ResultCounts count_results(db::Session& session);

}  // namespace accord::broker::store
