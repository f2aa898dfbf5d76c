// Tokens that others have signed: a port, so that use cases and the API know neither sockets nor
// signatures.
#pragma once

#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::service {

class AssertionVerifier {
  public:
    virtual ~AssertionVerifier() = default;

    /// Whose the token says it is, which proves nothing; nothing when it is no such token.
    [[nodiscard]] virtual std::optional<std::string> issuer_of(std::string_view token) const = 0;

    /// What the token says, once it is sure that `issuer` has signed it and that it counts now. May
    /// ask the issuer for its keys, for a limited time. Thread-safe. Errors: kUnauthorized; others
    /// when the issuer can't be asked. Each is in the log already.
    virtual Result<json::Object> prove(std::string_view token,
                                       std::string_view issuer,
                                       Instant now) = 0;
};

}  // namespace accord::broker::service
