// The migration that makes named secrets: see schema.cpp.
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

}  // namespace accord::broker::store
