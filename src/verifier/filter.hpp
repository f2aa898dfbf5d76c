// Decides which interactions of which pacts are run.
#pragma once

#include "contract/model/model.hpp"
#include "verifier/options.hpp"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace accord::verifier {

/// Whether pacts of this consumer are wanted.
bool wants_consumer(const FilterOptions& filter, std::string_view consumer);

/// Whether this interaction is wanted. Error: kLimit when a pattern explodes on its text.
Result<bool> wants_interaction(const FilterOptions& filter,
                               const contract::Interaction& interaction);

/// The interactions that alone are wanted, if any are named.
class NamedInteractions {
  public:
    explicit NamedInteractions(const std::vector<InteractionName>& names);

    /// Takes as long whatever the number of names.
    [[nodiscard]] bool wants(std::string_view consumer,
                             const contract::Interaction& interaction) const;

  private:
    std::unordered_set<std::string> keys_;
};

}  // namespace accord::verifier
