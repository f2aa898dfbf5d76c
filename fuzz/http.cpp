// A connection: the first line says in which pieces the rest comes, which is read as requests, one
// after another, and as answers. What is read does not depend on the pieces, no more is held than
// the limits allow, and a request that was taken says one thing only.
#include "base/text.hpp"
#include "http/field_syntax.hpp"
#include "http/parser/request_reader.hpp"
#include "http/parser/response_reader.hpp"
#include "target.hpp"

#include <algorithm>

using namespace accord;
using http::ReadFailure;
using http::RequestReader;
using http::ResponseReader;

namespace {

constexpr http::ReadLimits kLimits{
    .start_line_bytes_max = 200, .header_bytes_max = 1000, .fields_max = 10, .body_bytes_max = 500};

/// Gives a text out in pieces whose sizes are the bytes of another text; whole when that is empty.
class Pieces {
  public:
    Pieces(std::string_view text, std::string_view sizes) : left_(text), sizes_(sizes) {}

    /// The next piece; empty at the end.
    std::string_view next() {
        const std::size_t size =
            sizes_.empty() ? left_.size()
                           : 1 + static_cast<std::uint8_t>(sizes_[turn_++ % sizes_.size()]) % 64;
        const auto piece = left_.substr(0, size);
        left_.remove_prefix(piece.size());
        return piece;
    }

  private:
    std::string_view left_;
    std::string_view sizes_;
    std::size_t turn_ = 0;
};

struct ReadRequest {
    std::string method, target;
    http::Headers headers;
    std::string body;
    bool keeps = false;
    bool operator==(const ReadRequest&) const = default;
};

struct Requests {
    std::vector<ReadRequest> whole;
    std::optional<ReadFailure> failure;
    bool operator==(const Requests&) const = default;
};

void check_is_bounded(const RequestReader& reader) {
    fuzz::require(reader.bytes_held() <= kLimits.header_bytes_max + kLimits.body_bytes_max,
                  "no more is held than the limits allow");
    fuzz::require(reader.request().body.capacity() <= 64 * 1024, "room is made as bytes come");
}

Requests read_requests(std::string_view text, std::string_view sizes) {
    Requests read;
    Pieces pieces(text, sizes);
    RequestReader reader(kLimits);
    std::string_view piece = pieces.next();
    while (!piece.empty()) {
        reader.read(piece);
        check_is_bounded(reader);
        if (reader.failure()) {
            read.failure = reader.failure();
            return read;
        }
        if (reader.is_done()) {
            const bool keeps = reader.keeps_connection();
            auto request = reader.take();
            read.whole.push_back({std::move(request.method),
                                  std::move(request.target),
                                  std::move(request.headers),
                                  std::move(request.body),
                                  keeps});
            reader = RequestReader(kLimits);
        }
        if (piece.empty()) {
            piece = pieces.next();
        }
    }
    return read;
}

std::size_t count_of(const http::Headers& headers, std::string_view name) {
    return static_cast<std::size_t>(std::ranges::count_if(
        headers, [&](const auto& field) { return equal_ignoring_case(field.first, name); }));
}

/// Everybody who reads it reads the same.
void check_says_one_thing(const ReadRequest& request) {
    fuzz::require(http::is_token(request.method) && is_utf8(request.target), "a start line");
    // An absolute target brings its host along.
    fuzz::require(request.headers.size() <= kLimits.fields_max + 1, "not too many fields");
    for (const auto& [name, value] : request.headers) {
        fuzz::require(http::is_token(name) && http::is_field_value(value), "nothing ends a line");
        fuzz::require(http::without_blanks(value) == value, "values have no blanks around them");
    }
    const auto hosts = count_of(request.headers, "Host");
    fuzz::require(hosts <= 1, "one host");
    fuzz::require(hosts == 0 || http::is_host(*request.headers.find("Host")), "a valid host");
    const auto lengths = count_of(request.headers, "Content-Length");
    const auto encodings = count_of(request.headers, "Transfer-Encoding");
    fuzz::require(lengths + encodings <= 1, "one way to tell where the body ends");
    fuzz::require(lengths + encodings == 1 || request.body.empty(), "no body untold");
    if (lengths == 1) {
        const auto length = *request.headers.find("Content-Length");
        fuzz::require(length.find_first_not_of("0123456789") == length.npos, "digits");
        fuzz::require(std::stoull(std::string(length)) == request.body.size(), "the length told");
    }
    if (encodings == 1) {
        fuzz::require(equal_ignoring_case(*request.headers.find("Transfer-Encoding"), "chunked"),
                      "chunked");
    }
}

/// The same, with its length told, is read as the same.
void check_survives(ReadRequest request) {
    request.headers.remove("Transfer-Encoding");
    request.headers.set("Content-Length", std::to_string(request.body.size()));
    std::string text = request.method + " " + request.target + " HTTP/1.1\r\n";
    if (!request.headers.has("Host")) {
        request.headers.add("Host", "a");
    }
    for (const auto& [name, value] : request.headers) {
        text += name + ": " + value + "\r\n";
    }
    const auto again = read_requests(text + "\r\n" + request.body, "");
    if (again.failure && again.failure->kind != ReadFailure::Kind::kMalformed) {
        return;  // what was added made it too large
    }
    fuzz::require(again.whole.size() == 1, "one request");
    request.keeps = again.whole[0].keeps;
    fuzz::require(again.whole[0] == request, "the same request");
}

struct Answers {
    std::vector<std::pair<int, http::Headers>> heads;
    std::vector<std::string> bodies;
    std::optional<ReadFailure> failure;
    bool operator==(const Answers&) const = default;
};

Answers read_answers(std::string_view text, std::string_view sizes, ResponseReader::Body body) {
    Answers read;
    Pieces pieces(text, sizes);
    ResponseReader reader(kLimits, body);
    const auto take = [&] {
        auto response = reader.take();
        read.heads.emplace_back(response.status, std::move(response.headers));
        read.bodies.push_back(std::move(response.body));
        reader = ResponseReader(kLimits, body);
    };
    std::string_view piece = pieces.next();
    while (!piece.empty()) {
        reader.read(piece);
        fuzz::require(reader.response().body.size() <= kLimits.body_bytes_max, "bounded body");
        fuzz::require(reader.response().headers.size() <= kLimits.fields_max, "bounded fields");
        if (reader.failure()) {
            read.failure = reader.failure();
            return read;
        }
        if (reader.is_done()) {
            take();
        }
        if (piece.empty()) {
            piece = pieces.next();
        }
    }
    if (reader.finish()) {
        take();
    }
    return read;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [sizes, text] = fuzz::first_line_and_rest(fuzz::as_text(data, size));
    const auto requests = read_requests(text, "");
    fuzz::require(read_requests(text, sizes) == requests, "requests do not depend on the pieces");
    for (const auto& request : requests.whole) {
        check_says_one_thing(request);
        check_survives(request);
    }
    for (const auto body : {ResponseReader::Body::kAsTheHeaderSays, ResponseReader::Body::kNone}) {
        const auto answers = read_answers(text, "", body);
        fuzz::require(read_answers(text, sizes, body) == answers,
                      "answers do not depend on the pieces");
        for (const auto& [status, headers] : answers.heads) {
            for (const auto& [name, value] : headers) {
                fuzz::require(!name.empty() && http::is_field_value(name), "names of fields");
                fuzz::require(http::is_field_value(value), "values of fields");
            }
        }
    }
    return 0;
}
