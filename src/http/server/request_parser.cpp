// Beast's messages and errors as ours: see request_parser.hpp.
#include "http/server/request_parser.hpp"

#include <boost/beast/http/error.hpp>
#include <fmt/format.h>

namespace accord::http {
namespace {

namespace beast = boost::beast;

/// "http://host/path", as sent to proxies, means "/path" here.
std::string origin_form(std::string_view target) {
    const auto mark = target.find("://");
    if (target.starts_with('/') || mark == std::string_view::npos) {
        return std::string(target);
    }
    const auto path = target.find_first_of("/?", mark + 3);
    if (path == std::string_view::npos) {
        return "/";
    }
    return target[path] == '/' ? std::string(target.substr(path))
                               : "/" + std::string(target.substr(path));
}

}  // namespace

Response plain_text(int status, std::string text) {
    return {.status = status,
            .headers = {{"Content-Type", "text/plain; charset=utf-8"}},
            .body = std::move(text) + "\n"};
}

ReadOutcome ReadOutcome::refused(int status, std::string text) {
    return {Kind::kRefused, plain_text(status, std::move(text))};
}

ReadOutcome outcome_of(error_code error, const ServerOptions& options) {
    using beast::http::error::body_limit;
    if (error == beast::http::error::header_limit) {
        return ReadOutcome::refused(
            431, fmt::format("The header is larger than {} bytes.", options.header_bytes_max));
    }
    if (error == body_limit || error == beast::http::error::buffer_overflow) {
        return ReadOutcome::refused(
            413, fmt::format("The body is larger than {} bytes.", options.body_bytes_max));
    }
    return ReadOutcome::refused(400, fmt::format("Not an HTTP request: {}.", error.message()));
}

Request to_request(RequestParser& parser) {
    auto message = parser.release();
    Request out;
    out.method = message.method_string();
    out.target = origin_form(message.target());
    for (const auto& field : message) {
        out.headers.add(std::string(field.name_string()), std::string(field.value()));
    }
    out.body = std::move(message.body());
    return out;
}

}  // namespace accord::http
