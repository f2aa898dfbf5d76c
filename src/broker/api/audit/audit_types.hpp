// What a use of a route is called in the audit log.
#pragma once

#include "broker/api/machinery/route.hpp"

#include <string_view>

namespace accord::broker::api {

/// "webhook.changed"; empty for routes that change nothing.
std::string_view audit_type(const Route& route);

}  // namespace accord::broker::api
