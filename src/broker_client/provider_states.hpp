// The provider states that the pacts of a provider ask for.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker_client/wire/connection.hpp"

#include <string>

namespace accord::broker_client {

struct ProviderStatesWanted {
    std::string provider;
    std::string branch;       ///< at most one of the two; neither: the consumers' main branches
    std::string environment;  ///< its name
};

/// {"providerStates": [{"name", "consumers", "params"?}]}. Error: kNotFound naming the provider.
Result<json::Value> list_provider_states(Connection& broker, const ProviderStatesWanted& wanted);

}  // namespace accord::broker_client
