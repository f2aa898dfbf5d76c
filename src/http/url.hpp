// Reading addresses: absolute URLs, and references to be resolved.
#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <string_view>

namespace accord::http {

/// Error: kInvalidInput saying what is missing ("localhost:9292": a URL starts with http:// or
/// https://).
Result<Url> parse_url(std::string_view text);

/// The same of a mail server: smtp:// or smtps://; its path means nothing.
Result<Url> parse_mail_url(std::string_view text);

/// 0 for a scheme that is not known.
unsigned short default_port(std::string_view scheme);

/// The address `reference` means when found at `base` (RFC 3986 section 5): absolute, "/path",
/// "path" or "?query".
Result<Url> resolve(const Url& base, std::string_view reference);

}  // namespace accord::http
