// The use cases of branches.
#include "broker/service/versions/branches.hpp"

#include "broker/store/locks.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace accord::broker::service {
namespace {

struct Membership {
    std::int64_t branch_id = 0;
    std::int64_t version_id = 0;
    store::BranchVersion stored;
};

std::optional<Membership> find_membership(Work& work,
                                          const VersionName& version,
                                          std::string_view branch) {
    const auto named = find_named(work, version);
    if (!named) {
        return std::nullopt;
    }
    const auto found = store::find_branch(work.session, named->pacticipant.id, branch);
    if (!found) {
        return std::nullopt;
    }
    const auto stored = store::find_branch_version(work.session, found->id, named->version.id);
    if (!stored) {
        return std::nullopt;
    }
    return Membership{found->id, named->version.id, *stored};
}

}  // namespace

std::optional<BranchList> list_branches(Work& work,
                                        std::string_view pacticipant,
                                        std::string_view name_part,
                                        const domain::Page& page) {
    const auto owner = store::find_pacticipant(work.session, pacticipant);
    if (!owner) {
        return std::nullopt;
    }
    return BranchList{store::list_branches(work.session, owner->id, name_part, page),
                      store::count_branches(work.session, owner->id, name_part)};
}

std::optional<DeletedBranches> delete_branches(Work& work,
                                               std::string_view pacticipant,
                                               std::vector<std::string> kept) {
    store::lock_pacticipants(work.session, {.changed = {pacticipant}});
    const auto owner = store::find_pacticipant(work.session, pacticipant);
    if (!owner) {
        return std::nullopt;
    }
    if (owner->main_branch) {
        kept.push_back(*owner->main_branch);
    }
    const std::unordered_set<std::string_view> stays(kept.begin(), kept.end());
    DeletedBranches done;
    std::vector<std::int64_t> ids;
    for (auto& branch : store::list_branches(work.session, owner->id, "", {})) {
        if (stays.contains(branch.name)) {
            done.remaining.push_back(std::move(branch.name));
        } else {
            ids.push_back(branch.id);
        }
    }
    store::delete_branches(work.session, ids);
    done.deleted = ids.size();
    std::ranges::sort(done.remaining);
    return done;
}

std::optional<store::Branch> find_branch(Work& work,
                                         std::string_view pacticipant,
                                         std::string_view branch) {
    const auto owner = store::find_pacticipant(work.session, pacticipant);
    return owner ? store::find_branch(work.session, owner->id, branch) : std::nullopt;
}

bool delete_branch(Work& work, std::string_view pacticipant, std::string_view branch) {
    store::lock_pacticipants(work.session, {.changed = {pacticipant}});
    const auto found = find_branch(work, pacticipant, branch);
    if (found) {
        store::delete_branches(work.session, std::vector{found->id});
    }
    return found.has_value();
}

std::optional<store::BranchVersion> find_on_branch(Work& work,
                                                   const VersionName& version,
                                                   std::string_view branch) {
    const auto found = find_membership(work, version, branch);
    return found ? std::optional(found->stored) : std::nullopt;
}

store::AddedToBranch put_on_branch(Work& work,
                                   const VersionName& version,
                                   std::string_view branch) {
    auto named = find_or_create(work, version.pacticipant, version.number);
    return put_on_branch(work, named, branch);
}

bool remove_from_branch(Work& work, const VersionName& version, std::string_view branch) {
    store::lock_pacticipants(work.session, {.changed = {version.pacticipant}});
    const auto found = find_membership(work, version, branch);
    if (found) {
        store::delete_branch_version(work.session, found->branch_id, found->version_id);
    }
    return found.has_value();
}

}  // namespace accord::broker::service
