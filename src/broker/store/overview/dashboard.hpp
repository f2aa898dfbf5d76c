// The pacts that the dashboard shows, each with its newest result.
#pragma once

#include "broker/domain/page.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker::store {

struct DashboardPair {
    std::int64_t consumer_id = 0;
    std::int64_t provider_id = 0;
};

struct DashboardItem {
    /// The newest result of the pact's content.
    struct Result {
        bool success = false;
        bool pending = false;
        Instant created_at = {};
        Instant executed_at = {};
        std::int64_t provider_version_id = 0;
        std::string provider_version;
    };

    std::string consumer;
    std::int64_t consumer_version_id = 0;
    std::string consumer_version;
    std::string provider;
    Instant published_at = {};
    std::vector<std::string> tags;  ///< of which it is the newest pact, by name
    std::optional<Result> result;
};

/// Of every pair, or of one: the newest pact, the newest one with each tag of the consumer, and
/// those of the consumer versions that are in an environment. By consumer, newest version first,
/// then provider.
std::vector<DashboardItem> list_dashboard_items(db::Session& session,
                                                const std::optional<DashboardPair>& pair,
                                                const domain::Page& page);

}  // namespace accord::broker::store
