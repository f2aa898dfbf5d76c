// What a broker says when it refuses: see error_body.hpp.
#include "broker_client/wire/error_body.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

namespace accord::broker_client {
namespace {

constexpr std::size_t kPlainTextBytesMax = 500;

/// "name is missing" of "is missing" at `name`; a sentence that names its place already stays.
std::string at_place(const std::string& place, std::string_view said) {
    const bool has_it = place.empty() || equal_ignoring_case(said.substr(0, place.size()), place);
    return has_it ? std::string(said) : fmt::format("{} {}", place, said);
}

void collect(const json::Value& value, const std::string& place, std::vector<std::string>& out) {
    if (const auto* said = value.if_string()) {
        out.push_back(at_place(place, *said));
    } else if (const auto* list = value.if_array()) {
        for (const auto& item : *list) {
            collect(item, place, out);
        }
    } else if (const auto* object = value.if_object()) {
        for (const auto* key : {"detail", "message", "text", "title"}) {
            if (const auto text = json::string_at(*object, key)) {
                out.push_back(at_place(place, *text));
                return;
            }
        }
        for (const auto& [key, item] : *object) {
            collect(item, place.empty() ? std::string(key) : place + "." + std::string(key), out);
        }
    }
}

/// What to do when the broker, or a proxy before it, wants to know who is there.
std::string advice_on(int status, std::string_view credentials) {
    switch (status) {
        case 401:
            return fmt::format("check {}", credentials);
        case 403:
            return "this user or token is not allowed to do that";
        case 407:
            return "check the proxy's user name and password in HTTP_PROXY or HTTPS_PROXY";
        default:
            return "";
    }
}

ErrorCode code_of(int status) {
    switch (status) {
        case 401:
        case 403:
        case 407:
            return ErrorCode::kUnauthorized;
        case 404:
        case 410:
            return ErrorCode::kNotFound;
        case 409:
        case 412:
            return ErrorCode::kConflict;
        case 413:
            return ErrorCode::kLimit;
        case 501:
            return ErrorCode::kInvalidInput;
        case 408:
        case 429:
            return ErrorCode::kUnavailable;
        default:
            return status >= 500 ? ErrorCode::kUnavailable : ErrorCode::kInvalidInput;
    }
}

}  // namespace

std::string sentence_of(const http::Response& response) {
    const auto document = json::parse(response.body);
    if (!document) {
        const bool is_plain =
            response.headers.value_or("Content-Type", "").starts_with("text/plain");
        return is_plain && is_utf8(response.body)
                   ? std::string(trim(response.body.substr(0, kPlainTextBytesMax)))
                   : "";
    }
    for (const auto* key : {"errors", "error", "notices", "detail", "title"}) {
        std::vector<std::string> sentences;
        if (const auto* said = json::find(*document, key)) {
            collect(*said, "", sentences);
        }
        if (!sentences.empty()) {
            return join(sentences, "; ");
        }
    }
    return "";
}

Error to_error(const http::Response& response,
               std::string_view method,
               std::string_view url,
               std::string_view credentials) {
    std::vector<std::string> sentences{sentence_of(response),
                                       advice_on(response.status, credentials)};
    std::erase(sentences, "");
    return {code_of(response.status),
            fmt::format("{} {}: the broker answered {} {}{}{}",
                        method,
                        url,
                        response.status,
                        http::reason_phrase(response.status),
                        sentences.empty() ? "" : ": ",
                        join(sentences, "; "))};
}

}  // namespace accord::broker_client
