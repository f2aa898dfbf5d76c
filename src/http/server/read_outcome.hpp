// What reading a request came to on a server's connection, and the answers that the connection
// gives by itself.
#pragma once

#include "http/message.hpp"
#include "http/parser/read_limits.hpp"
#include "http/server.hpp"

#include <string>

namespace accord::http {

struct ReadOutcome {
    enum class Kind {
        kRequest,
        kAnswered,  ///< the header was enough for `answer`
        kHttp2,     ///< the client begins HTTP/2
        kRefused,   ///< `answer` says why; nothing more can be read
        kClosed,
    };
    Kind kind = Kind::kClosed;
    Response answer = {};

    static ReadOutcome refused(Response answer) { return {Kind::kRefused, std::move(answer)}; }
};

/// 400, 413, 414 or 431, naming the limit or what is wrong.
Response refusal_of(const ReadFailure& failure, const ServerOptions& options);

/// 503 with the time after which to try again.
Response busy(std::string text);

/// A response of one sentence.
Response plain_text(int status, std::string text);

/// The limits on one request.
ReadLimits read_limits(const ServerOptions& options);

}  // namespace accord::http
