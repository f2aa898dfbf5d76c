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

/// Mail with such a link that is to be sent, one for each account.
inline constexpr std::string_view kPasswordMails = R"sql(
create table password_mails (
    user_id bigint primary key references users (id) on delete cascade,
    kind smallint not null,
    asked_at bigint not null,
    due_at bigint not null,
    attempts bigint not null
);
create index password_mails_due on password_mails (due_at);
)sql";

}  // namespace accord::broker::store
