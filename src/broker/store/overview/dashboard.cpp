// The dashboard in two queries: which pacts, in their order, and then what is shown of those on the
// page. Each head is found by an index, so the cost is that of what there is to show.
#include "broker/store/overview/dashboard.hpp"

#include "broker/store/id_list.hpp"
#include "db/sql.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <unordered_map>

namespace accord::broker::store {
namespace {

constexpr db::Sql kWithAllPairs = R"sql(
with recursive pairs (consumer_id, provider_id) as (
    select consumer_id, provider_id
    from integrations),
)sql";

constexpr db::Sql kWithPair = R"sql(
with recursive pairs (consumer_id, provider_id) as (
    select consumer_id, provider_id
    from integrations
    where consumer_id = ? and provider_id = ?),
)sql";

/// The names of a consumer's tags are each found by looking beyond the one before.
///
/// Of most tags the newest version has a pact with each provider. Where it has none, the newest
/// that has one is where two lists meet, the versions with the tag and those with a pact: each
/// looks in turn for its newest that is not newer than what the other has found, so that neither
/// goes through versions that only it has. What is present is little: the cross join begins with
/// it.
constexpr db::Sql kHeads = R"sql(
tag_names (consumer_id, name) as (
    select c.consumer_id,
           (select min(t.name) from tags t where t.pacticipant_id = c.consumer_id)
    from (select distinct consumer_id from pairs) c
    union all
    select n.consumer_id,
           (select min(t.name) from tags t
            where t.pacticipant_id = n.consumer_id and t.name > n.name)
    from tag_names n
    where n.name is not null),
present (version_id) as (
    select version_id
    from currently_deployed
    union
    select version_id
    from released_versions
    where support_ended_at is null),
newest (consumer_id, provider_id, tag, ordinal, publication_id) as (
    select f.consumer_id, f.provider_id, f.tag, f.ordinal,
           (select x.id
            from pact_publications x
            where x.provider_id = f.provider_id and x.consumer_id = f.consumer_id and x.current = 1
                and x.consumer_version_ordinal = f.ordinal)
    from (select i.consumer_id, i.provider_id, n.name as tag,
                 (select max(t.version_ordinal)
                  from tags t
                  where t.pacticipant_id = i.consumer_id and t.name = n.name) as ordinal
          from pairs i
          join tag_names n on n.consumer_id = i.consumer_id
          where n.name is not null) f),
leaps (consumer_id, provider_id, tag, before, ordinal, is_tags_turn) as (
    select consumer_id, provider_id, tag, cast(null as bigint), ordinal, 0
    from newest
    where publication_id is null
    union all
    select l.consumer_id, l.provider_id, l.tag, l.ordinal,
           case when l.is_tags_turn = 1
               then (select max(t.version_ordinal) from tags t
                     where t.pacticipant_id = l.consumer_id and t.name = l.tag
                         and t.version_ordinal <= l.ordinal)
               else (select max(x.consumer_version_ordinal) from pact_publications x
                     where x.provider_id = l.provider_id and x.consumer_id = l.consumer_id
                         and x.current = 1 and x.consumer_version_ordinal <= l.ordinal) end,
           1 - l.is_tags_turn
    from leaps l
    where l.ordinal is not null and (l.before is null or l.before <> l.ordinal)),
heads (publication_id, tag) as (
    select (select x.id
            from pact_publications x
            where x.provider_id = i.provider_id and x.consumer_id = i.consumer_id and x.current = 1
            order by x.consumer_version_ordinal desc
            limit 1),
           ''
    from pairs i
    union all
    select publication_id, tag
    from newest
    where publication_id is not null
    union all
    select (select x.id
            from pact_publications x
            where x.provider_id = l.provider_id and x.consumer_id = l.consumer_id and x.current = 1
                and x.consumer_version_ordinal = l.ordinal),
           l.tag
    from leaps l
    where l.ordinal = l.before
    union all
    select x.id, ''
    from present v
    cross join pact_publications x
    join pairs i on i.consumer_id = x.consumer_id and i.provider_id = x.provider_id
    where x.consumer_version_id = v.version_id and x.current = 1)
select x.id, h.tag
from heads h
join pact_publications x on x.id = h.publication_id
join pacticipants c on c.id = x.consumer_id
join pacticipants p on p.id = x.provider_id
order by c.search_name, c.id, x.consumer_version_ordinal desc, p.search_name, p.id, h.tag
)sql";

constexpr db::Sql kHeadsOfAll = kWithAllPairs + kHeads;
constexpr db::Sql kHeadsOfPair = kWithPair + kHeads;

constexpr std::string_view kItems = R"sql(
select x.id, c.name, v.id, v.number, p.name, x.created_at,
       r.success, r.pact_pending, r.created_at, r.execution_date, w.id, w.number
from pact_publications x
join pacticipants c on c.id = x.consumer_id
join pacticipants p on p.id = x.provider_id
join versions v on v.id = x.consumer_version_id
left join verifications r on r.id = (select max(l.verification_id) from latest_verifications l
                                     where l.pact_version_id = x.pact_version_id)
left join versions w on w.id = r.provider_version_id
where x.id in ()sql";

struct ItemRow {
    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::int64_t,
                               std::string,
                               std::string,
                               Instant,
                               std::optional<bool>,
                               std::optional<bool>,
                               Instant,
                               Instant,
                               std::int64_t,
                               std::string>;

    std::int64_t id = 0;
    std::string consumer;
    std::int64_t consumer_version_id = 0;
    std::string consumer_version;
    std::string provider;
    Instant published_at = {};
    std::optional<bool> success;
    std::optional<bool> pending;
    Instant verified_at = {};
    Instant executed_at = {};
    std::int64_t provider_version_id = 0;
    std::string provider_version;
};

/// A pact, and the tags of which it is the newest.
struct Head {
    std::int64_t publication_id = 0;
    std::vector<std::string> tags;
};

std::vector<Head> find_heads(db::Session& session, const std::optional<DashboardPair>& pair) {
    using HeadRow = std::tuple<std::int64_t, std::string>;
    auto rows = pair ? session.all<HeadRow>(kHeadsOfPair, pair->consumer_id, pair->provider_id)
                     : session.all<HeadRow>(kHeadsOfAll);
    std::vector<Head> heads;
    for (auto& [id, tag] : rows) {
        if (heads.empty() || heads.back().publication_id != id) {
            heads.push_back({id, {}});
        }
        if (!tag.empty()) {
            heads.back().tags.push_back(std::move(tag));
        }
    }
    return heads;
}

std::span<Head> on_page(std::vector<Head>& heads, const domain::Page& page) {
    const auto size = static_cast<std::int64_t>(heads.size());
    const auto first = std::min(page.offset(), size);
    return std::span(heads).subspan(static_cast<std::size_t>(first),
                                    static_cast<std::size_t>(std::min(page.size, size - first)));
}

std::unordered_map<std::int64_t, ItemRow> find_items(db::Session& session,
                                                     std::span<const Head> heads) {
    std::vector<std::int64_t> ids;
    std::ranges::transform(heads, std::back_inserter(ids), &Head::publication_id);
    std::unordered_map<std::int64_t, ItemRow> items;
    in_portions(ids, [&](const IdList& list) {
        for (ItemRow& row :
             session.all<ItemRow>(std::string(kItems) + list.places() + ")", list.params())) {
            items.emplace(row.id, std::move(row));
        }
    });
    return items;
}

DashboardItem to_item(ItemRow row, std::vector<std::string> tags) {
    DashboardItem item{.consumer = std::move(row.consumer),
                       .consumer_version_id = row.consumer_version_id,
                       .consumer_version = std::move(row.consumer_version),
                       .provider = std::move(row.provider),
                       .published_at = row.published_at,
                       .tags = std::move(tags)};
    if (row.success) {
        item.result = {.success = *row.success,
                       .pending = row.pending.value_or(false),
                       .created_at = row.verified_at,
                       .executed_at = row.executed_at,
                       .provider_version_id = row.provider_version_id,
                       .provider_version = std::move(row.provider_version)};
    }
    return item;
}

}  // namespace

std::vector<DashboardItem> list_dashboard_items(db::Session& session,
                                                const std::optional<DashboardPair>& pair,
                                                const domain::Page& page) {
    auto heads = find_heads(session, pair);
    const auto shown = on_page(heads, page);
    auto found = find_items(session, shown);
    std::vector<DashboardItem> items;
    items.reserve(shown.size());
    for (Head& head : shown) {
        items.push_back(to_item(std::move(found.at(head.publication_id)), std::move(head.tags)));
    }
    return items;
}

}  // namespace accord::broker::store
