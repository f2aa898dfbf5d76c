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

}  // namespace accord::broker::api
