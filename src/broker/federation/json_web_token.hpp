// A token as its issuer signed it: a JSON Web Signature in compact form (RFC 7515) of claims
// (RFC 7519).
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>

namespace accord::broker::federation {

struct JsonWebToken {
    std::string algorithm;  ///< one of those that may sign: none with a shared key, never "none"
    std::string key_id;     ///< empty: it does not say
    json::Object claims;    ///< nothing of it is proven

    /// Errors: kUnauthorized saying what is wrong with it.
    static Result<JsonWebToken> read(std::string_view text);
};

}  // namespace accord::broker::federation
