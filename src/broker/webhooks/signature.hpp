// The signature of a delivery, in the form of Standard Webhooks (standardwebhooks.com): whoever
// gets it knows who sent it, that it is as it was sent, and not from another time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::broker::webhooks {

/// "v1,<base64 of HMAC-SHA256 over ID.TIMESTAMP.BODY>". `timestamp` counts seconds since 1970. A
/// key that begins with "whsec_" is base64 after that, any other is taken as it is.
std::string sign(std::string_view key,
                 std::string_view id,
                 std::int64_t timestamp,
                 std::string_view body);

}  // namespace accord::broker::webhooks
