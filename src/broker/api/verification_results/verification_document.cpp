// The document of a verification result.
#include "broker/api/verification_results/verification_document.hpp"

#include "base/encoding.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/pacticipants/documents.hpp"
#include "broker/api/pacts/pact_document.hpp"
#include "broker/domain/metadata.hpp"

#include <fmt/format.h>

namespace accord::broker::api {

json::Object verification_document(const Urls& urls,
                                   const service::Verification& verification,
                                   const service::Pact& pact) {
    json::Object body{{"providerName", verification.provider},
                      {"providerApplicationVersion", verification.provider_version},
                      {"success", verification.success},
                      {"verificationDate", to_iso8601(verification.execution_date)}};
    add_text(body, "buildUrl", verification.build_url);
    if (verification.test_results) {
        body["testResults"] = json::parse(*verification.test_results).value_or(nullptr);
    }
    json::Object by;
    add_text(by, "implementation", verification.implementation);
    add_text(by, "version", verification.implementation_version);
    add_text(by, "client_implementation", verification.client_implementation);
    add_text(by, "client_version", verification.client_version);
    add_text(by, "client_test_framework", verification.client_test_framework);
    body["verifiedBy"] = std::move(by);

    const auto own = urls.verification(
        verification.consumer, verification.provider, verification.sha, verification.number);
    const auto name =
        fmt::format("Verification result {} for {}", verification.number, pact_name(pact));
    const auto metadata = domain::encode_metadata({.consumer_version_number = pact.version});
    body["_links"] = json::Object{
        {"self", link(own, {.title = "Verification result", .name = name})},
        {"pb:pact-version",
         link(urls.pact_version(pact.consumer, pact.provider, pact.sha, metadata),
              {.title = "Pact", .name = pact_name(pact)})},
        {"pb:triggered-webhooks",
         link(urls.verification_triggered_webhooks(verification.consumer,
                                                   verification.provider,
                                                   verification.sha,
                                                   verification.number),
              {.title = "Webhooks triggered by the publication of this verification result"})}};
    return body;
}

}  // namespace accord::broker::api
