// The resources of released versions: recorded for a version and environment, listed by either,
// support ended.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response post_released_version(Call& call);
http::Response get_releases_of_version(Call& call);
http::Response get_currently_supported(Call& call);
http::Response get_released_version(Call& call);
http::Response patch_released_version(Call& call);

}  // namespace accord::broker::api
