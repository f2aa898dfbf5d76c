// Lists of pacts: the SQL. What shows some of a provider's pacts does not go through all of them,
// nor through all versions of a consumer that have a tag or are on a branch.
#include "broker/store/pacts/pact_sql.hpp"
#include "broker/store/pacts/pacts.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

/// One index look-up per pair, however many versions it has.
constexpr db::Sql kLatestOfEachPair = kPactColumns + R"sql(
from integrations i
join pact_publications pp on pp.id = (
    select x.id
    from pact_publications x
    where x.provider_id = i.provider_id and x.consumer_id = i.consumer_id and x.current = 1
    order by x.consumer_version_ordinal desc
    limit 1)
)sql" + kPactJoins;

constexpr db::Sql kByPair = R"sql(
order by c.search_name, c.id, p.search_name, p.id
)sql";

constexpr db::Sql kListLatestPacts = kLatestOfEachPair + kByPair;

constexpr db::Sql kListLatestPactsOfProvider = kLatestOfEachPair + R"sql(
where i.provider_id = ?
)sql" + kByPair;

constexpr db::Sql kListLatestTaggedPactsOfProvider = kPactColumns + R"sql(
from integrations i
join pacticipants c on c.id = i.consumer_id
join pacticipants p on p.id = i.provider_id
join pact_publications pp on pp.id = (
)sql" + kChosenTagged + R"sql(
    limit 1)
join versions v on v.id = pp.consumer_version_id
join pact_versions pv on pv.id = pp.pact_version_id
where i.provider_id = ?
)sql" + kByPair;

constexpr db::Sql kHeadPacts = kPactColumns + R"sql(
from integrations i
join branch_heads b on b.pacticipant_id = i.consumer_id
join pact_publications pp on pp.consumer_version_id = b.version_id
    and +pp.provider_id = i.provider_id and pp.current = 1
)sql" + kPactJoins + R"sql(
where i.provider_id = ?
)sql";

/// All that are both marked (with a tag, or on a branch) and published for the provider, newest
/// first: from a version that is both, on to the next marked one, and from there, as for the newest
/// alone, by leaps from the one kind to the other. A row that repeats its ordinal has found one;
/// the first of each consumer begins as if it had, above all that there are.
constexpr db::Sql kWalk = R"sql(
with recursive walk (consumer_id, provider_id, mark, turn, ordinal, before) as (
)sql";

constexpr db::Sql kFromTag = R"sql(
    select i.consumer_id, i.provider_id, cast(? as text), 0,
           cast(9223372036854775807 as bigint), cast(9223372036854775807 as bigint)
    from integrations i
    where i.provider_id = ?
)sql";
constexpr db::Sql kFromBranch = R"sql(
    select i.consumer_id, i.provider_id, b.id, 0,
           cast(9223372036854775807 as bigint), cast(9223372036854775807 as bigint)
    from integrations i
    join pacticipants c on c.id = i.consumer_id
    join branches b on b.pacticipant_id = i.consumer_id and b.name = coalesce(?, c.main_branch)
    where i.provider_id = ?
)sql";

constexpr std::string_view kOfOneConsumer = R"sql(
and i.consumer_id = ?
)sql";

constexpr db::Sql kNewestWithTag = R"sql(
    select max(t.version_ordinal)
    from tags t
    where t.pacticipant_id = w.consumer_id and t.name = w.mark
)sql";
constexpr db::Sql kNewestInBranch = R"sql(
    select max(t.version_ordinal)
    from branch_versions t
    where t.branch_id = w.mark
)sql";

/// Around what gives the newest that is marked: once below, once not above.
constexpr db::Sql kOn = R"sql(
    union all
    select w.consumer_id, w.provider_id, w.mark,
           case when w.before = w.ordinal then 0 else 1 - w.turn end,
           case when w.before = w.ordinal then (
)sql";
constexpr db::Sql kBelow = R"sql(
                    and t.version_ordinal < w.ordinal)
               when w.turn = 0 then (
                    select max(x.consumer_version_ordinal)
                    from pact_publications x
                    where x.provider_id = w.provider_id and x.consumer_id = w.consumer_id
                        and x.current = 1 and x.consumer_version_ordinal <= w.ordinal)
               else (
)sql";
constexpr db::Sql kNotAbove = R"sql(
                    and t.version_ordinal <= w.ordinal) end,
           case when w.before = w.ordinal then null else w.ordinal end
    from walk w
    where w.ordinal is not null)
)sql";

constexpr db::Sql kFound = kPactColumns + R"sql(
from walk w
cross join pact_publications pp
)sql" + kPactJoins + R"sql(
where w.before = w.ordinal and pp.provider_id = w.provider_id and pp.consumer_id = w.consumer_id
    and pp.consumer_version_ordinal = w.ordinal and pp.current = 1
)sql";

constexpr db::Sql kWithTag = kOn + kNewestWithTag + kBelow + kNewestWithTag + kNotAbove + kFound;
constexpr db::Sql kInBranch = kOn + kNewestInBranch + kBelow + kNewestInBranch + kNotAbove + kFound;

constexpr std::string_view kByPairNewestFirst = R"sql(
order by c.search_name, c.id, p.search_name, p.id, pp.consumer_version_ordinal desc
)sql";

/// A statement that grows with what is asked.
class Statement {
  public:
    explicit Statement(std::string_view sql) : sql_(sql) {}
    void add(std::string_view sql) { sql_ += sql; }
    template <class T>
    void add_with(std::string_view sql, const T& value) {
        sql_ += sql;
        params_.add(value);
    }
    template <class T>
    void add_if(std::string_view sql, const std::optional<T>& value) {
        if (value) {
            add_with(sql, *value);
        }
    }
    [[nodiscard]] std::vector<Pact> run(db::Session& session) const {
        return session.all<Pact>(sql_, params_);
    }

  private:
    std::string sql_;
    db::Params params_;
};

std::vector<Pact> list_heads(db::Session& session, const PactFilter& filter) {
    Statement statement("");
    statement.add_with(kHeadPacts, filter.provider_id.value());
    if (filter.branch) {
        statement.add_with(kPactsOnBranch, *filter.branch);
    } else {
        statement.add(kPactsOnMainBranch);
    }
    statement.add_if(kOfOneConsumer, filter.consumer_id);
    statement.add(kByPair);
    return statement.run(session);
}

std::vector<Pact> list_marked(db::Session& session, const PactFilter& filter) {
    Statement statement(kWalk);
    if (filter.tag) {
        statement.add_with(kFromTag, *filter.tag);
    } else {
        statement.add_with(kFromBranch, filter.branch);
    }
    statement.add_with("", filter.provider_id.value());
    statement.add_if(kOfOneConsumer, filter.consumer_id);
    statement.add(filter.tag ? std::string_view(kWithTag) : std::string_view(kInBranch));
    statement.add(kByPairNewestFirst);
    return statement.run(session);
}

std::vector<Pact> list_all(db::Session& session, const PactFilter& filter) {
    Statement statement(kPactSelect);
    statement.add(kCurrentPacts);
    statement.add_if(kPactsOfConsumer, filter.consumer_id);
    statement.add_if(kPactsOfProvider, filter.provider_id);
    statement.add_if(kPactsOfVersion, filter.consumer_version_id);
    statement.add(kByPairNewestFirst);
    return statement.run(session);
}

}  // namespace

std::vector<Pact> list_latest_pacts(db::Session& session, std::optional<std::int64_t> provider_id) {
    return provider_id ? session.all<Pact>(kListLatestPactsOfProvider, *provider_id)
                       : session.all<Pact>(kListLatestPacts);
}

std::vector<Pact> list_pacts(db::Session& session, const PactFilter& filter) {
    if (filter.latest_per_pair) {
        return filter.tag ? session.all<Pact>(kListLatestTaggedPactsOfProvider,
                                              *filter.tag,
                                              *filter.tag,
                                              filter.provider_id.value())
                          : list_latest_pacts(session, filter.provider_id);
    }
    if (filter.head_only) {
        return list_heads(session, filter);
    }
    const bool is_marked = filter.tag || filter.branch || filter.main_branch;
    return is_marked ? list_marked(session, filter) : list_all(session, filter);
}

}  // namespace accord::broker::store
