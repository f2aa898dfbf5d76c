// What a start does about users: the first administrator, if the settings name one and there is
// none.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "broker/settings.hpp"

#include <cstdint>

namespace accord::db {
class Database;
}

namespace accord::broker {

/// The version of users, roles and tokens (Actor::identities). Errors: the database's;
/// kInvalidInput for an address or a password that nobody can have.
Result<std::int64_t> open_users(db::Database& database,
                                const UserSettings& settings,
                                const Clock& clock,
                                Random& random,
                                Logger& log);

}  // namespace accord::broker
