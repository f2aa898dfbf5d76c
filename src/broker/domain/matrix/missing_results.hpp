// What a decision would need and no row tells: results that were never published. The decision
// fails closed on them.
#pragma once

#include "broker/domain/matrix/matrix_facts.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace accord::broker::domain {

/// Nobody has verified that these two work together.
struct MissingResult {
    Pacticipant consumer;
    Pacticipant provider;
    std::optional<Version> consumer_version = {};  ///< nothing: of any
    std::optional<Version> provider_version = {};  ///< nothing: of none
    std::int64_t publication_id = kNoId;           ///< of the pact, when it is one
    bool is_hidden = false;  ///< there is a row that tells, but the question leaves it out
};

/// More of them than these tell nobody anything.
inline constexpr std::size_t kMissingToldMax = 100;

/// The first of those that are missing, and how many they all are: there may be as many as the
/// versions on one side times those on the other.
struct MissingResults {
    std::vector<MissingResult> told = {};
    std::size_t count = 0;

    [[nodiscard]] bool tells_enough() const { return told.size() >= kMissingToldMax; }
    void add(MissingResult one) {
        ++count;
        if (!tells_enough()) {
            told.push_back(std::move(one));
        }
    }
};

/// Adds the versions that were asked about and that no row has, with each consumer that they would
/// have to work with: the consumers that are in play, or, where one pacticipant is asked about
/// without a destination, all that have pacts with it.
void add_versions_without_row(const MatrixFacts& facts, MissingResults& missing);

/// Adds the providers that a version needs and that no row has.
void add_integrations_without_row(const MatrixFacts& facts,
                                  const Matrix& matrix,
                                  MissingResults& missing);

/// Adds the provider versions that a pact has to work with, several of them at once (each instance
/// in an environment, each release), and that gave no result for it, while another one did: a row
/// of its own tells a pact without any.
void add_instances_without_result(const MatrixFacts& facts, MissingResults& missing);

}  // namespace accord::broker::domain
