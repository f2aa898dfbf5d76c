// Verification results: the SQL. Beside each result stands which one is the newest for its content
// and provider version.
#include "broker/store/pacts/verifications.hpp"

#include "broker/store/pacts/integrations.hpp"
#include "broker/store/schema.hpp"
#include "broker/store/verifiable/successes.hpp"
#include "broker/store/versions/versions.hpp"
#include "db/dialect/sequence.hpp"
#include "db/sql.hpp"

namespace accord::broker::store {

namespace {

constexpr db::Sql kVerificationSelect = R"sql(
select r.id, r.number, r.pact_version_id, c.name, p.name, pv.sha, r.provider_version_id, v.number,
       r.success, r.build_url, r.execution_date,
       r.verified_by_implementation, r.verified_by_version,
       r.client_implementation, r.client_version, r.client_test_framework,
       t.content
from verifications r
join pact_versions pv on pv.id = r.pact_version_id
join pacticipants c on c.id = r.consumer_id
join pacticipants p on p.id = r.provider_id
join versions v on v.id = r.provider_version_id
left join verification_test_results t on t.verification_id = r.id
)sql";

constexpr std::string_view kInsertVerification = R"sql(
insert into verifications (number, pact_version_id, provider_version_id, consumer_id, provider_id,
                           success, wip, pact_pending, build_url, execution_date, created_at,
                           consumer_version_selectors, verified_by_implementation,
                           verified_by_version, client_implementation, client_version,
                           client_test_framework, request_key)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kInsertTestResults = R"sql(
insert into verification_test_results (verification_id, content, passed, failed)
values (?, ?, ?, ?)
)sql";

constexpr db::Sql kIntoLatest = R"sql(
insert into latest_verifications (pact_version_id, provider_version_id, verification_id,
                                  consumer_id, provider_id, success)
)sql";

constexpr db::Sql kReplacingLatest = R"sql(
on conflict (pact_version_id, provider_version_id) do update
set verification_id = excluded.verification_id, success = excluded.success
)sql";

constexpr db::Sql kSetLatest = kIntoLatest + R"sql(
values (?, ?, ?, ?, ?, ?)
)sql" + kReplacingLatest;

constexpr db::Sql kFindLatestAnew = kIntoLatest + R"sql(
select pact_version_id, provider_version_id, id, consumer_id, provider_id, success
from verifications
where id = (
    select max(r.id)
    from verifications r
    where r.pact_version_id = ? and r.provider_version_id = ?)
)sql" + kReplacingLatest;

constexpr db::Sql kFindVerification = kVerificationSelect + R"sql(
where r.pact_version_id = ? and r.number = ?
)sql";

constexpr db::Sql kFindOfSameRequest = kVerificationSelect + R"sql(
where r.pact_version_id = ? and r.request_key = ? and r.provider_version_id = ? and r.success = ?
order by r.id
limit 1
)sql";

constexpr db::Sql kFindLatestVerification = kVerificationSelect + R"sql(
where r.id = (
    select max(l.verification_id)
    from latest_verifications l
    where l.pact_version_id = ?)
)sql";

/// Of each content that a consumer version has pacts with.
constexpr db::Sql kLatestVerificationsOfVersion = kVerificationSelect + R"sql(
where r.id in (
    select max(l.verification_id)
    from pact_publications pp
    join latest_verifications l on l.pact_version_id = pp.pact_version_id
    where pp.consumer_version_id = ? and pp.current = 1
    group by l.pact_version_id)
)sql";

constexpr std::string_view kDeleteVerification = R"sql(
delete from verifications
where id = ?
)sql";

}  // namespace

VerificationKey insert_verification(db::Session& session,
                                    const NewVerification& made,
                                    Instant now) {
    touch_integrations(session, made.consumer_id, {&made.provider_id, 1}, now);
    const auto number = db::next_in(session, kVerificationNumbers);
    return {insert_numbered_verification(session, made, number, now), number};
}

std::int64_t insert_numbered_verification(db::Session& session,
                                          const NewVerification& made,
                                          std::int64_t number,
                                          Instant created_at) {
    const auto id = *session.insert(kInsertVerification,
                                    number,
                                    made.content_id,
                                    made.provider_version_id,
                                    made.consumer_id,
                                    made.provider_id,
                                    made.success,
                                    made.wip,
                                    made.pending,
                                    made.build_url,
                                    made.execution_date,
                                    created_at,
                                    made.consumer_version_selectors,
                                    made.implementation,
                                    made.implementation_version,
                                    made.client_implementation,
                                    made.client_version,
                                    made.client_test_framework,
                                    made.request_key);
    if (made.test_results) {
        const auto& counts = made.interactions;
        session.run(kInsertTestResults,
                    id,
                    *made.test_results,
                    counts ? std::optional(counts->passed) : std::nullopt,
                    counts ? std::optional(counts->failed) : std::nullopt);
    }
    session.run(kSetLatest,
                made.content_id,
                made.provider_version_id,
                id,
                made.consumer_id,
                made.provider_id,
                made.success);
    if (made.success) {
        keep_success(session, made.content_id, made.provider_version_id);
    }
    return id;
}

std::optional<Verification> find_of_same_request(db::Session& session,
                                                 const NewVerification& made) {
    if (!made.request_key) {
        return std::nullopt;
    }
    return session.one<Verification>(kFindOfSameRequest,
                                     made.content_id,
                                     *made.request_key,
                                     made.provider_version_id,
                                     made.success);
}

std::optional<Verification> find_verification(db::Session& session,
                                              std::int64_t content_id,
                                              std::int64_t number) {
    return session.one<Verification>(kFindVerification, content_id, number);
}

std::optional<Verification> find_latest_verification(db::Session& session,
                                                     std::int64_t content_id) {
    return session.one<Verification>(kFindLatestVerification, content_id);
}

std::vector<Verification> latest_verifications_of(db::Session& session,
                                                  std::int64_t consumer_version_id) {
    return session.all<Verification>(kLatestVerificationsOfVersion, consumer_version_id);
}

void delete_verification(db::Session& session, const Verification& verification) {
    session.run(kDeleteVerification, verification.id);
    session.run(kFindLatestAnew, verification.content_id, verification.provider_version_id);
}

}  // namespace accord::broker::store
