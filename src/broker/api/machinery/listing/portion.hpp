// Which part of a list that grows is asked for: `size`, and `after`, where the part before ended.
// A place is made of what the list is sorted by, so that the next part costs as much as the first,
// and nothing is shown twice when something new comes meanwhile.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/call.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace accord::broker::api {

struct SizeRule {
    std::string_view parameter = "size";
    std::int64_t by_default = 50;
    std::int64_t max = 200;
};

/// How many are asked for; adds what is wrong with it.
std::int64_t read_size(const Call& call, const SizeRule& rule, FieldErrors& errors);

/// The last value of a parameter, when it is not blank.
std::optional<std::string> given_query(const Call& call, std::string_view name);

/// The values of `after`; nothing without it. What is no place adds an error.
std::optional<json::Array> read_place_values(const Call& call, FieldErrors& errors);
void add_no_place(FieldErrors& errors);

template <class Key>
std::optional<Key> key_of(const json::Value& value) {
    if constexpr (std::same_as<Key, std::int64_t>) {
        return value.is_int64() ? std::optional(value.get_int64()) : std::nullopt;
    } else {
        return value.is_string() ? std::optional(Key(value.get_string())) : std::nullopt;
    }
}

/// The place behind which the part begins, of integers and texts; nothing at the beginning. Adds an
/// error when it is none of such a list.
template <class... Keys>
std::optional<std::tuple<Keys...>> read_place(const Call& call, FieldErrors& errors) {
    const auto values = read_place_values(call, errors);
    if (!values) {
        return std::nullopt;
    }
    if (values->size() != sizeof...(Keys)) {
        add_no_place(errors);
        return std::nullopt;
    }
    const auto keys = [&]<std::size_t... at>(std::index_sequence<at...>) {
        return std::tuple<std::optional<Keys>...>{key_of<Keys>((*values)[at])...};
    }(std::index_sequence_for<Keys...>{});
    return std::apply(
        [&](const auto&... key) -> std::optional<std::tuple<Keys...>> {
            if (!(key && ...)) {
                add_no_place(errors);
                return std::nullopt;
            }
            return std::tuple<Keys...>(*key...);
        },
        keys);
}

/// The address of the part behind a place: the one that was asked for, with another `after`.
std::string address_after(const Call& call, const json::Array& place);

template <class... Keys>
json::Array place_values(const Keys&... keys) {
    json::Array values;
    (values.emplace_back(keys), ...);
    return values;
}

/// `self`, and `next` where there is more.
json::Object portion_links(const Call& call, const std::optional<json::Array>& next);

}  // namespace accord::broker::api
