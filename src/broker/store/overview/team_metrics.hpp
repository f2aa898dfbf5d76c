// How much of everything each team has.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace accord::broker::store {

/// Pacts are their consumer's, results their provider's; an integration is of the teams of both.
struct TeamCounts {
    using Columns = std::tuple<std::string,
                               std::string,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
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
                               std::int64_t>;

    std::string uuid;
    std::string name;
    std::int64_t active_users = 0;
    std::int64_t active_system_accounts = 0;
    std::int64_t pacticipants = 0;
    std::int64_t integrations = 0;         ///< that have a pact
    std::int64_t latest_interactions = 0;  ///< in the newest pact of each pair
    std::int64_t latest_messages = 0;
    std::int64_t publications = 0;  ///< revisions included
    std::optional<Instant> first_publication;
    std::optional<Instant> last_publication;
    std::int64_t contents = 0;
    std::int64_t results = 0;
    std::int64_t successes = 0;
    std::int64_t environments = 0;
    std::int64_t current_deployments = 0;
    std::int64_t supported_releases = 0;
    std::int64_t secrets = 0;
    std::int64_t webhooks = 0;
    std::int64_t triggered_webhooks = 0;
    std::int64_t webhook_executions = 0;
};

/// By name; with an account those that it is of.
std::vector<TeamCounts> count_by_team(db::Session& session, std::optional<std::int64_t> of_account);

}  // namespace accord::broker::store
