// The migration that makes links by which somebody sets a password: see schema.cpp.
#pragma once

#include <string_view>

namespace accord::broker::store {

inline constexpr std::string_view kPasswordLinks = R"sql(
create table password_links (
    id {{id}},
    user_id bigint not null references users (id) on delete cascade,
    hash text not null unique,
    created_at bigint not null,
    expires_at bigint not null
);
create index password_links_of_user on password_links (user_id);
)sql";

}  // namespace accord::broker::store
