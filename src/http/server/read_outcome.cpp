// Refusals in words: see read_outcome.hpp.
#include "http/server/read_outcome.hpp"

#include <fmt/format.h>

namespace accord::http {
namespace {

constexpr std::string_view kRetryAfterSeconds = "2";

/// "the method is wrong" as a sentence.
std::string as_sentence(std::string reason) {
    if (!reason.empty() && reason[0] >= 'a' && reason[0] <= 'z') {
        reason[0] = static_cast<char>(reason[0] - 'a' + 'A');
    }
    return reason + ".";
}

}  // namespace

Response plain_text(int status, std::string text) {
    return {.status = status,
            .headers = {{"Content-Type", "text/plain; charset=utf-8"}},
            .body = std::move(text) + "\n"};
}

Response busy(std::string text) {
    Response response = plain_text(503, std::move(text));
    response.headers.add("Retry-After", std::string(kRetryAfterSeconds));
    return response;
}

Response refusal_of(const ReadFailure& failure, const ServerOptions& options) {
    switch (failure.kind) {
        case ReadFailure::Kind::kMalformed:
            return plain_text(400, as_sentence(failure.reason));
        case ReadFailure::Kind::kStartLineTooLong:
            return plain_text(414,
                              fmt::format("The request line is longer than {} bytes.",
                                          read_limits(options).start_line_bytes_max));
        case ReadFailure::Kind::kHeaderTooLarge:
            return plain_text(
                431, fmt::format("The header is larger than {} bytes.", options.header_bytes_max));
        case ReadFailure::Kind::kTooManyFields:
            return plain_text(431,
                              fmt::format("The header has more than {} fields.",
                                          read_limits(options).fields_max));
        case ReadFailure::Kind::kBodyTooLarge:
            return plain_text(
                413, fmt::format("The body is larger than {} bytes.", options.body_bytes_max));
    }
    return plain_text(400, "Not an HTTP request.");
}

ReadLimits read_limits(const ServerOptions& options) {
    return {.header_bytes_max = options.header_bytes_max, .body_bytes_max = options.body_bytes_max};
}

}  // namespace accord::http
