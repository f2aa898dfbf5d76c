// Databases on PostgreSQL's test server, lent to one test after the other.
#pragma once

#include "support/database/test_place.hpp"

#include <memory>
#include <string>

namespace accord::support {

/// A database in the state after `migrations` on the server at `server`.
std::unique_ptr<TestDatabase::Place> postgres_database(const std::string& server,
                                                       std::span<const db::Migration> migrations);

}  // namespace accord::support
