// Publications and results as rows of the matrix: the SQL.
#include "broker/store/matrix/publication_rows.hpp"

#include "broker/domain/limits.hpp"
#include "broker/store/id_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <limits>

namespace accord::broker::store {
namespace {

/// SQLite takes 32,766 parameters at most; this leaves room for two lists.
constexpr std::size_t kIdsMax = 4096;

/// {}: which.
constexpr std::string_view kFindPublications = R"sql(
select p.id, p.revision_number, p.created_at, p.pact_version_id, x.sha, c.id, c.name,
       v.id, v.number, v.ordinal, r.id, r.name
from pact_publications p
join pact_versions x on x.id = p.pact_version_id
join versions v on v.id = p.consumer_version_id
join pacticipants c on c.id = p.consumer_id
join pacticipants r on r.id = p.provider_id
where {}
)sql";

constexpr std::string_view kCurrentRevisions = R"sql(
and p.current = 1
)sql";

constexpr std::string_view kOfConsumerVersions = R"sql(
p.consumer_version_id in ({})
)sql";

constexpr std::string_view kOfProviders = R"sql(
and p.provider_id in ({})
)sql";

constexpr std::string_view kOfContents = R"sql(
p.pact_version_id in ({})
)sql";

constexpr std::string_view kNewestVersionsFirst = R"sql(
order by p.consumer_version_ordinal desc
limit ?
)sql";

constexpr std::string_view kOfConsumer = R"sql(
p.consumer_id = ?
)sql";

constexpr std::string_view kOfProvider = R"sql(
p.provider_id = ?
)sql";

constexpr std::string_view kBetweenPair = R"sql(
p.provider_id = ? and p.consumer_id = ?
)sql";

constexpr std::string_view kNewestFirst = R"sql(
order by p.created_at desc
limit ?
)sql";

/// {}: from where, which.
constexpr std::string_view kFindResults = R"sql(
select l.pact_version_id, f.id, f.number, f.success, f.execution_date, f.created_at,
       v.id, v.number, v.ordinal
from {}
join versions v on v.id = l.provider_version_id
where {}
)sql";

constexpr std::string_view kFromLatestResults = R"sql(
latest_verifications l
join verifications f on f.id = l.verification_id
)sql";

constexpr std::string_view kFromAllResults = R"sql(
verifications l
join verifications f on f.id = l.id
)sql";

constexpr std::string_view kLatestOfContent = R"sql(
l.pact_version_id = ?
order by l.verification_id desc
limit ?
)sql";

constexpr std::string_view kAllOfContent = R"sql(
l.pact_version_id = ?
order by l.number desc
limit ?
)sql";

constexpr std::string_view kLatestByVersions = R"sql(
l.provider_version_id in ({})
order by l.verification_id desc
limit ?
)sql";

constexpr std::string_view kAllByVersions = R"sql(
l.provider_version_id in ({})
order by l.id desc
limit ?
)sql";

/// {}: contents and versions, each with its provider. Without these every version would be looked
/// for at the contents of every provider.
constexpr std::string_view kWanted = R"sql(
with wanted_contents (id, provider_id) as (values {}),
     wanted_versions (id, provider_id) as (values {})
)sql";

/// SQLite takes the tables of a cross join in their order. {}: from where.
constexpr std::string_view kFromWanted = R"sql(
wanted_contents c
cross join wanted_versions w
cross join {}
)sql";

constexpr std::string_view kLatestOfContentsByVersions = R"sql(
w.provider_id = c.provider_id and l.pact_version_id = c.id and l.provider_version_id = w.id
limit ?
)sql";

/// "success in (0, 1)" lets the index that begins with content and success be used.
constexpr std::string_view kAllOfContentsByVersions = R"sql(
w.provider_id = c.provider_id and l.pact_version_id = c.id and l.success in (0, 1)
    and l.provider_version_id = w.id
limit ?
)sql";

struct PublicationColumns {
    using Columns = std::tuple<std::int64_t,
                               std::int64_t,
                               Instant,
                               std::int64_t,
                               std::string,
                               std::int64_t,
                               std::string,
                               std::int64_t,
                               std::string,
                               std::int64_t,
                               std::int64_t,
                               std::string>;

    std::int64_t id = 0;
    std::int64_t revision = 0;
    Instant created_at = {};
    std::int64_t pact_version_id = 0;
    std::string sha;
    std::int64_t consumer_id = 0;
    std::string consumer;
    std::int64_t version_id = 0;
    std::string number;
    std::int64_t ordinal = 0;
    std::int64_t provider_id = 0;
    std::string provider;
};

struct VerificationColumns {
    using Columns = std::tuple<std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               bool,
                               Instant,
                               Instant,
                               std::int64_t,
                               std::string,
                               std::int64_t>;

    std::int64_t pact_version_id = 0;
    std::int64_t id = 0;
    std::int64_t number = 0;
    bool success = false;
    Instant executed_at = {};
    Instant created_at = {};
    std::int64_t version_id = 0;
    std::string version_number;
    std::int64_t ordinal = 0;
};

std::int64_t count_max(const History& history) {
    return history.limit ? static_cast<std::int64_t>(*history.limit)
                         : std::numeric_limits<std::int64_t>::max();
}

std::string where_of(std::string_view which, const History& history, std::string_view order) {
    return fmt::format("{}{}{}", which, history.latest_only ? kCurrentRevisions : "", order);
}

/// Cuts `ids` into lists a statement can take, from the end to the beginning.
template <class Id, class Each>
void for_each_part(std::span<const Id> ids, Each each) {
    while (!ids.empty()) {
        const std::size_t count = std::min(ids.size(), kIdsMax);
        if (!each(ids.last(count))) {
            return;
        }
        ids = ids.first(ids.size() - count);
    }
}

/// Rows of `values`: the ids, filled up to a power of two with such as nobody has, so that few
/// statements serve lists of every length.
std::string add_values(db::Params& params, std::span<const OfProvider> ids) {
    constexpr std::string_view kRow = "(cast(? as bigint), cast(? as bigint))";
    std::string rows;
    for (std::size_t i = 0; i < std::bit_ceil(ids.size()); ++i) {
        const OfProvider one = i < ids.size() ? ids[i] : OfProvider{domain::kNoId, domain::kNoId};
        params.add(one.id).add(one.provider_id);
        rows.append(rows.empty() ? "" : ", ").append(kRow);
    }
    return rows;
}

}  // namespace

std::vector<PublicationRow> PublicationFinder::find(std::string_view where,
                                                    const db::Params& params) {
    const std::string sql = fmt::format(kFindPublications, where);
    std::vector<PublicationRow> rows;
    for (PublicationColumns& one : session_.all<PublicationColumns>(sql, params)) {
        rows.push_back({one.pact_version_id,
                        {.consumer = {one.consumer_id, std::move(one.consumer)},
                         .consumer_version = {one.version_id, std::move(one.number), one.ordinal},
                         .provider = {one.provider_id, std::move(one.provider)},
                         .publication_id = one.id,
                         .revision = one.revision,
                         .pact_version_sha = std::move(one.sha),
                         .published_at = one.created_at}});
    }
    return rows;
}

std::vector<PublicationRow> PublicationFinder::of_versions(
    std::span<const std::int64_t> consumer_versions, std::span<const std::int64_t> providers) {
    std::vector<PublicationRow> found;
    for_each_part(consumer_versions, [&](std::span<const std::int64_t> part) {
        const IdList versions(part);
        db::Params params;
        versions.add_to(params);
        std::string where = fmt::format(kOfConsumerVersions, versions.places());
        if (history_.latest_only) {
            where += kCurrentRevisions;
        }
        if (!providers.empty()) {
            const IdList list(providers);
            where += fmt::format(kOfProviders, list.places());
            list.add_to(params);
        }
        std::ranges::move(find(where, params), std::back_inserter(found));
        return !history_.limit || found.size() < *history_.limit;
    });
    return found;
}

std::vector<PublicationRow> PublicationFinder::of_consumer(std::int64_t consumer_id) {
    return find(where_of(kOfConsumer, history_, kNewestVersionsFirst),
                db::Params().add(consumer_id).add(count_max(history_)));
}

std::vector<PublicationRow> PublicationFinder::of_provider(std::int64_t provider_id) {
    return find(where_of(kOfProvider, history_, kNewestFirst),
                db::Params().add(provider_id).add(count_max(history_)));
}

std::vector<PublicationRow> PublicationFinder::of_pair(std::int64_t consumer_id,
                                                       std::int64_t provider_id) {
    return find(where_of(kBetweenPair, history_, kNewestVersionsFirst),
                db::Params().add(provider_id).add(consumer_id).add(count_max(history_)));
}

std::vector<PublicationRow> PublicationFinder::of_contents(
    std::span<const std::int64_t> pact_versions) {
    std::vector<PublicationRow> found;
    for_each_part(pact_versions, [&](std::span<const std::int64_t> part) {
        const IdList contents(part);
        db::Params params;
        contents.add_to(params);
        params.add(count_max(history_));
        std::ranges::move(
            find(where_of(
                     fmt::format(kOfContents, contents.places()), history_, kNewestVersionsFirst),
                 params),
            std::back_inserter(found));
        return true;
    });
    return found;
}

std::string_view VerificationFinder::table() const {
    return history_.latest_only ? kFromLatestResults : kFromAllResults;
}

std::vector<VerificationRow> VerificationFinder::find(std::string_view where,
                                                      const db::Params& params) {
    return run("", table(), where, params);
}

std::vector<VerificationRow> VerificationFinder::run(std::string_view with,
                                                     std::string_view from,
                                                     std::string_view where,
                                                     const db::Params& params) {
    const std::string sql = std::string(with).append(fmt::format(kFindResults, from, where));
    std::vector<VerificationRow> rows;
    for (VerificationColumns& one : session_.all<VerificationColumns>(sql, params)) {
        rows.push_back(
            {one.pact_version_id,
             {.id = one.id,
              .number = one.number,
              .success = one.success,
              .executed_at = one.executed_at,
              .created_at = one.created_at,
              .provider_version = {one.version_id, std::move(one.version_number), one.ordinal}}});
    }
    return rows;
}

std::vector<VerificationRow> VerificationFinder::of_content(std::int64_t pact_version_id) {
    return find(history_.latest_only ? kLatestOfContent : kAllOfContent,
                db::Params().add(pact_version_id).add(count_max(history_)));
}

std::vector<VerificationRow> VerificationFinder::of_contents_by_versions(
    std::span<const OfProvider> pact_versions, std::span<const OfProvider> provider_versions) {
    std::vector<VerificationRow> found;
    const auto is_enough = [&] { return found.size() > domain::kMatrixRowsMax; };
    for_each_part(pact_versions, [&](std::span<const OfProvider> contents) {
        for_each_part(provider_versions, [&](std::span<const OfProvider> versions) {
            db::Params params;
            const std::string content_rows = add_values(params, contents);
            const std::string version_rows = add_values(params, versions);
            params.add(static_cast<std::int64_t>(domain::kMatrixRowsMax + 1));
            std::ranges::move(
                run(fmt::format(kWanted, content_rows, version_rows),
                    fmt::format(kFromWanted, table()),
                    history_.latest_only ? kLatestOfContentsByVersions : kAllOfContentsByVersions,
                    params),
                std::back_inserter(found));
            return !is_enough();
        });
        return !is_enough();
    });
    return found;
}

std::vector<VerificationRow> VerificationFinder::by_versions(
    std::span<const std::int64_t> provider_versions) {
    std::vector<VerificationRow> found;
    for_each_part(provider_versions, [&](std::span<const std::int64_t> part) {
        const IdList versions(part);
        db::Params params;
        versions.add_to(params);
        params.add(count_max(history_));
        const std::string where = history_.latest_only
                                      ? fmt::format(kLatestByVersions, versions.places())
                                      : fmt::format(kAllByVersions, versions.places());
        std::ranges::move(find(where, params), std::back_inserter(found));
        return true;
    });
    return found;
}

}  // namespace accord::broker::store
