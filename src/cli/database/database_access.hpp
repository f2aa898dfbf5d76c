// The database that a command works on: the option that names it, and opening it.
#pragma once

#include "broker/open_database.hpp"
#include "cli/exit_code.hpp"
#include "db/database.hpp"

#include <expected>
#include <memory>
#include <string>

namespace accord::cli {

class Options;

struct DatabaseAccess {
    std::string url = broker::DatabaseSettings().url;
};

/// Whether a database that is not there is made.
enum class Absent { kMake, kRefuse };

/// Declares --database-url.
void add_database_access(Options& options, DatabaseAccess& access);

std::expected<std::unique_ptr<db::Database>, CommandFailure> open_database(
    const DatabaseAccess& access, Absent absent);

}  // namespace accord::cli
