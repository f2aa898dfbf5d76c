// The use cases of pacticipants. A list fetches labels and latest versions for all of its rows at
// once.
#include "broker/service/pacticipants/pacticipants.hpp"

#include "broker/domain/pacticipant_names.hpp"
#include "broker/service/environments/whereabouts.hpp"
#include "broker/service/teams/reach.hpp"
#include "broker/store/environments/deployments.hpp"
#include "broker/store/locks.hpp"
#include "broker/store/versions/versions.hpp"

#include <utility>

namespace accord::broker::service {
namespace {

/// With labels and latest versions, in the order of `rows`.
std::vector<PacticipantView> views_of(Work& work, std::vector<store::PacticipantRow> rows) {
    std::vector<std::int64_t> ids;
    ids.reserve(rows.size());
    for (const auto& row : rows) {
        ids.push_back(row.id);
    }
    auto labels = store::labels_of(work.session, ids);
    auto latest = store::find_latest_numbers(work.session, ids);
    std::vector<PacticipantView> views;
    views.reserve(rows.size());
    for (auto& row : rows) {
        PacticipantView view{.labels = std::move(labels[row.id])};
        if (const auto found = latest.find(row.id); found != latest.end()) {
            view.latest_version = std::move(found->second);
        }
        view.pacticipant = std::move(row);
        views.push_back(std::move(view));
    }
    return views;
}

PacticipantView view_of(Work& work, store::PacticipantRow row) {
    std::vector<store::PacticipantRow> rows;
    rows.push_back(std::move(row));
    return std::move(views_of(work, std::move(rows)).front());
}

PacticipantView with_deployments(Work& work, PacticipantView view) {
    auto& shown = view.deployments.emplace();
    auto deployed =
        store::list_current_deployments_of_pacticipant(work.session, view.pacticipant.id);
    for (auto& one : located(work, std::move(deployed))) {
        shown.push_back({std::move(one.stay.uuid), std::move(one.environment)});
    }
    return view;
}

void apply(const PacticipantChanges& changes, store::PacticipantRow& row) {
    const auto take = [](auto& member, const PacticipantChanges::Text& given) {
        if (given) {
            member = *given;
        }
    };
    if (changes.display_name) {
        row.display_name = changes.display_name->value_or(domain::display_name_of(row.name));
    }
    take(row.main_branch, changes.main_branch);
    take(row.repository_url, changes.repository_url);
    take(row.repository_name, changes.repository_name);
    take(row.repository_namespace, changes.repository_namespace);
}

std::optional<PacticipantView> change(Work& work,
                                      std::optional<store::PacticipantRow> found,
                                      const PacticipantChanges& changes) {
    if (!found) {
        return std::nullopt;
    }
    apply(changes, *found);
    store::update_pacticipant(work.session, *found, work.now);
    found->updated_at = work.now;
    return with_deployments(work, view_of(work, std::move(*found)));
}

PacticipantView insert(Work& work, std::string_view name, const PacticipantChanges& members) {
    store::PacticipantRow made;
    made.name = name;
    made.display_name = domain::display_name_of(name);
    apply(members, made);
    return view_of(
        work,
        store::insert_pacticipant(work.session, std::move(made), work.now, maker_of(work.actor)));
}

}  // namespace

PacticipantList list_pacticipants(Work& work,
                                  const store::PacticipantFilter& filter,
                                  const domain::Page& page) {
    return {views_of(work, store::list_pacticipants(work.session, filter, page)),
            store::count_pacticipants(work.session, filter)};
}

std::optional<PacticipantView> find_pacticipant(Work& work, std::string_view name) {
    auto found = store::find_pacticipant(work.session, name);
    if (!found) {
        return std::nullopt;
    }
    return with_deployments(work, view_of(work, std::move(*found)));
}

PacticipantView create_pacticipant(Work& work,
                                   std::string_view name,
                                   const PacticipantChanges& members) {
    store::lock_pacticipants(work.session, {.changed = {name}});
    if (auto known = store::find_or_lock_pacticipant(work.session, name)) {
        return view_of(work, std::move(*known));
    }
    return insert(work, name, members);
}

std::optional<PacticipantView> change_pacticipant(Work& work,
                                                  std::string_view name,
                                                  const PacticipantChanges& changes) {
    store::lock_pacticipants(work.session, {.changed = {name}});
    return change(work, store::find_pacticipant(work.session, name), changes);
}

WrittenPacticipant change_or_create_pacticipant(Work& work,
                                                std::string_view name,
                                                const PacticipantChanges& changes) {
    store::lock_pacticipants(work.session, {.changed = {name}});
    auto known = store::find_or_lock_pacticipant(work.session, name);
    if (auto changed = change(work, std::move(known), changes)) {
        return {std::move(*changed), false};
    }
    auto made = insert(work, name, changes);
    made.deployments.emplace();
    return {std::move(made), true};
}

bool delete_pacticipant(Work& work, std::string_view name) {
    store::lock_pacticipants(work.session, {.removed = {name}});
    const auto found = store::find_pacticipant(work.session, name);
    if (found) {
        store::delete_pacticipant(work.session, found->id);
    }
    return found.has_value();
}

}  // namespace accord::broker::service
