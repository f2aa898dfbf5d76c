// Keys and what is signed: see signature.hpp.
#include "broker/webhooks/signature.hpp"

#include "base/encoding.hpp"

#include <fmt/format.h>

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

}  // namespace

std::string sign(std::string_view key,
                 std::string_view id,
                 std::int64_t timestamp,
                 std::string_view body) {
    const auto text = fmt::format("{}.{}.{}", id, timestamp, body);
    return fmt::format("v1,{}", base64_encode(hmac_sha256(key_bytes(key), text)));
}

}  // namespace accord::broker::webhooks
