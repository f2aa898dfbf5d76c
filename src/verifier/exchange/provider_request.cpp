// Fields of every request: see provider_request.hpp.
#include "verifier/exchange/provider_request.hpp"

#include "http/contract_exchange.hpp"

namespace accord::verifier {

http::Request to_provider(http::Request request, const http::Headers& custom) {
    http::replace_fields(request.headers, custom);
    if (!request.headers.has("Accept")) {
        request.headers.add("Accept", "*/*");
    }
    return request;
}

http::Headers present_in(const http::Headers& headers, const http::Headers& custom) {
    http::Headers present;
    for (const auto& [name, value] : custom) {
        if (headers.has(name)) {
            present.add(name, value);
        }
    }
    return present;
}

}  // namespace accord::verifier
