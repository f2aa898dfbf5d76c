// What is where, and what is known between old and new.
#include "broker/store/explanation/order_facts.hpp"

#include "broker/store/id_list.hpp"
#include "broker/store/matrix/matrix_rows.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

using domain::OrderMember;
using domain::ResolvedSelector;

/// A version that is both deployed and released stays.
constexpr std::string_view kPresentVersions = R"sql(
select v.pacticipant_id, v.id, v.number, v.ordinal, max(x.stays)
from (
    select d.version_id, 0 as stays
    from currently_deployed d
    where d.environment_id = ? and d.pacticipant_id in ({0})
    union all
    select r.version_id, 1 as stays
    from released_versions r
    where r.environment_id = ? and r.pacticipant_id in ({0}) and r.support_ended_at is null) x
join versions v on v.id = x.version_id
group by v.pacticipant_id, v.id, v.number, v.ordinal
order by v.ordinal
)sql";

void find_in_environment(NameLookup& names,
                         std::string_view environment,
                         std::vector<OrderMember>& members) {
    std::vector<std::int64_t> pacticipants;
    std::map<std::int64_t, OrderMember*> by_id;
    for (OrderMember& member : members) {
        pacticipants.push_back(member.pacticipant.id);
        by_id[member.pacticipant.id] = &member;
    }
    const std::int64_t id = names.environment(environment).value_or(domain::kNoId);
    using Row = std::tuple<std::int64_t, std::int64_t, std::string, std::int64_t, bool>;
    in_portions(pacticipants, [&](const IdList& list) {
        db::Params params;
        params.add(id);
        list.add_to(params);
        params.add(id);
        list.add_to(params);
        const auto sql = fmt::format(kPresentVersions, list.places());
        for (auto& [pacticipant, version, number, ordinal, stays] :
             names.session().all<Row>(sql, params)) {
            by_id.at(pacticipant)->there.push_back({{version, std::move(number), ordinal}, stays});
        }
    });
}

/// Where a tag or a branch is the place, its newest version is what is there.
void find_by_selector(NameLookup& names,
                      const domain::MatrixOptions& destination,
                      std::vector<OrderMember>& members) {
    for (OrderMember& member : members) {
        const domain::MatrixSelector selector{.pacticipant = member.pacticipant.name,
                                              .tag = destination.tag,
                                              .latest = true,
                                              .main_branch = destination.main_branch};
        for (domain::Version& version :
             find_versions(names, *names.pacticipant(member.pacticipant.name), selector)) {
            member.there.push_back({std::move(version), false});
        }
    }
}

/// All versions concerned, as selectors: those to deploy were asked for.
std::vector<ResolvedSelector> selectors_of(const std::vector<OrderMember>& members) {
    std::vector<ResolvedSelector> selectors;
    const auto add = [&](const OrderMember& member,
                         const domain::Version& version,
                         ResolvedSelector::Origin origin) {
        ResolvedSelector& one = selectors.emplace_back();
        one.pacticipant = member.pacticipant;
        one.origin = origin;
        one.versions = ResolvedSelector::Versions::kOne;
        one.version = version;
    };
    for (const OrderMember& member : members) {
        add(member, member.version, ResolvedSelector::Origin::kSpecified);
        for (const domain::PresentVersion& present : member.there) {
            if (present.version.id != member.version.id) {
                add(member, present.version, ResolvedSelector::Origin::kInferred);
            }
        }
    }
    return selectors;
}

}  // namespace

domain::OrderFacts find_order_facts(NameLookup& names,
                                    std::vector<OrderMember> members,
                                    const domain::MatrixOptions& destination) {
    if (destination.environment) {
        find_in_environment(names, *destination.environment, members);
    } else {
        find_by_selector(names, destination, members);
    }
    auto rows = find_matrix_rows(names.session(),
                                 selectors_of(members),
                                 {},
                                 {.latest_by = domain::LatestBy::kConsumerVersionProviderVersion});
    return {std::move(members), std::move(rows).value_or(std::vector<domain::MatrixRow>())};
}

}  // namespace accord::broker::store
