// A line of the log for each request.
#pragma once

#include "base/log.hpp"
#include "broker/api/observation/traffic.hpp"
#include "http/message.hpp"

namespace accord::broker::api {

/// Method, path, status, time, size and user; no query, which may hold what is secret.
void log_answer(Logger& log,
                const http::Request& request,
                const http::Response& response,
                const Answered& answered,
                std::string_view user);

/// What the nearest proxy says about whom it asks for; anybody may write it, so it is short.
std::string_view forwarded_for(const http::Request& request);

}  // namespace accord::broker::api
