// The provider states that a provider's consumers expect of it.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// By the heads of the consumers' main branches.
http::Response list_provider_states(Call& call);
http::Response list_provider_states_on_branch(Call& call);
/// Of an environment that is named by its UUID, or by its name.
http::Response list_provider_states_in_environment(Call& call);

}  // namespace accord::broker::api
