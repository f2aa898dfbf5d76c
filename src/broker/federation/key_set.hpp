// The public keys of an issuer: a JSON Web Key Set (RFC 7517).
#pragma once

#include "base/result.hpp"
#include "broker/federation/json_web_token.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::federation {

/// Thread-safe for reading.
class KeySet {
  public:
    static constexpr std::size_t kKeysMax = 100;

    /// Keys that can't be used are left out: symmetric ones, for encryption, RSA of less than 2,048
    /// bits, of kinds that are not known. Errors: kUnreadable, also when none is left.
    static Result<KeySet> read(std::string_view text);

    /// Whether a key may have this id.
    [[nodiscard]] bool has(std::string_view key_id) const;

    /// Whether `token`, whose text that is, was signed by one of the keys.
    [[nodiscard]] bool has_signed(const JsonWebToken& token, std::string_view text) const;

  private:
    struct Release {
        void operator()(void* key) const;
    };
    struct Key {
        std::string id;                      ///< empty: it has none
        std::string algorithm;               ///< that it is for; empty: any of its kind
        std::string kind;                    ///< "RSA", or the curve
        std::unique_ptr<void, Release> key;  ///< of cjose, which the source alone knows
    };

    static Result<Key> read_key(const json::Object& key);
    static bool may_sign(const Key& key, const JsonWebToken& token);

    std::vector<Key> keys_;
};

}  // namespace accord::broker::federation
