// All that a decision is made from.
#pragma once

#include "broker/domain/matrix/matrix.hpp"

#include <vector>

namespace accord::broker::domain {

struct MatrixFacts {
    MatrixOptions options;
    std::vector<ResolvedSelector> selectors;  ///< the specified ones, then the inferred ones
    std::vector<ResolvedSelector> ignore;
    std::vector<Integration> integrations;
    std::vector<MatrixRow> rows;
    bool too_many_rows = false;  ///< more than are read: there are none here, and no decision
};

}  // namespace accord::broker::domain
