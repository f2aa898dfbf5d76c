// The migration that makes what providers of single sign-on know users by: see schema.cpp.
#pragma once

#include <string_view>

namespace accord::broker::store {

/// `own_keys` are of all nodes together, and of nobody else.
inline constexpr std::string_view kExternalUsers = R"sql(
create table external_users (
    id {{id}},
    user_id bigint not null references users (id) on delete cascade,
    provider text not null,
    subject text not null,
    username text not null,
    created_at bigint not null,
    unique (provider, subject),
    unique (user_id, provider)
);

create table own_keys (
    name text primary key,
    value text not null
);
)sql";

/// Hashes of what counts once, until it does not count any more.
inline constexpr std::string_view kSignInProofs = R"sql(
create table sign_in_proofs (
    id text primary key,
    ends_at bigint not null
);
create index sign_in_proofs_in_time on sign_in_proofs (ends_at);
)sql";

}  // namespace accord::broker::store
