// What an operator may decide about sending webhooks, beside the rules of broker/domain. Names and
// defaults are the Pact Broker's, as far as it has them.
#pragma once

#include "broker/domain/webhooks/delivery_rules.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace accord::broker::webhooks {

/// Of an answer, this much is read at most.
inline constexpr std::size_t kAnswerBytesMax = 1024 * 1024;

/// Of its body, and of what was sent, this much goes into the log.
inline constexpr std::size_t kLoggedBytesMax = 16 * 1024;

/// So many are sent at the same time, each for another webhook.
inline constexpr unsigned kSendersMax = 8;

struct SenderSettings {
    std::string user_agent = "Pact Broker v2.120.0";
    std::string signing_key;  ///< empty: deliveries are not signed
    bool trusts_any_certificate = false;
    std::string more_authorities;  ///< certificates in PEM, trusted besides the system's
    std::chrono::milliseconds timeout = domain::kAttemptTimeMax;
};

}  // namespace accord::broker::webhooks
