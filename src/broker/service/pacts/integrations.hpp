// Integrations: pairs that have, or had, a pact.
#pragma once

#include "broker/service/pacts/pact.hpp"
#include "broker/service/work.hpp"
#include "broker/store/pacts/integrations.hpp"

#include <string_view>
#include <vector>

namespace accord::broker::service {

using domain::Page;
using store::Integration;
using store::IntegrationFilter;

/// The one changed last first.
std::vector<Integration> list_integrations(Work& work,
                                           const IntegrationFilter& filter,
                                           const Page& page);

/// How many there are on all pages.
std::int64_t count_integrations(Work& work, const IntegrationFilter& filter);

enum class IntegrationDeletion { kDeleted, kNoConsumer, kNoProvider, kNoIntegration };

/// Deletes a pair's pacts, results and contents, and what then has no more use.
IntegrationDeletion delete_integration(Work& work, const Pair& pair);

/// Deletes everything but environments.
void delete_all_integrations(Work& work);

}  // namespace accord::broker::service
