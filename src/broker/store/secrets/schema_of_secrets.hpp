// The migrations that make named secrets: see schema.cpp.
#pragma once

#include <string_view>

namespace accord::broker::store {

/// Values are sealed (service/secrets/secret_keys.hpp).
inline constexpr std::string_view kNamedSecrets = R"sql(
create table secrets (
    id {{id}},
    uuid text not null unique,
    name text not null,
    description text not null,
    value text not null,
    created_at bigint not null,
    updated_at bigint not null
);
create unique index secrets_by_name on secrets (name);
)sql";

/// Whose a secret is. When a team goes, its secrets are of none, and not everybody's either.
inline constexpr std::string_view kSecretsOfTeams = R"sql(
alter table secrets add column team_id bigint references teams (id) on delete set null;
alter table secrets add column is_everybodys smallint not null default 1;
drop index secrets_by_name;
create unique index secrets_of_everybody on secrets (name) where is_everybodys = 1;
create unique index secrets_of_team on secrets (team_id, name) where team_id is not null;
)sql";

}  // namespace accord::broker::store
