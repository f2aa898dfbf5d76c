// HMAC by OpenSSL: see signature.hpp.
#include "broker/webhooks/signature.hpp"

#include "base/encoding.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <stdexcept>

namespace accord::broker::webhooks {
namespace {

constexpr std::string_view kEncodedKey = "whsec_";

std::string key_bytes(std::string_view key) {
    if (key.starts_with(kEncodedKey)) {
        if (auto bytes = base64_decode(key.substr(kEncodedKey.size()))) {
            return std::move(*bytes);
        }
    }
    return std::string(key);
}

std::string hmac_sha256(std::string_view key, std::string_view text) {
    unsigned char out[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    const auto* made = HMAC(EVP_sha256(),
                            key.data(),
                            static_cast<int>(key.size()),
                            reinterpret_cast<const unsigned char*>(text.data()),
                            text.size(),
                            out,
                            &size);
    if (made == nullptr) {
        throw std::runtime_error("HMAC-SHA256 failed");
    }
    return {reinterpret_cast<const char*>(out), size};
}

}  // namespace

std::string sign(std::string_view key,
                 std::string_view id,
                 std::int64_t timestamp,
                 std::string_view body) {
    const auto text = fmt::format("{}.{}.{}", id, timestamp, body);
    return fmt::format("v1,{}", base64_encode(hmac_sha256(key_bytes(key), text)));
}

}  // namespace accord::broker::webhooks
