// Reading addresses: absolute URLs and query strings.
#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::http {

/// Error: kInvalidInput saying what is missing ("localhost:9292": a URL starts with http:// or
/// https://).
Result<Url> parse_url(std::string_view text);

/// The address `reference` means when found at `base` (RFC 3986 section 5): absolute, "/path",
/// "path" or "?query".
Result<Url> resolve(const Url& base, std::string_view reference);

/// Name and value of each pair, decoded (`+` is a space), in order; malformed escapes stay as they
/// are.
std::vector<std::pair<std::string, std::string>> parse_query(std::string_view query);

}  // namespace accord::http
