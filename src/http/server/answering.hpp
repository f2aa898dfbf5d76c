// What every version of HTTP does around a handler: what it throws, what it may not say, and what
// no handler sees.
#pragma once

#include "base/log.hpp"
#include "http/message.hpp"
#include "http/server/read_outcome.hpp"

#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <string>

namespace accord::http {

/// How long a client may take for so many bytes after its first request_timeout: who reads more
/// slowly is not waited for.
inline std::chrono::seconds slowest_reading(std::size_t bytes) {
    constexpr std::size_t kSlowestReaderBytesPerSecond = 16 * 1024;
    return std::chrono::seconds(bytes / kSlowestReaderBytesPerSecond);
}

/// What `make` gives back; a 500 when it throws, and the reason in the log.
template <class Make>
auto guarded(const Request& request, Logger& log, Make make) -> decltype(make()) {
    std::string reason;
    try {
        return make();
    } catch (const std::exception& error) {
        reason = error.what();
    } catch (...) {
        reason = "an exception that is no std::exception";
    }
    log.error(fmt::format("{} {}: {}", request.method, request.path(), reason));
    return plain_text(500, "Internal server error.");
}

/// The response, unless it would break out of its lines.
Response checked(Response response, const Request& request, Logger& log);

/// Says in the log what no handler sees.
void log_refusal(const Request& request, const Response& answer, Logger& log);

}  // namespace accord::http
