// What goes into a statement and comes out of it: integers (also for booleans and instants), text
// and null. The same for both databases, so that one SQL text serves both.
#pragma once

#include "base/clock.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace accord::db {

enum class Kind { kInteger, kText };

/// A parameter of a statement. Text is a view: it must outlive the call.
struct Value {
    Kind kind = Kind::kText;
    bool null = false;
    std::int64_t integer = 0;
    std::string_view text = {};
};

/// A field of a row.
struct Cell {
    bool null = false;
    std::int64_t integer = 0;
    std::string text;
};

/// Microseconds since 1970: how instants are stored.
inline std::int64_t to_integer(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant to_instant(std::int64_t micros) {
    return Instant{std::chrono::microseconds{micros}};
}

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
consteval Kind kind_of() {
    if constexpr (is_optional<T>::value) {
        return kind_of<typename T::value_type>();
    } else if constexpr (std::convertible_to<T, std::string_view>) {
        return Kind::kText;
    } else {
        static_assert(std::integral<T> || std::same_as<T, Instant>, "no such column type");
        return Kind::kInteger;
    }
}

/// Integers, booleans, instants, texts, and optionals of them.
template <class T>
Value to_value(const T& value) {
    if constexpr (is_optional<T>::value) {
        if (value) {
            return to_value(*value);
        }
        return {.kind = kind_of<T>(), .null = true};
    } else if constexpr (std::convertible_to<T, std::string_view>) {
        return {.kind = Kind::kText, .text = std::string_view(value)};
    } else if constexpr (std::same_as<T, Instant>) {
        return {.kind = Kind::kInteger, .integer = to_integer(value)};
    } else {
        static_assert(std::integral<T>, "no such parameter type");
        return {.kind = Kind::kInteger, .integer = static_cast<std::int64_t>(value)};
    }
}

/// Takes the field out of the row; null is 0 or "" where T is no optional.
template <class T>
T take(Cell& cell) {
    if constexpr (is_optional<T>::value) {
        if (cell.null) {
            return std::nullopt;
        }
        return take<typename T::value_type>(cell);
    } else if constexpr (std::same_as<T, std::string>) {
        return cell.null ? std::string() : std::move(cell.text);
    } else if constexpr (std::same_as<T, Instant>) {
        return to_instant(cell.null ? 0 : cell.integer);
    } else {
        return static_cast<T>(cell.null ? 0 : cell.integer);
    }
}

template <class T>
struct is_tuple : std::false_type {};
template <class... T>
struct is_tuple<std::tuple<T...>> : std::true_type {};

template <class Row>
concept HasColumns = requires { typename Row::Columns; };

/// The columns of a row type: `Row::Columns` (a tuple, for an aggregate with as many members), the
/// tuple itself, or a tuple of one.
template <class Row>
struct columns_of {
    using type = std::tuple<Row>;
};
template <HasColumns Row>
struct columns_of<Row> {
    using type = typename Row::Columns;
};
template <class... T>
struct columns_of<std::tuple<T...>> {
    using type = std::tuple<T...>;
};

}  // namespace accord::db
