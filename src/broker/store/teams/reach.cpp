// Whose things are: the SQL.
#include "broker/store/teams/reach.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kBelongingOfPacticipant = R"sql(
select p.id,
    case when p.created_by = ? then 1 else 0 end,
    case when exists (select 1 from team_pacticipants t where t.pacticipant_id = p.id)
        then 1 else 0 end,
    case when exists (select 1 from team_pacticipants t
                      join team_members m on m.team_id = t.team_id and m.user_id = ?
                      where t.pacticipant_id = p.id)
        then 1 else 0 end
from pacticipants p
where p.name = ?
)sql";

constexpr std::string_view kBelongingOfEnvironment = R"sql(
select e.id, 0,
    case when exists (select 1 from team_environments t where t.environment_id = e.id)
        then 1 else 0 end,
    case when exists (select 1 from team_environments t
                      join team_members m on m.team_id = t.team_id and m.user_id = ?
                      where t.environment_id = e.id)
        then 1 else 0 end
from environments e
where e.uuid = ?
)sql";

constexpr std::string_view kBelongingOfAccount = R"sql(
select u.id, 0,
    case when exists (select 1 from team_members t where t.user_id = u.id) then 1 else 0 end,
    case when exists (select 1 from team_members t
                      join team_members m on m.team_id = t.team_id and m.user_id = ?
                      where t.user_id = u.id)
        then 1 else 0 end
from users u
where u.uuid = ?
)sql";

constexpr std::string_view kPlaceOfDeployment = R"sql(
select p.name, e.uuid
from deployed_versions d
join pacticipants p on p.id = d.pacticipant_id
join environments e on e.id = d.environment_id
where d.uuid = ?
)sql";

constexpr std::string_view kPlaceOfRelease = R"sql(
select p.name, e.uuid
from released_versions r
join pacticipants p on p.id = r.pacticipant_id
join environments e on e.id = r.environment_id
where r.uuid = ?
)sql";

constexpr std::string_view kWebhookOfDelivery = R"sql(
select w.uuid
from triggered_webhooks t
join webhooks w on w.id = t.webhook_id
where t.uuid = ?
)sql";

}  // namespace

std::optional<Belonging> belonging_of_pacticipant(db::Session& session,
                                                  std::string_view name,
                                                  std::int64_t account) {
    return session.one<Belonging>(kBelongingOfPacticipant, account, account, name);
}

std::optional<Belonging> belonging_of_environment(db::Session& session,
                                                  std::string_view uuid,
                                                  std::int64_t account) {
    return session.one<Belonging>(kBelongingOfEnvironment, account, uuid);
}

std::optional<Belonging> belonging_of_account(db::Session& session,
                                              std::string_view uuid,
                                              std::int64_t account) {
    return session.one<Belonging>(kBelongingOfAccount, account, uuid);
}

std::optional<Place> place_of_deployment(db::Session& session, std::string_view uuid) {
    return session.one<Place>(kPlaceOfDeployment, uuid);
}

std::optional<Place> place_of_release(db::Session& session, std::string_view uuid) {
    return session.one<Place>(kPlaceOfRelease, uuid);
}

std::optional<std::string> webhook_of_delivery(db::Session& session, std::string_view uuid) {
    return session.one<std::string>(kWebhookOfDelivery, uuid);
}

}  // namespace accord::broker::store
