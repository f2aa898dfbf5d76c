// Lists of versions over HTTP.
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/json_text.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/api/versions/version_document.hpp"
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

/// Of each version, with the title that `title` gives it.
void write_version_links(JsonText& out,
                         const Call& call,
                         const service::VersionList& list,
                         const std::function<std::string(const store::VersionRow&)>& title) {
    const Segment owner(call.parameter("pacticipant"));
    out.open_array();
    for (const auto& version : list.versions) {
        write_link(out, call.urls.version(owner, version.number), {.title = title(version)});
    }
    out.close_array();
}

/// `around`: those to other pages.
void write_list_links(JsonText& out,
                      const Call& call,
                      const service::VersionList& list,
                      std::string_view title,
                      const json::Object& around) {
    const auto& owner = call.parameter("pacticipant");
    const auto url = call.urls.pacticipant(owner);
    out.open_object();
    write_link(out.key("self"), call.own_url(), {.title = title});
    write_link(out.key("pb:pacticipant"), url, {.title = owner});
    write_version_links(out.key("pb:versions"), call, list, title_of);
    write_link(out.key("pacticipant"), url, {.title = "Deprecated - please use pb:pacticipant"});
    write_version_links(out.key("versions"), call, list, [](const store::VersionRow&) {
        return "Deprecated - please use pb:versions";
    });
    for (const auto& [relation, to] : around) {
        out.key(relation).raw(json::write_compact(to));
    }
    out.close_object();
}

/// Once some items are written, makes room for all: text that grows by doubling would be in memory
/// three times.
class RoomForItems {
  public:
    RoomForItems(JsonText& out, std::size_t items) : out_(out), items_(items) {}
    void count_one() {
        if (++written_ == kEnoughToTell) {
            out_.reserve(out_.size() / kEnoughToTell * items_ * 3 / 2);
        }
    }

  private:
    static constexpr std::size_t kEnoughToTell = 1000;

    JsonText& out_;
    std::size_t items_;
    std::size_t written_ = 0;
};

/// Item by item: as one value, a hundred thousand versions would be in memory several times.
std::string list_document(const Call& call,
                          service::Work& work,
                          const service::VersionList& list,
                          std::string_view title,
                          const Pagination& pagination) {
    json::Object page{{"_links", json::Object()}};
    pagination.add_to(page, call.own_address(), list.total);
    JsonText out;
    out.open_object().key("_embedded").open_object().key("versions").open_array();
    RoomForItems room(out, list.versions.size());
    service::for_each_listed(work, list, [&](const service::ListedVersion& one) {
        write_version(out, call.urls, one);
        room.count_one();
    });
    out.close_array().close_object();
    write_list_links(out.key("_links"), call, list, title, page["_links"].as_object());
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
        return text(call.media_type, list_document(call, work, *found, title, pagination));
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
