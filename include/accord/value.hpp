// What a body, header, query parameter or path is like: an example, and how the real one may differ
// from it.
//
//     object({{"id", integer(42)},
//             {"name", like("Kettle")},
//             {"tags", each_like("kitchen")}})
//
// A plain value stands for itself: only an equal one will do. Numbers are of two kinds, as in JSON
// texts: 42 and 42.0 are not equal.
#pragma once

#include "accord/export.hpp"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace accord {

/// A JSON value with matchers in it. Immutable, and cheap to copy.
class ACCORD_API Value {
  public:
    Value(std::nullptr_t = nullptr);
    Value(bool value);
    Value(double value);
    Value(std::int64_t value);
    Value(std::uint64_t value);
    Value(const char* text);
    Value(std::string text);

    /// The other integer types.
    template <class Number, std::enable_if_t<std::is_integral<Number>::value, int> = 0>
    Value(Number value)
        : Value(static_cast<
                std::conditional_t<std::is_signed<Number>::value, std::int64_t, std::uint64_t>>(
              value)) {}

    struct Node;  ///< Accord's own
    explicit Value(std::shared_ptr<const Node> node) : node_(std::move(node)) {}
    const Node& node() const { return *node_; }

  private:
    std::shared_ptr<const Node> node_;
};

/// An object; in a response there may be more members than these, in a request there may not.
ACCORD_API Value object(std::vector<std::pair<std::string, Value>> members);

ACCORD_API Value array(std::vector<Value> items);

/// Anything of the example's type; in objects and arrays, of the same shape.
ACCORD_API Value like(Value example);

/// Exactly this, also below a like().
ACCORD_API Value equal_to(Value value);

ACCORD_API Value integer(std::int64_t example);
ACCORD_API Value decimal(double example);
ACCORD_API Value number(double example);
ACCORD_API Value boolean(bool example);
ACCORD_API Value null();

/// A text that matches the whole pattern (Perl's syntax), as the example does.
ACCORD_API Value regex(const std::string& pattern, const std::string& example);

/// A text that contains `part`.
ACCORD_API Value include(const std::string& part, const std::string& example);

/// Moments by a pattern of Java's date-time letters: date("yyyy-MM-dd", "2024-02-29").
ACCORD_API Value date(const std::string& format, const std::string& example);
ACCORD_API Value time(const std::string& format, const std::string& example);
ACCORD_API Value datetime(const std::string& format, const std::string& example);

ACCORD_API Value uuid(const std::string& example = "936da01f-9abd-4d9d-80c7-02af85c822a8");

/// A list of at least `min` items, each of them like the example.
ACCORD_API Value each_like(Value example, std::size_t min = 1);
ACCORD_API Value each_like(Value example, std::size_t min, std::size_t max);

}  // namespace accord
