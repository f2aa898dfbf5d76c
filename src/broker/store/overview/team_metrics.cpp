// Counting by team: the SQL. Each table is gone through once, however many teams there are.
#include "broker/store/overview/team_metrics.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kCountsByTeam = R"sql(
with
accounts as (
    select m.team_id,
           sum(case when u.type = 0 then 1 else 0 end) as users,
           sum(case when u.type = 1 then 1 else 0 end) as system_accounts
    from team_members m
    join users u on u.id = m.user_id
    where u.active = 1
    group by m.team_id),
applications as (
    select o.team_id, count(*) as n
    from team_pacticipants o
    join pacticipants p on p.id = o.pacticipant_id
    group by o.team_id),
pairs as (
    select i.consumer_id, i.provider_id,
           (select x.pact_version_id
            from pact_publications x
            where x.provider_id = i.provider_id and x.consumer_id = i.consumer_id
                and x.current = 1
            order by x.consumer_version_ordinal desc
            limit 1) as newest
    from integrations i),
of_pairs as (
    select g.team_id, count(*) as n
    from (select o.team_id, i.consumer_id, i.provider_id
          from pairs i
          join team_pacticipants o on o.pacticipant_id = i.consumer_id
          where i.newest is not null
          union
          select o.team_id, i.consumer_id, i.provider_id
          from pairs i
          join team_pacticipants o on o.pacticipant_id = i.provider_id
          where i.newest is not null) g
    group by g.team_id),
interactions as (
    select o.team_id, sum(v.interactions_count) as interactions, sum(v.messages_count) as messages
    from pairs i
    join team_pacticipants o on o.pacticipant_id = i.consumer_id
    join pact_versions v on v.id = i.newest
    group by o.team_id),
publications as (
    select o.team_id, sum(g.n) as n, min(g.earliest) as earliest, max(g.newest) as newest
    from (select consumer_id, count(*) as n, min(created_at) as earliest,
                 max(created_at) as newest
          from pact_publications
          group by consumer_id) g
    join team_pacticipants o on o.pacticipant_id = g.consumer_id
    group by o.team_id),
contents as (
    select o.team_id, sum(g.n) as n
    from (select consumer_id, count(*) as n from pact_versions group by consumer_id) g
    join team_pacticipants o on o.pacticipant_id = g.consumer_id
    group by o.team_id),
results as (
    select o.team_id, sum(g.n) as n, sum(g.successes) as successes
    from (select provider_id, count(*) as n, sum(success) as successes
          from verifications
          group by provider_id) g
    join team_pacticipants o on o.pacticipant_id = g.provider_id
    group by o.team_id),
places as (
    select o.team_id, count(*) as n
    from team_environments o
    join environments e on e.id = o.environment_id
    group by o.team_id),
deployments as (
    select o.team_id, count(*) as n
    from currently_deployed d
    join team_pacticipants o on o.pacticipant_id = d.pacticipant_id
    group by o.team_id),
releases as (
    select o.team_id, count(*) as n
    from released_versions r
    join team_pacticipants o on o.pacticipant_id = r.pacticipant_id
    where r.support_ended_at is null
    group by o.team_id),
values_by_name as (
    select team_id, count(*) as n
    from secrets
    where team_id is not null
    group by team_id),
hooks as (select team_id, count(*) as n from webhooks where team_id is not null group by team_id),
triggered as (
    select w.team_id, count(*) as n
    from webhooks w
    join triggered_webhooks x on x.webhook_id = w.id
    where w.team_id is not null
    group by w.team_id),
executions as (
    select w.team_id, count(*) as n
    from webhooks w
    join triggered_webhooks x on x.webhook_id = w.id
    join webhook_executions e on e.triggered_webhook_id = x.id
    where w.team_id is not null
    group by w.team_id)
select t.uuid, t.name,
       cast(coalesce(accounts.users, 0) as bigint),
       cast(coalesce(accounts.system_accounts, 0) as bigint),
       coalesce(applications.n, 0),
       coalesce(of_pairs.n, 0),
       cast(coalesce(interactions.interactions, 0) as bigint),
       cast(coalesce(interactions.messages, 0) as bigint),
       cast(coalesce(publications.n, 0) as bigint), publications.earliest, publications.newest,
       cast(coalesce(contents.n, 0) as bigint),
       cast(coalesce(results.n, 0) as bigint),
       cast(coalesce(results.successes, 0) as bigint),
       coalesce(places.n, 0),
       coalesce(deployments.n, 0),
       coalesce(releases.n, 0),
       coalesce(values_by_name.n, 0),
       coalesce(hooks.n, 0),
       coalesce(triggered.n, 0),
       coalesce(executions.n, 0)
from teams t
left join accounts on accounts.team_id = t.id
left join applications on applications.team_id = t.id
left join of_pairs on of_pairs.team_id = t.id
left join interactions on interactions.team_id = t.id
left join publications on publications.team_id = t.id
left join contents on contents.team_id = t.id
left join results on results.team_id = t.id
left join places on places.team_id = t.id
left join deployments on deployments.team_id = t.id
left join releases on releases.team_id = t.id
left join values_by_name on values_by_name.team_id = t.id
left join hooks on hooks.team_id = t.id
left join triggered on triggered.team_id = t.id
left join executions on executions.team_id = t.id
where ? = 0 or t.id in (select m.team_id from team_members m where m.user_id = ?)
order by t.name_key
)sql";

}  // namespace

std::vector<TeamCounts> count_by_team(db::Session& session,
                                      std::optional<std::int64_t> of_account) {
    const auto account = of_account.value_or(0);
    return session.all<TeamCounts>(kCountsByTeam, account, account);
}

}  // namespace accord::broker::store
