// Many rows in one statement: `values (?, ?), (?, ?)`, `(a = ? and b = ?) or (a = ? and b = ?)`.
// Their numbers are powers of two, so that a handful of prepared statements serves all.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace accord::broker::store {

/// `row` so many times, with `between` between.
inline std::string repeated(std::string_view row, std::string_view between, std::size_t count) {
    std::string out;
    out.reserve(count * (row.size() + between.size()));
    for (std::size_t i = 0; i < count; ++i) {
        out += i == 0 ? "" : between;
        out += row;
    }
    return out;
}

/// Databases limit how deep a condition is and how many parameters there are.
inline constexpr std::size_t kRowsMax = 64;

/// Calls `insert` with a power of two of the rows at a time, each row once.
template <class Row, class Insert>
void in_powers_of_two(std::span<const Row> rows, Insert insert) {
    while (!rows.empty()) {
        const auto some = rows.first(std::min(kRowsMax, std::bit_floor(rows.size())));
        insert(some);
        rows = rows.subspan(some.size());
    }
}

/// Calls `query(rows, count)` with up to kRowsMax rows at a time; `count` is the power of two that
/// they are to be stretched to, by repeating the last.
template <class Row, class Query>
void in_stretched_portions(std::span<const Row> rows, Query query) {
    while (!rows.empty()) {
        const auto some = rows.first(std::min(kRowsMax, rows.size()));
        query(some, std::bit_ceil(some.size()));
        rows = rows.subspan(some.size());
    }
}

}  // namespace accord::broker::store
