// A connection of HTTP/2: the first line says in which pieces the rest comes, which follows the
// client's preface. Requests are answered as they become whole. Neither side of the connection
// holds more than the limits allow, and a request that was taken says one thing only.
#include "base/text.hpp"
#include "http/field_syntax.hpp"
#include "http/h2/http2_session.hpp"
#include "target.hpp"

#include <algorithm>

using namespace accord;
using http::Http2Session;

namespace {

const http::ServerOptions kOptions{.header_bytes_max = 1000, .body_bytes_max = 20'000};
constexpr std::size_t kRequestBytesMax = 10'000;
constexpr std::size_t kAnswerBytes = 5000;
constexpr std::string_view kPreface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

std::size_t count_of(const http::Headers& headers, std::string_view name) {
    return static_cast<std::size_t>(std::ranges::count_if(
        headers, [&](const auto& field) { return equal_ignoring_case(field.first, name); }));
}

void check_says_one_thing(const http::Request& request) {
    fuzz::require(http::is_token(request.method) && is_utf8(request.target), "method and target");
    fuzz::require(request.body.size() <= kOptions.body_bytes_max, "bounded body");
    std::size_t bytes = 0;
    for (const auto& [name, value] : request.headers) {
        fuzz::require(http::is_token(name) && http::is_field_value(value), "fields");
        bytes += name.size() + value.size();
    }
    fuzz::require(bytes <= kOptions.header_bytes_max, "bounded header");
    fuzz::require(
        count_of(request.headers, "Host") == 1 && http::is_host(*request.headers.find("Host")),
        "one valid host");
    fuzz::require(count_of(request.headers, "cookie") <= 1, "cookies are joined");
    for (const auto* name : {"connection", "transfer-encoding", "keep-alive", "upgrade"}) {
        fuzz::require(count_of(request.headers, name) == 0, "no fields of a connection");
    }
    const auto length = request.headers.find("content-length");
    fuzz::require(!length || request.method == "CONNECT" ||
                      std::stoull(std::string(*length)) == request.body.size(),
                  "the length told");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto [sizes, rest] = fuzz::first_line_and_rest(fuzz::as_text(data, size));
    http::ByteBudget request_bytes(kRequestBytesMax);
    http::ByteBudget answer_bytes(3 * kAnswerBytes);
    const auto log = Logger::silent();
    {
        Http2Session session(kOptions, request_bytes, answer_bytes, *log);
        bool reads_on = session.read(kPreface);
        std::string out;
        for (std::size_t turn = 0; reads_on && !rest.empty() && !session.is_behind(); ++turn) {
            const auto piece = rest.substr(
                0,
                sizes.empty() ? rest.size()
                              : 1 + static_cast<std::uint8_t>(sizes[turn % sizes.size()]));
            rest.remove_prefix(piece.size());
            reads_on = session.read(piece);
            fuzz::require(session.streams_open() <= Http2Session::kStreamsMax, "bounded streams");
            for (auto& ready : session.take_ready()) {
                check_says_one_thing(ready.request);
                session.answer(ready.stream, {.body = std::string(kAnswerBytes, 'x')});
                session.release(ready.bytes);
            }
            if (turn % 7 == 6) {
                session.expire(Http2Session::Clock::time_point::max());
            }
            out.clear();
            session.write(out, 4096);
            fuzz::require(out.size() <= 4096 + 16 * 1024 + 9, "a piece and a frame are written");
        }
        session.go_away();
    }
    fuzz::require(request_bytes.try_take(kRequestBytesMax), "what requests held is given back");
    fuzz::require(answer_bytes.try_take(3 * kAnswerBytes), "what answers held is given back");
    return 0;
}
