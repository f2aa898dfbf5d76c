// Metrics for Prometheus, which asks for text where other clients of /metrics ask for HAL.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_prometheus_metrics(Call& call);

}  // namespace accord::broker::api
