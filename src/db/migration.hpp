// Schema changes: numbered, applied once each, in order, each in a transaction of its own.
#pragma once

#include "db/session.hpp"

#include <span>
#include <string_view>

namespace accord::db {

/// Statements end with a semicolon at the end of a line. {{id}} stands for the type of a generated
/// primary key.
struct Migration {
    int number = 0;
    std::string_view name;
    std::string_view sql;
    /// Fills in what SQL can't, within the same transaction; none for most.
    void (*fill)(Session& session) = nullptr;
};

/// The statements of a migration in a dialect.
std::vector<std::string> statements_of(const Migration& migration, Dialect dialect);

/// Applies those that are not yet in schema_migrations. Throws DatabaseFailure naming the
/// migration; then that migration has changed nothing.
void apply_migrations(Session& session, std::span<const Migration> migrations, Instant now);

}  // namespace accord::db
