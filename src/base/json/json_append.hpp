// JSON put together piece by piece: what is long is written once, into the text that it is part of.
#pragma once

#include "base/json.hpp"

namespace accord::json {

/// Appends what write_compact() gives.
void append_compact(std::string& out, const Value& value);

/// Appends what write_canonical() gives.
void append_canonical(std::string& out, const Value& value);

/// Appends a string in its quotes.
void append_string(std::string& out, std::string_view text);

}  // namespace accord::json
