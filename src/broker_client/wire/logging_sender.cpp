// Exchanges in the log: see logging_sender.hpp.
#include "broker_client/wire/logging_sender.hpp"

#include "base/terminal.hpp"

#include <fmt/format.h>

#include <chrono>

namespace accord::broker_client {
namespace {

/// More of a body is no help to a reader.
constexpr std::size_t kLoggedBodyBytesMax = 16 * 1024;

void log_body(Logger& log, std::string_view whose, std::string_view body) {
    if (body.empty() || !log.tells(LogLevel::kDebug)) {
        return;
    }
    const bool cut = body.size() > kLoggedBodyBytesMax;
    log.debug(fmt::format("{} body: {}{}",
                          whose,
                          printable(body.substr(0, kLoggedBodyBytesMax)),
                          cut ? fmt::format("... ({} bytes)", body.size()) : ""));
}

}  // namespace

/// What is told of an exchange, and how long it took, has nothing of what is done meanwhile.
Result<http::Response> LoggingSender::exchange(const http::Url& url,
                                               http::Request request,
                                               const http::Meanwhile& meanwhile) {
    const bool tells = log_.tells(LogLevel::kInfo);
    if (tells && meanwhile) {
        meanwhile();
    }
    const std::string method = request.method;
    const auto line = [&] { return fmt::format("{} {}{}", method, url.origin(), url.target); };
    log_body(log_, "request", request.body);
    const auto start = std::chrono::steady_clock::now();
    auto response = wire_.send(url, std::move(request), tells ? http::Meanwhile() : meanwhile);
    if (!response) {
        log_.warn(fmt::format("{}: {}", line(), response.error().message));
        return response;
    }
    if (tells) {
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - start);
        log_.info(fmt::format("{}: {} {}, {} ms",
                              line(),
                              response->status,
                              http::reason_phrase(response->status),
                              took.count()));
    }
    log_body(log_, "response", response->body);
    return response;
}

}  // namespace accord::broker_client
