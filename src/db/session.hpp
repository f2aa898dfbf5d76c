// One connection to the database and its prepared statements. SQL is written once for both
// databases: `?` for parameters, no other dialect.
#pragma once

#include "db/failure.hpp"
#include "db/statement_log.hpp"
#include "db/value.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace soci {
class soci_error;
}

namespace accord::db {

enum class Dialect { kSqlite, kPostgres };

/// Parameters whose number is known only at run time. Texts are copied.
class Params {
  public:
    template <class T>
    Params& add(const T& value) {
        Value converted = to_value(value);
        texts_.push_back(std::make_unique<std::string>(converted.text));
        converted.text = *texts_.back();
        values_.push_back(converted);
        return *this;
    }
    [[nodiscard]] std::span<const Value> values() const { return values_; }

  private:
    std::vector<Value> values_;
    std::vector<std::unique_ptr<std::string>> texts_;
};

/// "?, ?, ?" for `in (...)`.
std::string placeholders(std::size_t count);

/// Statements are prepared at first use and kept. Every member may throw DatabaseFailure. Not
/// thread-safe: a session belongs to one transaction at a time.
class Session {
  public:
    /// Connects. `connection` is what the backend of the dialect takes. Throws DatabaseFailure.
    Session(Dialect dialect, const std::string& connection);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// All rows. Row is a column type (std::int64_t, bool, std::string, Instant, std::optional of
    /// them), a std::tuple of them, or an aggregate with a member type Columns, such a tuple.
    template <class Row, class... P>
    std::vector<Row> all(std::string_view sql, const P&... params) {
        const Value values[] = {to_value(params)..., Value{}};
        return all_of<Row>(sql, std::span(values, sizeof...(P)));
    }
    template <class Row>
    std::vector<Row> all(std::string_view sql, const Params& params) {
        return all_of<Row>(sql, params.values());
    }

    /// The first row, if any.
    template <class Row, class... P>
    std::optional<Row> one(std::string_view sql, const P&... params) {
        auto rows = all<Row>(sql, params...);
        if (rows.empty()) {
            return std::nullopt;
        }
        return std::move(rows.front());
    }

    /// Runs a statement that gives no rows; the number of rows it changed.
    template <class... P>
    std::int64_t run(std::string_view sql, const P&... params) {
        const Value values[] = {to_value(params)..., Value{}};
        return execute(sql, std::span(values, sizeof...(P)), {}, {});
    }
    std::int64_t run(std::string_view sql, const Params& params) {
        return execute(sql, params.values(), {}, {});
    }

    /// Runs an insert of one row, which does not end in `returning`: the row's id, nothing when
    /// there was a conflict about which nothing was to be done. SQLite knows the id of the last row
    /// by itself; for `returning` it makes a table, and a journal in case the statement fails.
    template <class... P>
    std::optional<std::int64_t> insert(std::string_view sql, const P&... params) {
        if (dialect_ == Dialect::kSqlite) {
            const auto rows = run(sql, params...);
            return rows > 0 ? std::optional(last_id_on_sqlite()) : std::nullopt;
        }
        return one<std::int64_t>(returning_id(sql), params...);
    }

    /// From now on the statements that are kept are told to the log.
    void tell(StatementLog log) { statement_log_ = std::move(log); }

    /// Runs SQL that is not worth keeping (schema, pragmas), as it is.
    void run_once(const std::string& sql);

    /// Runs `sql` ahead of the next statement, together with it where that spares a round trip.
    void run_with_next(std::string_view sql) { with_next_ = sql; }

    /// Forgets what was to run with the next statement. Whether there was anything.
    bool forget_next() { return !std::exchange(with_next_, {}).empty(); }

    [[nodiscard]] Dialect dialect() const { return dialect_; }

    /// Whether the connection is gone: this session is of no more use.
    [[nodiscard]] bool is_broken() const { return is_broken_; }

    /// How many statements this session has carried out: what a list costs does not grow with it.
    [[nodiscard]] std::uint64_t statements_run() const { return statements_run_; }

    /// How many steps of SQLite's virtual machine the statements that are kept have taken so far:
    /// what a use case costs, independent of the machine. Of another database 0.
    [[nodiscard]] std::uint64_t steps_taken() const;

    /// How many rows SQLite's connection has changed so far, also by cascades.
    [[nodiscard]] std::int64_t rows_changed_on_sqlite() const;
    [[nodiscard]] bool is_in_transaction_on_sqlite() const;

  private:
    struct Impl;
    using OnRow = std::function<void(std::span<Cell>)>;

    std::int64_t execute(std::string_view sql,
                         std::span<const Value> values,
                         std::span<const Kind> columns,
                         const OnRow& on_row);
    [[nodiscard]] std::int64_t last_id_on_sqlite() const;
    static std::string returning_id(std::string_view sql);
    [[noreturn]] void raise(const soci::soci_error& error, std::string_view doing);

    template <class Row>
    std::vector<Row> all_of(std::string_view sql, std::span<const Value> values) {
        return read_rows<Row>(sql, values, static_cast<typename columns_of<Row>::type*>(nullptr));
    }

    template <class Row, class... C>
    std::vector<Row> read_rows(std::string_view sql,
                               std::span<const Value> values,
                               std::tuple<C...>* /*columns*/) {
        static constexpr Kind kKinds[] = {kind_of<C>()...};
        std::vector<Row> rows;
        execute(sql, values, kKinds, [&](std::span<Cell> cells) {
            auto cell = cells.begin();
            rows.push_back(Row{take<C>(*cell++)...});
        });
        return rows;
    }

    Dialect dialect_;
    std::uint64_t statements_run_ = 0;
    std::string_view with_next_;
    StatementLog statement_log_;
    bool is_broken_ = false;
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord::db
