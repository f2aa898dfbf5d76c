// The pacts a provider is to verify: the query, and the document.
#include "broker/api/pacts/for_verification.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/domain/nested_query.hpp"
#include "broker/domain/verifiable_pact_texts.hpp"
#include "broker/service/pacts/for_verification.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

json::Array notices_before_and_after(const Call& call,
                                     const domain::VerifiablePact& pact,
                                     const domain::PactsForVerificationQuery& query) {
    const std::string& provider = call.parameter("provider");
    const std::string metadata = pact.wip ? domain::encode_wip_notice_metadata() : "";
    const std::string url =
        call.urls.pact_version(pact.consumer.name, provider, pact.sha, metadata);
    json::Array notices;
    for (domain::TimedNotice& notice : domain::notices_about(pact, provider, query, url)) {
        notices.push_back(
            json::Object{{"when", std::move(notice.when)}, {"text", std::move(notice.text)}});
    }
    return notices;
}

json::Object render_pact(const Call& call,
                         const domain::VerifiablePact& pact,
                         const domain::PactsForVerificationQuery& query) {
    const std::string& provider = call.parameter("provider");
    json::Object properties;
    if (pact.pending) {
        properties["pending"] = *pact.pending;
    }
    if (pact.wip) {
        properties["wip"] = true;
    }
    properties["notices"] = notices_before_and_after(call, pact, query);
    const std::string metadata = domain::encode_metadata(domain::metadata_of(pact));
    return {{"shortDescription", domain::short_description(pact)},
            {"verificationProperties", std::move(properties)},
            {"_links",
             {{"self",
               link(call.urls.pact_version(pact.consumer.name, provider, pact.sha, metadata),
                    {.name = fmt::format("Pact between {} ({}) and {}",
                                         pact.consumer.name,
                                         pact.consumer_version.number,
                                         provider)})}}}};
}

http::Response answer(const Call& call,
                      service::Work& work,
                      const domain::PactsForVerificationResult& query) {
    const std::string& provider = call.parameter("provider");
    if (!query) {
        FieldErrors errors;
        for (const domain::InputError& error : query.error()) {
            errors.add(error.field, error.message());
        }
        return invalid(call, errors);
    }
    const auto found = service::pacts_for_verification(work, provider, *query);
    if (!found) {
        return not_found(call, fmt::format("No provider with name '{}' found", provider));
    }
    json::Array pacts;
    for (const auto& pact : *found) {
        pacts.push_back(render_pact(call, pact, *query));
    }
    return hal(call,
               {{"_embedded", {{"pacts", std::move(pacts)}}},
                {"_links",
                 {{"self",
                   link(call.urls.pacts_for_verification(provider),
                        {.title = "Pacts to be verified"})}}}});
}

}  // namespace

http::Response post_pacts_for_verification(Call& call) {
    return call.read([&](service::Work& work) {
        const auto environment_exists = [&](std::string_view name) {
            return service::environment_exists(work, name);
        };
        const json::Value body = call.body ? *call.body : json::Object();
        return answer(call, work, domain::parse_pacts_for_verification(body, environment_exists));
    });
}

http::Response get_pacts_for_verification(Call& call) {
    const auto parameters = domain::parse_nested_query(call.request.query());
    if (!parameters) {
        return invalid(call, std::vector<std::string>{parameters.error().message});
    }
    return call.read([&](service::Work& work) {
        return answer(call, work, domain::parse_pacts_for_verification_query(*parameters));
    });
}

}  // namespace accord::broker::api
