// The provider states that the pacts of a provider expect.
#pragma once

#include "base/json.hpp"

#include <cstddef>
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

/// Gathers the states of several pacts; one is what has the same name and the same parameters.
class ProviderStates {
  public:
    /// Adds those of the interactions and messages of a pact, whatever its version: a text, or a
    /// list of objects with a name.
    void add(std::string_view consumer, const json::Object& pact);

    /// By name; those of one name in the order in which they were added.
    std::vector<ProviderState> take();

  private:
    void add_interaction(std::string_view consumer, const json::Object& interaction);
    void add_state(std::string_view consumer, std::string_view name, const json::Value* params);

    std::vector<ProviderState> states_;
    std::map<std::string, std::size_t> places_;
};

}  // namespace accord::broker::domain
