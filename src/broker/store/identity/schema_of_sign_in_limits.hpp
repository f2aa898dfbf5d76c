// The migration that makes the lists of who may sign in at providers: see schema.cpp.
#pragma once

#include <string_view>

namespace accord::broker::store {

inline constexpr std::string_view kSignInLimits = R"sql(
create table sign_in_limits (
    realm text not null,
    name text not null,
    position bigint not null,
    primary key (realm, name)
);
)sql";

}  // namespace accord::broker::store
