// Who is connected with whom.
#pragma once

#include "broker/domain/overview/network.hpp"
#include "broker/service/work.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// Everybody who has a pact with somebody, by the names of consumers, then providers.
std::vector<domain::NetworkNode> whole_network(Work& work);

/// Those whom integrations connect with the pacticipant, step by step until there are
/// `pacticipants_max`. Nothing when there is no such pacticipant; it may be without integrations.
std::optional<std::vector<domain::NetworkNode>> network_around(
    Work& work, std::string_view pacticipant, std::optional<std::uint64_t> pacticipants_max);

}  // namespace accord::broker::service
