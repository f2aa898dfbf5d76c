// All that a decision is made from.
#pragma once

#include "broker/domain/matrix/matrix.hpp"

#include <string>
#include <vector>

namespace accord::broker::domain {

struct MatrixFacts {
    MatrixOptions options;
    std::vector<ResolvedSelector> selectors;  ///< the specified ones, then the inferred ones
    std::vector<ResolvedSelector> ignore;
    std::vector<Integration> integrations;
    std::vector<MatrixRow> rows;
    std::string refusal = {};  ///< why no rows were read, and there is no decision; else empty
};

}  // namespace accord::broker::domain
