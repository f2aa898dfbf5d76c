// How it stands with what a badge is about.
#pragma once

#include "broker/domain/overview/verification_status.hpp"
#include "broker/service/pacts/reading.hpp"
#include "broker/service/work.hpp"

#include <optional>
#include <string_view>

namespace accord::broker::service {

/// Of the newest pact of a pair, of those with a tag or of those without any. Nothing when there is
/// no such pact.
std::optional<domain::VerificationStatus> pact_status(Work& work, const Pair& pair);
std::optional<domain::VerificationStatus> pact_status_with_tag(Work& work,
                                                               const Pair& pair,
                                                               std::string_view tag);
std::optional<domain::VerificationStatus> pact_status_without_tag(Work& work, const Pair& pair);

/// Of the newest pact with the consumer's tag, by what the versions with the provider's tag say.
std::optional<domain::VerificationStatus> pact_status_between_tags(Work& work,
                                                                   const Pair& pair,
                                                                   std::string_view consumer_tag,
                                                                   std::string_view provider_tag);

}  // namespace accord::broker::service
