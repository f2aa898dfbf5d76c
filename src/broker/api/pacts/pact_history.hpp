// The past of a pair over HTTP.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// What the consumer published, the newest first.
http::Response get_publications(Call& call);

/// What providers said to a content, the newest first.
http::Response get_results_of_content(Call& call);

}  // namespace accord::broker::api
