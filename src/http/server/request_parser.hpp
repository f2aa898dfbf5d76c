// What a server's connection reads: requests, or the reason why it is none.
#pragma once

#include "http/asio.hpp"
#include "http/message.hpp"
#include "http/server.hpp"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <string>

namespace accord::http {

using RequestParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

/// What reading a request came to.
struct ReadOutcome {
    enum class Kind { kRequest, kClosed, kRefused } kind = Kind::kClosed;
    Response refusal;

    static ReadOutcome refused(int status, std::string text);
};

/// The refusal for what the parser found: 431, 413 or 400, naming the limit.
ReadOutcome outcome_of(error_code error, const ServerOptions& options);

/// Takes the whole message out of the parser.
Request to_request(RequestParser& parser);

/// A response of one sentence.
Response plain_text(int status, std::string text);

}  // namespace accord::http
