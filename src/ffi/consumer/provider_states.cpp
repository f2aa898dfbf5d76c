// States by name, their parameters from JSON or text.
#include "ffi/consumer/provider_states.hpp"

#include "ffi/consumer/interaction_parts.hpp"
#include "ffi/edge/c_text.hpp"

#include <algorithm>

namespace accord::ffi {

Result<void> add_state(contract::Interaction& interaction, const char* description) {
    const auto state = text_of(description, "description");
    if (!state) {
        return fail(state.error());
    }
    interaction.states.push_back({std::string(*state), {}, {}});
    return {};
}

Result<void> add_state_param(contract::Interaction& interaction,
                             const char* description,
                             const char* name,
                             const char* value) {
    const auto state = text_of(description, "description");
    if (!state) {
        return fail(state.error());
    }
    const auto param = text_of(name, "name");
    if (!param) {
        return fail(param.error());
    }
    const auto text = optional_text_of(value, "value");
    if (!text) {
        return fail(text.error());
    }
    auto at = std::ranges::find(interaction.states, *state, &contract::ProviderState::name);
    if (at == interaction.states.end()) {
        at = interaction.states.insert(at, {std::string(*state), {}, {}});
    }
    at->params[*param] = json_or_text(text->value_or(""));
    return {};
}

}  // namespace accord::ffi
