// Numbers whose digits no 64 bits hold, as they were written: integers beyond 64 bits, and decimals
// that a double would give back in another way (1.10, 1e5, 1563454500.123456789). What is read
// comes out as it went in.
//
// Boost's values have no kind for them. Here each is an object with one member, whose name no JSON
// text can have, and all writers write its digits. So, where a value comes from parse(), ask these
// functions what it is, not its own kind(), is_object() and is_double().
#pragma once

#include "base/json.hpp"

namespace accord::json {

/// Not UTF-8, as no name that is read.
constexpr std::string_view kExactNumberName = "\xff-number";

/// How a number was written that is held as an object; nothing for every other value.
std::optional<std::string_view> exact_number(const Object& object);

inline bool is_exact_number(const Value& value) {
    return value.is_object() && value.get_object().size() == 1 && exact_number(value.get_object());
}

/// Of an exact number: kind::int64 or kind::double_.
kind kind_of(const Value& value);

/// nullptr when the value is no object.
inline const Object* if_object(const Value& value) {
    return is_exact_number(value) ? nullptr : value.if_object();
}

inline bool is_object(const Value& value) { return value.is_object() && !is_exact_number(value); }

inline bool is_number(const Value& value) { return value.is_number() || is_exact_number(value); }

/// A number without fraction and exponent.
inline bool is_integer(const Value& value) {
    return value.is_object() ? is_exact_number(value) && kind_of(value) == kind::int64
                             : value.is_int64() || value.is_uint64();
}

/// A number with a fraction or an exponent.
inline bool is_decimal(const Value& value) { return is_number(value) && !is_integer(value); }

/// The nearest double of a number; 0 for what is none.
double to_double(const Value& number);

/// A map or list.
inline bool is_structured(const Value& value) {
    return value.is_structured() && !is_exact_number(value);
}

}  // namespace accord::json
