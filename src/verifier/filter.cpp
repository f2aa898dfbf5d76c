// Decides which interactions of which pacts are run: see filter.hpp.
#include "verifier/filter.hpp"

namespace accord::verifier {
namespace {

Result<bool> wants_states(const FilterOptions& filter,
                          const std::vector<contract::ProviderState>& states) {
    if (!filter.state && !filter.no_state) {
        return true;
    }
    if (states.empty()) {
        return filter.no_state;
    }
    if (!filter.state) {
        return false;
    }
    for (const auto& state : states) {
        const auto matches = filter.state->matches_part(state.name);
        if (!matches || *matches) {
            return matches;
        }
    }
    return false;
}

}  // namespace

bool wants_consumer(const FilterOptions& filter, std::string_view consumer) {
    return filter.consumers.empty() ||
           std::ranges::find(filter.consumers, consumer) != filter.consumers.end();
}

Result<bool> wants_interaction(const FilterOptions& filter,
                               const contract::Interaction& interaction) {
    if (filter.description) {
        const auto matches = filter.description->matches_part(interaction.description);
        if (!matches || !*matches) {
            return matches;
        }
    }
    return wants_states(filter, interaction.states);
}

bool is_named(const FilterOptions& filter,
              std::string_view consumer,
              const contract::Interaction& interaction) {
    const auto is_it = [&](const InteractionName& name) {
        return (name.consumer.empty() || name.consumer == consumer) &&
               name.description == interaction.description &&
               (!name.knows_states ||
                std::ranges::equal(
                    name.states, interaction.states, {}, {}, &contract::ProviderState::name));
    };
    return filter.only.empty() || std::ranges::any_of(filter.only, is_it);
}

}  // namespace accord::verifier
