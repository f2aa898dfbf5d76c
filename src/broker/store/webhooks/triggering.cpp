// Triggering webhooks: the SQL.
#include "broker/store/webhooks/triggering.hpp"

#include "broker/store/id_list.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr std::string_view kWaitingWebhooks = R"sql(
select p.id, w.id, w.uuid, w.description, e.name, w.enabled
from webhooks w
join webhook_events e on e.webhook_id = w.id
join pacticipants p on p.id in ({})
where (w.consumer_id = ? or w.consumer_id is null)
    and (w.consumer_label is null
         or exists (select 1 from labels l where l.pacticipant_id = ? and l.name = w.consumer_label))
    and (w.provider_id = p.id or w.provider_id is null)
    and (w.provider_label is null
         or exists (select 1 from labels l where l.pacticipant_id = p.id and l.name = w.provider_label))
    and (w.team_id is null
         or exists (select 1 from team_pacticipants t
                    where t.team_id = w.team_id and t.pacticipant_id in (p.id, ?)))
order by w.id, p.id
)sql";

constexpr std::string_view kSameTrigger = R"sql(
select uuid
from triggered_webhooks
where pact_publication_id = ? and webhook_id = ? and event_name = ? and event_context = ?
    and status = 'not_run' and verification_id is null
limit 1
)sql";

constexpr std::string_view kInsertTrigger = R"sql(
insert into triggered_webhooks (uuid, webhook_id, trigger_type, event_name, event_context, status,
    consumer_id, provider_id, pact_publication_id, verification_id, created_at, updated_at, due_at)
values (?, ?, 'resource_creation', ?, ?, 'not_run', ?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kUnverifiedVersions = R"sql(
select v.id, v.number, n.description
from (select h.version_id as version_id, 'latest from main branch' as description
      from branch_heads h
      join pacticipants p on p.id = h.pacticipant_id and p.main_branch = h.branch_name
      where p.id = (select provider_id from pact_versions where id = ?)
      union
      select d.version_id, 'deployed in ' || e.name
      from currently_deployed d
      join environments e on e.id = d.environment_id
      where d.pacticipant_id = (select provider_id from pact_versions where id = ?)
      union
      select r.version_id, 'released in ' || e.name
      from released_versions r
      join environments e on e.id = r.environment_id
      where r.support_ended_at is null
          and r.pacticipant_id = (select provider_id from pact_versions where id = ?)) n
join versions v on v.id = n.version_id
where not exists (select 1
                  from latest_verifications l
                  where l.pact_version_id = ? and l.provider_version_id = v.id)
order by v.ordinal, case when n.description like 'latest %' then 0 else 1 end, n.description
)sql";

constexpr std::string_view kBranchNamesOfVersions = R"sql(
select version_id, branch_name
from branch_versions
where version_id in ({})
order by id
)sql";

constexpr std::string_view kPublicationsOfContent = R"sql(
select pp.id, v.id, v.number
from pact_publications pp
join versions v on v.id = pp.consumer_version_id
where pp.pact_version_id = ? and pp.current = 1 and pp.consumer_version_id in ({})
order by v.ordinal desc
)sql";

}  // namespace

std::vector<WaitingWebhook> waiting_webhooks(db::Session& session,
                                             std::int64_t consumer_id,
                                             std::span<const std::int64_t> providers) {
    std::vector<WaitingWebhook> waiting;
    in_portions(providers, [&](const IdList& ids) {
        db::Params params;
        ids.add_to(params);
        params.add(consumer_id).add(consumer_id).add(consumer_id);
        for (auto& one :
             session.all<WaitingWebhook>(fmt::format(kWaitingWebhooks, ids.places()), params)) {
            waiting.push_back(std::move(one));
        }
    });
    return waiting;
}

std::string insert_trigger(db::Session& session, const NewTrigger& made, Instant now) {
    if (!made.verification_id) {
        auto same = session.one<std::string>(
            kSameTrigger, made.publication_id, made.webhook_id, made.event, made.context);
        if (same) {
            return std::move(*same);
        }
    }
    session.run(kInsertTrigger,
                made.uuid,
                made.webhook_id,
                made.event,
                made.context,
                made.consumer_id,
                made.provider_id,
                made.publication_id,
                made.verification_id,
                now,
                now,
                made.due_at);
    return made.uuid;
}

std::vector<UnverifiedVersion> unverified_versions(db::Session& session, std::int64_t content_id) {
    using Row = std::tuple<std::int64_t, std::string, std::string>;
    std::vector<UnverifiedVersion> versions;
    std::vector<std::int64_t> ids;
    for (auto& [id, number, description] :
         session.all<Row>(kUnverifiedVersions, content_id, content_id, content_id, content_id)) {
        if (versions.empty() || versions.back().id != id) {
            versions.push_back({.id = id, .number = std::move(number)});
            ids.push_back(id);
        }
        versions.back().descriptions.push_back(std::move(description));
    }
    const auto branches = branches_of_versions(session, ids);
    for (auto& version : versions) {
        if (const auto found = branches.find(version.id); found != branches.end()) {
            version.branch = found->second;
        }
    }
    return versions;
}

std::map<std::int64_t, std::string> branches_of_versions(db::Session& session,
                                                         std::span<const std::int64_t> versions) {
    using Row = std::tuple<std::int64_t, std::string>;
    std::map<std::int64_t, std::string> branches;
    in_portions(versions, [&](const IdList& ids) {
        const auto sql = fmt::format(kBranchNamesOfVersions, ids.places());
        for (auto& [id, branch] : session.all<Row>(sql, ids.params())) {
            branches[id] = std::move(branch);
        }
    });
    return branches;
}

std::vector<ContentPublication> publications_of_content(db::Session& session,
                                                        std::int64_t content_id,
                                                        std::span<const std::int64_t> versions) {
    std::vector<ContentPublication> found;
    in_portions(versions, [&](const IdList& ids) {
        db::Params params;
        params.add(content_id);
        ids.add_to(params);
        for (auto& one : session.all<ContentPublication>(
                 fmt::format(kPublicationsOfContent, ids.places()), params)) {
            found.push_back(std::move(one));
        }
    });
    return found;
}

}  // namespace accord::broker::store
