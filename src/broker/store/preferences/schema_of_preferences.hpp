// The migration that makes preferences: see schema.cpp.
#pragma once

#include <string_view>

namespace accord::broker::store {

/// Only those that were set. Values are JSON.
inline constexpr std::string_view kPreferences = R"sql(
create table system_preferences (
    name text primary key,
    value text not null
);

create table user_preferences (
    user_id bigint not null references users (id) on delete cascade,
    name text not null,
    value text not null,
    primary key (user_id, name)
);
)sql";

}  // namespace accord::broker::store
