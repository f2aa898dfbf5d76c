// Integers beyond 64 bits, digit by digit: for JSON that has to come out as it went in, such as
// bodies and pacts. parse() of json.hpp makes doubles of them.
//
// Boost's values have no kind for them. Here each is an object with one member, whose name no JSON
// text can have, and all writers write its digits. So, where a value comes from parse_exact(), ask
// these functions what it is, not its own kind() and is_object().
#pragma once

#include "base/json.hpp"

namespace accord::json {

/// Not UTF-8, as no name that is read.
constexpr std::string_view kBigIntegerName = "\xff-integer";

/// As parse(), but integers keep all their digits. The memory is from `storage`, such as an
/// Arena's.
Result<Value> parse_exact(std::string_view text,
                          const Limits& limits = {},
                          boost::json::storage_ptr storage = {});

/// The digits of an integer beyond 64 bits, a minus sign in front; nothing for every other value.
std::optional<std::string_view> big_integer(const Object& object);

inline bool is_big_integer(const Value& value) {
    return value.is_object() && value.get_object().size() == 1 && big_integer(value.get_object());
}

/// Of an integer beyond 64 bits: kind::int64.
inline kind kind_of(const Value& value) {
    return is_big_integer(value) ? kind::int64 : value.kind();
}

/// nullptr when the value is no object.
inline const Object* if_object(const Value& value) {
    return is_big_integer(value) ? nullptr : value.if_object();
}

inline bool is_object(const Value& value) { return value.is_object() && !is_big_integer(value); }

inline bool is_number(const Value& value) { return value.is_number() || is_big_integer(value); }

/// A number without fraction and exponent.
inline bool is_integer(const Value& value) { return is_number(value) && !value.is_double(); }

/// A map or list.
inline bool is_structured(const Value& value) {
    return value.is_structured() && !is_big_integer(value);
}

}  // namespace accord::json
