// Integrations of consumers and providers.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_integrations(Call& call);
http::Response list_team_integrations(Call& call);
http::Response delete_integration(Call& call);
http::Response delete_integrations(Call& call);

}  // namespace accord::broker::api
