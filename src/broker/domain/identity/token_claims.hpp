// What a signed token says about itself, held against what is expected: RFC 7519 section 4.1, and
// OpenID Connect Core 1.0 section 3.1.3.7.
#pragma once

#include "base/clock.hpp"
#include "base/json.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::domain {

/// So far may the clocks of whoever signs and of this machine be apart.
inline constexpr std::chrono::seconds kClockDrift{60};

/// Why a token of this issuer counts for nothing now: another issuer, no time at which it ends, out
/// of its time. Empty: it counts. The signature is somebody else's affair.
std::string claims_fault(const json::Object& claims, std::string_view issuer, Instant now);

/// The time of a claim such as "exp"; nothing when it is missing, or no time.
std::optional<Instant> time_claim(const json::Object& claims, std::string_view name);

/// Whether the claim "aud" names this audience, alone or among others.
bool is_for_audience(const json::Object& claims, std::string_view audience);

}  // namespace accord::broker::domain
