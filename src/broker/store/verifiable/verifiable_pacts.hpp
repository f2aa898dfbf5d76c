// Finds the pacts a provider is to verify.
#pragma once

#include "broker/domain/verifiable_pact.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <vector>

namespace accord::broker::store {

/// The pacts that the query's selectors choose for a provider (or, without selectors, each
/// consumer's main branch and what is deployed or released), and the work in progress it asks for,
/// with their pending status. `now` bounds how far back verifications count for work in progress.
std::vector<domain::VerifiablePact> find_verifiable_pacts(
    db::Session& session,
    std::int64_t provider_id,
    const domain::PactsForVerificationQuery& query,
    Instant now);

/// When each content was published first that was published for the provider after `since` and has
/// no result.
std::vector<Instant> find_unverified_since(db::Session& session,
                                           std::int64_t provider_id,
                                           Instant since);

}  // namespace accord::broker::store
