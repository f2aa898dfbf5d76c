// The way of every request: protection, method, route, identity and permission, negotiation, body,
// the resource, conditions, standard headers.
#pragma once

#include "broker/api/machinery/context.hpp"
#include "broker/api/machinery/router.hpp"
#include "http/message.hpp"

namespace accord::broker::api {

/// Answers one request; never throws, never leaves half a change behind.
http::Response dispatch(const http::Request& request, const Context& context, const Router& router);

}  // namespace accord::broker::api
