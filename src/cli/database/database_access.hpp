// The database that a command works on: the option that names it, and opening it.
#pragma once

#include "broker/settings.hpp"
#include "cli/exit_code.hpp"
#include "cli/servers/serve.hpp"
#include "db/database.hpp"

#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace accord::cli {

class Options;

struct DatabaseAccess {
    std::string url = {};  ///< as it was given; empty: the one that accord serve would use
};

/// Whether a database that is not there is made.
enum class Absent { kMake, kRefuse };

/// Declares --database-url.
void add_database_access(Options& options, DatabaseAccess& access);

/// Whether a command heeds a setting of accord serve: only a bad value of those ends it.
using Heeds = bool(std::string_view setting);

/// Settings that say where the database is.
bool says_where_database(std::string_view setting);

/// These, and those by which it is opened.
bool is_of_database(std::string_view setting);

/// These, and the keys for secrets.
bool is_of_database_or_secrets(std::string_view setting);

/// What these settings of accord serve say, variables and a YAML file, with the database that was
/// given, if one was: then none of the others that say so matters. Fails as they do.
std::expected<ServeOptions, CommandFailure> server_options(const DatabaseAccess& access,
                                                           const std::function<Heeds>& heeds);

/// Of these, what is about the broker.
std::expected<broker::Settings, CommandFailure> broker_settings(const DatabaseAccess& access,
                                                                const std::function<Heeds>& heeds);

/// As a server would: with its migrations or without, its time limit for statements, its TLS.
std::expected<std::unique_ptr<db::Database>, CommandFailure> open_database(
    const broker::DatabaseSettings& settings, Absent absent);

}  // namespace accord::cli
