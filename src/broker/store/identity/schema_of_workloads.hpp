// The migration that makes workload identities: see schema.cpp.
#pragma once

#include <string_view>

namespace accord::broker::store {

/// `claims` is an object of texts.
inline constexpr std::string_view kWorkloadIdentities = R"sql(
create table workload_identities (
    id {{id}},
    uuid text not null unique,
    user_id bigint not null references users (id) on delete cascade,
    issuer text not null,
    audience text not null,
    claims text not null,
    created_at bigint not null
);
create index workload_identities_of_user on workload_identities (user_id, id);
create index workload_identities_by_issuer on workload_identities (issuer, id);
)sql";

}  // namespace accord::broker::store
