// Reading, listing and deleting pacts: the SQL. A content is kept once per pair and sha; a
// publication points to it, and the newest revision of a publication is the current one.
#include "broker/store/pacts/pacts.hpp"

#include "broker/store/id_list.hpp"
#include "broker/store/pacts/pact_sql.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::store {

namespace {

constexpr db::Sql kOfPair = R"sql(
where c.name = ? and p.name = ? and pp.current = 1
)sql";

constexpr db::Sql kNewest = R"sql(
order by pp.consumer_version_ordinal desc
limit 1
)sql";

constexpr db::Sql kFindPact = kPactSelect + kOfPair + R"sql(
and v.pacticipant_id = c.id and v.number = ?
)sql";

/// The newest publication of the content, one index look-up however many versions share it.
constexpr db::Sql kFindPactBySha = kPactColumns + R"sql(
from pacticipants c
join pacticipants p on p.name = ?
join pact_versions pv on pv.consumer_id = c.id and pv.provider_id = p.id and pv.sha = ?
join pact_publications pp on pp.id = (
    select x.id
    from pact_publications x
    where x.pact_version_id = pv.id
    order by x.consumer_version_ordinal desc, x.revision_number desc
    limit 1)
join versions v on v.id = pp.consumer_version_id
where c.name = ?
)sql";

/// Before and after what chooses one publication of the pair, so that PostgreSQL does not sort all
/// that there are. The signs before columns keep SQLite
/// from walking through all that was ever published for the provider.
constexpr db::Sql kFindChosenPact = kPactColumns + R"sql(
from pacticipants c
join pacticipants p on p.name = ?
join pact_publications pp on pp.id = (
)sql";
constexpr db::Sql kChosenOfConsumer = R"sql(
    limit 1)
join versions v on v.id = pp.consumer_version_id
join pact_versions pv on pv.id = pp.pact_version_id
where c.name = ?
)sql";

constexpr db::Sql kAnyOfPair = R"sql(
    select x.id
    from pact_publications x
    where x.provider_id = p.id and x.consumer_id = c.id and x.current = 1
)sql";
constexpr db::Sql kNewestOfPair = R"sql(
    order by x.consumer_version_ordinal desc
)sql";

constexpr db::Sql kFindLatestPact =
    kFindChosenPact + kAnyOfPair + kNewestOfPair + kChosenOfConsumer;

constexpr db::Sql kFindLatestUntaggedPact = kFindChosenPact + kAnyOfPair + R"sql(
        and not exists (select 1 from tags t where t.version_id = x.consumer_version_id)
)sql" + kNewestOfPair + kChosenOfConsumer;

constexpr db::Sql kFindLatestTaggedPact = kFindChosenPact + kChosenTagged + kChosenOfConsumer;

constexpr db::Sql kFindLatestBranchPact = kFindChosenPact + kLeapFrom + kNewestOnBranch +
                                          kLeapToPublication + kNewestOnBranch + kNoNewer +
                                          kLeapUntilSame + kChosenOfConsumer;

constexpr db::Sql kFindPreviousDistinctPact = kPactSelect + R"sql(
where pp.consumer_id = ? and pp.provider_id = ? and pp.current = 1
    and pp.consumer_version_ordinal < ? and pv.sha <> ?
)sql" + kNewest;

constexpr std::string_view kNextPublishedAt = R"sql(
select created_at
from pact_publications
where provider_id = ? and consumer_id = ? and current = 1 and consumer_version_ordinal > ?
order by consumer_version_ordinal
limit 1
)sql";

constexpr std::string_view kContentText = R"sql(
select content
from pact_versions
where id = ?
)sql";

constexpr std::string_view kContentTexts = R"sql(
select id, content
from pact_versions
where id in ()sql";

constexpr std::string_view kJoinBranchHeads = R"sql(
join branch_heads b on b.version_id = pp.consumer_version_id
)sql";

constexpr std::string_view kJoinBranchVersions = R"sql(
join branch_versions b on b.version_id = pp.consumer_version_id
)sql";

constexpr std::string_view kJoinTags = R"sql(
join tags t on t.version_id = pp.consumer_version_id
)sql";

constexpr std::string_view kTagged = R"sql(
and t.name = ?
)sql";

constexpr std::string_view kAnyPact = R"sql(
select 1
from pact_publications
where provider_id = ? and consumer_id = ? and current = 1
limit 1
)sql";

/// Before and after the joins and conditions that choose the publications `pp`.
constexpr db::Sql kDeleteChosen = R"sql(
delete from pact_publications
where (consumer_version_id, provider_id) in (
    select pp.consumer_version_id, pp.provider_id
    from pact_publications pp
)sql" + kPactJoins;
constexpr std::string_view kChosenEnd = ")";

constexpr std::string_view kDeletePublications = R"sql(
delete from pact_publications
where consumer_version_id = ? and provider_id = ?
)sql";

}  // namespace

std::optional<Pact> find_pact(db::Session& session, const Pair& pair, std::string_view number) {
    return session.one<Pact>(kFindPact, pair.consumer, pair.provider, number);
}

std::optional<Pact> find_pact_by_sha(db::Session& session, const Pair& pair, std::string_view sha) {
    return session.one<Pact>(kFindPactBySha, pair.provider, sha, pair.consumer);
}

std::optional<Pact> find_latest_pact(db::Session& session, const Pair& pair) {
    return session.one<Pact>(kFindLatestPact, pair.provider, pair.consumer);
}

std::optional<Pact> find_latest_tagged_pact(db::Session& session,
                                            const Pair& pair,
                                            std::string_view tag) {
    return session.one<Pact>(kFindLatestTaggedPact, pair.provider, tag, tag, pair.consumer);
}

std::optional<Pact> find_latest_untagged_pact(db::Session& session, const Pair& pair) {
    return session.one<Pact>(kFindLatestUntaggedPact, pair.provider, pair.consumer);
}

std::optional<Pact> find_latest_branch_pact(db::Session& session,
                                            const Pair& pair,
                                            std::string_view branch) {
    return session.one<Pact>(kFindLatestBranchPact, pair.provider, branch, branch, pair.consumer);
}

std::optional<Pact> find_previous_distinct_pact(db::Session& session, const Pact& pact) {
    return session.one<Pact>(kFindPreviousDistinctPact,
                             pact.consumer_id,
                             pact.provider_id,
                             pact.version_ordinal,
                             pact.sha);
}

std::optional<Instant> next_pact_published_at(db::Session& session, const Pact& pact) {
    return session.one<Instant>(
        kNextPublishedAt, pact.provider_id, pact.consumer_id, pact.version_ordinal);
}

std::string content_text(db::Session& session, std::int64_t content_id) {
    return session.one<std::string>(kContentText, content_id).value_or("{}");
}

std::unordered_map<std::int64_t, std::string> content_texts(
    db::Session& session, std::span<const std::int64_t> content_ids) {
    std::unordered_map<std::int64_t, std::string> texts;
    in_portions(content_ids, [&](const IdList& list) {
        using Row = std::tuple<std::int64_t, std::string>;
        for (auto& [id, text] :
             session.all<Row>(std::string(kContentTexts) + list.places() + ")", list.params())) {
            texts.emplace(id, std::move(text));
        }
    });
    return texts;
}

namespace {

/// The joins and conditions of a filter; the parameters of the joins come first.
struct Conditions {
    std::string joins;
    std::string where{kCurrentPacts};
    db::Params params;
};

Conditions conditions_of(const PactFilter& filter) {
    Conditions made;
    if (filter.head_only) {
        made.joins += kJoinBranchHeads;
    } else if (filter.branch || filter.main_branch) {
        made.joins += kJoinBranchVersions;
    }
    if (filter.tag) {
        made.joins += kJoinTags;
    }
    const auto add = [&made](std::string_view condition, const auto& value) {
        made.where += condition;
        made.params.add(value);
    };
    if (filter.consumer_id) {
        add(kPactsOfConsumer, *filter.consumer_id);
    }
    if (filter.provider_id) {
        add(kPactsOfProvider, *filter.provider_id);
    }
    if (filter.tag) {
        add(kTagged, *filter.tag);
    }
    if (filter.branch) {
        add(kPactsOnBranch, *filter.branch);
    }
    if (filter.main_branch) {
        made.where += kPactsOnMainBranch;
    }
    if (filter.consumer_version_id) {
        add(kPactsOfVersion, *filter.consumer_version_id);
    }
    return made;
}

}  // namespace

bool has_pact(db::Session& session, std::int64_t consumer_id, std::int64_t provider_id) {
    return session.one<std::int64_t>(kAnyPact, provider_id, consumer_id).has_value();
}

void delete_pact(db::Session& session, const Pact& pact) {
    session.run(kDeletePublications, pact.version_id, pact.provider_id);
}

void delete_pacts(db::Session& session, const PactFilter& filter) {
    const auto [joins, where, params] = conditions_of(filter);
    session.run(std::string(kDeleteChosen).append(joins).append(where).append(kChosenEnd), params);
}

}  // namespace accord::broker::store
