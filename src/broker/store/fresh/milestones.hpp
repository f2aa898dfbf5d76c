// What happens once in the life of a database.
#pragma once

#include "db/session.hpp"

#include <string_view>

namespace accord::broker::store {

/// Whether this is the first time; of several transactions at once it is the first for one.
bool reach_milestone(db::Session& session, std::string_view name, Instant now);

/// Whether there is no pacticipant and no environment.
bool is_empty(db::Session& session);

}  // namespace accord::broker::store
