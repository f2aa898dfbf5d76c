// Reading one pact: by consumer version, by content, or the latest of some kind.
#pragma once

#include "broker/service/pacts/pact.hpp"
#include "broker/service/work.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace accord::broker::service {

struct OfVersion {
    std::string number;
};
/// The newest publication of a content.
struct OfContent {
    std::string sha;
};
struct Latest {};
struct LatestTagged {
    std::string tag;
};
struct LatestUntagged {};
/// The newest pact, not only that of the branch's head.
struct LatestOnBranch {
    std::string branch;
};

/// Which of a pair's pacts is meant.
using WhichPact =
    std::variant<OfVersion, OfContent, Latest, LatestTagged, LatestUntagged, LatestOnBranch>;

std::optional<Pact> find_pact(Work& work, const Pair& pair, const WhichPact& which);

/// The pact with its content.
std::optional<FullPact> read_pact(Work& work, const Pair& pair, const WhichPact& which);

/// The newest pact of a lower consumer version than that one's with other content.
std::optional<FullPact> read_previous_distinct_pact(Work& work,
                                                    const Pair& pair,
                                                    std::string_view version);

/// The numbers of consumer versions by their ids; those that do not exist are left out.
std::map<std::int64_t, std::string> version_numbers(Work& work, std::span<const std::int64_t> ids);

}  // namespace accord::broker::service
