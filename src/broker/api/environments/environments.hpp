// The resources /environments and /environments/UUID, and how an environment is shown.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/service/environments/environments.hpp"

namespace accord::broker::api {

http::Response get_environments(Call& call);
http::Response post_environment(Call& call);
http::Response get_environment(Call& call);
http::Response put_environment(Call& call);
http::Response delete_environment(Call& call);

/// An environment as HAL, with its links.
json::Object environment_document(const Urls& urls, const store::Environment& environment);

}  // namespace accord::broker::api
