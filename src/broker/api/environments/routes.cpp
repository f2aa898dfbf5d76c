// The addresses of environments and of what is deployed or released to them.
#include "broker/api/routes.hpp"

#include "broker/api/environments/deployed_versions.hpp"
#include "broker/api/environments/environments.hpp"
#include "broker/api/environments/history.hpp"
#include "broker/api/environments/released_versions.hpp"

namespace accord::broker::api {

std::span<const Route> environment_routes() {
    using enum Method;
    using enum Permission;
    using enum Subject;
    using enum Body;
    static constexpr Route kRoutes[] = {
        {kGet, "/environments", {kReadEnvironments, kShown}, get_environments},
        {kPost, "/environments", kManageEnvironments, post_environment, {.body = kRequired}},
        {kGet, "/environments/:environment", {kReadEnvironments, kEnvironment}, get_environment},
        {kPut,
         "/environments/:environment",
         kManageEnvironments,
         put_environment,
         {.body = kRequired}},
        {kDelete, "/environments/:environment", kManageEnvironments, delete_environment},
        {kGet, "/environments/:environment/history", kRead, get_environment_history},
        {kGet,
         "/environments/:environment/deployed-versions/currently-deployed",
         kRead,
         get_currently_deployed},
        {kGet,
         "/environments/:environment/released-versions/currently-supported",
         kRead,
         get_currently_supported},
        {kGet,
         "/pacticipants/:pacticipant/versions/:version/deployed-versions/environment/:environment",
         kRead,
         get_deployments_of_version},
        {kPost,
         "/pacticipants/:pacticipant/versions/:version/deployed-versions/environment/:environment",
         {kRecord, kPlace},
         post_deployed_version},
        {kGet,
         "/pacticipants/:pacticipant/versions/:version/released-versions/environment/:environment",
         kRead,
         get_releases_of_version},
        {kPost,
         "/pacticipants/:pacticipant/versions/:version/released-versions/environment/:environment",
         {kRecord, kPlace},
         post_released_version},
        {kGet, "/deployed-versions/:deployed_version", kRead, get_deployed_version},
        {kPatch,
         "/deployed-versions/:deployed_version",
         {kRecord, kDeployment},
         patch_deployed_version,
         {.takes = kMergePatchIn, .body = kRequired}},
        {kGet, "/released-versions/:released_version", kRead, get_released_version},
        {kPatch,
         "/released-versions/:released_version",
         {kRecord, kRelease},
         patch_released_version,
         {.takes = kMergePatchIn, .body = kRequired}},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
