// JSON: Boost.JSON's values behind limits, errors that say where, and writers that keep numbers as
// they were read. The only file of Accord that other folders include for JSON.
#pragma once

#include "base/result.hpp"

#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace accord::json {

/// Objects keep the order of their keys; of a repeated key the last value wins. Integers (signed
/// and unsigned 64 bit) and doubles are different kinds; what these don't hold as it is written
/// is a number of json_exact.hpp.
using Value = boost::json::value;
using Object = boost::json::object;
using Array = boost::json::array;
using boost::json::kind;

/// What a text may be before it is refused.
struct Limits {
    std::size_t depth_max = 200;
    std::size_t bytes_max = 64 * 1024 * 1024;
    /// Values and names of members: a value takes 16 bytes and more, while its text may have 2.
    std::size_t values_max = 4'000'000;
};

/// Parses one JSON text of RFC 8259 in UTF-8. A byte order mark is passed over, and one of UTF-16
/// or UTF-32 has the text converted, as Windows writes it (sections 8.1 and 9). Errors:
/// kInvalidInput with line and column (both from 1, columns in bytes) and the reason; kLimit naming
/// the limit. The memory is from `storage`, such as an Arena's.
Result<Value> parse(std::string_view text,
                    const Limits& limits = {},
                    boost::json::storage_ptr storage = {});

/// Whether parse() failed because of Limits::depth_max.
bool is_too_deep(const Error& error);

/// Memory for values that are read, compared and dropped together: quick to take, and given back
/// all at once. It must outlive them.
class Arena {
  public:
    /// `bytes` is what is thought to be enough; memory that is not used costs nothing.
    explicit Arena(std::size_t bytes);
    boost::json::storage_ptr storage() { return &resource_; }

  private:
    struct Free {
        void operator()(unsigned char* block) const;
    };
    std::size_t bytes_;
    std::unique_ptr<unsigned char, Free> block_;
    boost::json::monotonic_resource resource_;
};

/// One line, no white space. Numbers that were read are written as they were; doubles as
/// write_double() has them.
std::string write_compact(const Value& value);
std::string write_compact(const Object& object);  ///< as a Value it would be copied first

/// As write_compact, with each decimal as the nearest double, as Ruby and Rust write them: 1e2 and
/// 100.00 are 100.0.
std::string write_rounded(const Value& value);

/// A value as text: a string as it is, without quotes; anything else as write_compact() has it.
std::string text_of(const Value& value);

/// Indented by two spaces, an empty object or array on one line; no newline at the end.
std::string write_pretty(const Value& value);
std::string write_pretty(const Object& object);

/// As write_rounded, with the keys of every object in byte order: equal for equal contents.
std::string write_canonical(const Value& value);

/// As write_pretty, with the keys of every object in byte order; lines after the first are indented
/// for a value that stands `depth` levels deep.
std::string write_sorted(const Value& value, std::size_t depth = 0);

/// The text of a number alone: shortest digits that read back the same double, always with a
/// fraction or exponent.
std::string write_double(double number);

/// A copy whose objects have their keys in byte order at every depth.
Value with_sorted_keys(const Value& value);

/// The member called `key`; nullptr when `value` is no object or has none.
const Value* find(const Value& value, std::string_view key);
const Value* find(const Object& object, std::string_view key);

/// The value at an RFC 6901 pointer such as "/a/0/b"; nullptr when there is none.
const Value* at_pointer(const Value& value, std::string_view pointer);

/// The member when it is a string, otherwise nothing.
std::optional<std::string_view> string_at(const Object& object, std::string_view key);

/// The same as a text of its own, which outlives the object.
std::optional<std::string> text_at(const Object& object, std::string_view key);

/// The member when it is a string, otherwise `fallback`.
std::string string_or(const Object& object, std::string_view key, std::string_view fallback = "");

/// The member when it is a boolean, otherwise `fallback`.
bool bool_or(const Object& object, std::string_view key, bool fallback);

/// The member when it is an object or array, otherwise nullptr.
const Object* object_at(const Object& object, std::string_view key);
const Array* array_at(const Object& object, std::string_view key);

/// Equal in kind and content: 1 and 1.0 differ, 1.0 and 1.00 don't, nor does the order of keys
/// matter. Integers are compared digit by digit, decimals as doubles.
bool equal(const Value& left, const Value& right);

/// "null", "boolean", "integer", "decimal", "string", "array" or "object".
std::string_view kind_name(const Value& value);

}  // namespace accord::json
