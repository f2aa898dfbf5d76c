// What was overtaken: the SQL. Each deletion asks again what its list was made by, for time has
// passed since.
#include "broker/store/retention/overtaken.hpp"

#include "broker/store/id_list.hpp"
#include "db/dialect/row_lock.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace accord::broker::store {
namespace {

/// Deliveries go with what they are about: it stays as long as one is still to be sent.
constexpr db::Sql kNoDeliveryWaitsForPublication = R"sql(
    and not exists (
        select 1
        from triggered_webhooks t
        where t.pact_publication_id = pact_publications.id and t.due_at is not null)
)sql";

constexpr db::Sql kReplacedRevisions = R"sql(
select id
from pact_publications
where current = 0 and created_at < ? and id > ?
)sql" + kNoDeliveryWaitsForPublication +
                                       R"sql(
order by id
limit ?
)sql";

constexpr db::Sql kDeleteReplacedRevisions = R"sql(
delete from pact_publications
where current = 0 and id in ({})
)sql" + kNoDeliveryWaitsForPublication;

constexpr db::Sql kNoDeliveryWaitsForResult = R"sql(
    and not exists (
        select 1
        from triggered_webhooks t
        where t.verification_id = verifications.id and t.due_at is not null)
)sql";

constexpr db::Sql kOvertakenResults = R"sql(
select id
from verifications
where created_at < ? and id > ?
    and not exists (
        select 1
        from latest_verifications l
        where l.verification_id = verifications.id)
)sql" + kNoDeliveryWaitsForResult + R"sql(
order by id
limit ?
)sql";

constexpr std::string_view kResultsBeside = R"sql(
select r.id, r.pact_version_id, r.provider_version_id, r.success, r.wip,
       case when l.verification_id = r.id then 1 else 0 end, r.created_at
from verifications r
left join latest_verifications l on l.pact_version_id = r.pact_version_id
    and l.provider_version_id = r.provider_version_id
where (r.pact_version_id, r.provider_version_id) in (
    select x.pact_version_id, x.provider_version_id
    from verifications x
    where x.id in ({}))
order by r.id
)sql";

constexpr db::Sql kDeleteOvertakenResults = R"sql(
delete from verifications
where id in ({})
    and not exists (
        select 1
        from latest_verifications l
        where l.verification_id = verifications.id)
)sql" + kNoDeliveryWaitsForResult;

constexpr std::string_view kOldDeliveries = R"sql(
select t.id
from triggered_webhooks t
where t.created_at < ? and t.id > ? and t.due_at is null
    and (t.webhook_id is null or exists (
        select 1
        from triggered_webhooks n
        where n.consumer_id = t.consumer_id and n.provider_id = t.provider_id
            and n.webhook_id = t.webhook_id and n.event_name = t.event_name and n.id > t.id))
order by t.id
limit ?
)sql";

constexpr std::string_view kDeleteDeliveries = R"sql(
delete from triggered_webhooks
where id in ({}) and due_at is null
)sql";

constexpr db::Sql kUnused = R"sql(
not exists (select 1 from pact_publications p where p.pact_version_id = pact_versions.id)
    and not exists (select 1 from verifications r where r.pact_version_id = pact_versions.id)
)sql";

constexpr db::Sql kUnusedContents = R"sql(
select id
from pact_versions
where id > ? and
)sql" + kUnused + R"sql(
order by id
limit ?
)sql";

/// Who publishes one of them at this moment is waited for.
constexpr std::string_view kLockContents = R"sql(
select id
from pact_versions
where id in ({})
order by id
{}
)sql";

constexpr db::Sql kDeleteUnusedContents = R"sql(
delete from pact_versions
where id in ({}) and
)sql" + kUnused;

std::int64_t delete_those(db::Session& session,
                          std::string_view sql,
                          std::span<const std::int64_t> ids) {
    std::int64_t deleted = 0;
    in_portions(ids, [&](const IdList& portion) {
        deleted += session.run(fmt::format(fmt::runtime(sql), portion.places()), portion.params());
    });
    return deleted;
}

}  // namespace

std::vector<std::int64_t> find_replaced_revisions(db::Session& session,
                                                  Instant before,
                                                  const Portion& portion) {
    return session.all<std::int64_t>(
        kReplacedRevisions, before, portion.after_id, portion.size_max);
}

std::int64_t delete_replaced_revisions(db::Session& session, std::span<const std::int64_t> ids) {
    return delete_those(session, kDeleteReplacedRevisions, ids);
}

std::vector<std::int64_t> find_overtaken_results(db::Session& session,
                                                 Instant before,
                                                 const Portion& portion) {
    return session.all<std::int64_t>(kOvertakenResults, before, portion.after_id, portion.size_max);
}

std::vector<domain::ResultFacts> find_results_beside(db::Session& session,
                                                     std::span<const std::int64_t> ids) {
    std::vector<domain::ResultFacts> results;
    in_portions(ids, [&](const IdList& portion) {
        const auto sql = fmt::format(fmt::runtime(kResultsBeside), portion.places());
        std::ranges::move(session.all<domain::ResultFacts>(sql, portion.params()),
                          std::back_inserter(results));
    });
    return results;
}

std::int64_t delete_overtaken_results(db::Session& session, std::span<const std::int64_t> ids) {
    return delete_those(session, kDeleteOvertakenResults, ids);
}

std::vector<std::int64_t> find_old_deliveries(db::Session& session,
                                              Instant before,
                                              const Portion& portion) {
    return session.all<std::int64_t>(kOldDeliveries, before, portion.after_id, portion.size_max);
}

std::int64_t delete_deliveries(db::Session& session, std::span<const std::int64_t> ids) {
    return delete_those(session, kDeleteDeliveries, ids);
}

std::vector<std::int64_t> find_unused_contents(db::Session& session, const Portion& portion) {
    return session.all<std::int64_t>(kUnusedContents, portion.after_id, portion.size_max);
}

std::int64_t delete_unused_contents(db::Session& session, std::span<const std::int64_t> ids) {
    in_portions(ids, [&](const IdList& portion) {
        session.all<std::int64_t>(
            fmt::format(fmt::runtime(kLockContents), portion.places(), db::row_lock(session)),
            portion.params());
    });
    return delete_those(session, kDeleteUnusedContents, ids);
}

}  // namespace accord::broker::store
