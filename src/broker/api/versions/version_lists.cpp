#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/api/versions/versions.hpp"
#include "broker/store/versions/branches.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

/// "Version 1.0 - 21/11/2026".
std::string title_of(const store::VersionRow& version) {
    const std::chrono::year_month_day day{
        std::chrono::floor<std::chrono::days>(version.created_at)};
    return fmt::format("Version {} - {:02}/{:02}/{}",
                       version.number,
                       static_cast<unsigned>(day.day()),
                       static_cast<unsigned>(day.month()),
                       static_cast<int>(day.year()));
}

json::Object list_links(const Call& call,
                        const store::PacticipantRow& owner,
                        const std::vector<store::VersionRow>& versions,
                        std::string_view title) {
    json::Array links;
    json::Array deprecated;
    for (const auto& version : versions) {
        const auto url = call.urls.version(owner.name, version.number);
        links.push_back(link(url, {.title = title_of(version)}));
        deprecated.push_back(link(url, {.title = "Deprecated - please use pb:versions"}));
    }
    const auto url = call.urls.pacticipant(owner.name);
    return {{"self", link(call.own_url(), {.title = title})},
            {"pb:pacticipant", link(url, {.title = owner.name})},
            {"pb:versions", std::move(links)},
            {"pacticipant", link(url, {.title = "Deprecated - please use pb:pacticipant"})},
            {"versions", std::move(deprecated)}};
}

http::Response list(Call& call,
                    db::Session& session,
                    const store::PacticipantRow& owner,
                    const store::VersionFilter& filter,
                    const Pagination& pagination) {
    const auto versions = store::list_versions(session, owner.id, filter, pagination.page());
    json::Array documents;
    for (const auto& version : versions) {
        documents.push_back(
            version_document(session, call.urls, owner, version, VersionLinks::kInList));
    }
    const auto title = filter.branch
                           ? fmt::format("Versions for branch {} of {}", *filter.branch, owner.name)
                           : fmt::format("All application versions of {}", owner.name);
    json::Object body{{"_embedded", {{"versions", std::move(documents)}}},
                      {"_links", list_links(call, owner, versions, title)}};
    pagination.add_to(
        body, call.urls.at(call.request.path()), store::count_versions(session, owner.id, filter));
    return hal(call, body);
}

}  // namespace

http::Response list_versions(Call& call) {
    FieldErrors errors;
    const auto pagination = read_pagination(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](db::Session& session) {
        const auto owner = store::find_pacticipant(session, call.parameter("pacticipant"));
        if (!owner) {
            return no_pacticipant(call);
        }
        return list(call, session, *owner, {}, pagination);
    });
}

http::Response list_tagged_versions(Call& call) {
    FieldErrors errors;
    const auto pagination = read_pagination(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](db::Session& session) {
        const auto owner = store::find_pacticipant(session, call.parameter("pacticipant"));
        if (!owner) {
            return not_found(call);
        }
        const store::VersionFilter filter{.tag = call.parameter("tag")};
        if (store::count_versions(session, owner->id, filter) == 0) {
            return not_found(call);
        }
        return list(call, session, *owner, filter, pagination);
    });
}

http::Response list_branch_versions(Call& call) {
    FieldErrors errors;
    const auto pagination = read_pagination(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](db::Session& session) {
        const auto owner = store::find_pacticipant(session, call.parameter("pacticipant"));
        if (!owner) {
            return not_found(call);
        }
        const auto branch = store::find_branch(session, owner->id, call.parameter("branch"));
        if (!branch) {
            return not_found(call);
        }
        return list(call, session, *owner, {.branch = branch->name}, pagination);
    });
}

}  // namespace accord::broker::api
