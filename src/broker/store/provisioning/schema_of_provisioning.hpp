// The migration that makes what a directory says of users, and its groups: see schema.cpp.
#pragma once

#include <string_view>

namespace accord::broker::store {

/// A group whose name no rule is about stands for a team.
inline constexpr std::string_view kProvisioning = R"sql(
create table directory_users (
    user_id bigint primary key references users (id) on delete cascade,
    user_name text not null,
    user_name_key text not null unique,
    external_id text unique,
    given_name text,
    family_name text
);

create table directory_groups (
    id {{id}},
    uuid text not null unique,
    name text not null,
    name_key text not null unique,
    external_id text,
    team_id bigint references teams (id) on delete set null,
    created_at bigint not null,
    updated_at bigint not null
);
create index directory_groups_by_external_id on directory_groups (external_id);
create index directory_groups_of_team on directory_groups (team_id);

create table directory_members (
    group_id bigint not null references directory_groups (id) on delete cascade,
    user_id bigint not null references users (id) on delete cascade,
    primary key (group_id, user_id)
);
create index directory_groups_of_user on directory_members (user_id, group_id);
)sql";

}  // namespace accord::broker::store
