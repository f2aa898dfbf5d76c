// Query strings with nested names ("q[][pacticipant]=Shop&ignore[]=Stock"), as Rack reads and
// writes them: the Pact Broker's clients were written against its rules, the order of members
// included.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>

namespace accord::broker::domain {

/// Reads a query into objects, arrays and strings; a name without `=` is null. A new element of
/// `q[][...]` begins when a member repeats in the current one. Errors: kInvalidInput when one name
/// is used as a value and as a container, kLimit beyond 4,096 parameters or a nesting of 32.
Result<json::Object> parse_nested_query(std::string_view query);

/// The query string of `value`: "s%5B%5D%5Bb%5D=main&p=true". Members that are null are left out.
std::string build_nested_query(const json::Object& value);

/// The elements of a list parameter: an array as it is; an object whose names are all numbers
/// ("q[0][pacticipant]=Shop") by its values; nothing when `value` is neither.
const json::Array* elements_of(const json::Value* value, json::Array& storage);

}  // namespace accord::broker::domain
