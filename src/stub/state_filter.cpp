// States by pattern and by name: see state_filter.hpp.
#include "stub/state_filter.hpp"

#include <algorithm>

namespace accord::stub {

Result<StateFilter> StateFilter::compile(std::string_view pattern, bool passes_stateless) {
    if (pattern.empty()) {
        return invalid_input("the pattern for provider states is empty");
    }
    auto compiled = Regex::compile(pattern);
    if (!compiled) {
        return fail(compiled.error());
    }
    return StateFilter(std::move(*compiled), passes_stateless);
}

bool StateFilter::passes(const contract::Interaction& interaction) const {
    if (passes_stateless_ && interaction.states.empty()) {
        return true;
    }
    return std::ranges::any_of(interaction.states, [&](const contract::ProviderState& state) {
        return (passes_stateless_ && state.name.empty()) ||
               pattern_.matches_part(state.name).value_or(false);
    });
}

bool is_in_state(const contract::Interaction& interaction, const std::vector<std::string>& states) {
    return std::ranges::any_of(interaction.states, [&](const contract::ProviderState& state) {
        return std::ranges::find(states, state.name) != states.end();
    });
}

}  // namespace accord::stub
