// Interactions with a provider in the same process: see function_exchange.hpp.
#include "verifier/exchange/function_exchange.hpp"

#include <exception>

namespace accord::verifier {

Result<Actual> FunctionExchange::carry_out(const contract::Interaction& interaction,
                                           const json::Object& state_values,
                                           const http::Meanwhile& meanwhile) const {
    if (meanwhile) {
        meanwhile();
    }
    try {
        return call(interaction, state_values);
    } catch (const std::exception& problem) {
        // The functions are a user's: what they throw is the provider's failure, not a defect.
        return invalid_input(fmt::format("the provider's function threw: {}", problem.what()));
    }
}

Result<Actual> FunctionExchange::call(const contract::Interaction& interaction,
                                      const json::Object& state_values) const {
    if (const auto* http = interaction.http()) {
        if (!functions_.answer) {
            return invalid_input("the provider has no function that answers requests");
        }
        return functions_.answer(http->request, state_values);
    }
    const auto* sync = interaction.sync_message();
    return messages({.description = interaction.description,
                     .states = interaction.states,
                     .request = sync == nullptr ? nullptr : &sync->request,
                     .state_values = state_values});
}

Result<Actual> FunctionExchange::messages(const MessageWanted& wanted) const {
    if (!functions_.produce) {
        return invalid_input("the provider has no function that produces messages");
    }
    auto produced = functions_.produce(wanted);
    if (produced && produced->empty()) {
        return invalid_input("the provider's function gave no message");
    }
    return produced;
}

}  // namespace accord::verifier
