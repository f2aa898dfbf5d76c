// The HTTP API of a mock host, with the routes of the Pact core's, and the page for people.
#pragma once

#include "http/message.hpp"
#include "standalone/mock_host.hpp"

#include <chrono>
#include <functional>
#include <string>

namespace accord::standalone {

struct ApiOptions {
    std::string server_key;  ///< whoever has it may end the host
    /// Called once with the time that is left.
    std::function<void(std::chrono::milliseconds period)> on_shutdown;
};

/// GET and POST /, GET and DELETE /mockserver/ID, POST /mockserver/ID/verify,
/// GET /mockserver/ID/report, POST /shutdown; the page is what / is to a browser. Thread-safe.
http::Response answer(MockHost& host, const ApiOptions& options, const http::Request& request);

}  // namespace accord::standalone
