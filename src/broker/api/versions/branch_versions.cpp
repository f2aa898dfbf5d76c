#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/api/versions/branches.hpp"
#include "broker/service/versions/version_rules.hpp"

namespace accord::broker::api {
namespace {

struct FoundBranchVersion {
    store::Branch branch;
    store::VersionRow version;
    store::BranchVersion membership;
};

std::optional<FoundBranchVersion> find_membership(db::Session& session, const Call& call) {
    const auto owner = store::find_pacticipant(session, call.parameter("pacticipant"));
    if (!owner) {
        return std::nullopt;
    }
    const auto branch = store::find_branch(session, owner->id, call.parameter("branch"));
    const auto version = store::find_version(session, owner->id, call.parameter("version"));
    if (!branch || !version) {
        return std::nullopt;
    }
    const auto membership = store::find_branch_version(session, branch->id, version->id);
    if (!membership) {
        return std::nullopt;
    }
    return FoundBranchVersion{*branch, *version, *membership};
}

std::string own_url(const Call& call) {
    return call.urls.branch_version(
        call.parameter("pacticipant"), call.parameter("branch"), call.parameter("version"));
}

json::Object document(const Call& call, const store::BranchVersion& membership) {
    const auto& owner = call.parameter("pacticipant");
    const auto& branch = call.parameter("branch");
    const auto& number = call.parameter("version");
    json::Object body;
    add_times(body, membership.created_at, membership.updated_at);
    body["_links"] = json::Object{
        {"self", link(own_url(call), {.title = "Branch version"})},
        {"pb:branch", link(call.urls.branch(owner, branch), {.title = "Branch", .name = branch})},
        {"pb:version",
         link(call.urls.version(owner, number), {.title = "Version", .name = number})}};
    return body;
}

}  // namespace

http::Response get_branch_version(Call& call) {
    return call.read([&](db::Session& session) {
        const auto found = find_membership(session, call);
        return found ? hal(call, document(call, found->membership)) : not_found(call);
    });
}

http::Response put_branch_version(Call& call) {
    return call.write([&](db::Session& session) {
        auto work = call.work_in(session);
        auto named =
            service::find_or_create(work, call.parameter("pacticipant"), call.parameter("version"));
        const bool added = service::put_on_branch(work, named, call.parameter("branch"));
        const auto body = document(call, find_membership(session, call)->membership);
        return added ? created(call, own_url(call), body) : hal(call, body);
    });
}

http::Response delete_branch_version(Call& call) {
    return call.write([&](db::Session& session) {
        const auto found = find_membership(session, call);
        if (!found) {
            return not_found(call);
        }
        store::delete_branch_version(session, found->branch.id, found->version.id);
        return no_content();
    });
}

}  // namespace accord::broker::api
