// Lists of pacts: of one provider, of a pair, the latest of all.
#pragma once

#include "broker/service/pacticipants/role.hpp"
#include "broker/service/pacts/pact.hpp"
#include "broker/service/work.hpp"

#include <expected>
#include <optional>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// The newest pact of every pair, by consumer, then provider.
std::vector<Pact> list_latest_pacts(Work& work);

/// A provider's pacts, by consumer, then the oldest version first. The filter need not name the
/// provider. Nothing when there is no such provider.
std::optional<std::vector<Pact>> list_provider_pacts(Work& work,
                                                     std::string_view provider,
                                                     PactFilter filter);

/// A pair's pacts, the newest version first; those of a branch the oldest first. The filter need
/// not name the pair. Error: who of the two does not exist.
std::expected<std::vector<Pact>, Role> list_pair_pacts(Work& work,
                                                       const Pair& pair,
                                                       PactFilter filter);

}  // namespace accord::broker::service
