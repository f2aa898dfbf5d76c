// Sessions: connect, keep statements, and turn SOCI's exceptions into DatabaseFailure.
#include "db/session.hpp"

#include "db/dialect/diagnosis.hpp"
#include "db/dialect/postgres.hpp"
#include "db/dialect/sqlite.hpp"
#include "db/statements/sql_text.hpp"
#include "db/statements/statement.hpp"

#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <map>

namespace accord::db {
namespace {

/// Statements with lists of varying length could otherwise grow without end.
constexpr std::size_t kStatementsMax = 500;

sqlite_api::sqlite3* sqlite_of(soci::session& connection) {
    return static_cast<soci::sqlite3_session_backend*>(connection.get_backend())->conn_;
}

/// Tells the log when a statement has ended, however it ends.
class StatementWatch {
  public:
    StatementWatch(const StatementLog& log, std::string_view sql) : log_(log), sql_(sql) {
        if (log_.log) {
            start_ = std::chrono::steady_clock::now();
        }
    }
    StatementWatch(const StatementWatch&) = delete;
    ~StatementWatch() {
        if (log_.log) {
            log_.tell(sql_, std::chrono::steady_clock::now() - start_);
        }
    }

  private:
    const StatementLog& log_;
    std::string_view sql_;
    std::chrono::steady_clock::time_point start_;
};

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
            start_sqlite();
            impl_->connection.open(soci::sqlite3, connection);
        } else {
            open_postgres(impl_->connection, connection);
        }
    } catch (const soci::soci_error& error) {
        if (dialect == Dialect::kPostgres) {
            throw DatabaseFailure(postgres_connect_error(error));
        }
        raise(error, "connecting");
    }
}

Session::~Session() = default;

void Session::raise(const soci::soci_error& error, std::string_view doing) {
    const auto [code, remedy] = diagnose(error);
    is_broken_ = is_broken_ || remedy == Remedy::kReconnect;
    const auto message =
        fmt::format("database: {}: {}", in_one_line(doing), in_one_line(error.get_error_message()));
    throw DatabaseFailure(Error{code, message}, remedy);
}

void Session::run_once(const std::string& sql) {
    const StatementWatch watch(statement_log_, sql);
    const auto first = std::exchange(with_next_, {});
    try {
        if (first.empty()) {
            impl_->connection.once << sql;
        } else {
            impl_->connection.once << fmt::format("{}; {}", first, sql);
        }
    } catch (const soci::soci_error& error) {
        raise(error, sql);
    }
}

std::int64_t Session::execute(std::string_view sql,
                              std::span<const Value> values,
                              std::span<const Kind> columns,
                              const OnRow& on_row) {
    if (!with_next_.empty()) {
        run_once(std::string(std::exchange(with_next_, {})));
    }
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
        const StatementWatch watch(statement_log_, sql);
        return found->second->execute(values, on_row);
    } catch (const soci::soci_error& error) {
        if (found != statements.end()) {
            statements.erase(found);
        }
        raise(error, sql);
    }
}

std::string Session::returning_id(std::string_view sql) {
    return fmt::format("{}returning id\n", sql);
}

std::int64_t Session::last_id_on_sqlite() const {
    return sqlite_api::sqlite3_last_insert_rowid(sqlite_of(impl_->connection));
}

std::int64_t Session::rows_changed_on_sqlite() const {
    return sqlite_api::sqlite3_total_changes64(sqlite_of(impl_->connection));
}

bool Session::is_in_transaction_on_sqlite() const {
    return sqlite_api::sqlite3_get_autocommit(sqlite_of(impl_->connection)) == 0;
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
