// How much of everything each team has, as PactFlow tells it.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_team_metrics(Call& call);

}  // namespace accord::broker::api
