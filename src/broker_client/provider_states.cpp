// Provider states: see provider_states.hpp.
#include "broker_client/provider_states.hpp"

#include "base/encoding.hpp"

#include <fmt/format.h>

namespace accord::broker_client {

Result<json::Value> list_provider_states(Connection& broker, const ProviderStatesWanted& wanted) {
    // No relation leads to them, in no broker. They stand below the provider's pacts.
    auto address = broker.address_of("pb:provider-pacts", {{"provider", wanted.provider}});
    if (!address) {
        return fail(address.error());
    }
    *address += "/provider-states";
    if (!wanted.branch.empty()) {
        *address += "/branch/" + percent_encode(wanted.branch);
    } else if (!wanted.environment.empty()) {
        *address += "/environment/" + percent_encode(wanted.environment);
    }
    return broker.get(*address);
}

}  // namespace accord::broker_client
