// The request for pacts to verify, as a JSON body (POST) or as a query string (GET, deprecated).
#pragma once

#include "base/clock.hpp"
#include "broker/domain/consumer_version_selector.hpp"

#include <expected>

namespace accord::broker::domain {

struct PactsForVerificationQuery {
    std::optional<std::string> provider_branch;
    std::vector<std::string> provider_tags;
    std::vector<ConsumerVersionSelector> selectors;  ///< none: the broker's own choice
    bool include_pending = true;
    std::optional<Instant> include_wip_since;
    /// How long a success counts that ends work in progress for a branch.
    std::chrono::days wip_ends_for{30};
    bool deprecated = false;  ///< it came in the form that clients should give up

    bool operator==(const PactsForVerificationQuery&) const = default;
};

using PactsForVerificationResult =
    std::expected<PactsForVerificationQuery, std::vector<InputError>>;

/// Reads a body; its members may be written in camelCase or snake_case.
PactsForVerificationResult parse_pacts_for_verification(
    const json::Value& body, const std::function<bool(std::string_view)>& environment_exists);

/// Reads the parameters of a nested query string.
PactsForVerificationResult parse_pacts_for_verification_query(const json::Object& parameters);

/// A date or date-time of ISO 8601, or a day written "31/12/2020".
std::optional<Instant> parse_date(std::string_view text);

}  // namespace accord::broker::domain
