// Which versions, branches and results a clean deletes, decided from rows. Pure: the rows and the
// time are handed in.
#pragma once

#include "base/clock.hpp"
#include "broker/domain/retention/keep_selector.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace accord::broker::domain {

/// A version as far as selectors ask about it.
struct VersionFacts {
    struct Tag {
        std::string name;
        bool newest = false;  ///< no newer version has it
        bool operator==(const Tag&) const = default;
    };
    struct Branch {
        std::string name;
        bool head = false;
        bool operator==(const Branch&) const = default;
    };

    std::int64_t id = 0;
    std::string number;
    std::int64_t ordinal = 0;
    Instant created_at;
    bool newest = false;  ///< of its pacticipant
    std::vector<Tag> tags;
    std::vector<Branch> branches;
    std::vector<std::string> deployed_in;  ///< environments where it is now
    std::vector<std::string> released_in;  ///< environments where it is supported now

    bool operator==(const VersionFacts&) const = default;
};

/// A pacticipant with its versions.
struct PacticipantHistory {
    std::string name;
    std::optional<std::string> main_branch;
    std::vector<VersionFacts> versions;  ///< oldest first
};

/// For each version the selectors that keep it, as places in `keep`; none: it is deleted. Ages are
/// whole days, from midnight (UTC) on.
std::vector<std::vector<std::size_t>> decide_kept(const PacticipantHistory& history,
                                                  std::span<const KeepSelector> keep,
                                                  Instant now);

/// A branch as far as selectors ask about it.
struct BranchFacts {
    std::int64_t id = 0;
    std::string pacticipant;
    std::string name;
    Instant updated_at;
    bool main = false;

    using Columns = std::tuple<std::int64_t, std::string, std::string, Instant, bool>;
};

/// Whether a branch is kept; every branch is when there are no selectors.
bool is_branch_kept(const BranchFacts& branch,
                    std::span<const KeepBranchSelector> keep,
                    Instant now);

/// A result beside others of its content and provider version.
struct ResultFacts {
    std::int64_t id = 0;
    std::int64_t content_id = 0;
    std::int64_t provider_version_id = 0;
    bool success = false;
    bool wip = false;
    bool latest = false;  ///< of its content and provider version
    Instant created_at;

    using Columns = std::tuple<std::int64_t, std::int64_t, std::int64_t, bool, bool, bool, Instant>;
};

/// The ids of the results that were overtaken before `before` and that no decision asks about:
/// pending and work in progress look at the first and the last success of a provider version, so
/// those stay. `results` has, oldest first, all of each content and provider version that it has
/// any of.
std::vector<std::int64_t> overtaken_results(std::span<const ResultFacts> results, Instant before);

}  // namespace accord::broker::domain
