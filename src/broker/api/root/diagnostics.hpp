// Is the broker alive, is its database, and would an operator learn of an error?
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_heartbeat(Call& call);
http::Response get_workers(Call& call);
http::Response get_dependencies(Call& call);

/// 500, always: for trying out what watches the log and the answers.
http::Response fail_on_purpose(Call& call);

}  // namespace accord::broker::api
