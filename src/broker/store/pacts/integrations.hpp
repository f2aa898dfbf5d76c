// Integrations: pairs of consumer and provider that have, or had, a pact.
#pragma once

#include "broker/domain/matrix/matrix.hpp"
#include "broker/domain/page.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::store {

struct Integration {
    std::int64_t id = 0;
    std::string consumer;
    std::string provider;

    using Columns = std::tuple<std::int64_t, std::string, std::string>;
};

/// Records that the contracts between the consumer and each of the providers changed now.
void touch_integrations(db::Session& session,
                        std::int64_t consumer_id,
                        std::span<const std::int64_t> providers,
                        Instant now);

struct IntegrationFilter {
    std::string name_part;                  ///< of either; empty: any
    std::optional<std::int64_t> team = {};  ///< the row of the team that either is of
};

/// The one changed last first.
std::vector<Integration> list_integrations(db::Session& session,
                                           const IntegrationFilter& filter,
                                           const domain::Page& page);
std::int64_t count_integrations(db::Session& session, const IntegrationFilter& filter);

/// All of them with their pacticipants, in the order in which they came to be.
std::vector<domain::Integration> all_integrations(db::Session& session);

/// Deletes a pair's pacts, results, contents and webhooks, the versions that nothing else speaks
/// of, and the pacticipants that then have no data left. False when there is no such integration.
bool delete_integration(db::Session& session, std::int64_t consumer_id, std::int64_t provider_id);

/// Deletes everything but environments.
void delete_all_integrations(db::Session& session);

}  // namespace accord::broker::store
