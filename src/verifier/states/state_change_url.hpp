// Provider states set up by the provider's state change URL.
#pragma once

#include "verifier/states/state_handler.hpp"

namespace accord::verifier {

class StateChangeUrl final : public StateHandler {
  public:
    /// `options` have the URL. `sender` must outlive it.
    StateChangeUrl(StateChangeOptions options, http::Sender& sender)
        : options_(std::move(options)), sender_(sender) {}

    /// Calls the URL once for each state, or once with an empty name when there is none. The
    /// members of the JSON objects that are answered become values. Errors name state and URL.
    [[nodiscard]] Result<StateSetUp> set_up(
        const std::vector<contract::ProviderState>& states) const override;

    /// As set_up with the action "teardown"; nothing unless the options ask for it.
    [[nodiscard]] Result<void> tear_down(
        const std::vector<contract::ProviderState>& states) const override;

  private:
    [[nodiscard]] Result<http::Response> call(const contract::ProviderState& state,
                                              std::string_view action) const;

    StateChangeOptions options_;
    http::Sender& sender_;
};

}  // namespace accord::verifier
