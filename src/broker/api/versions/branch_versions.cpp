// Versions on branches over HTTP.
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/api/versions/branches.hpp"
#include "broker/api/versions/version_name.hpp"
#include "broker/service/versions/branches.hpp"

namespace accord::broker::api {
namespace {

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
    return call.read([&](service::Work& work) {
        const auto found =
            service::find_on_branch(work, version_name(call), call.parameter("branch"));
        return found ? hal(call, document(call, *found)) : not_found(call);
    });
}

http::Response put_branch_version(Call& call) {
    return call.write([&](service::Work& work) {
        const auto put = service::put_on_branch(work, version_name(call), call.parameter("branch"));
        const auto body = document(call, put.membership);
        return put.added ? created(call, own_url(call), body) : hal(call, body);
    });
}

http::Response delete_branch_version(Call& call) {
    return call.write([&](service::Work& work) {
        const bool was_there =
            service::remove_from_branch(work, version_name(call), call.parameter("branch"));
        return was_there ? no_content() : not_found(call);
    });
}

}  // namespace accord::broker::api
