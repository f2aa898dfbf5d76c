// Provider states set up by functions of the process that tests itself, one for each name.
#pragma once

#include "verifier/states/state_handler.hpp"

namespace accord::verifier {

class StateFunctions final : public StateHandler {
  public:
    explicit StateFunctions(std::map<std::string, StateFunction> functions)
        : functions_(std::move(functions)) {}

    /// Calls the function of each state in turn; a state without one is taken as given, with a
    /// warning. As thread-safe as the functions are. Error: a function's own, or it threw
    /// (kInvalidInput).
    [[nodiscard]] Result<StateSetUp> set_up(
        const std::vector<contract::ProviderState>& states) const override;
    [[nodiscard]] Result<void> tear_down(
        const std::vector<contract::ProviderState>& states) const override;

  private:
    std::map<std::string, StateFunction> functions_;
};

}  // namespace accord::verifier
