// The JSON body of a request, or what is wrong with it.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <string_view>

namespace accord::broker::api {

/// Parses a body that says it is JSON: an object, at most 50 deep. White space alone is no JSON.
/// The error is the sentence for the client (400).
Result<json::Value> parse_request_body(std::string_view body);

}  // namespace accord::broker::api
