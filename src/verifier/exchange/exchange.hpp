// Carries an interaction out and gives the actual answer back: a port. How it is done depends on
// the interaction's kind and transport, which make_exchange alone knows.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "http/sender.hpp"
#include "verifier/options.hpp"

#include <memory>
#include <variant>
#include <vector>

namespace accord::verifier {

/// What the provider gave: the answer to a request, or messages. An asynchronous interaction has
/// one, a synchronous one all those that came in answer to its request.
using Actual = std::variant<contract::HttpResponse, std::vector<contract::Message>>;

class Exchange {
  public:
    virtual ~Exchange() = default;

    /// The provider's answer to `interaction`, whose request has its generators applied.
    /// `state_values` are what its states gave. Thread-safe. Errors: kUnavailable and kTimeout when
    /// the provider does not answer, kInvalidInput when its answer is none. `meanwhile`, if any, is
    /// called as http::Sender does; where the provider is a function, before that.
    [[nodiscard]] virtual Result<Actual> carry_out(const contract::Interaction& interaction,
                                                   const json::Object& state_values,
                                                   const http::Meanwhile& meanwhile) const = 0;

    /// Whether all responses of a synchronous message are given, or the first alone.
    [[nodiscard]] virtual bool gives_all_responses(const contract::Interaction&) const {
        return false;
    }
};

/// The exchange for interactions of every kind: functions where the provider has some for that
/// kind, otherwise HTTP to the address of the interaction's transport. `sender` must outlive it.
std::unique_ptr<Exchange> make_exchange(ProviderOptions provider, http::Sender& sender);

}  // namespace accord::verifier
