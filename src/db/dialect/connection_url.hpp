// Reads PACT_BROKER_DATABASE_URL.
#pragma once

#include "base/result.hpp"
#include "db/session.hpp"

namespace accord::db {

/// Which database, and how SOCI's backend is told where it is.
struct ConnectionUrl {
    Dialect dialect = Dialect::kSqlite;
    std::string path;        ///< SQLite's file
    std::string connection;  ///< the backend's connection string

    bool operator==(const ConnectionUrl&) const = default;
};

enum class Access { kRead, kWrite };

/// What SOCI opens a file of SQLite by. Error: kInvalidInput for a name that it can't be told.
Result<std::string> sqlite_connection(std::string_view file, Access access);

/// "sqlite:///relative/file", "sqlite:////absolute/file", "postgres://..." or "postgresql://...".
/// Error: kInvalidInput; a password in the URL is not repeated.
Result<ConnectionUrl> parse_connection_url(std::string_view url);

}  // namespace accord::db
