// Query strings and form bodies: text to names with their values, and back.
#pragma once

#include "contract/model/model.hpp"

#include <string>
#include <string_view>

namespace accord::contract {

/// Pairs of a query string, decoded, in order; what is malformed stays as it is.
MultiMap query_from_text(std::string_view query);

/// "a=1&b=x%20y".
std::string query_to_text(const MultiMap& query);

/// "a=1&b=x+y", as forms are encoded.
std::string form_to_text(const MultiMap& fields);

}  // namespace accord::contract
