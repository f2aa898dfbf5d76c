// Two pacts of one pair, to be compared.
#pragma once

#include "broker/service/pacts/reading.hpp"

#include <optional>

namespace accord::broker::service {

struct Comparison {
    FullPact pact;
    std::optional<FullPact> other;  ///< nothing: there is no such pact
    Instant changed_at = {};        ///< when the pact that followed the other one was published
};

/// The pact, and another one of the pair: without `other` the newest of a lower consumer version
/// with other content. Nothing when there is no such pact.
std::optional<Comparison> read_comparison(Work& work,
                                          const Pair& pair,
                                          const WhichPact& which,
                                          const std::optional<WhichPact>& other);

}  // namespace accord::broker::service
