// The dashboard as HAL and as a table.
#pragma once

#include "broker/api/machinery/urls.hpp"
#include "broker/service/overview/dashboard.hpp"

#include <string>

namespace accord::broker::api {

/// The JSON text; what happened last comes first. It may be of some MB, so it is written item by
/// item, none of which outlives its text.
std::string render_dashboard(const service::Dashboard& dashboard, const Urls& urls);

/// In the dashboard's order.
std::string render_dashboard_table(const service::Dashboard& dashboard);

}  // namespace accord::broker::api
