// The database that a command works on: the option that names it, and opening it.
#pragma once

#include "broker/settings.hpp"
#include "cli/exit_code.hpp"
#include "cli/servers/serve.hpp"
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

/// What the settings of accord serve say, variables and a YAML file, with the database that was
/// given, if one was. Fails as they do.
std::expected<ServeOptions, CommandFailure> server_options(const DatabaseAccess& access);

/// Of these, what is about the broker.
std::expected<broker::Settings, CommandFailure> broker_settings(const DatabaseAccess& access);

/// As a server would: with its migrations or without, its time limit for statements, its TLS.
std::expected<std::unique_ptr<db::Database>, CommandFailure> open_database(
    const broker::DatabaseSettings& settings, Absent absent);

}  // namespace accord::cli
