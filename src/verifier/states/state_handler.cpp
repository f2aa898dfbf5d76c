// Chooses who sets provider states up, and what all of them need: see state_handler.hpp.
#include "verifier/states/state_handler.hpp"

#include "verifier/states/state_change_url.hpp"
#include "verifier/states/state_functions.hpp"

namespace accord::verifier {
namespace {

/// Sets nothing up: every state is there, or so it is hoped.
class GivenStates final : public StateHandler {
  public:
    [[nodiscard]] Result<StateSetUp> set_up(
        const std::vector<contract::ProviderState>& states) const override {
        StateSetUp done{.values = parameters_of(states)};
        for (const auto& state : states) {
            done.warnings.push_back(taken_as_given(state, "there is no state change URL"));
        }
        return done;
    }

    [[nodiscard]] bool acts(const std::vector<contract::ProviderState>&) const override {
        return false;
    }

    [[nodiscard]] Result<void> tear_down(
        const std::vector<contract::ProviderState>&) const override {
        return {};
    }
};

}  // namespace

std::unique_ptr<StateHandler> make_state_handler(StateChangeOptions options, http::Sender& sender) {
    if (options.url && options.functions.empty()) {
        return std::make_unique<StateChangeUrl>(std::move(options), sender);
    }
    if (!options.functions.empty() || options.needs_all_functions) {
        return std::make_unique<StateFunctions>(std::move(options.functions),
                                                options.needs_all_functions
                                                    ? StateFunctions::Missing::kFails
                                                    : StateFunctions::Missing::kGiven);
    }
    return std::make_unique<GivenStates>();
}

std::vector<contract::ProviderState> set_up_before(
    const std::vector<contract::ProviderState>& states, const contract::ProviderState& failed) {
    std::vector<contract::ProviderState> before;
    for (const auto& state : states) {
        if (&state == &failed) {
            break;
        }
        before.push_back(state);
    }
    return before;
}

json::Object parameters_of(const std::vector<contract::ProviderState>& states) {
    json::Object values;
    for (const auto& state : states) {
        merge_into(values, state.params);
    }
    return values;
}

void merge_into(json::Object& values, const json::Object& added) {
    for (const auto& [name, value] : added) {
        values[name] = value;
    }
}

std::string taken_as_given(const contract::ProviderState& state, std::string_view reason) {
    return fmt::format("provider state \"{}\" was not set up: {}", state.name, reason);
}

}  // namespace accord::verifier
