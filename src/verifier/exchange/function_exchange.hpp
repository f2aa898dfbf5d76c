// Interactions with a provider in the same process: functions answer requests and produce messages.
#pragma once

#include "verifier/exchange/exchange.hpp"

namespace accord::verifier {

class FunctionExchange final : public Exchange {
  public:
    explicit FunctionExchange(ProviderFunctions functions) : functions_(std::move(functions)) {}

    /// As thread-safe as the functions are. Errors besides theirs (kInvalidInput): there is none
    /// for this kind of interaction, it throws, or it gives no message.
    [[nodiscard]] Result<Actual> carry_out(const contract::Interaction& interaction,
                                           const json::Object& state_values,
                                           const http::Meanwhile& meanwhile) const override;

    [[nodiscard]] bool gives_all_responses(const contract::Interaction&) const override {
        return true;
    }

  private:
    [[nodiscard]] Result<Actual> call(const contract::Interaction& interaction,
                                      const json::Object& state_values) const;
    [[nodiscard]] Result<Actual> messages(const MessageWanted& wanted) const;

    ProviderFunctions functions_;
};

}  // namespace accord::verifier
