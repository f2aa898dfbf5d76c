// For tests: a database that a newer version of the broker has migrated.
#pragma once

#include "db/session.hpp"

namespace accord::support {

/// As if a newer version had applied one migration more.
void add_newer_migration(db::Session& session);

void remove_newer_migration(db::Session& session);

}  // namespace accord::support
