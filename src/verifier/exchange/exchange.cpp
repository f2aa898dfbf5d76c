// Between the contract's types and HTTP's: see exchange.hpp.
#include "verifier/exchange/exchange.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

namespace accord::verifier {
namespace {

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_plain_in_path(char c) {
    constexpr std::string_view kOthers = "/-._~!$&'()*+,;=:@";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kOthers.find(c) != std::string_view::npos;
}

std::string encode_path(std::string_view path) {
    std::string encoded;
    encoded.reserve(path.size());
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool is_escape =
            path[i] == '%' && i + 2 < path.size() && is_hex(path[i + 1]) && is_hex(path[i + 2]);
        if (is_escape || is_plain_in_path(path[i])) {
            encoded += path[i];
        } else {
            encoded += percent_encode(path.substr(i, 1));
        }
    }
    return encoded;
}

}  // namespace

std::string to_target(const contract::HttpRequest& request, std::string_view base_path) {
    while (base_path.ends_with('/')) {
        base_path.remove_suffix(1);
    }
    std::string target(base_path);
    if (!request.path.starts_with('/')) {
        target += '/';
    }
    target += encode_path(request.path);
    char separator = '?';
    for (const auto& [name, values] : request.query) {
        for (const auto& value : values) {
            target += separator + percent_encode(name) + '=' + percent_encode(value);
            separator = '&';
        }
    }
    return target;
}

http::Request to_http(const contract::HttpRequest& request,
                      std::string_view base_path,
                      const http::Headers& custom) {
    http::Request sent{.method = request.method, .target = to_target(request, base_path)};
    for (const auto& [name, values] : request.headers) {
        for (const auto& value : values) {
            sent.headers.add(name, value);
        }
    }
    if (request.body.state == contract::Body::State::kPresent) {
        sent.body = request.body.bytes;
        if (!request.body.content_type.empty() && !sent.headers.has("Content-Type")) {
            sent.headers.add("Content-Type", request.body.content_type);
        }
    }
    for (const auto& [name, value] : custom) {
        sent.headers.remove(name);
    }
    for (const auto& [name, value] : custom) {
        sent.headers.add(name, value);
    }
    return sent;
}

contract::HttpResponse from_http(http::Response response) {
    contract::HttpResponse actual{.status = response.status};
    for (const auto& [name, value] : response.headers) {
        const auto known = std::ranges::find_if(actual.headers, [&](const auto& field) {
            return equal_ignoring_case(field.first, name);
        });
        if (known == actual.headers.end()) {
            actual.headers.emplace_back(name, std::vector{value});
        } else {
            known->second.push_back(value);
        }
    }
    const std::string content_type(response.headers.value_or("Content-Type", ""));
    actual.body = response.body.empty()
                      ? contract::Body::empty()
                      : contract::Body::present(std::move(response.body), content_type);
    return actual;
}

}  // namespace accord::verifier
