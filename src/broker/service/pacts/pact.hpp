// What the use cases say about pacts. A row of the store says it already, so it is handed on.
#pragma once

#include "broker/store/pacts/pacts.hpp"

#include <string>

namespace accord::broker::service {

using store::Pact;
using store::PactFilter;
using store::Pair;

/// A pact with its content.
struct FullPact {
    Pact pact;
    std::string content;  ///< the text of a JSON object
};

}  // namespace accord::broker::service
