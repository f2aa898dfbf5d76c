// What a decision would need and no row tells: results that were never published. The decision
// fails closed on them.
#pragma once

#include "broker/domain/matrix/matrix_facts.hpp"

#include <vector>

namespace accord::broker::domain {

/// Nobody has verified that these two work together.
struct MissingResult {
    Pacticipant consumer;
    Pacticipant provider;
    std::optional<Version> consumer_version = {};  ///< nothing: of any
    std::optional<Version> provider_version = {};  ///< nothing: of none
    std::int64_t publication_id = kNoId;           ///< of the pact, when it is one
};

/// The versions that were asked about and that no row has, with each consumer that they would have
/// to work with: the consumers that are in play, or, where one pacticipant is asked about without a
/// destination, all that have pacts with it.
std::vector<MissingResult> versions_without_row(const MatrixFacts& facts);

/// The providers that a version needs and that no row has.
std::vector<MissingResult> integrations_without_row(const MatrixFacts& facts, const Matrix& matrix);

/// The provider versions that a pact has to work with, several of them at once (each instance in an
/// environment, each release), and that gave no result for it, while another one did: a row of its
/// own tells a pact without any.
std::vector<MissingResult> instances_without_result(const MatrixFacts& facts);

}  // namespace accord::broker::domain
