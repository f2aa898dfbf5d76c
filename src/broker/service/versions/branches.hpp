// Branches, and the versions on them.
#pragma once

#include "broker/service/versions/version_rules.hpp"
#include "broker/service/work.hpp"
#include "broker/store/versions/branches.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

struct BranchList {
    std::vector<store::Branch> branches;
    std::int64_t total = 0;  ///< on all pages
};

struct DeletedBranches {
    std::size_t deleted = 0;
    std::vector<std::string> remaining;  ///< sorted
};

/// Those with `name_part` in their names, the one used last first. Nothing when there is no such
/// pacticipant.
std::optional<BranchList> list_branches(Work& work,
                                        std::string_view pacticipant,
                                        std::string_view name_part,
                                        const domain::Page& page);

/// Deletes all branches but `kept` and the main one. Nothing when there is no such pacticipant.
std::optional<DeletedBranches> delete_branches(Work& work,
                                               std::string_view pacticipant,
                                               std::vector<std::string> kept);

std::optional<store::Branch> find_branch(Work& work,
                                         std::string_view pacticipant,
                                         std::string_view branch);

/// Deletes the branch, not its versions. False when there is none.
bool delete_branch(Work& work, std::string_view pacticipant, std::string_view branch);

/// Nothing when the version is not on the branch.
std::optional<store::BranchVersion> find_on_branch(Work& work,
                                                   const VersionName& version,
                                                   std::string_view branch);

/// Puts a version on the branch; it is made when there is none: see the other put_on_branch.
store::AddedToBranch put_on_branch(Work& work, const VersionName& version, std::string_view branch);

/// Takes the version off the branch. False when it was not on it.
bool remove_from_branch(Work& work, const VersionName& version, std::string_view branch);

}  // namespace accord::broker::service
