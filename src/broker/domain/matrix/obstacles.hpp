// What stands between a question to the matrix and a yes: each obstacle as data, with its sentence.
#pragma once

#include "broker/domain/matrix/matrix_facts.hpp"
#include "broker/domain/matrix/missing_results.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker::domain {

/// One of the two that a pact is between.
struct PactEnd {
    Pacticipant pacticipant = {};
    std::optional<Version> version = {};

    bool operator==(const PactEnd&) const = default;
};

struct Obstacle {
    enum class Kind {
        kNoVersion,   ///< what was asked about does not exist
        kUnverified,  ///< nobody has said whether the two work together
        kFailed,      ///< they do not
        kHidden,      ///< somebody has, but the question asks for results of another outcome
        kLeftOut,     ///< there are more than are told, or the limit hides results
    };

    Kind kind = Kind::kUnverified;
    std::string text = {};
    std::optional<std::size_t> selector = {};  ///< of the facts, with kNoVersion
    std::optional<std::size_t> row = {};       ///< of the considered ones, when it is one
    PactEnd consumer = {};
    PactEnd provider = {};
    std::int64_t publication_id = kNoId;  ///< of the pact, when it is one

    bool operator==(const Obstacle&) const = default;
};

/// Whether the selector was asked for and means nothing.
bool is_missing(const ResolvedSelector& selector);

/// How many rows that count the limit hides: of several versions that one selector means, each has
/// to be known, so that a row that is left out is as good as none.
std::size_t unknown_for_limit(const MatrixFacts& facts, const Matrix& matrix);

/// In the order in which they are told. Where something asked about does not exist, nothing else is
/// looked at.
std::vector<Obstacle> find_obstacles(const MatrixFacts& facts,
                                     const Matrix& matrix,
                                     const MissingResults& missing);

}  // namespace accord::broker::domain
