// Who is connected with whom by integrations.
#pragma once

#include "broker/domain/matrix/matrix.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker::domain {

/// One pacticipant of a network, with those it needs.
struct NetworkNode {
    Pacticipant pacticipant;
    std::vector<std::int64_t> provider_ids;

    bool operator==(const NetworkNode&) const = default;
};

/// Consumers and providers in the order in which the integrations name them first.
std::vector<NetworkNode> network_of(const std::vector<Integration>& integrations);

/// Those of `all` that the pacticipant is connected with: its own, those of whom they lead to, and
/// so on, until nobody is new or, after such a step, there are `pacticipants_max`. In the order of
/// `all`.
std::vector<Integration> group_around(std::int64_t pacticipant_id,
                                      const std::vector<Integration>& all,
                                      std::optional<std::uint64_t> pacticipants_max);

}  // namespace accord::broker::domain
