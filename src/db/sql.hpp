// SQL that is put together when it is compiled: a fragment that several statements share is a named
// constant, and so is each statement made of it. Nothing is left to do when it runs, and its text,
// by which sessions keep prepared statements, stands still.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace accord::db {

/// A text of SQL; `size` counts the zero at its end. Fragments begin and end with a line break, as
/// raw literals that are written from line to line do, so `+` needs no more between them.
template <std::size_t size>
struct Sql {
    char text[size] = {};

    consteval Sql() = default;
    consteval Sql(const char (&literal)[size]) { std::copy_n(literal, size, text); }

    constexpr operator std::string_view() const { return {text, size - 1}; }
};

template <std::size_t left, std::size_t right>
consteval Sql<left + right - 1> operator+(const Sql<left>& one, const Sql<right>& other) {
    Sql<left + right - 1> joined;
    std::copy_n(other.text, right, std::copy_n(one.text, left - 1, joined.text));
    return joined;
}

template <std::size_t left, std::size_t right>
consteval auto operator+(const Sql<left>& one, const char (&other)[right]) {
    return one + Sql<right>(other);
}

template <std::size_t left, std::size_t right>
consteval auto operator+(const char (&one)[left], const Sql<right>& other) {
    return Sql<left>(one) + other;
}

}  // namespace accord::db
