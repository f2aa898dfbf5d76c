// Answers looked at before they go out, refusals noted: see answering.hpp.
#include "http/server/answering.hpp"

#include "base/text.hpp"
#include "http/wire.hpp"

namespace accord::http {

Response checked(Response response, const Request& request, Logger& log) {
    if (are_writable(response.headers)) {
        return response;
    }
    log.error(
        fmt::format("{} {}: a response field has a line break or another "
                    "character that may not be sent",
                    request.method,
                    request.path()));
    return plain_text(500, "Internal server error.");
}

void log_refusal(const Request& request, const Response& answer, Logger& log) {
    const LogField fields[] = {{"method", request.method},
                               {"path", request.path()},
                               {"status", std::int64_t{answer.status}},
                               {"reason", trim(answer.body)}};
    log.log(answer.status >= 500 ? LogLevel::kWarn : LogLevel::kInfo, "request refused", fields);
}

}  // namespace accord::http
