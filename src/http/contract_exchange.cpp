// Percent-encoding and header fields, gathered and spread: see contract_exchange.hpp.
#include "http/contract_exchange.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "contract/model/query_text.hpp"
#include "http/content_encoding.hpp"

#include <algorithm>
#include <array>

namespace accord::http {
namespace {

contract::MultiMap gathered(const Headers& headers) {
    contract::MultiMap out;
    for (const auto& [name, value] : headers) {
        const auto known = std::ranges::find_if(
            out, [&](const auto& field) { return equal_ignoring_case(field.first, name); });
        if (known != out.end()) {
            known->second.push_back(value);
        } else {
            out.emplace_back(name, std::vector<std::string>{value});
        }
    }
    return out;
}

Headers spread(const contract::MultiMap& headers, std::string_view content_type) {
    Headers out;
    for (const auto& [name, values] : headers) {
        for (const auto& value : values) {
            out.add(name, value);
        }
    }
    if (!content_type.empty() && !out.has("Content-Type")) {
        out.add("Content-Type", std::string(content_type));
    }
    return out;
}

/// The bytes that go out: in the content encoding that the headers name. A contract may have them
/// in it already.
std::string sent_body(const contract::Body& body, const contract::MultiMap& headers) {
    if (body.state != contract::Body::State::kPresent) {
        return "";
    }
    const auto encoding = contract::header_value(headers, "Content-Encoding");
    if (!encoding || decode_content(*encoding, body.bytes, kDecodedBytesMax)) {
        return body.bytes;
    }
    return encode_content(*encoding, body.bytes).value_or(body.bytes);
}

}  // namespace

contract::HttpRequest to_contract(const Request& request) {
    contract::HttpRequest out;
    out.method = request.method;
    out.path = percent_decode(request.path()).value_or(std::string(request.path()));
    out.query = contract::query_from_text(request.query());
    out.headers = gathered(request.headers);
    out.body = body_of(request.body, request.headers);
    return out;
}

contract::HttpResponse to_contract(Response response) {
    contract::HttpResponse out;
    out.status = response.status;
    out.headers = gathered(response.headers);
    out.body = body_of(std::move(response.body), response.headers);
    return out;
}

contract::Body body_of(std::string bytes, const Headers& headers) {
    if (bytes.empty()) {
        return contract::Body::empty();
    }
    auto out = contract::Body::present(std::move(bytes),
                                       std::string(headers.value_or("Content-Type", "")));
    const auto encoding = headers.find("Content-Encoding");
    if (!encoding) {
        return out;
    }
    auto plain = decode_content(*encoding, out.bytes, kDecodedBytesMax);
    if (plain) {
        out.bytes = std::move(*plain);
    } else {
        out.encoded = {.problem = plain.error().message,
                       .is_broken = plain.error().code != ErrorCode::kNotFound};
    }
    return out;
}

Request from_contract(const contract::HttpRequest& request, std::string_view base_path) {
    return {.method = request.method,
            .target = target_of(request, base_path),
            .headers = spread(request.headers, ""),
            .body = sent_body(request.body, request.headers)};
}

Response from_contract(const contract::HttpResponse& response) {
    return {.status = response.status,
            .headers = spread(response.headers, response.body.content_type),
            .body = sent_body(response.body, response.headers)};
}

std::string target_of(const contract::HttpRequest& request, std::string_view base_path) {
    while (base_path.ends_with('/')) {
        base_path.remove_suffix(1);
    }
    std::string target(base_path);
    if (!request.path.starts_with('/')) {
        target += '/';
    }
    target += percent_encode_path(request.path);
    if (const auto query = contract::query_to_send(request); !query.empty()) {
        target += '?' + query;
    }
    return target;
}

void replace_fields(Headers& headers, const Headers& fields) {
    for (const auto& [name, value] : fields) {
        headers.remove(name);
    }
    for (const auto& [name, value] : fields) {
        headers.add(name, value);
    }
}

}  // namespace accord::http
