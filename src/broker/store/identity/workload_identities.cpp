// Workload identities: the SQL.
#include "broker/store/identity/workload_identities.hpp"

#include "base/json.hpp"
#include "db/sql.hpp"

#include <tuple>

namespace accord::broker::store {
namespace {

struct WorkloadRow {
    std::int64_t id = 0;
    std::string uuid;
    std::int64_t user_id = 0;
    std::string issuer;
    std::string audience;
    std::string claims;
    Instant created_at;

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::int64_t,
                               std::string,
                               std::string,
                               std::string,
                               Instant>;
};

constexpr db::Sql kWorkloadSelect = R"sql(
select id, uuid, user_id, issuer, audience, claims, created_at
from workload_identities
)sql";

constexpr db::Sql kWorkloadsOfUser = kWorkloadSelect + R"sql(
where user_id = ?
order by id
)sql";

constexpr db::Sql kWorkloadsOfIssuer = kWorkloadSelect + R"sql(
where issuer = ?
order by id
)sql";

constexpr std::string_view kHasWorkloadsOfIssuer = R"sql(
select 1
from workload_identities
where issuer = ?
limit 1
)sql";

constexpr std::string_view kInsertWorkload = R"sql(
insert into workload_identities (uuid, user_id, issuer, audience, claims, created_at)
values (?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kDeleteWorkload = R"sql(
delete from workload_identities
where user_id = ? and uuid = ?
returning id
)sql";

std::string text_of_claims(const domain::WorkloadRule& rule) {
    json::Object claims;
    for (const auto& [name, pattern] : rule.claims) {
        claims[name] = pattern;
    }
    return json::write_compact(claims);
}

WorkloadIdentity read(WorkloadRow row) {
    WorkloadIdentity identity{
        .id = row.id,
        .uuid = std::move(row.uuid),
        .user_id = row.user_id,
        .rule = {.issuer = std::move(row.issuer), .audience = std::move(row.audience)},
        .created_at = row.created_at};
    const auto claims = json::parse(row.claims).value();
    for (const auto& [name, pattern] : claims.get_object()) {
        identity.rule.claims.emplace_back(name, json::text_of(pattern));
    }
    return identity;
}

std::vector<WorkloadIdentity> read_all(std::vector<WorkloadRow> rows) {
    std::vector<WorkloadIdentity> identities;
    identities.reserve(rows.size());
    for (auto& row : rows) {
        identities.push_back(read(std::move(row)));
    }
    return identities;
}

}  // namespace

std::vector<WorkloadIdentity> workloads_of_user(db::Session& session, std::int64_t user_id) {
    return read_all(session.all<WorkloadRow>(kWorkloadsOfUser, user_id));
}

std::vector<WorkloadIdentity> workloads_of_issuer(db::Session& session, std::string_view issuer) {
    return read_all(session.all<WorkloadRow>(kWorkloadsOfIssuer, issuer));
}

bool has_workloads_of_issuer(db::Session& session, std::string_view issuer) {
    return session.one<std::int64_t>(kHasWorkloadsOfIssuer, issuer).has_value();
}

WorkloadIdentity insert_workload(db::Session& session, WorkloadIdentity made, Instant now) {
    made.created_at = now;
    made.id = *session.insert(kInsertWorkload,
                              made.uuid,
                              made.user_id,
                              made.rule.issuer,
                              made.rule.audience,
                              text_of_claims(made.rule),
                              now);
    return made;
}

bool delete_workload(db::Session& session, std::int64_t user_id, std::string_view uuid) {
    return session.one<std::int64_t>(kDeleteWorkload, user_id, uuid).has_value();
}

}  // namespace accord::broker::store
