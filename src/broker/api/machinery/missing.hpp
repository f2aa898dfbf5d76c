// The 404s that name who is missing.
#pragma once

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/call.hpp"
#include "broker/service/pacticipants/role.hpp"

namespace accord::broker::api {

/// "No pacticipant with name 'X' found", where X is the route's parameter `role`.
http::Response no_pacticipant(const Call& call, std::string_view role = "pacticipant");
http::Response no_pacticipant(const Call& call, service::Role role);

}  // namespace accord::broker::api
