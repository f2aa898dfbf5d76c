// Where a provider is, from its parts as they are given one by one.
#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::verification {

struct Address {
    std::string scheme = "http";
    std::string host = "localhost";  ///< a name or an address, with or without brackets
    unsigned short port = 0;         ///< 0: the scheme's own
    std::string path;                ///< with or without a slash at its start
};

/// The host as it stands in a URL; nothing for a URL, a host with its port, or no host.
std::optional<std::string> host_in_url(std::string_view host);

/// Error: kInvalidInput saying which part is wrong.
Result<http::Url> url_of(const Address& address);

}  // namespace accord::verification
