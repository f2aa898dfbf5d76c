// Provider states set up by functions: see state_functions.hpp.
#include "verifier/states/state_functions.hpp"

#include "base/words/nearest.hpp"

#include <exception>
#include <ranges>

namespace accord::verifier {
namespace {

/// What the function gives; what it throws is the provider's failure, not a defect.
Result<json::Object> called(const StateFunction& function,
                            const contract::ProviderState& state,
                            StateAction action) {
    const std::string context = fmt::format("{} of provider state \"{}\"",
                                            action == StateAction::kSetUp ? "setup" : "teardown",
                                            state.name);
    try {
        auto values = function(state.params, action);
        return values ? std::move(values) : fail(values.error(), context);
    } catch (const std::exception& problem) {
        return invalid_input(fmt::format("{}: its function threw: {}", context, problem.what()));
    }
}

}  // namespace

Result<StateSetUp> StateFunctions::set_up(
    const std::vector<contract::ProviderState>& states) const {
    StateSetUp done{.values = parameters_of(states)};
    for (const auto& state : states) {
        const auto function = functions_.find(state.name);
        if (function == functions_.end() && missing_ == Missing::kFails) {
            (void)tear_down(set_up_before(states, state));
            return invalid_input(fmt::format("provider state \"{}\": no function sets it up{}",
                                             state.name,
                                             did_you_mean(state.name, names())));
        }
        if (function == functions_.end()) {
            done.warnings.push_back(taken_as_given(state, "no function sets it up"));
            continue;
        }
        const auto values = called(function->second, state, StateAction::kSetUp);
        if (!values) {
            (void)tear_down(set_up_before(states, state));
            return fail(values.error());
        }
        merge_into(done.values, *values);
    }
    return done;
}

std::vector<std::string> StateFunctions::names() const {
    std::vector<std::string> names;
    for (const auto& [name, function] : functions_) {
        names.push_back(name);
    }
    return names;
}

Result<void> StateFunctions::tear_down(const std::vector<contract::ProviderState>& states) const {
    Result<void> outcome;
    for (const auto& state : std::views::reverse(states)) {
        const auto function = functions_.find(state.name);
        if (function == functions_.end()) {
            continue;
        }
        if (const auto done = called(function->second, state, StateAction::kTearDown);
            !done && outcome) {
            outcome = fail(done.error());
        }
    }
    return outcome;
}

}  // namespace accord::verifier
