// What the store knows about a publication: the SQL.
#include "broker/store/pacts/publication_facts.hpp"

#include "broker/store/id_list.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kTaggedPredecessors = R"sql(
select t.name, (
    select pv.sha
    from tags o
    join pact_publications pp on pp.consumer_version_id = o.version_id
    join pact_versions pv on pv.id = pp.pact_version_id
    where o.pacticipant_id = t.pacticipant_id and o.name = t.name and o.version_ordinal < ?
        and pp.provider_id = ? and pp.current = 1
    order by o.version_ordinal desc
    limit 1)
from tags t
where t.version_id = ?
order by t.created_at, t.name
)sql";

constexpr std::string_view kUntaggedPredecessor = R"sql(
select pv.sha
from pact_publications pp
join pact_versions pv on pv.id = pp.pact_version_id
where pp.consumer_id = ? and pp.provider_id = ? and pp.current = 1
    and pp.consumer_version_ordinal < ?
    and not exists (select 1 from tags t where t.version_id = pp.consumer_version_id)
order by pp.consumer_version_ordinal desc
limit 1
)sql";

constexpr std::string_view kUnverifiedVersionThatMatters = R"sql(
select n.version_id
from (
    select h.version_id
    from branch_heads h
    join pacticipants p on p.id = h.pacticipant_id and p.main_branch = h.branch_name
    where p.id = ?
    union
    select version_id
    from currently_deployed
    where pacticipant_id = ?
    union
    select version_id
    from released_versions
    where pacticipant_id = ? and support_ended_at is null) n
where not exists (
    select 1
    from latest_verifications l
    where l.pact_version_id = ? and l.provider_version_id = n.version_id)
limit 1
)sql";

constexpr std::string_view kAnyVerification = R"sql(
select 1
from verifications
where consumer_id = ? and provider_id = ?
limit 1
)sql";

constexpr std::string_view kVersionNumbers = R"sql(
select id, number
from versions
where id in ()sql";

}  // namespace

std::vector<TaggedPredecessor> tagged_predecessors(db::Session& session, const Pact& pact) {
    return session.all<TaggedPredecessor>(
        kTaggedPredecessors, pact.version_ordinal, pact.provider_id, pact.version_id);
}

std::optional<std::string> untagged_predecessor(db::Session& session, const Pact& pact) {
    return session.one<std::string>(
        kUntaggedPredecessor, pact.consumer_id, pact.provider_id, pact.version_ordinal);
}

bool requires_verification(db::Session& session, const Pact& pact) {
    return session
        .one<std::int64_t>(kUnverifiedVersionThatMatters,
                           pact.provider_id,
                           pact.provider_id,
                           pact.provider_id,
                           pact.content_id)
        .has_value();
}

bool was_ever_verified(db::Session& session, std::int64_t consumer_id, std::int64_t provider_id) {
    return session.one<std::int64_t>(kAnyVerification, consumer_id, provider_id).has_value();
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
