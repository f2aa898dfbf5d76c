// Can it be deployed? The decision over a matrix, with its counts and the sentences that explain
// it.
#pragma once

#include "broker/domain/matrix/matrix_facts.hpp"
#include "broker/domain/matrix/obstacles.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

struct DecisionNotice {
    enum class Type { kSuccess, kWarning, kError };

    Type type = Type::kSuccess;
    std::string text;

    bool operator==(const DecisionNotice&) const = default;
};

/// "success", "warning" or "error".
std::string_view to_string(DecisionNotice::Type type);

struct Summary {
    /// Nothing: it can't be told, because a result is missing.
    std::optional<bool> deployable;
    std::size_t success = 0;
    std::size_t failed = 0;
    std::size_t unknown = 0;
    /// How many rows were ignored; nothing when none were to be.
    std::optional<std::size_t> ignored;

    bool operator==(const Summary&) const = default;
};

struct Decision {
    Summary summary;
    std::vector<DecisionNotice> notices;  ///< warnings first
    Matrix matrix;
    MatrixOptions options = {};  ///< those of the facts, as are the selectors
    std::vector<ResolvedSelector> selectors = {};
    std::vector<Obstacle> obstacles = {};  ///< each has its sentence among the notices

    /// The texts of all notices, one a line.
    [[nodiscard]] std::string reason() const;
};

/// Decides. What is specified and does not exist makes it undeployable; a missing result leaves it
/// open even where another failed; rows that were ignored have no say.
Decision decide(MatrixFacts facts);

}  // namespace accord::broker::domain
