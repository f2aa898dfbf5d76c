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

/// The fields in the order and with the escapes of a text that has them; values that are no longer
/// those of the text take their places in it. As query_to_text where the text has others.
std::string query_in_order_of(std::string_view text, const MultiMap& fields);

/// The query of a request as it is sent: as the text that the pact has it as, if so. Lists of
/// objects that a map has by field ("q[][a]": [1, 3], "q[][b]": [2, 4]) are sent object by object.
std::string query_to_send(const HttpRequest& request);

/// "a=1&b=x+y", as forms are encoded, of a query "a=1&b=x%20y".
std::string form_of(std::string_view query);

}  // namespace accord::contract
