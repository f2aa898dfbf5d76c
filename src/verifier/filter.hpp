// Decides which interactions of which pacts are run.
#pragma once

#include "contract/model/model.hpp"
#include "verifier/options.hpp"

namespace accord::verifier {

/// Whether pacts of this consumer are wanted.
bool wants_consumer(const FilterOptions& filter, std::string_view consumer);

/// Whether this interaction is wanted. Error: kLimit when a pattern explodes on its text.
Result<bool> wants_interaction(const FilterOptions& filter,
                               const contract::Interaction& interaction);

/// Whether it is one of those that alone are wanted, if any are named.
bool is_named(const FilterOptions& filter,
              std::string_view consumer,
              const contract::Interaction& interaction);

}  // namespace accord::verifier
