// The migration that makes teams: see schema.cpp.
#pragma once

#include <string_view>

namespace accord::broker::store {

/// An account is of a team as a member, as an administrator, or as both. Who made a pacticipant is
/// known from the first user on.
inline constexpr std::string_view kTeams = R"sql(
create table teams (
    id {{id}},
    uuid text not null unique,
    name text not null,
    name_key text not null unique,
    created_at bigint not null,
    updated_at bigint not null
);

create table team_members (
    team_id bigint not null references teams (id) on delete cascade,
    user_id bigint not null references users (id) on delete cascade,
    is_member smallint not null,
    is_administrator smallint not null,
    primary key (team_id, user_id)
);
create index teams_of_user on team_members (user_id, team_id);

create table team_pacticipants (
    team_id bigint not null references teams (id) on delete cascade,
    pacticipant_id bigint not null references pacticipants (id) on delete cascade,
    primary key (team_id, pacticipant_id)
);
create index teams_of_pacticipant on team_pacticipants (pacticipant_id, team_id);

create table team_environments (
    team_id bigint not null references teams (id) on delete cascade,
    environment_id bigint not null references environments (id) on delete cascade,
    primary key (team_id, environment_id)
);
create index teams_of_environment on team_environments (environment_id, team_id);

alter table webhooks add column team_id bigint references teams (id) on delete set null;
create index webhooks_of_team on webhooks (team_id) where team_id is not null;
alter table pacticipants add column created_by bigint references users (id) on delete set null;
create index pacticipants_of_maker on pacticipants (created_by) where created_by is not null;
)sql";

}  // namespace accord::broker::store
