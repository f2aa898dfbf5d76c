// Decides which interactions of which pacts are run: see filter.hpp.
#include "verifier/filter.hpp"

#include "base/json.hpp"

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

/// A text for each name; without states another than with none of them.
std::string name_key(std::string_view consumer,
                     std::string_view description,
                     const std::vector<std::string>* states) {
    json::Array parts{consumer, description};
    if (states != nullptr) {
        parts.push_back(json::Array(states->begin(), states->end()));
    }
    return json::write_compact(parts);
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

NamedInteractions::NamedInteractions(const std::vector<InteractionName>& names) {
    for (const auto& name : names) {
        keys_.insert(
            name_key(name.consumer, name.description, name.knows_states ? &name.states : nullptr));
    }
}

bool NamedInteractions::wants(std::string_view consumer,
                              const contract::Interaction& interaction) const {
    if (keys_.empty()) {
        return true;
    }
    std::vector<std::string> states;
    for (const auto& state : interaction.states) {
        states.push_back(state.name);
    }
    const auto has = [&](std::string_view of, const std::vector<std::string>* with) {
        return keys_.contains(name_key(of, interaction.description, with));
    };
    return has(consumer, &states) || has("", &states) || has(consumer, nullptr) || has("", nullptr);
}

}  // namespace accord::verifier
