// Which interactions a request that none answers was probably meant for. The one place that ranks
// them: for the mock server, the stub server and whoever explains a request.
#pragma once

#include "contract/model/model.hpp"
#include "matching/interaction_index.hpp"
#include "matching/rules/mismatch.hpp"

#include <cstddef>
#include <vector>

namespace accord::matching {

/// An interaction beside a request that differs from it.
struct NearInteraction {
    std::size_t place = 0;  ///< in the index
    Mismatches mismatches;
    std::size_t distance = 0;  ///< grows with what differs; method and path weigh most
};

/// So many interactions are matched in full; of more, those whose method, path and query look most
/// alike.
inline constexpr std::size_t kFullMatchesMax = 50;
inline constexpr std::size_t kNearMax = 4;

/// The nearest interaction and those that are about as near, nearest first, kNearMax at most; none
/// when the index is empty. `candidates` are those whose method and path match, when there are any:
/// then no others are looked at.
std::vector<NearInteraction> nearest_to(const contract::HttpRequest& actual,
                                        const InteractionIndex& index,
                                        const std::vector<std::size_t>& candidates);

/// How far a path is from an expected one: 0 for the same, little for a slash or letter case, more
/// with every segment that differs.
std::size_t path_distance(std::string_view expected, std::string_view actual);

}  // namespace accord::matching
