// Heads of requests and responses as text: see wire.hpp.
#include "http/wire.hpp"

#include "base/text.hpp"
#include "http/field_syntax.hpp"

#include <fmt/format.h>

#include <ctime>
#include <iterator>

namespace accord::http {
namespace {

void append_field(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

void append_number_field(std::string& out, std::string_view name, std::size_t value) {
    const fmt::format_int digits(value);
    append_field(out, name, std::string_view(digits.data(), digits.size()));
}

}  // namespace

/// Made once a second on each thread.
std::string_view http_date() {
    thread_local std::time_t made_at = -1;
    thread_local char text[32];
    const std::time_t now = std::time(nullptr);
    if (now != made_at) {
        std::tm utc{};
        gmtime_r(&now, &utc);
        static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static constexpr const char* kMonths[] = {
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        const auto end = fmt::format_to_n(text,
                                          sizeof text - 1,
                                          "{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
                                          kDays[utc.tm_wday],
                                          utc.tm_mday,
                                          kMonths[utc.tm_mon],
                                          utc.tm_year + 1900,
                                          utc.tm_hour,
                                          utc.tm_min,
                                          utc.tm_sec);
        *end.out = '\0';
        made_at = now;
    }
    return text;
}

bool is_framing_field(std::string_view name) {
    switch (name.size()) {
        case 10:
            return equal_ignoring_case(name, "connection") ||
                   equal_ignoring_case(name, "keep-alive");
        case 14:
            return equal_ignoring_case(name, "content-length");
        case 17:
            return equal_ignoring_case(name, "transfer-encoding");
        default:
            return false;
    }
}

bool is_bodiless(int status) { return status / 100 == 1 || status == 204 || status == 304; }

bool are_writable(const Headers& headers) {
    for (const auto& [name, value] : headers) {
        if (!is_token(name) || !is_field_value(value)) {
            return false;
        }
    }
    return true;
}

std::string render_response_head(const Response& response,
                                 Framing framing,
                                 const Headers& on_every_answer) {
    std::string out;
    out.reserve(512);
    out.append(framing.is_http_1_0 ? "HTTP/1.0 " : "HTTP/1.1 ");
    const fmt::format_int status(response.status);
    out.append(status.data(), status.size()).append(" ");
    out.append(reason_phrase(response.status)).append("\r\n");
    for (const auto& [name, value] : response.headers) {
        if (!is_framing_field(name)) {
            append_field(out, name, value);
        }
    }
    for (const auto& [name, value] : on_every_answer) {
        if (!response.headers.has(name)) {
            append_field(out, name, value);
        }
    }
    if (!response.headers.has("Date")) {
        append_field(out, "Date", http_date());
    }
    if (framing.is_stream) {
        out.append(framing.is_http_1_0 ? "" : "Transfer-Encoding: chunked\r\n");
    } else if (!is_bodiless(response.status)) {
        append_number_field(out, "Content-Length", response.body.size());
    }
    if (!framing.keep_alive) {
        out.append("Connection: close\r\n");
    } else if (framing.is_http_1_0) {
        out.append("Connection: keep-alive\r\n");
    }
    out.append("\r\n");
    return out;
}

std::string render_request_head(const Request& request,
                                std::string_view target,
                                std::string_view host) {
    std::string out;
    out.reserve(512);
    out.append(request.method).append(" ").append(target).append(" HTTP/1.1\r\n");
    if (!request.headers.has("Host")) {
        append_field(out, "Host", host);
    }
    for (const auto& [name, value] : request.headers) {
        if (equal_ignoring_case(name, "content-length") ||
            equal_ignoring_case(name, "transfer-encoding")) {
            continue;
        }
        append_field(out, name, value);
    }
    const bool expects_body =
        request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    if (expects_body || !request.body.empty()) {
        append_number_field(out, "Content-Length", request.body.size());
    }
    out.append("\r\n");
    return out;
}

}  // namespace accord::http
