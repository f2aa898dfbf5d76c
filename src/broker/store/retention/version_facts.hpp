// What a clean has to know of versions and branches before it deletes any.
#pragma once

#include "broker/domain/retention/retention.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace accord::broker::store {

/// A pacticipant whose versions may be cleaned.
struct CleanedPacticipant {
    std::int64_t id = 0;
    std::string name;
    std::optional<std::string> main_branch;

    using Columns = std::tuple<std::int64_t, std::string, std::optional<std::string>>;
};

/// All, by name.
std::vector<CleanedPacticipant> list_cleaned_pacticipants(db::Session& session);

/// All versions of a pacticipant, oldest first.
std::vector<domain::VersionFacts> find_version_facts(db::Session& session,
                                                     std::int64_t pacticipant_id);

/// The same of these versions alone, as far as they are still there.
std::vector<domain::VersionFacts> find_version_facts(db::Session& session,
                                                     std::span<const std::int64_t> versions);

/// All branches, the one that was used the longest time ago first.
std::vector<domain::BranchFacts> find_branch_facts(db::Session& session);

/// The same of these branches alone, as far as they are still there; in any order.
std::vector<domain::BranchFacts> find_branch_facts(db::Session& session,
                                                   std::span<const std::int64_t> branches);

/// Keeps these versions, or branches, as they are until the transaction ends: nobody deploys one,
/// or puts a version on one, that is about to be deleted.
void lock_versions(db::Session& session, std::span<const std::int64_t> versions);
void lock_branches(db::Session& session, std::span<const std::int64_t> branches);

/// What went with versions that were deleted.
struct DeletedWithVersions {
    std::int64_t versions = 0;
    std::int64_t publications = 0;
    std::int64_t results = 0;
};

/// Deletes versions with all that belongs to them; heads of their branches are found anew.
DeletedWithVersions delete_versions(db::Session& session, std::span<const std::int64_t> versions);

}  // namespace accord::broker::store
