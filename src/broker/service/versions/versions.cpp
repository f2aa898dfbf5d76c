// The use cases of versions. A list fetches branches, tags, pacts and deployments for all of its
// rows at once.
#include "broker/service/versions/versions.hpp"

#include "broker/service/events/events.hpp"
#include "broker/service/pacticipants/spelling.hpp"
#include "broker/store/locks.hpp"
#include "broker/store/versions/branches.hpp"
#include "broker/store/versions/tags.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace accord::broker::service {
namespace {

using Rows = std::span<const store::VersionRow>;

std::vector<std::int64_t> ids_of(Rows rows) {
    std::vector<std::int64_t> ids;
    ids.reserve(rows.size());
    for (const auto& row : rows) {
        ids.push_back(row.id);
    }
    return ids;
}

/// In the order of `rows`.
std::vector<VersionSummary> summaries_of(Work& work, std::string_view pacticipant, Rows rows) {
    const auto ids = ids_of(rows);
    auto details = store::find_version_details(work.session, ids);
    auto providers = store::find_providers(work.session, ids);
    std::vector<VersionSummary> made;
    made.reserve(rows.size());
    for (const auto& row : rows) {
        auto& [branches, tags, environments] = details[row.id];
        made.push_back({.pacticipant = std::string(pacticipant),
                        .version = row,
                        .branches = std::move(branches),
                        .tags = std::move(tags),
                        .providers = std::move(providers[row.id])});
    }
    return made;
}

VersionView view_of(Work& work, std::string_view pacticipant, const store::VersionRow& row) {
    VersionView view{.summary = std::move(summaries_of(work, pacticipant, Rows(&row, 1)).front()),
                     .environments = store::list_environments(work.session)};
    view.deployments =
        located(store::list_current_deployments_of(work.session, row.id), view.environments);
    view.releases =
        located(store::list_supported_releases_of(work.session, row.id), view.environments);
    return view;
}

std::vector<ListedVersion> listed(Work& work, std::string_view pacticipant, Rows rows) {
    std::unordered_map<std::int64_t, std::vector<Deployment>> deployments;
    for (auto& one : located(work, store::list_deployments_of(work.session, ids_of(rows)))) {
        deployments[one.stay.version_id].push_back(std::move(one));
    }
    std::vector<ListedVersion> made;
    made.reserve(rows.size());
    for (auto& summary : summaries_of(work, pacticipant, rows)) {
        auto there = std::move(deployments[summary.version.id]);
        made.push_back({std::move(summary), std::move(there)});
    }
    return made;
}

/// How many there are on all pages: counted where the page that was fetched does not tell.
std::int64_t total_of(Work& work,
                      std::int64_t pacticipant_id,
                      const store::VersionFilter& filter,
                      const domain::Page& page,
                      std::size_t fetched) {
    const auto count = static_cast<std::int64_t>(fetched);
    const bool is_last = count < page.size && (count > 0 || page.offset() == 0);
    return is_last ? page.offset() + count
                   : store::count_versions(work.session, pacticipant_id, filter);
}

void replace_tags(Work& work, const NamedVersion& named, std::vector<std::string> tags) {
    for (auto& tag : tags) {
        tag = tag_spelled(work, named.pacticipant.name, std::move(tag));
    }
    std::unordered_set<std::string> before;
    for (auto& tag : store::tags_of(work.session, named.version.id)) {
        before.insert(std::move(tag.name));
    }
    store::delete_tags(work.session, named.version.id);
    for (const auto& tag : tags) {
        store::add_tag(work.session, named.version, tag, work.now);
        if (!before.contains(tag)) {
            tell(work,
                 {.kind = domain::VersionEventKind::kTagCreated,
                  .pacticipant = named.pacticipant.name,
                  .number = named.version.number,
                  .tag = tag});
        }
    }
}

}  // namespace

std::optional<VersionView> find_version(Work& work, const VersionName& name) {
    const auto named = find_named(work, name);
    if (!named) {
        return std::nullopt;
    }
    return view_of(work, named->pacticipant.name, named->version);
}

std::optional<VersionView> find_latest_version(Work& work,
                                               std::string_view pacticipant,
                                               const store::VersionFilter& filter) {
    const auto owner = store::find_pacticipant(work.session, pacticipant);
    if (!owner) {
        return std::nullopt;
    }
    const auto found = store::find_latest_version(work.session, owner->id, filter);
    if (!found) {
        return std::nullopt;
    }
    return view_of(work, owner->name, *found);
}

std::optional<VersionList> list_versions(Work& work,
                                         std::string_view pacticipant,
                                         const store::VersionFilter& filter,
                                         const domain::Page& page) {
    const auto owner = store::find_pacticipant(work.session, pacticipant);
    if (!owner) {
        return std::nullopt;
    }
    if (filter.branch && !store::find_branch(work.session, owner->id, *filter.branch)) {
        return std::nullopt;
    }
    VersionList list{.pacticipant = owner->name,
                     .versions = store::list_versions(work.session, owner->id, filter, page)};
    list.total = total_of(work, owner->id, filter, page, list.versions.size());
    if (filter.tag && list.total == 0) {
        return std::nullopt;
    }
    return list;
}

void for_each_listed(Work& work,
                     const VersionList& list,
                     const std::function<void(const ListedVersion&)>& show,
                     std::size_t at_once) {
    for (Rows rest = list.versions; !rest.empty();) {
        const auto portion = rest.first(std::min(rest.size(), at_once));
        for (const ListedVersion& one : listed(work, list.pacticipant, portion)) {
            show(one);
        }
        rest = rest.subspan(portion.size());
    }
}

WrittenVersion write_version(Work& work, const VersionName& name, const VersionChanges& changes) {
    auto named = find_or_create(work, name.pacticipant, name.number);
    auto& version = named.version;
    if (changes.build_url) {
        version.build_url = *changes.build_url;
    }
    store::set_build_url(work.session, version.id, version.build_url, work.now);
    version.updated_at = work.now;
    if (changes.tags) {
        replace_tags(work, named, *changes.tags);
    }
    return {view_of(work, named.pacticipant.name, version), named.created};
}

bool delete_version(Work& work, const VersionName& name) {
    store::lock_pacticipants(work.session, {.changed = {name.pacticipant}});
    const auto named = find_named(work, name);
    if (named) {
        store::delete_version(work.session, named->version);
    }
    return named.has_value();
}

}  // namespace accord::broker::service
