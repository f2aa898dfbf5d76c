// HTTP's requests to the contract's, the contract's responses to HTTP's: see contract_exchange.hpp.
#include "http/contract_exchange.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "contract/pact/parts_json.hpp"

#include <algorithm>

namespace accord::http {

contract::HttpRequest to_contract(const Request& request) {
    contract::HttpRequest out;
    out.method = request.method;
    out.path = percent_decode(request.path()).value_or(std::string(request.path()));
    out.query = contract::query_from_text(request.query());
    for (const auto& [name, value] : request.headers) {
        const auto known = std::ranges::find_if(
            out.headers, [&](const auto& field) { return equal_ignoring_case(field.first, name); });
        if (known != out.headers.end()) {
            known->second.push_back(value);
        } else {
            out.headers.emplace_back(name, std::vector<std::string>{value});
        }
    }
    out.body = request.body.empty()
                   ? contract::Body::empty()
                   : contract::Body::present(
                         request.body, std::string(request.headers.value_or("Content-Type", "")));
    return out;
}

Response from_contract(const contract::HttpResponse& response) {
    Response out{.status = response.status, .headers = {}, .body = response.body.bytes};
    for (const auto& [name, values] : response.headers) {
        for (const auto& value : values) {
            out.headers.add(name, value);
        }
    }
    if (!response.body.content_type.empty() && !out.headers.has("Content-Type")) {
        out.headers.add("Content-Type", response.body.content_type);
    }
    return out;
}

}  // namespace accord::http
