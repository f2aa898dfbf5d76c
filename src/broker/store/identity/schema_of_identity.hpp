// The migrations that make users, their roles, tokens and sessions: see schema.cpp.
#pragma once

#include <string_view>

namespace accord::broker::store {

/// `identity_version` has one row from the first user on; with it all that was found out about who
/// somebody is is as old as its number. Predefined roles are rows only when they were changed.
inline constexpr std::string_view kIdentity = R"sql(
create table identity_version (
    id integer primary key,
    version bigint not null
);

create table users (
    id {{id}},
    uuid text not null unique,
    type smallint not null,
    name text not null,
    email text,
    email_key text unique,
    search_text text not null,
    active smallint not null,
    password text,
    created_at bigint not null,
    updated_at bigint not null,
    last_login_at bigint
);
create index users_by_search_text on users (search_text, id);

create table roles (
    id {{id}},
    uuid text not null unique,
    name text not null unique,
    description text not null,
    permissions text not null,
    created_at bigint not null,
    updated_at bigint not null
);

create table user_roles (
    user_id bigint not null references users (id) on delete cascade,
    role_uuid text not null,
    primary key (user_id, role_uuid)
);
create index users_with_role on user_roles (role_uuid, user_id);

create table tokens (
    id {{id}},
    uuid text not null unique,
    user_id bigint not null references users (id) on delete cascade,
    kind smallint not null,
    description text not null,
    hash text unique,
    permissions text,
    created_at bigint not null,
    issued_at bigint,
    expires_at bigint,
    last_used_at bigint
);
create index tokens_of_user on tokens (user_id, id);
)sql";

/// Who is signed in on the page.
inline constexpr std::string_view kSessions = R"sql(
create table sessions (
    id {{id}},
    uuid text not null unique,
    user_id bigint not null references users (id) on delete cascade,
    hash text not null unique,
    origin text not null,
    client text not null,
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null
);
create index sessions_of_user on sessions (user_id, id);
create index sessions_in_time on sessions (expires_at);
)sql";

}  // namespace accord::broker::store
