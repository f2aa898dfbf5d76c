// What a broker says when it refuses: see error_body.hpp.
#include "broker_client/error_body.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

namespace accord::broker_client {
namespace {

constexpr std::size_t kPlainTextBytesMax = 500;

void collect(const json::Value& value, const std::string& place, std::vector<std::string>& out) {
    const std::string before = place.empty() ? "" : place + " ";
    if (const auto* said = value.if_string()) {
        out.push_back(before + std::string(*said));
    } else if (const auto* list = value.if_array()) {
        for (const auto& item : *list) {
            collect(item, place, out);
        }
    } else if (const auto* object = value.if_object()) {
        for (const auto* key : {"detail", "message", "text", "title"}) {
            if (const auto text = json::string_at(*object, key)) {
                out.push_back(before + std::string(*text));
                return;
            }
        }
        for (const auto& [key, item] : *object) {
            collect(item, place.empty() ? std::string(key) : place + "." + std::string(key), out);
        }
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

Error to_error(const http::Response& response, std::string_view method, std::string_view url) {
    std::string said = sentence_of(response);
    if (said.empty() && code_of(response.status) == ErrorCode::kUnauthorized) {
        said = "check the broker's user name and password, or its token";
    }
    return {code_of(response.status),
            fmt::format("{} {}: the broker answered {} {}{}{}",
                        method,
                        url,
                        response.status,
                        http::reason_phrase(response.status),
                        said.empty() ? "" : ": ",
                        said)};
}

}  // namespace accord::broker_client
