// The use cases of provisioned groups: see provisioned_groups.hpp.
#include "broker/service/provisioning/provisioned_groups.hpp"

#include "base/unicode/fold_case.hpp"
#include "broker/service/federation/group_rules.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "broker/store/teams/teams.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace accord::broker::service {
namespace {

using domain::scim::GroupInput;
using domain::scim::Lookup;
using Groups = std::vector<ProvisionedGroup>;

Groups whole_groups(Work& work, std::vector<store::DirectoryGroup> groups, WithMembers with) {
    std::vector<std::int64_t> ids;
    std::ranges::transform(groups, std::back_inserter(ids), &store::DirectoryGroup::id);
    std::map<std::int64_t, std::vector<store::DirectoryMember>> members;
    if (with == WithMembers::kYes) {
        for (auto& one : store::directory_members(work.session, ids)) {
            members[one.group_id].push_back(std::move(one));
        }
    }
    Groups all;
    for (auto& group : groups) {
        auto of_group = std::move(members[group.id]);
        all.push_back({std::move(group), std::move(of_group)});
    }
    return all;
}

ProvisionedGroup whole_group(Work& work, store::DirectoryGroup group) {
    std::vector<store::DirectoryGroup> one;
    one.push_back(std::move(group));
    return std::move(whole_groups(work, std::move(one), WithMembers::kYes).front());
}

store::Team team_named(Work& work, const std::string& name) {
    auto found = store::find_team_by_name(work.session, name);
    return found ? std::move(*found)
                 : store::insert_team(
                       work.session, {.uuid = make_uuid(work.random), .name = name}, work.now);
}

/// The team that a group stands for, by its name; a team that had the group's name follows it.
std::optional<std::int64_t> team_of(Work& work,
                                    const store::DirectoryGroup& group,
                                    const std::string& name,
                                    const Directory& directory) {
    if (is_in_rules(name, directory.rules)) {
        return std::nullopt;
    }
    auto team = store::find_team_by_name(work.session, group.name);
    const bool follows = team && team->id == group.team_id &&
                         fold_case(name) != fold_case(group.name) &&
                         !store::find_team_by_name(work.session, name);
    if (follows) {
        team->name = name;
        store::rename_team(work.session, *team, work.now);
        return team->id;
    }
    return team_named(work, name).id;
}

struct Members {
    std::vector<std::int64_t> added;
    std::vector<std::int64_t> removed;
    std::vector<std::int64_t> all;  ///< who are, were or come
};

/// Who comes and who goes. Whoever comes has to be the directory's, for groups give rights.
ProvisioningResult<Members> compare_members(Work& work,
                                            std::int64_t group,
                                            const std::optional<std::vector<std::string>>& said,
                                            const Directory& directory) {
    Members members;
    std::map<std::string, std::int64_t> there;
    for (auto& one : store::directory_members(work.session, std::span(&group, 1))) {
        members.all.push_back(one.user_id);
        there.emplace(std::move(one.uuid), one.user_id);
    }
    if (!said) {
        return members;
    }
    for (const auto& uuid : *said) {
        if (there.erase(uuid) != 0) {
            continue;
        }
        const auto account = store::find_user(work.session, uuid);
        if (!account || account->type != store::kRegularUser) {
            return std::unexpected(ProvisioningRefusal::kUnknownMember);
        }
        if (!is_of_directory(work, directory, *account)) {
            return std::unexpected(ProvisioningRefusal::kNotOfDirectory);
        }
        members.added.push_back(account->id);
        members.all.push_back(account->id);
    }
    for (const auto& [uuid, id] : there) {
        members.removed.push_back(id);
    }
    return members;
}

void put_members(Work& work, std::int64_t group, const Members& members) {
    for (const auto user : members.removed) {
        store::remove_directory_member(work.session, group, user);
    }
    for (const auto user : members.added) {
        store::add_directory_member(work.session, group, user);
    }
}

bool is_name_taken(Work& work, std::string_view name, std::int64_t group) {
    const auto other = store::find_directory_group_named(work.session, name);
    return other && other->id != group;
}

/// Brings about what is said of a group that is there.
ProvisioningResult<ProvisionedGroup> put_group(Work& work,
                                               store::DirectoryGroup group,
                                               const GroupInput& said,
                                               const Directory& directory) {
    const auto members = compare_members(work, group.id, said.members, directory);
    if (!members) {
        return std::unexpected(members.error());
    }
    const auto team = team_of(work, group, said.name, directory);
    const bool is_changed = group.name != said.name || group.external_id != said.external_id ||
                            group.team_id != team || !members->added.empty() ||
                            !members->removed.empty();
    if (!is_changed) {
        return whole_group(work, std::move(group));
    }
    store::raise_identity_version(work.session);
    change_groups(work, members->all, directory.rules, [&] {
        group.name = said.name;
        group.external_id = said.external_id;
        group.team_id = team;
        store::update_directory_group(work.session, group, work.now);
        put_members(work, group.id, *members);
    });
    return whole_group(work, std::move(group));
}

std::vector<store::DirectoryGroup> find_groups(Work& work, const Lookup& lookup) {
    const auto one = [](std::optional<store::DirectoryGroup> found) {
        return found ? std::vector{std::move(*found)} : std::vector<store::DirectoryGroup>();
    };
    switch (lookup.kind) {
        case Lookup::Kind::kId:
            return one(store::find_directory_group(work.session, lookup.value));
        case Lookup::Kind::kDisplayName:
            return one(store::find_directory_group_named(work.session, lookup.value));
        case Lookup::Kind::kExternalId:
            return store::directory_groups_by_external_id(work.session, lookup.value);
        case Lookup::Kind::kUserName:
        case Lookup::Kind::kEmail:
            return {};  // which no group has
    }
    return {};
}

}  // namespace

Groups groups_from(Work& work, std::int64_t offset, std::int64_t count, WithMembers with) {
    return whole_groups(work, store::directory_groups_from(work.session, offset, count), with);
}

std::int64_t count_provisioned_groups(Work& work) {
    return store::count_directory_groups(work.session);
}

Groups groups_after(Work& work, std::int64_t id, std::int64_t count, WithMembers with) {
    return whole_groups(work, store::directory_groups_after(work.session, id, count), with);
}

Groups groups_looked_up(Work& work, const Lookup& lookup, WithMembers with) {
    return whole_groups(work, find_groups(work, lookup), with);
}

std::optional<ProvisionedGroup> find_provisioned_group(Work& work,
                                                       std::string_view uuid,
                                                       WithMembers with) {
    auto found = groups_looked_up(work, {Lookup::Kind::kId, std::string(uuid)}, with);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

ProvisioningResult<ProvisionedGroup> create_provisioned_group(Work& work,
                                                              const GroupInput& said,
                                                              const Directory& directory) {
    store::raise_identity_version(work.session);
    if (is_name_taken(work, said.name, 0)) {
        return std::unexpected(ProvisioningRefusal::kGroupNameTaken);
    }
    auto group = store::insert_directory_group(
        work.session,
        {.uuid = make_uuid(work.random), .name = said.name, .external_id = said.external_id},
        work.now);
    return put_group(work, std::move(group), said, directory);
}

ProvisioningResult<ProvisionedGroup> change_provisioned_group(Work& work,
                                                              std::string_view uuid,
                                                              const GroupInput& said,
                                                              const Directory& directory) {
    store::hold_identity_version(work.session);
    auto group = store::find_directory_group(work.session, uuid);
    if (!group) {
        return std::unexpected(ProvisioningRefusal::kNotFound);
    }
    if (is_name_taken(work, said.name, group->id)) {
        return std::unexpected(ProvisioningRefusal::kGroupNameTaken);
    }
    return put_group(work, std::move(*group), said, directory);
}

ProvisioningResult<void> delete_provisioned_group(Work& work,
                                                  std::string_view uuid,
                                                  const Directory& directory) {
    store::raise_identity_version(work.session);
    const auto group = store::find_directory_group(work.session, uuid);
    if (!group) {
        return std::unexpected(ProvisioningRefusal::kNotFound);
    }
    const auto members = compare_members(work, group->id, std::nullopt, directory);
    change_groups(work, members->all, directory.rules, [&] {
        store::delete_directory_group(work.session, group->id);
    });
    return {};
}

}  // namespace accord::broker::service
