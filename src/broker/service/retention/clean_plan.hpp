// What a clean would delete, and why it keeps the rest. Nothing is changed by looking.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "broker/domain/retention/retention.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace accord::db {
class Database;
}

namespace accord::broker::service {

/// What a clean deletes.
struct CleanOptions {
    /// Versions that none of these keeps; none: versions stay.
    std::vector<domain::KeepSelector> keep;
    /// Branches that none of these keeps, without their versions; none: branches stay.
    std::vector<domain::KeepBranchSelector> keep_branches;
    /// How many versions, the oldest of all, and how many branches.
    std::int64_t deletions_max = 500;
    /// Revisions and results that were overtaken so long ago; nothing: they stay.
    std::optional<std::int64_t> overtaken_max_age_days = 7;
};

/// A version with the selectors that keep it, as places in CleanOptions::keep; none: it goes.
struct PlannedVersion {
    std::string pacticipant;
    domain::VersionFacts facts;
    std::vector<std::size_t> kept_by;
};

/// How many of a pacticipant's versions go and stay, and the first and last of both.
struct PacticipantPlan {
    struct Part {
        std::int64_t count = 0;
        std::optional<domain::VersionFacts> first;
        std::optional<domain::VersionFacts> last;
    };

    std::string name;
    Part deleted;
    Part kept;  ///< also those that wait for another clean
};

struct VersionsPlan {
    std::int64_t versions = 0;
    std::int64_t versions_not_kept = 0;
    std::vector<std::int64_t> kept_by_selector;
    std::vector<PlannedVersion> deleted;  ///< at most CleanOptions::deletions_max, oldest first
};

/// A branch that is about to be deleted: of a pacticipant, called so.
using DoomedBranches = std::set<std::pair<std::string, std::string>>;

/// Decides about versions, one pacticipant after the other; `doomed` count as deleted.
Result<VersionsPlan> plan_versions(db::Database& database,
                                   const CleanOptions& options,
                                   Instant now,
                                   const DoomedBranches& doomed = {});

struct CleanPlan {
    VersionsPlan versions;
    std::vector<PacticipantPlan> pacticipants;  ///< by name
    std::vector<PlannedVersion> kept;           ///< where they were asked for
    std::int64_t branches = 0;
    std::vector<domain::BranchFacts> deleted_branches;
    std::int64_t replaced_revisions = 0;
    std::int64_t overtaken_results = 0;
    std::int64_t old_deliveries = 0;
    std::int64_t unused_contents = 0;  ///< already; deleting versions leaves more
};

/// What a clean would do now. `with_kept` lists the versions that stay, too.
Result<CleanPlan> plan_clean(db::Database& database,
                             const CleanOptions& options,
                             Instant now,
                             bool with_kept);

/// Those that go of `all`, the first CleanOptions::deletions_max.
std::vector<domain::BranchFacts> branches_to_delete(const std::vector<domain::BranchFacts>& all,
                                                    const CleanOptions& options,
                                                    Instant now);

/// What was written before it is old enough to be deleted, once it was overtaken.
Instant overtaken_before(std::int64_t max_age_days, Instant now);

}  // namespace accord::broker::service
