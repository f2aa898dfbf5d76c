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

/// How the database differs from what a program knows.
struct SchemaState {
    int missing = 0;  ///< migrations that were not applied
    int unknown = 0;  ///< that somebody else applied

    bool operator==(const SchemaState&) const = default;
};

/// Changes nothing. Throws DatabaseFailure.
SchemaState compare_schema(Session& session, std::span<const Migration> migrations);

/// Applies those that are not yet in schema_migrations. Throws DatabaseFailure naming the
/// migration; then that migration has changed nothing.
void apply_migrations(Session& session, std::span<const Migration> migrations, Instant now);

}  // namespace accord::db
