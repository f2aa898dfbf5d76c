// Claims of tokens: see token_claims.hpp.
#include "broker/domain/identity/token_claims.hpp"

#include <algorithm>
#include <cmath>

namespace accord::broker::domain {
namespace {

/// Later times are none that a token has: they would not fit an Instant.
constexpr double kLastSecond = 9e9;

}  // namespace

std::optional<Instant> time_claim(const json::Object& claims, std::string_view name) {
    const auto* value = json::find(claims, name);
    if (value == nullptr || !value->is_number()) {
        return std::nullopt;
    }
    const auto seconds = value->to_number<double>();
    if (!std::isfinite(seconds) || seconds < 0 || seconds > kLastSecond) {
        return std::nullopt;
    }
    return Instant(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
}

std::string claims_fault(const json::Object& claims, std::string_view issuer, Instant now) {
    if (json::string_at(claims, "iss") != issuer) {
        return "it is of another issuer";
    }
    const auto end = time_claim(claims, "exp");
    if (!end) {
        return "it has no time (exp) at which it ends";
    }
    if (*end + kClockDrift <= now) {
        return "it ended at " + to_iso8601(*end);
    }
    for (const std::string_view name : {"nbf", "iat"}) {
        const auto begin = time_claim(claims, name);
        if (claims.contains(name) && !begin) {
            return "its " + std::string(name) + " is no time";
        }
        if (begin && *begin > now + kClockDrift) {
            return "it begins at " + to_iso8601(*begin);
        }
    }
    return "";
}

bool is_for_audience(const json::Object& claims, std::string_view audience) {
    const auto* value = json::find(claims, "aud");
    if (value == nullptr) {
        return false;
    }
    const auto is_it = [&](const json::Value& one) {
        return one.is_string() && std::string_view(one.get_string()) == audience;
    };
    const auto* several = value->if_array();
    return several != nullptr ? std::ranges::any_of(*several, is_it) : is_it(*value);
}

}  // namespace accord::broker::domain
