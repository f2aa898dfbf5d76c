// Binding, running and reading prepared statements through SOCI.
#include "db/statements/statement.hpp"

#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <stdexcept>

namespace accord::db {
namespace {

constexpr std::size_t kTextKeptBytes = 1024 * 1024;

}  // namespace

std::string numbered_placeholders(std::string_view sql) {
    std::string out;
    out.reserve(sql.size() + 16);
    bool quoted = false;
    int number = 0;
    for (const char c : sql) {
        if (c == '\'') {
            quoted = !quoted;
        }
        if (c == '?' && !quoted) {
            out += fmt::format(":p{}", ++number);
        } else {
            out += c;
        }
    }
    return out;
}

namespace {

/// SQLite takes `?` as it is, and would look for each name among all that came before.
std::string with_placeholders_for(const soci::session& session, std::string_view sql) {
    return session.get_backend_name() == "sqlite3" ? std::string(sql) : numbered_placeholders(sql);
}

}  // namespace

Statement::Statement(soci::session& session,
                     std::string_view sql,
                     std::span<const Value> values,
                     std::span<const Kind> columns)
    : statement_(session), cells_(columns.size()) {
    for (const Value& value : values) {
        Place& place = params_.emplace_back(Place{.kind = value.kind, .text = {}});
        if (place.kind == Kind::kInteger) {
            statement_.exchange(soci::use(place.integer, place.indicator));
        } else {
            statement_.exchange(soci::use(place.text, place.indicator));
        }
    }
    for (const Kind kind : columns) {
        Place& place = columns_.emplace_back(Place{.kind = kind, .text = {}});
        if (place.kind == Kind::kInteger) {
            statement_.exchange(soci::into(place.integer, place.indicator));
        } else {
            statement_.exchange(soci::into(place.text, place.indicator));
        }
    }
    statement_.alloc();
    statement_.prepare(with_placeholders_for(session, sql));
    statement_.define_and_bind();
}

/// Statements are kept: what they were run with must not be, when it was a pact of 30 MB.
void Statement::let_go_of_large_texts() {
    const auto let_go = [](std::string& text) {
        if (text.capacity() > kTextKeptBytes) {
            text = std::string();
        }
    };
    for (Place& place : params_) {
        let_go(place.text);
    }
    for (Place& place : columns_) {
        let_go(place.text);
    }
    for (Cell& cell : cells_) {
        let_go(cell.text);
    }
}

void Statement::assign(std::span<const Value> values) {
    if (values.size() != params_.size()) {
        throw std::logic_error("wrong number of parameters");
    }
    auto place = params_.begin();
    for (const Value& value : values) {
        if (value.kind != place->kind) {
            throw std::logic_error("a parameter changed its type");
        }
        place->indicator = value.null ? soci::i_null : soci::i_ok;
        place->integer = value.integer;
        place->text.assign(value.text);
        ++place;
    }
}

void Statement::collect() {
    auto cell = cells_.begin();
    for (Place& place : columns_) {
        cell->null = place.indicator == soci::i_null;
        cell->integer = place.integer;
        cell->text.swap(place.text);
        ++cell;
    }
}

std::int64_t Statement::execute(std::span<const Value> values,
                                const std::function<void(std::span<Cell>)>& on_row) {
    assign(values);
    bool got = statement_.execute(true);
    std::int64_t rows = 0;
    for (; got && !columns_.empty(); got = statement_.fetch(), ++rows) {
        collect();
        on_row(cells_);
    }
    if (columns_.empty()) {
        rows = statement_.get_affected_rows();
    }
    let_go_of_large_texts();
    return rows;
}

std::uint64_t Statement::steps_on_sqlite() {
    const auto* backend =
        static_cast<const soci::sqlite3_statement_backend*>(statement_.get_backend());
    return static_cast<std::uint64_t>(
        sqlite_api::sqlite3_stmt_status(backend->stmt_, SQLITE_STMTSTATUS_VM_STEP, 0));
}

}  // namespace accord::db
