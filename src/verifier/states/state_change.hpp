// Brings the provider into the states an interaction needs, by its state-change URL.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "http/sender.hpp"
#include "verifier/options.hpp"

#include <vector>

namespace accord::verifier {

class StateChanger {
  public:
    StateChanger(StateChangeOptions options, http::Sender& sender)
        : options_(std::move(options)), sender_(sender) {}

    /// Calls the URL once for each state, or once with an empty name when there is none. Gives back
    /// what ProviderState generators may use: the states' parameters, and over them the members of
    /// the JSON objects that were answered. Without a URL: the parameters. Errors name state and
    /// URL.
    Result<json::Object> set_up(const std::vector<contract::ProviderState>& states);

    /// As set_up with the action "teardown"; nothing unless the options ask for it.
    Result<void> tear_down(const std::vector<contract::ProviderState>& states);

  private:
    Result<http::Response> call(const contract::ProviderState& state, std::string_view action);

    StateChangeOptions options_;
    http::Sender& sender_;
};

}  // namespace accord::verifier
