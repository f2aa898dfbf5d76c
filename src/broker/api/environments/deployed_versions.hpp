// The resources of deployed versions: recorded for a version and environment, listed by either,
// undeployed.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response post_deployed_version(Call& call);
http::Response get_deployments_of_version(Call& call);
http::Response get_currently_deployed(Call& call);
http::Response get_deployed_version(Call& call);
http::Response patch_deployed_version(Call& call);

}  // namespace accord::broker::api
