// Chooses how an interaction is carried out: see exchange.hpp.
#include "verifier/exchange/exchange.hpp"

#include "verifier/exchange/function_exchange.hpp"
#include "verifier/exchange/message_over_http.hpp"
#include "verifier/exchange/request_over_http.hpp"

#include <string>

namespace accord::verifier {
namespace {

/// The transports under which the address of an interaction is looked for, in this order.
std::vector<std::string> transport_names(const contract::Interaction& interaction) {
    if (!interaction.transport.empty()) {
        return {interaction.transport};
    }
    if (interaction.async_message() != nullptr) {
        return {"async-message", "message"};
    }
    if (interaction.sync_message() != nullptr) {
        return {"sync-message", "message"};
    }
    return {};
}

class ExchangeByKind final : public Exchange {
  public:
    ExchangeByKind(ProviderOptions provider, http::Sender& sender)
        : provider_(std::move(provider)),
          sender_(sender),
          requests_(http_provider(provider_.url), sender) {}

    [[nodiscard]] Result<Actual> carry_out(const contract::Interaction& interaction,
                                           const json::Object& state_values,
                                           const http::Meanwhile& meanwhile) const override {
        const bool is_usual = interaction.http() != nullptr && interaction.transport.empty() &&
                              !has_function_for(interaction);
        return is_usual
                   ? requests_.carry_out(interaction, state_values, meanwhile)
                   : exchange_for(interaction)->carry_out(interaction, state_values, meanwhile);
    }

    [[nodiscard]] bool gives_all_responses(
        const contract::Interaction& interaction) const override {
        return has_function_for(interaction);
    }

  private:
    [[nodiscard]] bool has_function_for(const contract::Interaction& interaction) const {
        const auto& functions = provider_.functions;
        return interaction.http() != nullptr ? functions.answer != nullptr
                                             : functions.produce != nullptr;
    }

    [[nodiscard]] std::unique_ptr<Exchange> exchange_for(
        const contract::Interaction& interaction) const {
        if (has_function_for(interaction)) {
            return std::make_unique<FunctionExchange>(provider_.functions);
        }
        auto address = http_provider(address_of(interaction));
        if (interaction.http() != nullptr) {
            return std::make_unique<RequestOverHttp>(std::move(address), sender_);
        }
        return std::make_unique<MessageOverHttp>(std::move(address), sender_);
    }

    [[nodiscard]] HttpProvider http_provider(const http::Url& url) const {
        return {.url = url,
                .headers = provider_.custom_headers,
                .replaces_only = provider_.replaces_headers_only};
    }

    [[nodiscard]] const http::Url& address_of(const contract::Interaction& interaction) const {
        for (const auto& name : transport_names(interaction)) {
            const auto other = provider_.transports.find(name);
            if (other != provider_.transports.end()) {
                return other->second;
            }
        }
        return provider_.url;
    }

    ProviderOptions provider_;
    http::Sender& sender_;
    RequestOverHttp requests_;  ///< to the address that nearly all are for
};

}  // namespace

std::unique_ptr<Exchange> make_exchange(ProviderOptions provider, http::Sender& sender) {
    return std::make_unique<ExchangeByKind>(std::move(provider), sender);
}

}  // namespace accord::verifier
