// Finds provider states in contents, and makes one of those that are equal.
#include "broker/domain/contents/provider_states.hpp"

#include "base/json_exact.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::domain {

void for_each_provider_state(
    const json::Object& interaction,
    const std::function<void(std::string_view, const json::Value*)>& visit) {
    for (const auto* member : {"providerState", "provider_state"}) {
        if (const auto name = json::string_at(interaction, member)) {
            return visit(*name, nullptr);
        }
    }
    const auto* list = json::array_at(interaction, "providerStates");
    if (list == nullptr) {
        return;
    }
    for (const json::Value& value : *list) {
        const auto* state = json::if_object(value);
        const auto name = state != nullptr ? json::string_at(*state, "name") : std::nullopt;
        if (name) {
            const auto* params = json::find(*state, "params");
            visit(*name, params != nullptr && !params->is_null() ? params : nullptr);
        }
    }
}

void ProviderStates::add(std::string_view consumer, const json::Object& pact) {
    for (const auto* list_name : {"interactions", "messages"}) {
        const auto* list = json::array_at(pact, list_name);
        if (list == nullptr) {
            continue;
        }
        for (const json::Value& interaction : *list) {
            if (const auto* object = json::if_object(interaction)) {
                for_each_provider_state(*object,
                                        [&](std::string_view name, const json::Value* params) {
                                            add_state(consumer, name, params);
                                        });
            }
        }
    }
}

void ProviderStates::add_state(std::string_view consumer,
                               std::string_view name,
                               const json::Value* params) {
    const bool has_params = params != nullptr;
    // A NUL can't be told from a name's own, but no JSON text begins with one.
    auto key = fmt::format("{}{}{}", name, '\0', has_params ? json::write_canonical(*params) : "");
    const auto [place, is_new] = places_.emplace(std::move(key), states_.size());
    if (is_new) {
        states_.push_back({.name = std::string(name),
                           .params = has_params ? std::optional(*params) : std::nullopt});
    }
    auto& consumers = states_[place->second].consumers;
    if (std::ranges::find(consumers, consumer) == consumers.end()) {
        consumers.emplace_back(consumer);
    }
}

std::vector<ProviderState> ProviderStates::take() {
    std::ranges::stable_sort(states_, {}, &ProviderState::name);
    places_.clear();
    return std::exchange(states_, {});
}

}  // namespace accord::broker::domain
