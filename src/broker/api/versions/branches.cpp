#include "broker/api/versions/branches.hpp"

#include "base/text.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/api/pacticipants/documents.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

constexpr store::Page kFirstPage{1, 100};

}  // namespace

http::Response list_branches(Call& call) {
    FieldErrors errors;
    auto pagination = read_pagination(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    if (!pagination.asked) {
        pagination.asked = kFirstPage;
    }
    return call.read([&](db::Session& session) {
        const auto owner = store::find_pacticipant(session, call.parameter("pacticipant"));
        if (!owner) {
            return no_pacticipant(call);
        }
        const auto part = call.query("q").value_or("");
        json::Array documents;
        json::Array links;
        for (const auto& one : store::list_branches(session, owner->id, part, pagination.page())) {
            documents.push_back(branch_document(call.urls, owner->name, one));
            links.push_back(link(call.urls.branch(owner->name, one.name), {.name = one.name}));
        }
        json::Object body{{"_embedded", {{"branches", std::move(documents)}}},
                          {"_links",
                           {{"self", link(call.own_url(), {.title = owner->name + " branches"})},
                            {"pb:branches", std::move(links)}}}};
        pagination.add_to(
            body, call.urls.branches(owner->name), store::count_branches(session, owner->id, part));
        return hal(call, body);
    });
}

http::Response delete_branches(Call& call) {
    auto kept = call.query_all("exclude[]");
    return call.write([&](db::Session& session) {
        const auto owner = store::find_pacticipant(session, call.parameter("pacticipant"));
        if (!owner) {
            return no_pacticipant(call);
        }
        if (owner->main_branch) {
            kept.push_back(*owner->main_branch);
        }
        std::vector<std::string> remaining;
        int deleted = 0;
        for (const auto& branch : store::list_branches(session, owner->id, "", {})) {
            if (std::ranges::find(kept, branch.name) != kept.end()) {
                remaining.push_back(branch.name);
            } else {
                store::delete_branch(session, branch.id);
                ++deleted;
            }
        }
        std::ranges::sort(remaining);
        const auto text = fmt::format(
            "Scheduled deletion of {} branches for pacticipant {}. Remaining branches "
            "are: {}",
            deleted,
            owner->name,
            join(remaining, ", "));
        const json::Array notices{json::Object{{"type", "success"}, {"text", text}}};
        return hal(call, {{"notices", notices}}, 202);
    });
}

http::Response get_branch(Call& call) {
    return call.read([&](db::Session& session) {
        const auto owner = store::find_pacticipant(session, call.parameter("pacticipant"));
        if (!owner) {
            return not_found(call);
        }
        const auto branch = store::find_branch(session, owner->id, call.parameter("branch"));
        if (!branch) {
            return not_found(call);
        }
        return hal(call, branch_document(call.urls, owner->name, *branch));
    });
}

http::Response delete_branch(Call& call) {
    return call.write([&](db::Session& session) {
        const auto owner = store::find_pacticipant(session, call.parameter("pacticipant"));
        if (!owner) {
            return not_found(call);
        }
        const auto branch = store::find_branch(session, owner->id, call.parameter("branch"));
        if (!branch) {
            return not_found(call);
        }
        store::delete_branch(session, branch->id);
        return no_content();
    });
}

}  // namespace accord::broker::api
