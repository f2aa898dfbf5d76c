// What the target of a request may be, whichever version of HTTP it came by.
#pragma once

#include "http/message.hpp"

#include <string_view>

namespace accord::http {

/// UTF-8 without blanks and control characters, at least one character.
bool is_target(std::string_view text);

/// Whether the target is of one of the forms of RFC 9112 section 3.2 that are not absolute.
bool is_plain_target(const Request& request);

}  // namespace accord::http
