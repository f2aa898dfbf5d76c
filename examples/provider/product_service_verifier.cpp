// How the product service is verified: see product_service_verifier.hpp.
#include "product_service_verifier.hpp"

#include "product_service.hpp"

#include <cstdlib>
#include <memory>

namespace {

accord::ProviderResponse answer_by(const products::ProductService& service,
                                   const accord::ProviderRequest& request) {
    const auto path = request.target.substr(0, request.target.find('?'));
    const auto answer =
        service.answer({request.method, path, request.header("Authorization"), request.body});
    return {answer.status, {{"Content-Type", "application/json"}}, answer.json};
}

}  // namespace

accord::Verifier product_service_verifier() {
    const char* folder = std::getenv("PACT_FOLDER");
    const auto service =
        std::make_shared<products::ProductService>(std::getenv("PRODUCTS_BROKEN") != nullptr);

    accord::Verifier verifier("Product Service");
    verifier.pacts_from_folder(folder != nullptr ? folder : "pacts")
        .handler([service](const accord::ProviderRequest& request) {
            return answer_by(*service, request);
        })
        .state("there are products",
               [service] {
                   service->put(42, {"Kettle", "39.5"});
                   service->put(43, {"Teapot", "24.95"});
               })
        // The state's parameter "id" is the function's argument.
        .state("product 42 exists",
               accord::with_params({"id"},
                                   [service](int id) { service->put(id, {"Kettle", "39.5"}); }))
        .state("product 99 does not exist", [service] { service->remove(99); });
    return verifier;
}
