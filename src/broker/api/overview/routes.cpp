// The addresses of what is about the broker as a whole.
#include "broker/api/routes.hpp"

#include "broker/api/observation/prometheus.hpp"
#include "broker/api/overview/dashboard.hpp"
#include "broker/api/overview/metrics.hpp"
#include "broker/api/overview/network.hpp"
#include "broker/api/overview/overview_part.hpp"
#include "broker/api/overview/search.hpp"
#include "broker/api/overview/team_metrics.hpp"
#include "broker/api/rendering/csv.hpp"

namespace accord::broker::api {

std::span<const Route> overview_routes() {
    using enum Method;
    using enum Permission;
    static constexpr std::string_view kCsvOnly[] = {kCsv};
    static constexpr std::string_view kTextOnly[] = {kTextPlain};
    static constexpr Route kRoutes[] = {
        {kGet, "/dashboard", kRead, get_dashboard, {.gives = kHalOrText}},
        {kGet,
         "/dashboard/provider/:provider/consumer/:consumer",
         kRead,
         get_dashboard_of_pair,
         {.gives = kHalOrText}},
        {kGet, "/overview", kRead, get_overview, {}, Work::kRepeatable},
        {kGet, "/search", kRead, get_search},
        {kGet, "/metrics", kRead, get_metrics, {}, Work::kRepeatable},
        {kGet, "/metrics", kRead, get_prometheus_metrics, {.gives = kTextOnly}, Work::kNone},
        {kGet,
         "/metrics/teams",
         {kReadTeams, Subject::kShown},
         get_team_metrics,
         {},
         Work::kRepeatable},
        {kGet, "/network", kRead, get_network, {}, Work::kRepeatable},
        {kGet,
         "/pacticipants/:pacticipant/network",
         kRead,
         get_network_around,
         {},
         Work::kRepeatable},
        {kGet, "/relationships", kRead, get_relationships, {.gives = kCsvOnly}},
        {kGet, "/groups/:pacticipant", kRead, get_group, {.gives = kCsvOnly}},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
