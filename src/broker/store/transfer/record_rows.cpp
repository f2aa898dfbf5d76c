// Our rows as records: the SQL. Each statement gives the key of its row, then the fields of the
// record in their order.
#include "broker/store/transfer/record_rows.hpp"

#include "db/sql.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

template <class Record>
constexpr std::string_view kRows = "";

template <>
constexpr std::string_view kRows<domain::PacticipantRecord> = R"sql(
select p.id, 0, '', p.name, p.display_name, p.main_branch, p.repository_url, p.repository_name,
       p.repository_namespace, p.created_at, p.updated_at
from pacticipants p
where (p.id, 0, '') > (?, ?, ?)
order by p.id
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::LabelRecord> = R"sql(
select l.pacticipant_id, 0, l.name, p.name, l.name, l.created_at, l.updated_at
from labels l
join pacticipants p on p.id = l.pacticipant_id
where (l.pacticipant_id, 0, l.name) > (?, ?, ?)
order by l.pacticipant_id, l.name
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::VersionRecord> = R"sql(
select v.pacticipant_id, v.ordinal, '', p.name, v.number, v.ordinal, v.build_url, v.created_at,
       v.updated_at
from versions v
join pacticipants p on p.id = v.pacticipant_id
where (v.pacticipant_id, v.ordinal, '') > (?, ?, ?)
order by v.pacticipant_id, v.ordinal
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::TagRecord> = R"sql(
select t.version_id, 0, t.name, p.name, v.number, t.name, t.created_at, t.updated_at
from tags t
join versions v on v.id = t.version_id
join pacticipants p on p.id = v.pacticipant_id
where (t.version_id, 0, t.name) > (?, ?, ?)
order by t.version_id, t.name
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::BranchRecord> = R"sql(
select b.id, 0, '', p.name, b.name, b.created_at, b.updated_at
from branches b
join pacticipants p on p.id = b.pacticipant_id
where (b.id, 0, '') > (?, ?, ?)
order by b.id
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::BranchVersionRecord> = R"sql(
select m.id, 0, '', p.name, b.name, v.number, m.auto_created, m.created_at, m.updated_at
from branch_versions m
join branches b on b.id = m.branch_id
join pacticipants p on p.id = b.pacticipant_id
join versions v on v.id = m.version_id
where (m.id, 0, '') > (?, ?, ?)
order by m.id
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::BranchHeadRecord> = R"sql(
select h.branch_id, 0, '', p.name, b.name, v.number
from branch_heads h
join branches b on b.id = h.branch_id
join pacticipants p on p.id = b.pacticipant_id
join versions v on v.id = h.version_id
where (h.branch_id, 0, '') > (?, ?, ?)
order by h.branch_id
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::IntegrationRecord> = R"sql(
select i.id, 0, '', c.name, p.name, i.created_at, i.contract_data_updated_at
from integrations i
join pacticipants c on c.id = i.consumer_id
join pacticipants p on p.id = i.provider_id
where (i.id, 0, '') > (?, ?, ?)
order by i.id
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::ContentRecord> = R"sql(
select x.id, 0, '', c.name, p.name, x.sha, x.content, x.created_at
from pact_versions x
join pacticipants c on c.id = x.consumer_id
join pacticipants p on p.id = x.provider_id
where (x.id, 0, '') > (?, ?, ?)
order by x.id
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::PublicationRecord> = R"sql(
select pp.id, 0, '', c.name, v.number, p.name, x.sha, pp.revision_number, pp.created_at
from pact_publications pp
join versions v on v.id = pp.consumer_version_id
join pacticipants c on c.id = v.pacticipant_id
join pacticipants p on p.id = pp.provider_id
join pact_versions x on x.id = pp.pact_version_id
where (pp.id, 0, '') > (?, ?, ?)
order by pp.id
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::ResultRecord> = R"sql(
select r.id, 0, '', c.name, p.name, x.sha, r.number, v.number, r.success, r.wip, r.pact_pending,
       r.build_url, r.execution_date, r.created_at, r.consumer_version_selectors,
       r.verified_by_implementation, r.verified_by_version, r.client_implementation,
       r.client_version, r.client_test_framework, t.content
from verifications r
join pact_versions x on x.id = r.pact_version_id
join pacticipants c on c.id = x.consumer_id
join pacticipants p on p.id = x.provider_id
join versions v on v.id = r.provider_version_id
left join verification_test_results t on t.verification_id = r.id
where (r.id, 0, '') > (?, ?, ?)
order by r.id
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::EnvironmentRecord> = R"sql(
select e.id, 0, '', e.uuid, e.name, e.display_name, e.production, e.contacts, e.created_at,
       e.updated_at
from environments e
where (e.id, 0, '') > (?, ?, ?)
order by e.id
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::DeploymentRecord> = R"sql(
select d.id, 0, '', d.uuid, p.name, v.number, e.uuid, d.target, d.auto_created, d.created_at,
       d.updated_at, d.undeployed_at
from deployed_versions d
join versions v on v.id = d.version_id
join pacticipants p on p.id = v.pacticipant_id
join environments e on e.id = d.environment_id
where (d.id, 0, '') > (?, ?, ?)
order by d.id
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::ReleaseRecord> = R"sql(
select r.id, 0, '', r.uuid, p.name, v.number, e.uuid, r.created_at, r.updated_at,
       r.support_ended_at
from released_versions r
join versions v on v.id = r.version_id
join pacticipants p on p.id = v.pacticipant_id
join environments e on e.id = r.environment_id
where (r.id, 0, '') > (?, ?, ?)
order by r.id
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::WebhookRecord> = R"sql(
select w.id, 0, '', w.uuid, w.description, c.name, w.consumer_label, p.name, w.provider_label,
       case when w.team_id is not null and w.consumer_id is null and w.provider_id is null
            then 0 else w.enabled end,
       w.method, w.url, w.headers, w.body, w.username, w.password, w.secrets,
       w.created_at, w.updated_at
from webhooks w
left join pacticipants c on c.id = w.consumer_id
left join pacticipants p on p.id = w.provider_id
where (w.id, 0, '') > (?, ?, ?)
order by w.id
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::WebhookEventRecord> = R"sql(
select e.webhook_id, 0, e.name, w.uuid, e.name, e.position
from webhook_events e
join webhooks w on w.id = e.webhook_id
where (e.webhook_id, 0, e.name) > (?, ?, ?)
order by e.webhook_id, e.name
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::TriggeredWebhookRecord> = R"sql(
select t.id, 0, '', t.uuid, w.uuid, t.trigger_type, t.event_name, t.event_context, t.status,
       c.name, v.number, p.name, pp.revision_number, r.number, t.created_at, t.updated_at
from triggered_webhooks t
join pact_publications pp on pp.id = t.pact_publication_id
join versions v on v.id = pp.consumer_version_id
join pacticipants c on c.id = pp.consumer_id
join pacticipants p on p.id = pp.provider_id
left join webhooks w on w.id = t.webhook_id
left join verifications r on r.id = t.verification_id
where (t.id, 0, '') > (?, ?, ?)
order by t.id
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::WebhookExecutionRecord> = R"sql(
select e.triggered_webhook_id, e.id, '', t.uuid,
       (select count(*)
        from webhook_executions b
        where b.triggered_webhook_id = e.triggered_webhook_id and b.id <= e.id),
       e.success, e.logs, e.created_at
from webhook_executions e
join triggered_webhooks t on t.id = e.triggered_webhook_id
where (e.triggered_webhook_id, e.id, '') > (?, ?, ?)
order by e.triggered_webhook_id, e.id
limit ?
)sql";

template <>
constexpr std::string_view kRows<domain::SecretRecord> = R"sql(
select s.id, 0, '', s.uuid, s.name, s.description, s.created_at, s.updated_at, s.value,
       case when s.is_everybodys = 1 then null else coalesce(t.uuid, '') end
from secrets s
left join teams t on t.id = s.team_id
where (s.id, 0, '') > (?, ?, ?)
order by s.id
limit ?
)sql";

constexpr std::string_view kCount = R"sql(
select count(*)
from {}
)sql";

constexpr std::string_view kSchemaVersion = R"sql(
select coalesce(max(number), 0)
from schema_migrations
)sql";

/// In the order of domain::RecordPage.
constexpr std::string_view kTables[] = {"pacticipants",
                                        "labels",
                                        "versions",
                                        "tags",
                                        "branches",
                                        "branch_versions",
                                        "branch_heads",
                                        "integrations",
                                        "pact_versions",
                                        "pact_publications",
                                        "verifications",
                                        "environments",
                                        "deployed_versions",
                                        "released_versions",
                                        "webhooks",
                                        "webhook_events",
                                        "triggered_webhooks",
                                        "webhook_executions",
                                        "secrets"};
static_assert(std::size(kTables) == domain::kRecordKinds);

template <class Record, class Row, std::size_t... i>
Record record_of(Row&& row, std::index_sequence<i...>) {
    constexpr std::size_t kKeyColumns = 3;
    Record record;
    constexpr auto kFields = Record::fields();
    ((record.*std::get<i>(kFields).member = std::move(std::get<i + kKeyColumns>(row))), ...);
    return record;
}

}  // namespace

std::int64_t count_records(db::Session& session, domain::RecordKind kind) {
    return *session.one<std::int64_t>(fmt::format(fmt::runtime(kCount), kTables[kind]));
}

std::int64_t schema_version(db::Session& session) {
    return session.one<std::int64_t>(kSchemaVersion).value_or(0);
}

domain::RecordPage read_records(db::Session& session,
                                domain::RecordKind kind,
                                RecordKey& after,
                                std::int64_t size_max) {
    return domain::with_record_type(kind, [&]<class Record>() -> domain::RecordPage {
        using Row = typename KeyedRow<Record>::type;
        std::vector<Record> records;
        for (auto& row : session.all<Row>(
                 kRows<Record>, after.major, after.minor, std::string(after.text), size_max)) {
            after = {std::get<0>(row), std::get<1>(row), std::get<2>(row)};
            records.push_back(
                record_of<Record>(row, std::make_index_sequence<std::tuple_size_v<Row> - 3>()));
        }
        return records;
    });
}

}  // namespace accord::broker::store
