// What a body, header, query parameter or path is like: an example, and how the real one may differ
// from it. matchers.hpp and generators.hpp say how.
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

/// An object; in a response or message there may be more members than these, in a request there may
/// not. Throws PactError when a name is there twice.
ACCORD_API Value object(std::vector<std::pair<std::string, Value>> members);

ACCORD_API Value array(std::vector<Value> items);

/// A value given as JSON text. It may be a template as the Pact libraries of other languages write
/// them, with {"pact:matcher:type": "integer", "value": 42} in place of an example. Throws
/// PactError with line and column, or with the path of a matcher that is not understood.
ACCORD_API Value value_from_json(const std::string& text);

/// A matching definition expression: "matching(integer, 42)", "matching(regex, '\\d+', '12')",
/// "notEmpty('x')". Throws PactError that points at the character where it is not understood, and
/// when it brings no example.
ACCORD_API Value expression(const std::string& text);

/// As above with an example from the outside, for expressions that bring none, or that are about
/// what is in an object or list: "eachKey(matching(regex, '\\w+', 'a'))", "atLeast(2)".
ACCORD_API Value expression(const std::string& text, const Value& example);

}  // namespace accord
