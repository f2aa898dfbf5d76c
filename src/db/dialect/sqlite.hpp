// What is SQLite's own: the settings of a connection, and whether its file can be written.
#pragma once

#include "db/session.hpp"

#include <filesystem>

namespace accord::db {

/// SQLite's own message is "unable to open database file"; this one says which and why.
Result<void> check_writable(const std::filesystem::path& file);

/// The same for a file that has to be there, and is only read.
Result<void> check_readable(const std::filesystem::path& file);

/// Before the first connection of the process; any number of times.
void start_sqlite();

/// After connecting. Throws DatabaseFailure.
void set_up_sqlite(Session& session);

}  // namespace accord::db
