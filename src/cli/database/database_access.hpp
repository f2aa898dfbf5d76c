// The database that a command works on: the option that names it, and opening it.
#pragma once

#include "broker/settings.hpp"
#include "cli/exit_code.hpp"
#include "db/database.hpp"

#include <expected>
#include <memory>
#include <string>

namespace accord::cli {

class Options;

struct DatabaseAccess {
    std::string url = {};  ///< as it was given; empty: the one that accord serve would use
};

/// Whether a database that is not there is made.
enum class Absent { kMake, kRefuse };

/// Declares --database-url.
void add_database_access(Options& options, DatabaseAccess& access);

/// What the settings of accord serve say, with the database that was given, if one was. Fails as
/// they do.
std::expected<broker::Settings, CommandFailure> broker_settings(const DatabaseAccess& access);

/// What was given, or else what the settings of accord serve say: the variables of the database
/// and a YAML file. Fails as they do.
std::expected<std::string, CommandFailure> database_url(const DatabaseAccess& access);

std::expected<std::unique_ptr<db::Database>, CommandFailure> open_database(
    const DatabaseAccess& access, Absent absent);

}  // namespace accord::cli
