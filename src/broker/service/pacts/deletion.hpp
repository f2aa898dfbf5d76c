// Deleting pacts. Their contents stay, and the results for them.
#pragma once

#include "broker/service/pacts/lists.hpp"

namespace accord::broker::service {

/// Whether the pair still has a pact after a deletion.
enum class PactsLeft { kNone, kSome };

/// Deletes the pact of a version with all its revisions. Nothing when there is none.
std::optional<PactsLeft> delete_pact(Work& work, const Pair& pair, std::string_view version);

/// Deletes those of the pair's pacts that the filter shows. Error: who of the two does not exist.
std::expected<PactsLeft, Role> delete_pair_pacts(Work& work, const Pair& pair, PactFilter filter);

}  // namespace accord::broker::service
