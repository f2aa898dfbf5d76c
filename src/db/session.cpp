// Sessions: connect, keep statements, and turn SOCI's exceptions into DatabaseFailure.
#include "db/session.hpp"

#include "base/text.hpp"
#include "db/statement.hpp"

#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <map>

namespace accord::db {
namespace {

/// Statements with lists of varying length could otherwise grow without end.
constexpr std::size_t kStatementsMax = 500;

ErrorCode code_of_sqlite(int result) {
    switch (result & 0xff) {
        case SQLITE_CONSTRAINT:
            return ErrorCode::kConflict;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return ErrorCode::kTimeout;
        case SQLITE_PERM:
        case SQLITE_READONLY:
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_FULL:
        case SQLITE_CANTOPEN:
        case SQLITE_NOTADB:
            return ErrorCode::kIo;
        default:
            return ErrorCode::kInternal;
    }
}

/// PostgreSQL's classes 53, 54, 57 and 58 in one: a name that no index takes, a full disk, a server
/// that shuts down. What ends the connection is told as FATAL; of all else only the statement
/// failed, and would fail again.
ErrorCode code_of_system_error(std::string_view message) {
    return message.find("FATAL:") == message.npos ? ErrorCode::kIo : ErrorCode::kUnavailable;
}

ErrorCode code_of(const soci::soci_error& error) {
    if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
        return code_of_sqlite(sqlite->result());
    }
    switch (error.get_error_category()) {
        case soci::soci_error::constraint_violation:
            return ErrorCode::kConflict;
        case soci::soci_error::connection_error:
            return ErrorCode::kUnavailable;
        case soci::soci_error::system_error:
            return code_of_system_error(error.get_error_message());
        case soci::soci_error::no_privilege:
            return ErrorCode::kIo;
        case soci::soci_error::invalid_statement:
        case soci::soci_error::no_data:
        case soci::soci_error::unknown_transaction_state:
        case soci::soci_error::unknown:
            return ErrorCode::kInternal;
    }
    return ErrorCode::kInternal;
}

/// SQL is written from line to line; an error quotes it in one.
std::string in_one_line(std::string_view text) {
    std::string line;
    for (const char c : trim(text)) {
        const bool blank = c == ' ' || c == '\n';
        if (!blank || line.back() != ' ') {
            line += blank ? ' ' : c;
        }
    }
    return line;
}

[[noreturn]] void raise(const soci::soci_error& error, std::string_view doing) {
    throw DatabaseFailure(
        Error{code_of(error),
              fmt::format("database: {}: {}", in_one_line(doing), error.get_error_message())});
}

std::string_view backend_name(Dialect dialect) {
    return dialect == Dialect::kSqlite ? "sqlite3" : "postgresql";
}

}  // namespace

std::string placeholders(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        out += i == 0 ? "?" : ", ?";
    }
    return out;
}

struct Session::Impl {
    soci::session connection;
    std::map<std::string, std::unique_ptr<Statement>, std::less<>> statements;
};

Session::Session(Dialect dialect, const std::string& connection)
    : dialect_(dialect), impl_(std::make_unique<Impl>()) {
    try {
        if (dialect == Dialect::kSqlite) {
            impl_->connection.open(soci::sqlite3, connection);
        } else {
            impl_->connection.open(std::string(backend_name(dialect)), connection);
        }
    } catch (const soci::soci_error& error) {
        raise(error, "connecting");
    }
}

Session::~Session() = default;

void Session::run_once(const std::string& sql) {
    try {
        impl_->connection.once << sql;
    } catch (const soci::soci_error& error) {
        raise(error, sql);
    }
}

std::int64_t Session::execute(std::string_view sql,
                              std::span<const Value> values,
                              std::span<const Kind> columns,
                              const OnRow& on_row) {
    ++statements_run_;
    auto& statements = impl_->statements;
    auto found = statements.find(sql);
    try {
        if (found == statements.end()) {
            if (statements.size() >= kStatementsMax) {
                statements.clear();
            }
            auto made = std::make_unique<Statement>(impl_->connection, sql, values, columns);
            found = statements.emplace(std::string(sql), std::move(made)).first;
        }
        return found->second->execute(values, on_row);
    } catch (const soci::soci_error& error) {
        if (found != statements.end()) {
            statements.erase(found);
        }
        raise(error, sql);
    }
}

std::uint64_t Session::steps_taken() const {
    std::uint64_t steps = 0;
    if (dialect_ == Dialect::kSqlite) {
        for (const auto& [sql, statement] : impl_->statements) {
            steps += statement->steps_on_sqlite();
        }
    }
    return steps;
}

}  // namespace accord::db
