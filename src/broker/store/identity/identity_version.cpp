// The version's row: the SQL.
#include "broker/store/identity/identity_version.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kIdentityVersion = R"sql(
select version
from identity_version
where id = 1
)sql";

constexpr std::string_view kRaiseIdentityVersion = R"sql(
insert into identity_version (id, version)
values (1, 1)
on conflict (id) do update
set version = identity_version.version + 1
)sql";

/// Locks the row.
constexpr std::string_view kHoldIdentityVersion = R"sql(
update identity_version
set version = version
where id = 1
)sql";

}  // namespace

std::int64_t identity_version(db::Session& session) {
    return session.one<std::int64_t>(kIdentityVersion).value_or(0);
}

void raise_identity_version(db::Session& session) { session.run(kRaiseIdentityVersion); }

std::int64_t hold_identity_version(db::Session& session) {
    session.run(kHoldIdentityVersion);
    return identity_version(session);
}

}  // namespace accord::broker::store
