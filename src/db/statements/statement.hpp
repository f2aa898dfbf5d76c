// A prepared statement with the places its parameters and columns are bound to. Inside db only: it
// knows SOCI.
#pragma once

#include "db/value.hpp"

#include <soci/soci.h>

#include <deque>
#include <functional>
#include <span>
#include <string_view>

namespace accord::db {

/// SQL with `?` outside quotes made `:p1`, `:p2`, ..., which SOCI makes PostgreSQL's own.
std::string numbered_placeholders(std::string_view sql);

class Statement {
  public:
    Statement(soci::session& session,
              std::string_view sql,
              std::span<const Value> values,
              std::span<const Kind> columns);

    /// Runs to the end of the rows, so that no lock stays behind. The number of rows changed.
    std::int64_t execute(std::span<const Value> values,
                         const std::function<void(std::span<Cell>)>& on_row);

    /// The steps of SQLite's virtual machine in all its runs; not for another database.
    [[nodiscard]] std::uint64_t steps_on_sqlite();

  private:
    struct Place {
        Kind kind = Kind::kText;
        soci::indicator indicator = soci::i_ok;
        long long integer = 0;
        std::string text = {};
    };

    void assign(std::span<const Value> values);
    void collect();
    void let_go_of_large_texts();

    soci::statement statement_;
    std::deque<Place> params_;
    std::deque<Place> columns_;
    std::vector<Cell> cells_;
};

}  // namespace accord::db
