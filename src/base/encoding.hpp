// Base64, percent-encoding and digests.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace accord {

/// RFC 4648 section 4, padded.
std::string base64_encode(std::string_view bytes);

/// Strict: nothing when the text has another character, white space or wrong padding.
std::optional<std::string> base64_decode(std::string_view text);

/// RFC 4648 section 5 (URL-safe) without padding.
std::string base64url_encode(std::string_view bytes);
std::optional<std::string> base64url_decode(std::string_view text);

/// Everything but RFC 3986 unreserved characters as %XX: safe as one path segment or query value.
std::string percent_encode(std::string_view text);

/// As percent_encode, of what can't stand in the path of a URL; slashes and escapes that are there
/// stay.
std::string percent_encode_path(std::string_view path);

/// Decodes %XX; nothing when an escape is malformed. `+` stays `+`.
std::optional<std::string> percent_decode(std::string_view text);

/// As percent_decode, but `+` is a space: application/x-www-form-urlencoded and query strings.
std::optional<std::string> form_decode(std::string_view text);

/// Lower-case hexadecimal SHA-1, the Pact Broker's name of a content. Not for security.
std::string sha1_hex(std::string_view bytes);

/// The same of a text that comes in pieces, and of one after the other.
class Sha1 {
  public:
    Sha1();
    ~Sha1();

    void add(std::string_view bytes);
    /// Lower-case hexadecimal, of all that was added since the last call.
    [[nodiscard]] std::string hex();

  private:
    void begin();

    struct State;
    std::unique_ptr<State> state_;
};

/// Lower-case hexadecimal SHA-256.
std::string sha256_hex(std::string_view bytes);

/// The 32 bytes of HMAC-SHA256.
std::string hmac_sha256(std::string_view key, std::string_view bytes);

}  // namespace accord
