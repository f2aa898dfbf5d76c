// An HTTP interaction against a server: see request_over_http.hpp.
#include "verifier/exchange/request_over_http.hpp"

#include "http/contract_exchange.hpp"
#include "verifier/exchange/provider_request.hpp"

namespace accord::verifier {

Result<Actual> RequestOverHttp::carry_out(const contract::Interaction& interaction,
                                          const json::Object&,
                                          const http::Meanwhile& meanwhile) const {
    http::Url url = provider_.url;
    auto request = http::from_contract(interaction.http()->request, url.target);
    url.target = request.target;
    const auto headers = provider_.replaces_only ? present_in(request.headers, provider_.headers)
                                                 : provider_.headers;
    auto response = sender_.send(url, to_provider(std::move(request), headers), meanwhile);
    if (!response) {
        return fail(response.error());
    }
    return http::to_contract(std::move(*response));
}

}  // namespace accord::verifier
