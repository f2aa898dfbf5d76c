// What each record is made of in a Ruby Pact Broker's tables: see ruby_rows.hpp.
#include "broker/transfer/ruby_database/ruby_rows.hpp"

#include <iterator>

namespace accord::broker::transfer {
namespace {

struct Kind {
    std::string_view table;
    std::string_view rows;
    std::string_view counted = {};  ///< what is counted, where it is not the whole table
};

/// Those whose pact is still there; the others are about nothing.
constexpr std::string_view kTriggeredToCopy = R"sql(
triggered_webhooks t
join pact_publications pp on pp.id = t.pact_publication_id
where t.uuid is not null
)sql";

constexpr std::string_view kExecutionsToCopy = R"sql(
webhook_executions e
join triggered_webhooks t on t.id = e.triggered_webhook_id
join pact_publications pp on pp.id = t.pact_publication_id
where t.uuid is not null
)sql";

/// Of what only this broker has.
constexpr std::string_view kNothing = "(select 1 where 1 = 0) none";

/// In the order of domain::RecordPage.
constexpr Kind kKinds[] = {
    {"pacticipants", R"sql(
select p.id, 0, '', p.name, coalesce(p.display_name, p.name), p.main_branch, p.repository_url,
       p.repository_name, p.repository_namespace, cast(p.created_at as varchar),
       cast(p.updated_at as varchar)
from pacticipants p
where (p.id, 0, '') > (?, ?, ?)
order by p.id
limit ?
)sql"},
    {"labels", R"sql(
select l.pacticipant_id, 0, l.name, p.name, l.name, cast(l.created_at as varchar),
       cast(l.updated_at as varchar)
from labels l
left join pacticipants p on p.id = l.pacticipant_id
where (l.pacticipant_id, 0, l.name) > (?, ?, ?)
order by l.pacticipant_id, l.name
limit ?
)sql"},
    {"versions", R"sql(
select v.pacticipant_id, v."order", '', p.name, v.number, v."order", v.build_url,
       cast(v.created_at as varchar), cast(v.updated_at as varchar)
from versions v
left join pacticipants p on p.id = v.pacticipant_id
where (v.pacticipant_id, v."order", '') > (?, ?, ?)
order by v.pacticipant_id, v."order"
limit ?
)sql"},
    {"tags", R"sql(
select t.version_id, 0, t.name, p.name, v.number, t.name, cast(t.created_at as varchar),
       cast(t.updated_at as varchar)
from tags t
left join versions v on v.id = t.version_id
left join pacticipants p on p.id = v.pacticipant_id
where (t.version_id, 0, t.name) > (?, ?, ?)
order by t.version_id, t.name
limit ?
)sql"},
    {"branches", R"sql(
select b.id, 0, '', p.name, b.name, cast(b.created_at as varchar), cast(b.updated_at as varchar)
from branches b
left join pacticipants p on p.id = b.pacticipant_id
where (b.id, 0, '') > (?, ?, ?)
order by b.id
limit ?
)sql"},
    {"branch_versions", R"sql(
select m.id, 0, '', p.name, b.name, v.number, cast(coalesce(m.auto_created, false) as varchar),
       cast(m.created_at as varchar), cast(m.updated_at as varchar)
from branch_versions m
left join branches b on b.id = m.branch_id
left join pacticipants p on p.id = b.pacticipant_id
left join versions v on v.id = m.version_id
where (m.id, 0, '') > (?, ?, ?)
order by m.id
limit ?
)sql"},
    {"branch_heads", R"sql(
select h.branch_id, 0, '', p.name, b.name, v.number
from branch_heads h
left join branches b on b.id = h.branch_id
left join pacticipants p on p.id = b.pacticipant_id
left join versions v on v.id = h.version_id
where (h.branch_id, 0, '') > (?, ?, ?)
order by h.branch_id
limit ?
)sql"},
    {"integrations", R"sql(
select i.id, 0, '', c.name, p.name, cast(i.created_at as varchar),
       cast(i.contract_data_updated_at as varchar)
from integrations i
left join pacticipants c on c.id = i.consumer_id
left join pacticipants p on p.id = i.provider_id
where (i.id, 0, '') > (?, ?, ?)
order by i.id
limit ?
)sql"},
    {"pact_versions", R"sql(
select x.id, 0, '', c.name, p.name, x.sha, x.content, cast(x.created_at as varchar)
from pact_versions x
left join pacticipants c on c.id = x.consumer_id
left join pacticipants p on p.id = x.provider_id
where (x.id, 0, '') > (?, ?, ?)
order by x.id
limit ?
)sql"},
    {"pact_publications", R"sql(
select pp.id, 0, '', c.name, v.number, p.name, x.sha, pp.revision_number,
       cast(pp.created_at as varchar)
from pact_publications pp
left join versions v on v.id = pp.consumer_version_id
left join pacticipants c on c.id = v.pacticipant_id
left join pacticipants p on p.id = pp.provider_id
left join pact_versions x on x.id = pp.pact_version_id and x.consumer_id = v.pacticipant_id
    and x.provider_id = pp.provider_id
where (pp.id, 0, '') > (?, ?, ?)
order by pp.id
limit ?
)sql"},
    {"verifications", R"sql(
select r.id, 0, '', c.name, p.name, x.sha, r.number, v.number, cast(r.success as varchar),
       cast(r.wip as varchar), cast(r.pact_pending as varchar), r.build_url,
       cast(r.execution_date as varchar), cast(r.created_at as varchar),
       r.consumer_version_selector_hashes, r.verified_by_implementation, r.verified_by_version,
       r.verified_by_client_implementation, r.verified_by_client_version,
       r.verified_by_client_test_framework, r.test_results
from verifications r
left join pact_versions x on x.id = r.pact_version_id
left join pacticipants c on c.id = x.consumer_id
left join pacticipants p on p.id = x.provider_id
left join versions v on v.id = r.provider_version_id and v.pacticipant_id = x.provider_id
where (r.id, 0, '') > (?, ?, ?)
order by r.id
limit ?
)sql"},
    {"environments", R"sql(
select e.id, 0, '', e.uuid, e.name, coalesce(e.display_name, e.name),
       cast(e.production as varchar), e.contacts, cast(e.created_at as varchar),
       cast(e.updated_at as varchar)
from environments e
where (e.id, 0, '') > (?, ?, ?)
order by e.id
limit ?
)sql"},
    {"deployed_versions", R"sql(
select d.id, 0, '', d.uuid, p.name, v.number, e.uuid, d.target,
       cast(coalesce(d.auto_created, false) as varchar), cast(d.created_at as varchar),
       cast(d.updated_at as varchar),
       cast(coalesce(d.undeployed_at, case when c.id is null then d.updated_at end) as varchar)
from deployed_versions d
left join versions v on v.id = d.version_id
left join pacticipants p on p.id = v.pacticipant_id
left join environments e on e.id = d.environment_id
left join currently_deployed_version_ids c on c.deployed_version_id = d.id
where (d.id, 0, '') > (?, ?, ?)
order by d.id
limit ?
)sql"},
    {"released_versions", R"sql(
select r.id, 0, '', r.uuid, p.name, v.number, e.uuid, cast(r.created_at as varchar),
       cast(r.updated_at as varchar), cast(r.support_ended_at as varchar)
from released_versions r
left join versions v on v.id = r.version_id
left join pacticipants p on p.id = v.pacticipant_id
left join environments e on e.id = r.environment_id
where (r.id, 0, '') > (?, ?, ?)
order by r.id
limit ?
)sql"},
    {"webhooks", R"sql(
select w.id, 0, '', w.uuid, coalesce(w.description, ''), c.name, w.consumer_label, p.name,
       w.provider_label, cast(coalesce(w.enabled, true) as varchar), w.method, w.url,
       coalesce(w.headers, '{}'),
       cast(coalesce(w.is_json_request_body, false) as varchar) || ':' || w.body, w.username,
       w.password, '{}', cast(w.created_at as varchar), cast(w.updated_at as varchar)
from webhooks w
left join pacticipants c on c.id = w.consumer_id
left join pacticipants p on p.id = w.provider_id
where (w.id, 0, '') > (?, ?, ?)
order by w.id
limit ?
)sql"},
    {"webhook_events", R"sql(
select e.id, 0, '', w.uuid, e.name, e.id
from webhook_events e
left join webhooks w on w.id = e.webhook_id
where (e.id, 0, '') > (?, ?, ?)
order by e.id
limit ?
)sql"},
    {"triggered_webhooks",
     R"sql(
select t.id, 0, '', t.uuid, w.uuid, t.trigger_type, coalesce(t.event_name, ''),
       coalesce(t.event_context, '{}'), t.status, c.name, v.number, p.name, pp.revision_number,
       r.number, cast(t.created_at as varchar), cast(t.updated_at as varchar)
from triggered_webhooks t
join pact_publications pp on pp.id = t.pact_publication_id
left join versions v on v.id = pp.consumer_version_id
left join pacticipants c on c.id = v.pacticipant_id
left join pacticipants p on p.id = pp.provider_id
left join webhooks w on w.id = t.webhook_id
left join verifications r on r.id = t.verification_id
    and r.pact_version_id = pp.pact_version_id
where t.uuid is not null and (t.id, 0, '') > (?, ?, ?)
order by t.id
limit ?
)sql",
     kTriggeredToCopy},
    {"webhook_executions",
     R"sql(
select e.triggered_webhook_id, e.id, '', t.uuid,
       (select count(*)
        from webhook_executions b
        where b.triggered_webhook_id = e.triggered_webhook_id and b.id <= e.id),
       cast(e.success as varchar), coalesce(e.logs, ''), cast(e.created_at as varchar)
from webhook_executions e
join triggered_webhooks t on t.id = e.triggered_webhook_id
join pact_publications pp on pp.id = t.pact_publication_id
where t.uuid is not null and (e.triggered_webhook_id, e.id, '') > (?, ?, ?)
order by e.triggered_webhook_id, e.id
limit ?
)sql",
     kExecutionsToCopy},
    {kNothing, R"sql(
select 0, 0, '', '', '', '', '', '', ''
where 1 = 0 and (0, 0, '') > (?, ?, ?)
limit ?
)sql"},
};
static_assert(std::size(kKinds) == domain::kRecordKinds);

}  // namespace

std::string_view ruby_rows(domain::RecordKind kind) { return kKinds[kind].rows; }

std::string_view ruby_table(domain::RecordKind kind) { return kKinds[kind].table; }

std::string_view ruby_counted(domain::RecordKind kind) {
    return kKinds[kind].counted.empty() ? kKinds[kind].table : kKinds[kind].counted;
}

}  // namespace accord::broker::transfer
