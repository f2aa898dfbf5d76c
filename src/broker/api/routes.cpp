// Joins the tables of all rooms.
#include "broker/api/routes.hpp"

namespace accord::broker::api {

std::vector<Route> routes(const Settings& settings) {
    std::vector<Route> all;
    const std::span<const Route> none;
    for (const auto table :
         {root_routes(),        settings.diagnostics ? diagnostic_routes() : none,
          page_routes(),        settings.explorer ? explorer_routes() : none,
          matrix_routes(),      pact_routes(),
          content_routes(),     overview_routes(),
          badge_routes(),       verification_result_routes(),
          pacticipant_routes(), version_routes(),
          environment_routes(), webhook_routes(),
          event_routes(),       identity_routes(),
          federation_routes(),  secret_routes(),
          audit_routes(),       team_routes(),
          invitation_routes(),  preference_routes(),
          scim_routes()}) {
        all.insert(all.end(), table.begin(), table.end());
    }
    return all;
}

const std::vector<Route>& routes() {
    static const std::vector<Route> kAll = routes(Settings());
    return kAll;
}

}  // namespace accord::broker::api
