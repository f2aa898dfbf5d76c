// The sentences of an explanation.
#pragma once

#include "broker/domain/explanation/explanation.hpp"

#include <optional>
#include <string>

namespace accord::broker::domain {

/// What a reason says beyond the decision's own sentence; its next step is set.
std::string detail_of(const Reason& reason, const MatrixOptions& options);

/// "The pact between Shop 1 and Orders o1, whose verification failed, is ignored".
std::string sentence_of_ignored(const Reason& reason, std::optional<bool> success);

}  // namespace accord::broker::domain
