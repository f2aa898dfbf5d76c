// The dashboard: which pacts count now, and how they stand.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// Of all pairs.
http::Response get_dashboard(Call& call);
/// Of one pair.
http::Response get_dashboard_of_pair(Call& call);

}  // namespace accord::broker::api
