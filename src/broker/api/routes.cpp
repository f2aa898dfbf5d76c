// The table of all routes. Order matters: the first pattern that fits a path is taken.
#include "broker/api/diagnostics.hpp"
#include "broker/api/for_verification.hpp"
#include "broker/api/index.hpp"
#include "broker/api/matrix.hpp"
#include "broker/api/overview.hpp"
#include "broker/api/route.hpp"
#include "broker/api/stylesheet.hpp"

namespace accord::broker::api {
namespace {

using enum Method;
using enum Policy;

// clang-format off
constexpr Route kRoutes[] = {
    {kGet, "/", kRead, get_index},
    {kGet, "/", kRead, get_overview_page, kHtml},
    {kGet, "/css/accord.css", kRead, get_stylesheet, kStylesheet},
    {kGet, "/diagnostic/status/heartbeat", kHeartbeat, get_heartbeat},
    {kGet, "/diagnostic/status/dependencies", kHeartbeat, get_dependencies},

    {kGet, "/matrix", kRead, get_matrix, kHalOrText},
    {kGet, "/matrix/provider/:provider/consumer/:consumer", kRead, get_matrix_of_pair},
    {kGet, "/can-i-deploy", kRead, get_can_i_deploy, kHalOrText},
    {kGet, "/pacticipants/:pacticipant/branches/:branch/latest-version/can-i-deploy/to-environment/:environment",
     kRead, get_can_i_deploy_branch_to_environment, kHalOrText},
    {kGet, "/pacticipants/:pacticipant/latest-version/:tag/can-i-deploy/to/:to", kRead,
     get_can_i_deploy_tag_to_tag, kHalOrText},

    {kPost, "/pacts/provider/:provider/for-verification", kRead, post_pacts_for_verification},
    {kGet, "/pacts/provider/:provider/for-verification", kRead, get_pacts_for_verification},
};
// clang-format on

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace accord::broker::api
