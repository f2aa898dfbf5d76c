// Consumer version selectors as SQL: one frame, and for each kind of selector the joins that find
// its consumer versions.
#include "broker/store/verifiable/selected_publications.hpp"

#include "broker/domain/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

namespace accord::broker::store {
namespace {

using domain::ConsumerVersionSelector;
using domain::VerifiablePact;

/// {}: the branch or tag by which the consumer version `v` is found, its environment, and the joins
/// that find it. The signs before columns keep SQLite, which knows nothing of how many rows there
/// are, from walking through all that was ever published for the provider.
constexpr std::string_view kSelect = R"sql(
select p.pact_version_id, x.sha, c.id, c.name, c.main_branch, v.id, v.number, v.ordinal, {}, {}, 0
from integrations i
join pacticipants c on c.id = i.consumer_id
{}
join pact_publications p on p.consumer_version_id = v.id and +p.provider_id = i.provider_id
    and p.current = 1
join pact_versions x on x.id = p.pact_version_id
where i.provider_id = ?
)sql";

constexpr std::string_view kNoLabel = "null";
constexpr std::string_view kBranchName = "h.branch_name";
constexpr std::string_view kTagName = "n.name";
constexpr std::string_view kNoEnvironment = "null, 0";
constexpr std::string_view kEnvironment = "e.name, e.production";

/// All versions with a tag: of each content the newest, and how many there are besides. {}:
/// of which consumer; how many.
constexpr std::string_view kSelectTagged = R"sql(
with tagged (pact_version_id, consumer_id, version_id, place, publications) as (
    select p.pact_version_id, c.id, t.version_id,
           row_number() over (partition by p.pact_version_id order by t.version_ordinal desc),
           count(*) over (partition by p.pact_version_id)
    from integrations i
    join pacticipants c on c.id = i.consumer_id
    join tags t on t.pacticipant_id = c.id and t.name = ?
    join pact_publications p on p.consumer_version_id = t.version_id
        and +p.provider_id = i.provider_id and p.current = 1
    where i.provider_id = ?
    {0})
select w.pact_version_id, x.sha, c.id, c.name, c.main_branch, v.id, v.number, v.ordinal, null, null, 0,
       case when w.place = 1 and w.publications > {1} then w.publications - {1} else 0 end
from tagged w
join pacticipants c on c.id = w.consumer_id
join versions v on v.id = w.version_id
join pact_versions x on x.id = w.pact_version_id
where w.place <= {1}
)sql";

constexpr std::string_view kOfNamedConsumer = R"sql(
and c.name = ?
)sql";

constexpr std::string_view kInOneEnvironment = R"sql(
and e.name = ?
)sql";

constexpr std::string_view kSince = R"sql(
and +p.created_at > ?
)sql";

constexpr std::string_view kMainBranchHead = R"sql(
join branch_heads h on h.pacticipant_id = c.id and h.branch_name = c.main_branch
join versions v on v.id = h.version_id
)sql";

constexpr std::string_view kBranchHeads = R"sql(
join branch_heads h on h.pacticipant_id = c.id
join versions v on v.id = h.version_id
)sql";

constexpr std::string_view kBranchHead = R"sql(
join branch_heads h on h.pacticipant_id = c.id and h.branch_name = ?
join versions v on v.id = h.version_id
)sql";

constexpr std::string_view kTagHead = R"sql(
join versions v on v.pacticipant_id = c.id and v.ordinal = (
    select max(t.version_ordinal)
    from tags t
    where t.pacticipant_id = c.id and t.name = ?)
)sql";

constexpr std::string_view kMainTagHead = R"sql(
join versions v on v.pacticipant_id = c.id and v.ordinal = (
    select max(t.version_ordinal)
    from tags t
    where t.pacticipant_id = c.id and t.name = c.main_branch)
)sql";

constexpr std::string_view kLatest = R"sql(
join versions v on v.pacticipant_id = c.id and v.ordinal = (
    select max(l.consumer_version_ordinal)
    from pact_publications l
    where l.provider_id = i.provider_id and l.consumer_id = i.consumer_id)
)sql";

constexpr std::string_view kDeployed = R"sql(
join currently_deployed d on d.pacticipant_id = c.id
join environments e on e.id = d.environment_id
join versions v on v.id = d.version_id
)sql";

constexpr std::string_view kReleased = R"sql(
cross join environments e
join released_versions r on r.environment_id = e.id and r.pacticipant_id = c.id
    and r.support_ended_at is null
join versions v on v.id = r.version_id
)sql";

/// The names of the consumers' tags, each found by looking beyond the one before. In the order of
/// the index of their pacticipant: where PostgreSQL thinks that all tags are of one, it would take
/// that of names alone, and look through all of them for a consumer without any.
constexpr std::string_view kTagNames = R"sql(
with recursive tag_names (pacticipant_id, name) as (
    select i.consumer_id,
           (select t.name
            from tags t
            where t.pacticipant_id = i.consumer_id
            order by t.name, t.version_ordinal
            limit 1)
    from integrations i
    where i.provider_id = ?
    union all
    select n.pacticipant_id,
           (select t.name
            from tags t
            where t.pacticipant_id = n.pacticipant_id and t.name > n.name
            order by t.name, t.version_ordinal
            limit 1)
    from tag_names n
    where n.name is not null)
)sql";

/// SQLite takes the tables of a cross join in their order.
constexpr std::string_view kTagHeads = R"sql(
cross join tag_names n
join versions v on n.pacticipant_id = c.id and n.name is not null
    and v.pacticipant_id = n.pacticipant_id and v.ordinal = (
        select max(l.version_ordinal)
        from tags l
        where l.pacticipant_id = n.pacticipant_id and l.name = n.name)
)sql";

/// By which kind of default selector each consumer has versions.
constexpr std::string_view kConsumersByKind = R"sql(
select c.id,
       exists (select 1 from branch_heads h
               where h.pacticipant_id = c.id and h.branch_name = c.main_branch),
       exists (select 1 from tags t where t.pacticipant_id = c.id and t.name = c.main_branch)
from integrations i
join pacticipants c on c.id = i.consumer_id
where i.provider_id = ?
)sql";

std::string select(std::string_view label, std::string_view environment, std::string_view from) {
    return fmt::format(kSelect, label, environment, from);
}

}  // namespace

struct PublicationSelector::Row {
    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::int64_t,
                               std::string,
                               std::string,
                               std::int64_t,
                               std::string,
                               std::int64_t,
                               std::optional<std::string>,
                               std::optional<std::string>,
                               bool,
                               std::int64_t>;

    std::int64_t pact_version_id = 0;
    std::string sha;
    std::int64_t consumer_id = 0;
    std::string consumer;
    std::string main_branch;
    std::int64_t version_id = 0;
    std::string number;
    std::int64_t ordinal = 0;
    std::optional<std::string> label;
    std::optional<std::string> environment;
    bool production = false;
    std::int64_t left_out = 0;  ///< older versions with the same content

    [[nodiscard]] VerifiablePact chosen_by(ConsumerVersionSelector selector) const {
        if (selector.every_branch) {
            selector.branch = label;
        }
        const domain::Version version{version_id, number, ordinal};
        return {.consumer = {consumer_id, consumer},
                .consumer_version = version,
                .pact_version_id = pact_version_id,
                .sha = sha,
                .criteria = {{.selector = std::move(selector),
                              .consumer_version = version,
                              .main_branch = main_branch,
                              .environment = environment.value_or(""),
                              .production = production}},
                .criteria_left_out = static_cast<std::size_t>(left_out)};
    }
};

std::vector<PublicationSelector::Row> PublicationSelector::rows(const std::string& sql,
                                                                const db::Params& params) {
    return session_.all<Row>(sql, params);
}

std::vector<PublicationSelector::Row> PublicationSelector::rows_of(
    const ConsumerVersionSelector& selector) {
    if (selector.deployed || selector.released || selector.environment) {
        return in_environments(selector);
    }
    db::Params params;
    std::string sql;
    if (selector.main_branch) {
        sql = select(kBranchName, kNoEnvironment, kMainBranchHead);
    } else if (selector.every_branch) {
        sql = select(kBranchName, kNoEnvironment, kBranchHeads);
    } else if (selector.branch) {
        sql = select(kBranchName, kNoEnvironment, kBranchHead);
        params.add(*selector.branch);
    } else if (selector.tag) {
        if (!selector.is_latest_for_tag()) {
            return tagged(selector);
        }
        sql = select(kNoLabel, kNoEnvironment, kTagHead);
        params.add(*selector.tag);
    } else {
        sql = select(kNoLabel, kNoEnvironment, kLatest);
    }
    params.add(provider_id_);
    if (selector.consumer) {
        sql += kOfNamedConsumer;
        params.add(*selector.consumer);
    }
    return rows(sql, params);
}

std::vector<PublicationSelector::Row> PublicationSelector::tagged(
    const ConsumerVersionSelector& selector) {
    db::Params params;
    params.add(*selector.tag).add(provider_id_);
    if (selector.consumer) {
        params.add(*selector.consumer);
    }
    return rows(fmt::format(kSelectTagged,
                            selector.consumer ? kOfNamedConsumer : std::string_view(),
                            domain::kCriteriaToldMax),
                params);
}

std::vector<PublicationSelector::Row> PublicationSelector::in_environments(
    const ConsumerVersionSelector& selector) {
    std::vector<Row> found;
    const auto add = [&](std::string_view from) {
        std::string sql = select(kNoLabel, kEnvironment, from);
        db::Params params;
        params.add(provider_id_);
        if (selector.environment) {
            sql += kInOneEnvironment;
            params.add(*selector.environment);
        }
        if (selector.consumer) {
            sql += kOfNamedConsumer;
            params.add(*selector.consumer);
        }
        std::ranges::move(rows(sql, params), std::back_inserter(found));
    };
    if (!selector.released) {
        add(kDeployed);
    }
    if (!selector.deployed) {
        add(kReleased);
    }
    return found;
}

std::vector<VerifiablePact> PublicationSelector::find(const ConsumerVersionSelector& selector) {
    std::vector<VerifiablePact> found;
    for (const Row& row : rows_of(selector)) {
        found.push_back(row.chosen_by(selector));
    }
    return found;
}

std::vector<VerifiablePact> PublicationSelector::find_fallback(
    const ConsumerVersionSelector& selector) {
    ConsumerVersionSelector fallback = selector;
    if (selector.fallback_tag) {
        fallback.tag = selector.fallback_tag;
    }
    if (selector.fallback_branch) {
        fallback.branch = selector.fallback_branch;
    }
    std::vector<VerifiablePact> found;
    for (const Row& row : rows_of(fallback)) {
        found.push_back(row.chosen_by(selector));
        found.back().criteria.front().fallback = true;
    }
    return found;
}

std::vector<VerifiablePact> PublicationSelector::by_default() {
    std::vector<VerifiablePact> found = main_or_latest();
    std::ranges::move(find({.deployed = true}), std::back_inserter(found));
    std::ranges::move(find({.released = true}), std::back_inserter(found));
    return found;
}

/// The best kind of selector that a consumer has versions for decides, whether or not the version
/// it finds has a pact with this provider.
std::vector<VerifiablePact> PublicationSelector::main_or_latest() {
    using ConsumerRow = std::tuple<std::int64_t, bool, bool>;
    enum class Kind { kMainBranch, kMainTag, kLatest };
    std::map<std::int64_t, Kind> kinds;
    for (const auto& [consumer, has_branch, has_tag] :
         session_.all<ConsumerRow>(kConsumersByKind, provider_id_)) {
        kinds[consumer] = has_branch ? Kind::kMainBranch : has_tag ? Kind::kMainTag : Kind::kLatest;
    }
    std::vector<VerifiablePact> found;
    const auto add = [&](Kind kind, std::string_view from, ConsumerVersionSelector selector) {
        const bool asked =
            std::ranges::any_of(kinds, [&](auto& one) { return one.second == kind; });
        if (!asked) {
            return;
        }
        const std::string sql = select(kNoLabel, kNoEnvironment, from);
        for (const Row& row : rows(sql, db::Params().add(provider_id_))) {
            if (kinds[row.consumer_id] != kind) {
                continue;
            }
            selector.consumer = row.consumer;
            if (kind == Kind::kMainTag) {
                selector.tag = row.main_branch;
            }
            found.push_back(row.chosen_by(selector));
        }
    };
    add(Kind::kMainBranch, kMainBranchHead, {.main_branch = true});
    add(Kind::kMainTag, kMainTagHead, {.latest = true});
    add(Kind::kLatest, kLatest, {.latest = true});
    return found;
}

std::vector<VerifiablePact> PublicationSelector::branch_heads_since(Instant since) {
    const std::string sql = select(kBranchName, kNoEnvironment, kBranchHeads) + std::string(kSince);
    std::vector<VerifiablePact> found;
    for (const Row& row : rows(sql, db::Params().add(provider_id_).add(since))) {
        found.push_back(row.chosen_by({.branch = row.label, .latest = true}));
    }
    return found;
}

std::vector<VerifiablePact> PublicationSelector::tag_heads_since(Instant since) {
    const std::string sql =
        std::string(kTagNames) + select(kTagName, kNoEnvironment, kTagHeads) + std::string(kSince);
    std::vector<VerifiablePact> found;
    for (const Row& row : rows(sql, db::Params().add(provider_id_).add(provider_id_).add(since))) {
        found.push_back(row.chosen_by({.tag = row.label, .latest = true}));
    }
    return found;
}

}  // namespace accord::broker::store
