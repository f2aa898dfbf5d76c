#include "broker/api/versions/version_rules.hpp"

#include "broker/store/environments/deployments.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/versions/branches.hpp"
#include "broker/store/versions/tags.hpp"

#include <algorithm>

namespace accord::broker::api {
namespace {

/// A pacticipant that is new in this request has been updated all the same.
constexpr std::chrono::microseconds kJustAfter{1};

void recognise_main_branch(const Call& call,
                           db::Session& session,
                           store::Pacticipant& pacticipant,
                           std::string_view name) {
    const auto& options = call.context.options;
    const auto& candidates = options.main_branch_candidates;
    if (!options.auto_detect_main_branch || pacticipant.main_branch) {
        return;
    }
    if (std::ranges::find(candidates, name) == candidates.end()) {
        return;
    }
    pacticipant.main_branch = name;
    pacticipant.updated_at = std::max(call.now, pacticipant.created_at + kJustAfter);
    store::update_pacticipant(session, pacticipant, pacticipant.updated_at);
}

bool has_branch(db::Session& session, const store::Version& version) {
    return session
        .one<std::int64_t>("select 1 from branch_versions where version_id = ? limit 1", version.id)
        .has_value();
}

bool becomes_branch(const Call& call, db::Session& session, const store::Version& version) {
    const auto& options = call.context.options;
    return options.use_first_tag_as_branch &&
           call.now - version.created_at <= options.use_first_tag_as_branch_time_limit &&
           !has_branch(session, version) && store::tags_of(session, version.id).empty();
}

void deploy_by_tag(const Call& call,
                   db::Session& session,
                   const NamedVersion& named,
                   std::string_view tag) {
    if (!call.context.options.create_deployed_versions_for_tags) {
        return;
    }
    const auto environment = store::find_environment_by_name(session, tag);
    if (!environment) {
        return;
    }
    store::record_deployment(session,
                             {.version_id = named.version.id,
                              .pacticipant_id = named.pacticipant.id,
                              .environment_id = environment->id,
                              .auto_created = true,
                              .uuid = make_uuid(*call.context.options.random)},
                             call.now);
}

}  // namespace

NamedVersion find_or_create(db::Session& session,
                            std::string_view pacticipant,
                            std::string_view number,
                            Instant now) {
    auto owner = store::find_or_create_pacticipant(session, pacticipant, now);
    auto found = store::find_or_create_version(session, owner.id, number, now);
    return {std::move(owner), std::move(found.version), found.created};
}

bool put_on_branch(const Call& call,
                   db::Session& session,
                   NamedVersion& named,
                   std::string_view branch) {
    const bool added = store::add_to_branch(session, named.version, branch, false, call.now);
    recognise_main_branch(call, session, named.pacticipant, branch);
    return added;
}

bool put_tag(const Call& call,
             db::Session& session,
             NamedVersion& named,
             std::string_view tag,
             TagDeploys deploys) {
    if (becomes_branch(call, session, named.version)) {
        store::add_to_branch(session, named.version, tag, true, call.now);
    }
    const bool added = store::add_tag(session, named.version, tag, call.now);
    recognise_main_branch(call, session, named.pacticipant, tag);
    if (deploys == TagDeploys::kYes) {
        deploy_by_tag(call, session, named, tag);
    }
    return added;
}

}  // namespace accord::broker::api
