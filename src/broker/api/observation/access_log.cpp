// The line of a request: see access_log.hpp.
#include "broker/api/observation/access_log.hpp"

#include "base/text.hpp"

#include <cmath>

namespace accord::broker::api {

std::string_view forwarded_for(const http::Request& request) {
    constexpr std::size_t kAddressBytesMax = 64;
    const auto list = request.headers.value_or("x-forwarded-for", "");
    return trim(list.substr(list.rfind(',') + 1)).substr(0, kAddressBytesMax);
}

void log_answer(Logger& log,
                const http::Request& request,
                const http::Response& response,
                const Answered& answered,
                std::string_view user) {
    if (!log.tells(LogLevel::kInfo)) {
        return;
    }
    const double ms = std::chrono::duration<double, std::milli>(answered.took).count();
    const LogField fields[] = {
        {"method", request.method},
        {"path", request.path()},
        {"status", std::int64_t{answered.status}},
        {"ms", std::round(ms * 1000) / 1000},
        {"bytes", static_cast<std::int64_t>(response.body.size())},
        {"user", user.empty() ? "-" : user},
        {"client", forwarded_for(request)},
        {"route", answered.route},
        {"accept", request.headers.value_or("accept", "")},
        {"type", request.headers.value_or("content-type", "")},
        {"sent", static_cast<std::int64_t>(request.body.size())},
    };
    // Whom a proxy asks for, when one does; more only for those who look closely.
    constexpr std::size_t kAlways = 6;
    const auto shown = log.tells(LogLevel::kDebug)      ? std::size(fields)
                       : forwarded_for(request).empty() ? kAlways
                                                        : kAlways + 1;
    log.log(LogLevel::kInfo, "request", std::span(fields).first(shown));
}

}  // namespace accord::broker::api
