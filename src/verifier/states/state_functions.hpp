// Provider states set up by functions of the process that tests itself, one for each name.
#pragma once

#include "verifier/states/state_handler.hpp"

namespace accord::verifier {

class StateFunctions final : public StateHandler {
  public:
    enum class Missing { kGiven, kFails };

    explicit StateFunctions(std::map<std::string, StateFunction> functions,
                            Missing missing = Missing::kGiven)
        : functions_(std::move(functions)), missing_(missing) {}

    /// Calls the function of each state in turn; a state without one is taken as given, with a
    /// warning, or fails. As thread-safe as the functions are. Error: a function's own, or it threw
    /// (kInvalidInput).
    [[nodiscard]] Result<StateSetUp> set_up(
        const std::vector<contract::ProviderState>& states) const override;
    [[nodiscard]] bool acts(const std::vector<contract::ProviderState>& states) const override {
        return !states.empty();
    }
    [[nodiscard]] Result<void> tear_down(
        const std::vector<contract::ProviderState>& states) const override;

  private:
    [[nodiscard]] std::vector<std::string> names() const;

    std::map<std::string, StateFunction> functions_;
    Missing missing_;
};

}  // namespace accord::verifier
