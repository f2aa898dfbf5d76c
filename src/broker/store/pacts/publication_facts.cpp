// What the store knows about a publication: the SQL.
#include "broker/store/pacts/publication_facts.hpp"

#include "broker/store/id_list.hpp"

#include <fmt/format.h>

#include <unordered_map>

namespace accord::broker::store {
namespace {

constexpr std::string_view kTaggedPredecessors = R"sql(
select n.id, t.name, (
    select pv.sha
    from tags o
    join pact_publications pp on pp.consumer_version_id = o.version_id
    join pact_versions pv on pv.id = pp.pact_version_id
    where o.pacticipant_id = t.pacticipant_id and o.name = t.name
        and o.version_ordinal < t.version_ordinal
        and pp.provider_id = n.id and pp.current = 1
    order by o.version_ordinal desc
    limit 1)
from tags t
join pacticipants n on n.id in ({})
where t.version_id = ?
order by t.created_at, t.name
)sql";

constexpr std::string_view kUntaggedPredecessors = R"sql(
select n.id, '', (
    select pv.sha
    from pact_publications pp
    join pact_versions pv on pv.id = pp.pact_version_id
    where pp.consumer_id = ? and pp.provider_id = n.id and pp.current = 1
        and pp.consumer_version_ordinal < ?
        and not exists (select 1 from tags t where t.version_id = pp.consumer_version_id)
    order by pp.consumer_version_ordinal desc
    limit 1)
from pacticipants n
where n.id in ({})
)sql";

constexpr std::string_view kVerificationFacts = R"sql(
select c.id,
    case when exists (
        select 1
        from branch_heads h
        join pacticipants p on p.id = h.pacticipant_id and p.main_branch = h.branch_name
        where p.id = c.provider_id and not exists (
            select 1
            from latest_verifications l
            where l.pact_version_id = c.id and l.provider_version_id = h.version_id)
    ) or exists (
        select 1
        from currently_deployed d
        where d.pacticipant_id = c.provider_id and not exists (
            select 1
            from latest_verifications l
            where l.pact_version_id = c.id and l.provider_version_id = d.version_id)
    ) or exists (
        select 1
        from released_versions r
        where r.pacticipant_id = c.provider_id and r.support_ended_at is null and not exists (
            select 1
            from latest_verifications l
            where l.pact_version_id = c.id and l.provider_version_id = r.version_id)
    ) then 1 else 0 end,
    case when exists (
        select 1
        from verifications f
        where f.consumer_id = c.consumer_id and f.provider_id = c.provider_id
    ) then 1 else 0 end,
    (select b.branch_name
     from branch_versions b
     where b.version_id = ?
     order by b.id desc
     limit 1)
from pact_versions c
where c.id in ({})
)sql";

constexpr std::string_view kVersionNumbers = R"sql(
select id, number
from versions
where id in ()sql";

}  // namespace

namespace {

using FactsByProvider = std::unordered_map<std::int64_t, PublicationFacts>;
using PredecessorRow = std::tuple<std::int64_t, std::string, std::optional<std::string>>;

void add_predecessors(FactsByProvider& facts, std::vector<PredecessorRow> rows) {
    for (auto& [provider_id, tag, sha] : rows) {
        facts[provider_id].predecessors.push_back({std::move(tag), std::move(sha)});
    }
}

/// Of those with the tags of the version; of those without when it has none.
void find_predecessors(db::Session& session,
                       const Pact& of,
                       const IdList& ids,
                       FactsByProvider& facts) {
    db::Params params;
    ids.add_to(params);
    params.add(of.version_id);
    auto tagged =
        session.all<PredecessorRow>(fmt::format(kTaggedPredecessors, ids.places()), params);
    if (!tagged.empty()) {
        return add_predecessors(facts, std::move(tagged));
    }
    db::Params others;
    others.add(of.consumer_id).add(of.version_ordinal);
    ids.add_to(others);
    add_predecessors(
        facts,
        session.all<PredecessorRow>(fmt::format(kUntaggedPredecessors, ids.places()), others));
}

}  // namespace

std::vector<PublicationFacts> publication_facts(db::Session& session, std::span<const Pact> pacts) {
    std::vector<std::int64_t> providers;
    std::vector<std::int64_t> contents;
    for (const auto& pact : pacts) {
        providers.push_back(pact.provider_id);
        contents.push_back(pact.content_id);
    }
    FactsByProvider predecessors;
    in_portions(providers, [&](const IdList& ids) {
        find_predecessors(session, pacts.front(), ids, predecessors);
    });
    using Row = std::tuple<std::int64_t, bool, bool, std::optional<std::string>>;
    std::unordered_map<std::int64_t, Row> verified;
    in_portions(contents, [&](const IdList& ids) {
        db::Params params;
        params.add(pacts.front().version_id);
        ids.add_to(params);
        for (auto& row : session.all<Row>(fmt::format(kVerificationFacts, ids.places()), params)) {
            verified[std::get<0>(row)] = std::move(row);
        }
    });
    std::vector<PublicationFacts> facts;
    for (const auto& pact : pacts) {
        auto one = predecessors[pact.provider_id];
        std::tie(std::ignore, one.requires_verification, one.ever_verified, one.branch) =
            verified[pact.content_id];
        facts.push_back(std::move(one));
    }
    return facts;
}

std::map<std::int64_t, std::string> version_numbers(db::Session& session,
                                                    std::span<const std::int64_t> ids) {
    std::map<std::int64_t, std::string> numbers;
    if (ids.empty()) {
        return numbers;
    }
    const IdList list(ids);
    db::Params params;
    list.add_to(params);
    using Row = std::tuple<std::int64_t, std::string>;
    for (auto& [id, number] :
         session.all<Row>(std::string(kVersionNumbers) + list.places() + ")", params)) {
        numbers[id] = std::move(number);
    }
    return numbers;
}

}  // namespace accord::broker::store
