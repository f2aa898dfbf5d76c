// The authentication step: who sent this request? What they may do is decided in permission.hpp.
#pragma once

#include "broker/api/settings.hpp"
#include "broker/service/actor.hpp"
#include "http/message.hpp"

namespace accord::broker::api {

/// Whoever the request's credentials belong to; anonymous without any, or with wrong ones.
service::Actor identify(const http::Request& request, const Authentication& settings);

}  // namespace accord::broker::api
