// The provider states that the pacts of a provider expect.
#pragma once

#include "base/json.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

struct ProviderState {
    std::string name;
    std::optional<json::Value> params;
    std::vector<std::string> consumers;  ///< who expect it, each once
};

/// Calls `visit(name, params)` for each state of an interaction or message, whatever the version of
/// its pact: a text, or a list of objects with a name. No params: null.
void for_each_provider_state(
    const json::Object& interaction,
    const std::function<void(std::string_view name, const json::Value* params)>& visit);

/// Gathers the states of several pacts; one is what has the same name and the same parameters.
class ProviderStates {
  public:
    /// Adds those of the interactions and messages of a pact.
    void add(std::string_view consumer, const json::Object& pact);

    /// By name; those of one name in the order in which they were added.
    std::vector<ProviderState> take();

  private:
    void add_state(std::string_view consumer, std::string_view name, const json::Value* params);

    std::vector<ProviderState> states_;
    std::map<std::string, std::size_t> places_;
};

}  // namespace accord::broker::domain
