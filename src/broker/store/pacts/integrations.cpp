// Integrations: the SQL. Deleting one deletes the versions and pacticipants that it alone was for.
#include "broker/store/pacts/integrations.hpp"

#include "broker/store/pacticipants/like.hpp"
#include "broker/store/row_list.hpp"
#include "broker/store/webhooks/webhooks.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

namespace accord::broker::store {

namespace {

constexpr std::string_view kTouchIntegrations = R"sql(
insert into integrations (consumer_id, provider_id, created_at, contract_data_updated_at)
values {}
on conflict (consumer_id, provider_id) do update
set contract_data_updated_at = excluded.contract_data_updated_at
)sql";

constexpr db::Sql kFromIntegrations = R"sql(
from integrations i
join pacticipants c on c.id = i.consumer_id
join pacticipants p on p.id = i.provider_id
where (c.search_name like ? escape '!' or p.search_name like ? escape '!')
)sql";

constexpr db::Sql kListIntegrations = R"sql(
select i.id, c.name, p.name
)sql" + kFromIntegrations + R"sql(
order by i.contract_data_updated_at desc, i.id desc
limit ? offset ?
)sql";

constexpr db::Sql kCountIntegrations = R"sql(
select count(*)
)sql" + kFromIntegrations;

constexpr db::Sql kOfTeam = R"sql(
    and exists (select 1 from team_pacticipants t
                where t.team_id = ? and t.pacticipant_id in (i.consumer_id, i.provider_id))
)sql";

constexpr db::Sql kListIntegrationsOfTeam = R"sql(
select i.id, c.name, p.name
)sql" + kFromIntegrations + kOfTeam + R"sql(
order by i.contract_data_updated_at desc, i.id desc
limit ? offset ?
)sql";

constexpr db::Sql kCountIntegrationsOfTeam = kCountIntegrations + kOfTeam;

constexpr std::string_view kAllIntegrations = R"sql(
select i.consumer_id, c.name, i.provider_id, p.name
from integrations i
join pacticipants c on c.id = i.consumer_id
join pacticipants p on p.id = i.provider_id
order by i.id
)sql";

constexpr std::string_view kDeleteContents = R"sql(
delete from pact_versions
where consumer_id = ? and provider_id = ?
)sql";

constexpr std::string_view kDeleteIntegration = R"sql(
delete from integrations
where consumer_id = ? and provider_id = ?
)sql";

/// Versions of a pacticipant that have no pact and no result.
constexpr std::string_view kDeleteIdleVersions = R"sql(
delete from versions
where pacticipant_id = ?
    and not exists (select 1 from pact_publications pp where pp.consumer_version_id = versions.id)
    and not exists (select 1 from verifications r where r.provider_version_id = versions.id)
)sql";

constexpr std::string_view kDeletePacticipantWhenIdle = R"sql(
delete from pacticipants
where id = ?
    and not exists (select 1 from versions v where v.pacticipant_id = pacticipants.id)
    and not exists (select 1 from integrations i
                    where i.consumer_id = pacticipants.id or i.provider_id = pacticipants.id)
    and not exists (select 1 from labels l where l.pacticipant_id = pacticipants.id)
    and not exists (select 1 from webhooks w
                    where w.consumer_id = pacticipants.id or w.provider_id = pacticipants.id)
)sql";

constexpr std::string_view kDeleteAllPacticipants = R"sql(
delete from pacticipants
)sql";

}  // namespace

void touch_integrations(db::Session& session,
                        std::int64_t consumer_id,
                        std::span<const std::int64_t> providers,
                        Instant now) {
    in_powers_of_two(providers, [&](std::span<const std::int64_t> some) {
        db::Params params;
        for (const auto provider_id : some) {
            params.add(consumer_id).add(provider_id).add(now).add(now);
        }
        session.run(fmt::format(kTouchIntegrations, repeated("(?, ?, ?, ?)", ", ", some.size())),
                    params);
    });
}

std::vector<Integration> list_integrations(db::Session& session,
                                           const IntegrationFilter& filter,
                                           const domain::Page& page) {
    const auto pattern = like_containing(filter.name_part);
    if (filter.team) {
        return session.all<Integration>(
            kListIntegrationsOfTeam, pattern, pattern, *filter.team, page.size, page.offset());
    }
    return session.all<Integration>(kListIntegrations, pattern, pattern, page.size, page.offset());
}

std::int64_t count_integrations(db::Session& session, const IntegrationFilter& filter) {
    const auto pattern = like_containing(filter.name_part);
    if (filter.team) {
        return *session.one<std::int64_t>(kCountIntegrationsOfTeam, pattern, pattern, *filter.team);
    }
    return *session.one<std::int64_t>(kCountIntegrations, pattern, pattern);
}

std::vector<domain::Integration> all_integrations(db::Session& session) {
    using Row = std::tuple<std::int64_t, std::string, std::int64_t, std::string>;
    std::vector<domain::Integration> integrations;
    for (auto& [consumer_id, consumer, provider_id, provider] :
         session.all<Row>(kAllIntegrations)) {
        integrations.push_back(
            {{consumer_id, std::move(consumer)}, {provider_id, std::move(provider)}});
    }
    return integrations;
}

bool delete_integration(db::Session& session, std::int64_t consumer_id, std::int64_t provider_id) {
    if (session.run(kDeleteIntegration, consumer_id, provider_id) == 0) {
        return false;
    }
    session.run(kDeleteContents, consumer_id, provider_id);
    delete_webhooks_of_pair(session, consumer_id, provider_id);
    for (const auto id : {consumer_id, provider_id}) {
        session.run(kDeleteIdleVersions, id);
    }
    for (const auto id : {consumer_id, provider_id}) {
        session.run(kDeletePacticipantWhenIdle, id);
    }
    return true;
}

void delete_all_integrations(db::Session& session) {
    session.run(kDeleteAllPacticipants);
    delete_all_webhooks(session);
}

}  // namespace accord::broker::store
