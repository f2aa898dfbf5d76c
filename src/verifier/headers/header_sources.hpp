// Values of header fields for a provider that are not fixed: what a command prints, a token that is
// signed here. Each is kept until it expires.
#pragma once

#include "base/clock.hpp"
#include "verifier/headers/jwt.hpp"
#include "verifier/options.hpp"

#include <chrono>
#include <string>

namespace accord::verifier {

/// A token is made again so long before it says that it expires.
inline constexpr std::chrono::seconds kExpiryMargin{5};

struct CommandHeader {
    std::string name;
    std::string command;
    /// How long its output is used; a token among them is used no longer than it says itself.
    std::chrono::seconds lifetime{300};
};

struct TokenHeader {
    std::string name = "Authorization";
    std::string prefix = "Bearer ";
    json::Object claims;
    json::Object headers;  ///< of the token, such as its "kid"
    std::chrono::seconds lifetime{300};
};

/// The command is run with the first request, and again when its output has expired. `clock` must
/// outlive what these give.
HeaderSource from_command(CommandHeader header, const Clock& clock);
HeaderSource from_token(TokenHeader header, JwtSigner signer, const Clock& clock);

}  // namespace accord::verifier
