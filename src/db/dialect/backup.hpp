// A copy of a SQLite database while it is in use.
#pragma once

#include "base/result.hpp"

#include <filesystem>

namespace accord::db {

/// Copies the database, as it is at one moment, into a file that must not be there, and checks the
/// copy. Who writes to the database meanwhile need not wait. Errors: kIo naming the file.
Result<void> copy_sqlite(const std::filesystem::path& database, const std::filesystem::path& into);

}  // namespace accord::db
