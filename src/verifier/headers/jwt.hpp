// JSON Web Tokens (RFC 7519): signed with a key of the user's, and how long one is good for.
#pragma once

#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/result.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace accord::verifier {

/// Signs claims. Copies share the key. Thread-safe.
class JwtSigner {
  public:
    /// From the bytes of a key file: a private key in PEM, whose kind chooses the algorithm (RSA:
    /// RS256; P-256, P-384, P-521: ES256, ES384, ES512; Ed25519: EdDSA), or else a secret for
    /// HS256, without a line end at its end. Error: kInvalidInput for an empty secret, a key that
    /// can't be read or is of another kind.
    static Result<JwtSigner> with_key(const std::string& bytes);

    /// The token of these claims, to which `iat` and `exp` are added where they are missing.
    /// `headers` may add to its header ("kid").
    [[nodiscard]] Result<std::string> sign(json::Object claims,
                                           const json::Object& headers,
                                           Instant now,
                                           std::chrono::seconds lifetime) const;

    [[nodiscard]] std::string_view algorithm() const;

  private:
    struct Key;
    explicit JwtSigner(std::shared_ptr<const Key> key) : key_(std::move(key)) {}
    std::shared_ptr<const Key> key_;
};

/// When a header's value stops being good, if it is a token, alone or after "Bearer ", that says
/// so.
std::optional<Instant> expiry_of(std::string_view value);

}  // namespace accord::verifier
