// Lists of versions over HTTP.
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/json_text.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/api/versions/versions.hpp"
#include "broker/service/versions/versions.hpp"

#include <fmt/format.h>

#include <functional>

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

void write_link(JsonText& out, const json::Object& one) { out.raw(json::write_compact(one)); }

/// Of each version, with the title that `title` gives it.
void write_version_links(JsonText& out,
                         const Call& call,
                         const std::vector<service::ListedVersion>& versions,
                         const std::function<std::string(const store::VersionRow&)>& title) {
    const auto& owner = call.parameter("pacticipant");
    out.open_array();
    for (const auto& one : versions) {
        const auto& version = one.summary.version;
        write_link(out, link(call.urls.version(owner, version.number), {.title = title(version)}));
    }
    out.close_array();
}

/// `around`: those to other pages.
void write_list_links(JsonText& out,
                      const Call& call,
                      const std::vector<service::ListedVersion>& versions,
                      std::string_view title,
                      const json::Object& around) {
    const auto& owner = call.parameter("pacticipant");
    const auto url = call.urls.pacticipant(owner);
    out.open_object();
    write_link(out.key("self"), link(call.own_url(), {.title = title}));
    write_link(out.key("pb:pacticipant"), link(url, {.title = owner}));
    write_version_links(out.key("pb:versions"), call, versions, title_of);
    write_link(out.key("pacticipant"),
               link(url, {.title = "Deprecated - please use pb:pacticipant"}));
    write_version_links(out.key("versions"), call, versions, [](const store::VersionRow&) {
        return "Deprecated - please use pb:versions";
    });
    for (const auto& [relation, to] : around) {
        out.key(relation).raw(json::write_compact(to));
    }
    out.close_object();
}

/// Item by item: as one value, a hundred thousand versions would be in memory several times.
std::string list_document(const Call& call,
                          const service::VersionList& list,
                          std::string_view title,
                          const Pagination& pagination) {
    json::Object page{{"_links", json::Object()}};
    pagination.add_to(page, call.own_address(), list.total);
    JsonText out;
    out.open_object().key("_embedded").open_object().key("versions").open_array();
    for (const auto& one : list.versions) {
        out.raw(json::write_compact(version_document(call.urls, one)));
    }
    out.close_array().close_object();
    write_list_links(out.key("_links"), call, list.versions, title, page["_links"].as_object());
    if (const auto* shown = page.if_contains("page")) {
        out.key("page").raw(json::write_compact(*shown));
    }
    return out.close_object().take();
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
        const auto title = filter.branch
                               ? fmt::format("Versions for branch {} of {}", *filter.branch, owner)
                               : fmt::format("All application versions of {}", owner);
        return text(call.media_type, list_document(call, *found, title, pagination));
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
