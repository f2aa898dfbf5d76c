// Version numbers as people count them, for brokers that order versions by number.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

/// "1.2.3-rc.1+build", "1.2" or "1"; what is behind the plus sign does not count.
struct SemanticVersion {
    std::vector<std::string> numbers;  ///< three, without leading zeros
    std::vector<std::string> special;  ///< identifiers of a version before the release; none: it is
};

/// Nothing when the text is none.
std::optional<SemanticVersion> parse_semantic_version(std::string_view number);

/// Whether `one` comes before `other` by semver.org 2.0.0, section 11. What is no semantic version
/// comes before all that are.
bool comes_before(std::string_view one, std::string_view other);

}  // namespace accord::broker::domain
