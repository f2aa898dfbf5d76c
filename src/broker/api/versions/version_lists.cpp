// Lists of versions over HTTP.
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/api/versions/versions.hpp"
#include "broker/service/versions/versions.hpp"

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
                        const std::vector<service::ListedVersion>& versions,
                        std::string_view title) {
    const auto& owner = call.parameter("pacticipant");
    json::Array links;
    json::Array deprecated;
    for (const auto& one : versions) {
        const auto& version = one.summary.version;
        const auto url = call.urls.version(owner, version.number);
        links.push_back(link(url, {.title = title_of(version)}));
        deprecated.push_back(link(url, {.title = "Deprecated - please use pb:versions"}));
    }
    const auto url = call.urls.pacticipant(owner);
    return {{"self", link(call.own_url(), {.title = title})},
            {"pb:pacticipant", link(url, {.title = owner})},
            {"pb:versions", std::move(links)},
            {"pacticipant", link(url, {.title = "Deprecated - please use pb:pacticipant"})},
            {"versions", std::move(deprecated)}};
}

/// The list, or what `missing` answers when there is nothing that could have one.
http::Response list(Call& call,
                    const store::VersionFilter& filter,
                    http::Response (*missing)(const Call&)) {
    FieldErrors errors;
    const auto pagination = read_pagination(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        const auto& owner = call.parameter("pacticipant");
        const auto found = service::list_versions(work, owner, filter, pagination.page());
        if (!found) {
            return missing(call);
        }
        json::Array documents;
        for (const auto& one : found->versions) {
            documents.push_back(version_document(call.urls, one));
        }
        const auto title = filter.branch
                               ? fmt::format("Versions for branch {} of {}", *filter.branch, owner)
                               : fmt::format("All application versions of {}", owner);
        json::Object body{{"_embedded", {{"versions", std::move(documents)}}},
                          {"_links", list_links(call, found->versions, title)}};
        pagination.add_to(body, call.own_address(), found->total);
        return hal(call, body);
    });
}

}  // namespace

http::Response list_versions(Call& call) {
    return list(call, {}, [](const Call& asked) { return no_pacticipant(asked); });
}

http::Response list_tagged_versions(Call& call) {
    return list(call, {.tag = call.parameter("tag")}, not_found);
}

http::Response list_branch_versions(Call& call) {
    return list(call, {.branch = call.parameter("branch")}, not_found);
}

}  // namespace accord::broker::api
