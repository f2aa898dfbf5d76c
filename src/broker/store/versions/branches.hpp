// Branches, the versions on them, and their heads.
#pragma once

#include "broker/domain/page.hpp"
#include "broker/store/versions/versions.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::store {

struct Branch {
    std::int64_t id = 0;
    std::string name;
    Instant created_at;
    Instant updated_at;

    using Columns = std::tuple<std::int64_t, std::string, Instant, Instant>;
};

struct BranchVersion {
    std::int64_t id = 0;
    Instant created_at;
    Instant updated_at;

    using Columns = std::tuple<std::int64_t, Instant, Instant>;
};

/// A version on a branch after it was put there.
struct AddedToBranch {
    BranchVersion membership;
    bool added = false;  ///< it was not on it before
};

std::optional<Branch> find_branch(db::Session& session,
                                  std::int64_t pacticipant_id,
                                  std::string_view name);

/// Those whose names have `name_part` in them, the one used last first.
std::vector<Branch> list_branches(db::Session& session,
                                  std::int64_t pacticipant_id,
                                  std::string_view name_part,
                                  const domain::Page& page);
std::int64_t count_branches(db::Session& session,
                            std::int64_t pacticipant_id,
                            std::string_view name_part);

std::optional<BranchVersion> find_branch_version(db::Session& session,
                                                 std::int64_t branch_id,
                                                 std::int64_t version_id);

/// Whether the version is on any branch.
bool has_branch(db::Session& session, std::int64_t version_id);

/// Puts a version on a branch and makes it the head, even when it is older than others there.
AddedToBranch add_to_branch(db::Session& session,
                            const VersionRow& version,
                            std::string_view branch,
                            bool auto_created,
                            Instant now);

void delete_branch_version(db::Session& session, std::int64_t branch_id, std::int64_t version_id);

/// Removes the branches, not their versions.
void delete_branches(db::Session& session, std::span<const std::int64_t> branch_ids);

/// After a deletion: the version with the highest ordinal becomes the head.
void find_head_anew(db::Session& session, std::int64_t branch_id);

}  // namespace accord::broker::store
