// What a deployment and a release have in common: the version, the environment, the times. Part of
// both; a statement calls the table with these rows `there`.
#pragma once

#include "db/session.hpp"
#include "db/sql.hpp"

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>

namespace accord::broker::store {

/// The columns that both begin with: id, uuid, pacticipant, version, version_id, environment_id,
/// created_at, updated_at.
inline constexpr db::Sql kVersionInEnvironment = R"sql(
select there.id, there.uuid, p.name, v.number, there.version_id, there.environment_id,
       there.created_at, there.updated_at,
)sql";

/// Where the names among these columns come from.
inline constexpr db::Sql kJoinVersionInEnvironment = R"sql(
join versions v on v.id = there.version_id
join pacticipants p on p.id = there.pacticipant_id
)sql";

/// The types of these columns, then those of the columns after them.
template <class... Further>
using VersionInEnvironmentColumns = std::tuple<std::int64_t,
                                               std::string,
                                               std::string,
                                               std::string,
                                               std::int64_t,
                                               std::int64_t,
                                               Instant,
                                               Instant,
                                               Further...>;

}  // namespace accord::broker::store
