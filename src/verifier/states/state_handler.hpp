// Brings the provider into the states that an interaction needs: a port. What goes wrong here is
// told apart from a provider that answers wrongly (InteractionResult::outcome).
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "http/sender.hpp"
#include "verifier/options.hpp"

#include <memory>
#include <string>
#include <vector>

namespace accord::verifier {

/// What came of setting states up.
struct StateSetUp {
    /// What ProviderState generators may use: the states' parameters, and over them what the
    /// provider gave.
    json::Object values;
    std::vector<std::string> warnings;  ///< states that nobody set up
};

class StateHandler {
  public:
    virtual ~StateHandler() = default;

    /// Thread-safe. What was set up before one that fails is torn down again. Errors name the
    /// state; kUnavailable when who sets it up does not answer.
    [[nodiscard]] virtual Result<StateSetUp> set_up(
        const std::vector<contract::ProviderState>& states) const = 0;

    /// Whether set_up does something for these that others can see.
    [[nodiscard]] virtual bool acts(const std::vector<contract::ProviderState>&) const {
        return true;
    }

    /// Called after set_up has succeeded and the interaction is over; the last state first. One
    /// that fails does not keep the others: the first failure is told. Thread-safe.
    [[nodiscard]] virtual Result<void> tear_down(
        const std::vector<contract::ProviderState>& states) const = 0;
};

/// The handler these options describe: functions, a state change URL, or else one that takes states
/// as given. `sender` must outlive it.
std::unique_ptr<StateHandler> make_state_handler(StateChangeOptions options, http::Sender& sender);

/// The parameters of all states, those of later states over those of earlier ones.
json::Object parameters_of(const std::vector<contract::ProviderState>& states);

/// Those of `states` that come before one that failed, and so were set up.
std::vector<contract::ProviderState> set_up_before(
    const std::vector<contract::ProviderState>& states, const contract::ProviderState& failed);

/// Puts each member of `added` in place of the one of its name.
void merge_into(json::Object& values, const json::Object& added);

/// `provider state "product 7 exists" was not set up: there is no state change URL`.
std::string taken_as_given(const contract::ProviderState& state, std::string_view reason);

}  // namespace accord::verifier
