// When deliveries of webhooks are tried, and what counts as a success. Names and defaults are the
// Pact Broker's.
#pragma once

#include <chrono>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

/// Names the delivery: another attempt at it has the same value, so that whoever gets it twice
/// knows. The broker knows by it the requests of its own webhooks.
inline constexpr std::string_view kDeliveryHeader = "webhook-id";
/// When it was sent, and by whom.
inline constexpr std::string_view kTimestampHeader = "webhook-timestamp";
inline constexpr std::string_view kSignatureHeader = "webhook-signature";

/// What one attempt may take, from looking the name up to the whole answer.
inline constexpr std::chrono::seconds kAttemptTimeMax{15};

struct DeliveryRules {
    /// From the event to the first attempt: tags that a client adds right after it are there then.
    std::chrono::milliseconds first_attempt_after{5'000};
    std::vector<std::chrono::milliseconds> retry_schedule = {std::chrono::seconds(10),
                                                             std::chrono::seconds(60),
                                                             std::chrono::seconds(120),
                                                             std::chrono::seconds(300),
                                                             std::chrono::seconds(600),
                                                             std::chrono::seconds(1200)};
    std::vector<int> success_statuses = {200, 201, 202, 203, 204, 205, 206};
};

}  // namespace accord::broker::domain
