// What is PostgreSQL's own: errors, the settings of a connection, and how text compares. Inside db
// only: it knows SOCI.
#pragma once

#include "db/session.hpp"

#include <soci/soci.h>

#include <chrono>
#include <optional>
#include <string>

namespace accord::db {

/// The five characters of an error of a statement; nothing of an error that is not PostgreSQL's.
std::optional<std::string> sqlstate_of(const soci::soci_error& error);

/// Connects, by libpq's words. Throws soci_error.
void open_postgres(soci::session& session, const std::string& words);

/// Why there is no connection, in one line. kIo when trying again would not help: a wrong password,
/// a database that does not exist; otherwise kUnavailable.
Error postgres_connect_error(const soci::soci_error& error);

/// After connecting. Throws DatabaseFailure.
void set_up_postgres(Session& session, std::chrono::milliseconds statement_time_max);

/// Makes all text of the schema compare by its bytes, as SQLite's does, whatever the locale of the
/// database; within a transaction. Throws DatabaseFailure.
void compare_text_by_bytes(Session& session);

}  // namespace accord::db
