// An HTTP interaction against a provider that is a server: its request is sent, the answer given
// back as the contract's.
#pragma once

#include "verifier/exchange/exchange.hpp"

namespace accord::verifier {

/// Where a provider is asked, and what it is sent besides.
struct HttpProvider {
    http::Url url;               ///< its target is the path that all requests start with
    http::Headers headers;       ///< in place of the pact's fields of the same name
    bool replaces_only = false;  ///< of `headers` those only that the pact names
};

class RequestOverHttp final : public Exchange {
  public:
    /// `sender` must outlive it.
    RequestOverHttp(HttpProvider provider, http::Sender& sender)
        : provider_(std::move(provider)), sender_(sender) {}

    [[nodiscard]] Result<Actual> carry_out(const contract::Interaction& interaction,
                                           const json::Object& state_values,
                                           const http::Meanwhile& meanwhile) const override;

  private:
    HttpProvider provider_;
    http::Sender& sender_;
};

}  // namespace accord::verifier
