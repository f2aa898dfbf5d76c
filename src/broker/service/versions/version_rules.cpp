// The rules of naming, tagging and branching: what else happens then.
#include "broker/service/versions/version_rules.hpp"

#include "broker/service/events/events.hpp"
#include "broker/service/teams/reach.hpp"
#include "broker/store/environments/deployments.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/locks.hpp"
#include "broker/store/versions/branches.hpp"
#include "broker/store/versions/tags.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

/// A pacticipant that is new in this request has been updated all the same.
constexpr std::chrono::microseconds kJustAfter{1};

void recognise_main_branch(Work& work, store::PacticipantRow& pacticipant, std::string_view name) {
    const auto& settings = work.settings;
    const auto& candidates = settings.main_branch_candidates;
    if (!settings.auto_detect_main_branch || pacticipant.main_branch) {
        return;
    }
    if (std::ranges::find(candidates, name) == candidates.end()) {
        return;
    }
    pacticipant.main_branch = name;
    pacticipant.updated_at = std::max(work.now, pacticipant.created_at + kJustAfter);
    store::update_pacticipant(work.session, pacticipant, pacticipant.updated_at);
}

/// A version that was put on a branch again, which is its head already, changed nothing.
void tell_branch(Work& work,
                 const NamedVersion& named,
                 std::string_view branch,
                 const store::AddedToBranch& added) {
    if (added.added) {
        tell(work,
             {.kind = domain::VersionEventKind::kBranchChanged,
              .pacticipant = named.pacticipant.name,
              .number = named.version.number,
              .branch = std::string(branch)});
    }
}

void tell_tag(Work& work,
              const NamedVersion& named,
              std::string_view tag,
              const store::AddedTag& added) {
    if (added.added) {
        tell(work,
             {.kind = domain::VersionEventKind::kTagCreated,
              .pacticipant = named.pacticipant.name,
              .number = named.version.number,
              .tag = std::string(tag)});
    }
}

bool becomes_branch(Work& work, const NamedVersion& named) {
    const auto& settings = work.settings;
    const auto& version = named.version;
    return settings.use_first_tag_as_branch && !named.is_on_branch &&
           work.now - version.created_at <= settings.use_first_tag_as_branch_time_limit &&
           !store::has_branch(work.session, version.id) &&
           store::tags_of(work.session, version.id).empty();
}

void deploy_by_tag(Work& work, const NamedVersion& named, std::string_view tag) {
    if (!work.settings.create_deployed_versions_for_tags) {
        return;
    }
    const auto environment = store::find_environment_by_name(work.session, tag);
    if (!environment) {
        return;
    }
    const auto uuid = make_uuid(work.random);
    const auto deployed = store::record_deployment(work.session,
                                                   {.version_id = named.version.id,
                                                    .pacticipant_id = named.pacticipant.id,
                                                    .environment_id = environment->id,
                                                    .auto_created = true,
                                                    .uuid = uuid,
                                                    .pacticipant = named.pacticipant.name,
                                                    .version = named.version.number},
                                                   work.now);
    if (deployed.uuid == uuid) {
        tell(work, deployment_event(deployed, *environment));
    }
}

}  // namespace

std::optional<NamedVersion> find_named(Work& work, const VersionName& name) {
    auto owner = store::find_pacticipant(work.session, name.pacticipant);
    if (!owner) {
        return std::nullopt;
    }
    auto version = store::find_version(work.session, owner->id, name.number);
    if (!version) {
        return std::nullopt;
    }
    return NamedVersion{std::move(*owner), std::move(*version)};
}

NamedVersion find_or_create(Work& work, std::string_view pacticipant, std::string_view number) {
    store::lock_pacticipants(work.session, {.changed = {pacticipant}});
    auto owner = store::find_or_create_pacticipant(
        work.session, pacticipant, work.now, maker_of(work.actor));
    auto found = find_or_create_version(work, owner.id, owner.name, number);
    return {std::move(owner), std::move(found.version), found.created};
}

store::AddedToBranch put_on_branch(Work& work, NamedVersion& named, std::string_view branch) {
    const auto added = store::add_to_branch(work.session, named.version, branch, false, work.now);
    named.is_on_branch = true;
    recognise_main_branch(work, named.pacticipant, branch);
    tell_branch(work, named, branch, added);
    return added;
}

store::AddedTag put_tag(Work& work, NamedVersion& named, std::string_view tag, TagDeploys deploys) {
    if (becomes_branch(work, named)) {
        const auto added = store::add_to_branch(work.session, named.version, tag, true, work.now);
        tell_branch(work, named, tag, added);
    }
    auto added = store::add_tag(work.session, named.version, tag, work.now);
    recognise_main_branch(work, named.pacticipant, tag);
    tell_tag(work, named, tag, added);
    if (deploys == TagDeploys::kYes) {
        deploy_by_tag(work, named, tag);
    }
    return added;
}

}  // namespace accord::broker::service
