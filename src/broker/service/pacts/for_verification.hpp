// The pacts that a provider is to verify.
#pragma once

#include "broker/domain/verifiable_pact.hpp"
#include "broker/service/work.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// What the query's selectors choose, then the work in progress it asks for. Nothing when there is
/// no such provider.
std::optional<std::vector<domain::VerifiablePact>> pacts_for_verification(
    Work& work, std::string_view provider, domain::PactsForVerificationQuery query);

/// Whether a selector may name this environment.
bool environment_exists(Work& work, std::string_view name);

}  // namespace accord::broker::service
