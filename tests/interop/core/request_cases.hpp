// Small contracts about headers and queries, and the requests that are held against them.
#pragma once

#include "base/json.hpp"
#include "http/message.hpp"

#include <string>
#include <vector>

namespace accord::interop {

struct RequestCase {
    json::Object expected;  ///< headers, query and matchingRules as a V4 pact has them
    http::Headers headers;  ///< as they came
    std::string query;      ///< as it came, encoded
};

/// Headers without rules: lists, white space, case, parameters, dates, repeated fields.
std::vector<RequestCase> plain_headers();

/// Queries without rules: order, repetition, brackets, empty values, encoding.
std::vector<RequestCase> plain_queries();

/// Every rule for text at a header and at a query parameter, on one value and on several.
std::vector<RequestCase> ruled_headers();
std::vector<RequestCase> ruled_queries();

}  // namespace accord::interop
