// What interactions are told apart and sorted by: see interaction_key.hpp.
#include "contract/pact/interaction_key.hpp"

#include "base/json.hpp"

namespace accord::contract {

std::string interaction_identity(const Interaction& interaction, SpecVersion version) {
    json::Array id{interaction.content.index(), interaction.description};
    for (const ProviderState& state : interaction.states) {
        id.emplace_back(state.name);
        if (version < SpecVersion::kV3) {
            break;
        }
        id.push_back(state.params);
    }
    return json::write_canonical(id);
}

std::string sort_key(const Interaction& interaction, SpecVersion version) {
    std::string out = interaction.description;
    for (const ProviderState& state : interaction.states) {
        out += '\0';
        out += state.name;
        if (version < SpecVersion::kV3) {
            break;
        }
        out += '\0';
        out += json::write_canonical(state.params);
    }
    return out;
}

}  // namespace accord::contract
