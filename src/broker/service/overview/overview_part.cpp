// Looks at all pairs briefly, and at those that are shown closely.
#include "broker/service/overview/overview_part.hpp"

#include "base/unicode/fold_case.hpp"
#include "broker/store/overview/overview.hpp"
#include "broker/store/overview/standings.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace accord::broker::service {
namespace {

using domain::OverviewPlace;
using domain::Standing;
using Names = std::unordered_map<std::int64_t, store::NamedPacticipant>;
using Ids = std::unordered_set<std::int64_t>;

constexpr std::size_t kBlockedTold = 3;

Ids ids_of(const std::vector<std::int64_t>& list) { return {list.begin(), list.end()}; }

/// Who fits; a pair does when either side does. Each condition that was given is a set.
std::vector<Ids> sides_wanted(Work& work, const OverviewQuery& query, const Names& names) {
    std::vector<Ids> conditions;
    if (!query.name_part.empty()) {
        const auto part = fold_case(query.name_part);
        Ids& fitting = conditions.emplace_back();
        for (const auto& [id, one] : names) {
            if (one.search_name.contains(part) || fold_case(one.display_name).contains(part)) {
                fitting.insert(id);
            }
        }
    }
    if (query.label) {
        conditions.push_back(ids_of(store::pacticipants_with_label(work.session, *query.label)));
    }
    if (query.environment) {
        conditions.push_back(
            ids_of(store::pacticipants_in_environment(work.session, *query.environment)));
    }
    if (!query.pacticipants.empty()) {
        Ids& fitting = conditions.emplace_back();
        const std::set<std::string_view> wanted(query.pacticipants.begin(),
                                                query.pacticipants.end());
        for (const auto& [id, one] : names) {
            if (wanted.contains(one.name)) {
                fitting.insert(id);
            }
        }
    }
    return conditions;
}

/// Nobody has an id of zero.
std::optional<std::int64_t> id_called(const std::optional<std::string>& name, const Names& names) {
    if (!name) {
        return std::nullopt;
    }
    const auto found = std::ranges::find_if(
        names, [&](const Names::value_type& one) { return one.second.name == *name; });
    return found == names.end() ? 0 : found->first;
}

class Wanted {
  public:
    Wanted(Work& work, const OverviewQuery& query, const Names& names)
        : sides_(sides_wanted(work, query, names)),
          consumer_(id_called(query.consumer, names)),
          provider_(id_called(query.provider, names)) {}

    [[nodiscard]] bool has(const Standing& one) const {
        return one.consumer_id == consumer_.value_or(one.consumer_id) &&
               one.provider_id == provider_.value_or(one.provider_id) &&
               std::ranges::all_of(sides_, [&](const Ids& ids) {
                   return ids.contains(one.consumer_id) || ids.contains(one.provider_id);
               });
    }

  private:
    std::vector<Ids> sides_;
    std::optional<std::int64_t> consumer_;
    std::optional<std::int64_t> provider_;
};

Names find_names(Work& work) {
    Names names;
    for (auto& one : store::list_named_pacticipants(work.session)) {
        const auto id = one.id;
        names.emplace(id, std::move(one));
    }
    return names;
}

using PairIds = std::pair<std::int64_t, std::int64_t>;

PairIds pair_of(const auto& one) { return {one.consumer_id, one.provider_id}; }

/// Those that fail, of the pairs that are looked for.
std::vector<OverviewPart::Blocked> blocked_of(const std::vector<store::FailingMeeting>& meetings,
                                              const std::set<PairIds>& wanted,
                                              const Names& names) {
    std::vector<OverviewPart::Blocked> blocked;
    for (const auto& one : meetings) {
        if (blocked.size() == kBlockedTold) {
            break;
        }
        if (wanted.contains(pair_of(one))) {
            blocked.push_back({.environment = one.environment,
                               .consumer = names.at(one.consumer_id).name,
                               .provider = names.at(one.provider_id).name});
        }
    }
    return blocked;
}

/// The places of a part, and of what is behind it one.
std::vector<OverviewPlace> first_behind(std::vector<OverviewPlace> places,
                                        const OverviewQuery& query) {
    if (query.after) {
        std::erase_if(places, [&](const OverviewPlace& one) { return one <= *query.after; });
    }
    const auto count = std::min(places.size(), static_cast<std::size_t>(query.size) + 1);
    std::ranges::partial_sort(places, places.begin() + static_cast<std::ptrdiff_t>(count));
    places.resize(count);
    return places;
}

}  // namespace

OverviewPart find_overview_part(Work& work, const OverviewQuery& query) {
    const Names names = find_names(work);
    const Wanted wanted(work, query, names);
    const auto meetings = store::find_failing_meetings(work.session);
    std::set<PairIds> failing;
    std::ranges::transform(meetings, std::inserter(failing, failing.end()), [](const auto& one) {
        return pair_of(one);
    });

    OverviewPart part;
    std::vector<OverviewPlace> places;
    std::set<PairIds> failing_and_wanted;
    for (Standing& standing : store::find_standings(work.session)) {
        if (!wanted.has(standing)) {
            continue;
        }
        part.counts.add(standing.agreement);
        standing.meeting_fails = failing.contains(pair_of(standing));
        if (standing.meeting_fails) {
            failing_and_wanted.insert(pair_of(standing));
        }
        if (query.agreements.empty() ||
            std::ranges::find(query.agreements, standing.agreement) != query.agreements.end()) {
            places.push_back(domain::place_of(standing,
                                              query.order,
                                              names.at(standing.consumer_id).search_name,
                                              names.at(standing.provider_id).search_name));
        }
    }
    part.blocked = blocked_of(meetings, failing_and_wanted, names);
    part.environments = store::list_overview_environments(work.session);

    auto shown = first_behind(std::move(places), query);
    if (std::ssize(shown) > query.size) {
        shown.pop_back();
        part.next = shown.back();
    }
    std::vector<std::int64_t> ids;
    std::ranges::transform(shown, std::back_inserter(ids), &OverviewPlace::integration_id);
    part.integrations = store::find_overview_integrations(work.session, ids);
    return part;
}

}  // namespace accord::broker::service
