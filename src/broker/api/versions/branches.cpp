// Branches over HTTP.
#include "broker/api/versions/branches.hpp"

#include "base/text.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/service/versions/branches.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

constexpr domain::Page kFirstPage{1, 100};

}  // namespace

http::Response list_branches(Call& call) {
    FieldErrors errors;
    auto pagination = read_pagination(call, errors);
    const auto part = read_search(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    if (!pagination.asked) {
        pagination.asked = kFirstPage;
    }
    return call.read([&](service::Work& work) {
        const auto& owner = call.parameter("pacticipant");
        const auto found = service::list_branches(work, owner, part, pagination.page());
        if (!found) {
            return no_pacticipant(call);
        }
        json::Array documents;
        json::Array links;
        for (const auto& one : found->branches) {
            documents.push_back(branch_document(call.urls, owner, one));
            links.push_back(link(call.urls.branch(owner, one.name), {.name = one.name}));
        }
        json::Object body{{"_embedded", {{"branches", std::move(documents)}}},
                          {"_links",
                           {{"self", link(call.own_url(), {.title = owner + " branches"})},
                            {"pb:branches", std::move(links)}}}};
        pagination.add_to(body, call.urls.branches(owner), found->total);
        return hal(call, body);
    });
}

http::Response delete_branches(Call& call) {
    const auto kept = call.query_all("exclude[]");
    return call.write([&](service::Work& work) {
        const auto& owner = call.parameter("pacticipant");
        const auto done = service::delete_branches(work, owner, kept);
        if (!done) {
            return no_pacticipant(call);
        }
        const auto text = fmt::format(
            "Scheduled deletion of {} branches for pacticipant {}. Remaining branches "
            "are: {}",
            done->deleted,
            owner,
            join(done->remaining, ", "));
        const json::Array notices{json::Object{{"type", "success"}, {"text", text}}};
        return hal(call, {{"notices", notices}}, 202);
    });
}

http::Response get_branch(Call& call) {
    return call.read([&](service::Work& work) {
        const auto& owner = call.parameter("pacticipant");
        const auto branch = service::find_branch(work, owner, call.parameter("branch"));
        return branch ? hal(call, branch_document(call.urls, owner, *branch)) : not_found(call);
    });
}

http::Response delete_branch(Call& call) {
    return call.write([&](service::Work& work) {
        const bool was_there =
            service::delete_branch(work, call.parameter("pacticipant"), call.parameter("branch"));
        return was_there ? no_content() : not_found(call);
    });
}

}  // namespace accord::broker::api
