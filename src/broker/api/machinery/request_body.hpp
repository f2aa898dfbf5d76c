// The JSON body of a request, or what is wrong with it.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>

namespace accord::broker::api {

enum class Expected { kObject, kArray };

/// Parses a body that says it is JSON: an object, mostly, at most 50 deep. White space alone is no
/// JSON. Its memory is from `storage`. The error is the sentence for the client (400).
Result<json::Value> parse_request_body(std::string_view body,
                                       boost::json::storage_ptr storage,
                                       Expected expected = Expected::kObject);

/// How large an arena is for the values of a text: enough for most.
std::size_t arena_bytes_for(std::string_view text);

/// Says where `text` stops being UTF-8: "Request body has a non UTF-8 character at char 15 ...".
std::string not_utf8_message(std::string_view what, std::string_view text);

/// What clients of the Ruby broker are told a value is: "Array", "Integer", "NilClass".
std::string_view ruby_class_name(const json::Value& value);

}  // namespace accord::broker::api
