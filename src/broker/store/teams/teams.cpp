// Teams, and who is of them: the SQL.
#include "broker/store/teams/teams.hpp"

#include "base/unicode/fold_case.hpp"
#include "broker/store/id_list.hpp"
#include "broker/store/pacticipants/like.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr std::string_view kHasTeams = R"sql(
select 1
from teams
limit 1
)sql";

constexpr db::Sql kTeamSelect = R"sql(
select t.id, t.uuid, t.name, t.created_at, t.updated_at,
    (select count(*) from team_members m where m.team_id = t.id and m.is_member = 1)
from teams t
)sql";

constexpr db::Sql kFindTeam = kTeamSelect + R"sql(
where t.uuid = ?
)sql";

constexpr db::Sql kFindTeamByName = kTeamSelect + R"sql(
where t.name_key = ?
)sql";

/// 0 stands for any account.
constexpr db::Sql kTeamFilter = R"sql(
where t.name_key like ? escape '!'
  and (? = 0 or exists (select 1 from team_members o where o.team_id = t.id and o.user_id = ?))
)sql";

constexpr db::Sql kListTeams = kTeamSelect + kTeamFilter + R"sql(
order by t.name_key
limit ? offset ?
)sql";

constexpr db::Sql kCountTeams = db::Sql(R"sql(
select count(*)
from teams t
)sql") + kTeamFilter;

constexpr std::string_view kInsertTeam = R"sql(
insert into teams (uuid, name, name_key, created_at, updated_at)
values (?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kRenameTeam = R"sql(
update teams
set name = ?, name_key = ?, updated_at = ?
where id = ?
)sql";

constexpr std::string_view kSwitchWebhooksOff = R"sql(
update webhooks
set enabled = 0
where team_id = ? and consumer_id is null and provider_id is null
)sql";

constexpr std::string_view kDeleteTeam = R"sql(
delete from teams
where id = ?
)sql";

constexpr std::string_view kMembership = R"sql(
select is_member, is_administrator
from team_members
where team_id = ? and user_id = ?
)sql";

constexpr std::string_view kPutMembership = R"sql(
insert into team_members (team_id, user_id, is_member, is_administrator)
values (?, ?, ?, ?)
on conflict (team_id, user_id) do update
set is_member = excluded.is_member, is_administrator = excluded.is_administrator
)sql";

constexpr std::string_view kLeaveTeam = R"sql(
delete from team_members
where team_id = ? and user_id = ?
)sql";

constexpr std::string_view kMembers = R"sql(
select user_id
from team_members
where team_id = ? and is_member = 1
)sql";

constexpr std::string_view kAdministrators = R"sql(
select user_id
from team_members
where team_id = ? and is_administrator = 1
)sql";

constexpr std::string_view kTeamsOfUsers = R"sql(
select m.user_id, t.uuid, t.name
from team_members m
join teams t on t.id = m.team_id
where m.user_id in ({})
order by t.name_key
)sql";

constexpr std::string_view kIsOfTeamsBeyond = R"sql(
select 1
from team_members o
where o.user_id = ?
  and not exists (select 1 from team_members m
                  where m.team_id = o.team_id and m.user_id = ?
                      and m.is_administrator >= o.is_administrator)
limit 1
)sql";

constexpr std::string_view kJoinTeamsOf = R"sql(
insert into team_members (team_id, user_id, is_member, is_administrator)
select team_id, ?, 1, 0
from team_members
where user_id = ?
on conflict do nothing
)sql";

}  // namespace

bool has_teams(db::Session& session) { return session.one<std::int64_t>(kHasTeams).has_value(); }

std::optional<Team> find_team(db::Session& session, std::string_view uuid) {
    return session.one<Team>(kFindTeam, uuid);
}

std::optional<Team> find_team_by_name(db::Session& session, std::string_view name) {
    return session.one<Team>(kFindTeamByName, fold_case(name));
}

std::vector<Team> list_teams(db::Session& session, const TeamFilter& filter, domain::Page page) {
    const auto account = filter.of_account.value_or(0);
    return session.all<Team>(
        kListTeams, like_containing(filter.part), account, account, page.size, page.offset());
}

std::int64_t count_teams(db::Session& session, const TeamFilter& filter) {
    const auto account = filter.of_account.value_or(0);
    return session.one<std::int64_t>(kCountTeams, like_containing(filter.part), account, account)
        .value_or(0);
}

Team insert_team(db::Session& session, Team made, Instant now) {
    made.created_at = now;
    made.updated_at = now;
    made.id = *session.insert(kInsertTeam, made.uuid, made.name, fold_case(made.name), now, now);
    return made;
}

void rename_team(db::Session& session, Team& changed, Instant now) {
    changed.updated_at = now;
    session.run(kRenameTeam, changed.name, fold_case(changed.name), now, changed.id);
}

void delete_team(db::Session& session, std::int64_t id) {
    session.run(kSwitchWebhooksOff, id);
    session.run(kDeleteTeam, id);
}

Membership membership_of(db::Session& session, std::int64_t team, std::int64_t account) {
    return session.one<Membership>(kMembership, team, account).value_or(Membership());
}

void put_membership(db::Session& session,
                    std::int64_t team,
                    std::int64_t account,
                    Membership membership) {
    if (membership == Membership()) {
        session.run(kLeaveTeam, team, account);
    } else {
        session.run(
            kPutMembership, team, account, membership.is_member, membership.is_administrator);
    }
}

std::vector<std::int64_t> accounts_of_team(db::Session& session, std::int64_t team, TeamPart part) {
    return session.all<std::int64_t>(part == TeamPart::kMembers ? kMembers : kAdministrators, team);
}

std::vector<TeamOfUser> teams_of_users(db::Session& session, std::span<const std::int64_t> ids) {
    std::vector<TeamOfUser> teams;
    in_portions(ids, [&](const IdList& some) {
        for (auto& one :
             session.all<TeamOfUser>(fmt::format(kTeamsOfUsers, some.places()), some.params())) {
            teams.push_back(std::move(one));
        }
    });
    return teams;
}

bool is_of_all_teams_of(db::Session& session, std::int64_t account, std::int64_t other) {
    return !session.one<std::int64_t>(kIsOfTeamsBeyond, other, account);
}

void join_teams_of(db::Session& session, std::int64_t account, std::int64_t maker) {
    session.run(kJoinTeamsOf, account, maker);
}

}  // namespace accord::broker::store
