// Who is connected with whom by integrations.
#pragma once

#include "broker/domain/matrix/matrix.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
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

/// Consumer and provider, by their ids.
using Connection = std::pair<std::int64_t, std::int64_t>;

/// A part of a network, its pacticipants in the order in which they are found.
struct Neighbourhood {
    struct Member {
        std::int64_t id = 0;
        std::int64_t distance = 0;  ///< steps from the middle

        bool operator==(const Member&) const = default;
    };
    std::vector<Member> members;
    bool truncated = false;  ///< there would be more

    bool operator==(const Neighbourhood&) const = default;
};

/// Those who are no more than `depth` steps away, in either direction, the middle first, up to
/// `count_max`; of one distance those with the most connections first.
Neighbourhood neighbourhood_of(std::int64_t middle,
                               const std::vector<Connection>& all,
                               std::int64_t depth,
                               std::size_t count_max);

/// Who has the most connections, up to `count_max` of them, and how many there are altogether.
struct MostConnected {
    std::vector<std::int64_t> ids;
    std::size_t total = 0;

    bool operator==(const MostConnected&) const = default;
};
MostConnected most_connected(const std::vector<Connection>& all, std::size_t count_max);

}  // namespace accord::broker::domain
