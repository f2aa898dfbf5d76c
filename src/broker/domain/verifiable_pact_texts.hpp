// The sentences a verifier shows about a pact: why it is verified, whether it is pending, what its
// result will mean.
#pragma once

#include "broker/domain/verifiable_pact.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

/// A sentence and the moment for it: "before_verification", or
/// "after_verification:success_true_published_false" and its like.
struct TimedNotice {
    std::string when;
    std::string text;

    bool operator==(const TimedNotice&) const = default;
};

/// "latest with tag dev, latest from main branch".
std::string short_description(const VerifiablePact& pact);

/// All notices about a pact at `pact_url`.
std::vector<TimedNotice> notices_about(const VerifiablePact& pact,
                                       std::string_view provider_name,
                                       const PactsForVerificationQuery& query,
                                       std::string_view pact_url);

}  // namespace accord::broker::domain
