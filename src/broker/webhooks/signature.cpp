// What is signed: see signature.hpp.
#include "broker/webhooks/signature.hpp"

#include "base/encoding.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"

#include <fmt/format.h>

namespace accord::broker::webhooks {

std::string sign(std::string_view key,
                 std::string_view id,
                 std::int64_t timestamp,
                 std::string_view body) {
    const auto bytes = domain::signing_key_bytes(key).value_or(std::string(key));
    const auto text = fmt::format("{}.{}.{}", id, timestamp, body);
    return fmt::format("v1,{}", base64_encode(hmac_sha256(bytes, text)));
}

}  // namespace accord::broker::webhooks
