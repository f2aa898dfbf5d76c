// What a decision would need and no row tells: results that were never published. The decision
// fails closed on them.
#pragma once

#include "broker/domain/matrix/deployability.hpp"

#include <vector>

namespace accord::broker::domain {

/// Nobody has verified that these two work together. Points into the facts.
struct MissingResult {
    const Integration* integration = nullptr;
    const Version* provider_version = nullptr;  ///< null: of none
};

/// The versions that were asked about and that no row has, with each consumer that they would have
/// to work with: the consumers that are in play, or, where one pacticipant is asked about without a
/// destination, all that have pacts with it.
std::vector<MissingResult> versions_without_row(const MatrixFacts& facts);

/// The providers that a version needs and that no row has.
std::vector<MissingResult> integrations_without_row(const MatrixFacts& facts, const Matrix& matrix);

}  // namespace accord::broker::domain
