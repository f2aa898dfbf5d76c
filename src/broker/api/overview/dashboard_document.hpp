// The dashboard as HAL and as a table.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/urls.hpp"
#include "broker/service/overview/dashboard.hpp"

#include <string>

namespace accord::broker::api {

/// What happened last comes first.
json::Object dashboard_document(const service::Dashboard& dashboard, const Urls& urls);

/// In the dashboard's order.
std::string render_dashboard_table(const service::Dashboard& dashboard);

}  // namespace accord::broker::api
