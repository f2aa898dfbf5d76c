// Differences between the pacts of a pair.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// With the newest pact of a lower consumer version whose content is another.
http::Response get_difference_to_previous(Call& call);
/// With the pact of the consumer version that the path names.
http::Response get_difference_to_version(Call& call);
/// Between two contents.
http::Response get_difference_to_content(Call& call);

}  // namespace accord::broker::api
