// The migration that makes the audit log: see schema.cpp.
#pragma once

#include "db/dialect/append_only.hpp"

#include <string_view>

namespace accord::broker::store {

/// Numbers have no gaps: each entry is written by whoever holds lock_audit(). What is looked for by
/// type or user is found in the order of `number + 0`: with plain numbers PostgreSQL, which plans
/// without knowing the type, walks along the primary key instead, through everything where there
/// are few of that type.
inline constexpr std::string_view kAudit = R"sql(
create table audit_entries (
    number bigint primary key,
    uuid text not null unique,
    happened_at bigint not null,
    type text not null,
    user_uuid text not null,
    user_key text not null,
    content text not null,
    hash text not null
);
create index audit_entries_in_time on audit_entries (happened_at, number);
create index audit_entries_by_type on audit_entries (type, (number + 0));
create index audit_entries_by_user on audit_entries (user_uuid, (number + 0));
create index audit_entries_by_name on audit_entries (user_key, (number + 0));
create index audit_entries_by_user_and_type on audit_entries (user_uuid, type, (number + 0));
create index audit_entries_by_name_and_type on audit_entries (user_key, type, (number + 0));
)sql";

/// Whoever may change the schema can switch it off; the chain of hashes tells of that.
inline void keep_audit(db::Session& session) { db::make_append_only(session, "audit_entries"); }

}  // namespace accord::broker::store
