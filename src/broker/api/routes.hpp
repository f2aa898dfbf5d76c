// All addresses of the API: every room has its own table, in its routes.cpp.
#pragma once

#include "broker/api/machinery/route.hpp"
#include "broker/api/settings.hpp"

#include <span>
#include <vector>

namespace accord::broker::api {

std::span<const Route> root_routes();
std::span<const Route> diagnostic_routes();
std::span<const Route> page_routes();
std::span<const Route> explorer_routes();
std::span<const Route> matrix_routes();
std::span<const Route> pact_routes();
std::span<const Route> content_routes();
std::span<const Route> overview_routes();
std::span<const Route> badge_routes();
std::span<const Route> verification_result_routes();
std::span<const Route> pacticipant_routes();
std::span<const Route> version_routes();
std::span<const Route> environment_routes();
std::span<const Route> webhook_routes();
std::span<const Route> event_routes();
std::span<const Route> federation_routes();
std::span<const Route> identity_routes();
std::span<const Route> invitation_routes();
std::span<const Route> preference_routes();
std::span<const Route> secret_routes();
std::span<const Route> audit_routes();
std::span<const Route> team_routes();
std::span<const Route> scim_routes();

/// All of them. The order of tables and lines matters in one case only: of lines with the same
/// method and pattern the first is for clients who do not mind which media type they get.
const std::vector<Route>& routes();

/// Those that the settings leave.
std::vector<Route> routes(const Settings& settings);

}  // namespace accord::broker::api
