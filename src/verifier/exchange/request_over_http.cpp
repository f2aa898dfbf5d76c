// An HTTP interaction against a server: see request_over_http.hpp.
#include "verifier/exchange/request_over_http.hpp"

#include "http/contract_exchange.hpp"

namespace accord::verifier {

Result<Actual> RequestOverHttp::carry_out(const contract::Interaction& interaction,
                                          const json::Object&) const {
    http::Url url = provider_.url;
    auto request = http::from_contract(interaction.http()->request, url.target);
    http::replace_fields(request.headers, provider_.headers);
    url.target = request.target;
    auto response = sender_.send(url, std::move(request));
    if (!response) {
        return fail(response.error());
    }
    return http::to_contract(std::move(*response));
}

}  // namespace accord::verifier
