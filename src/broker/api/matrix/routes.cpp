// The addresses of the matrix and of can-i-deploy.
#include "broker/api/routes.hpp"

#include "broker/api/matrix/matrix.hpp"

namespace accord::broker::api {

std::span<const Route> matrix_routes() {
    using enum Method;
    using enum Permission;
    using enum Work;
    // An explanation knows the time: how long ago a verification was asked for.
    static constexpr Route kRoutes[] = {
        {kGet, "/matrix", kRead, get_matrix, {.gives = kHalOrText}, kRepeatableForAMinute},
        {kGet,
         "/matrix/provider/:provider/consumer/:consumer",
         kRead,
         get_matrix_of_pair,
         {},
         kRepeatableForAMinute},
        {kGet,
         "/can-i-deploy",
         kRead,
         get_can_i_deploy,
         {.gives = kHalOrText},
         kRepeatableForAMinute},
        {kGet,
         "/pacticipants/:pacticipant/branches/:branch/latest-version/can-i-deploy/to-environment/:environment",
         kRead,
         get_can_i_deploy_branch_to_environment,
         {.gives = kHalOrText},
         kRepeatableForAMinute},
        {kGet,
         "/pacticipants/:pacticipant/latest-version/:tag/can-i-deploy/to/:to",
         kRead,
         get_can_i_deploy_tag_to_tag,
         {.gives = kHalOrText},
         kRepeatableForAMinute},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
