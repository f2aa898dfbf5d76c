// Which versions and branches a clean keeps, as an operator says it: the JSON of the Pact Broker's
// PACT_BROKER_DATABASE_CLEAN_KEEP_VERSION_SELECTORS.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

/// Names of tags or branches: some, or every name.
struct WantedNames {
    bool any = false;
    std::vector<std::string> names;  ///< where not `any`

    bool operator==(const WantedNames&) const = default;
    [[nodiscard]] bool has(std::string_view name) const;
};

/// Keeps the versions that fulfil all that it says; one that says nothing keeps every version.
struct KeepSelector {
    std::optional<std::string> pacticipant;
    std::optional<WantedNames> tag;
    std::optional<WantedNames> branch;
    std::optional<std::string> environment;  ///< deployed or released there now
    std::optional<std::int64_t> max_age_days;
    bool latest = false;  ///< the newest of each pacticipant, of each tag, the head of each branch
    bool deployed = false;
    bool released = false;
    bool main_branch = false;

    bool operator==(const KeepSelector&) const = default;
};

/// Keeps the branches that fulfil all that it says. Main branches are kept without a word.
struct KeepBranchSelector {
    std::optional<std::vector<std::string>> names;
    std::optional<std::int64_t> max_age_days;  ///< since it was last used

    bool operator==(const KeepBranchSelector&) const = default;
};

/// Reads a JSON array of objects with `pacticipant`, `latest`, `tag`, `branch`, `environment`,
/// `max_age`, `deployed`, `released`, `main_branch`, also in camel case. A word that is not known
/// is an error: what it was to keep would be deleted. Error: kInvalidInput naming the place.
Result<std::vector<KeepSelector>> parse_keep_selectors(std::string_view text);

/// The same of `branch` and `max_age`.
Result<std::vector<KeepBranchSelector>> parse_keep_branch_selectors(std::string_view text);

/// What is kept when nobody says otherwise: the latest of each pacticipant, tag and branch, main
/// branches, what is deployed or released, and what is younger than 90 days.
std::vector<KeepSelector> default_keep_selectors();

/// With selectors for what is deployed and what is released, which are never deleted.
std::vector<KeepSelector> with_whereabouts(std::vector<KeepSelector> selectors);

/// As it is written in JSON, for reports.
json::Object selector_json(const KeepSelector& selector);

}  // namespace accord::broker::domain
