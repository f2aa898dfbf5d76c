// Publishes what a verification found: see verification_results.hpp.
#include "broker_client/verification/verification_results.hpp"

#include "base/text.hpp"
#include "broker_client/versions.hpp"
#include "matching/explain/mismatch_json.hpp"

namespace accord::broker_client {
namespace {

json::Object to_test_result(const verifier::InteractionResult& interaction) {
    json::Object result{{"interactionId", interaction.id},
                        {"interactionDescription", interaction.description},
                        {"success", interaction.passed()}};
    if (!interaction.mismatches.empty()) {
        json::Array mismatches;
        for (const auto& mismatch : interaction.mismatches) {
            mismatches.push_back(to_results_json(mismatch));
        }
        result["mismatches"] = std::move(mismatches);
    }
    if (interaction.error) {
        result["exceptions"] = json::Array{json::Object{{"message", interaction.error->message}}};
    }
    return result;
}

Result<void> name_version(Connection& broker, const ResultsOptions& options) {
    const VersionName name{options.provider, options.provider_version};
    if (!options.labels.branch.empty()) {
        if (auto put = create_branch_version(broker, name, options.labels.branch); !put) {
            return put;
        }
    }
    for (const auto& tag : options.labels.tags) {
        if (auto put = create_version_tag(broker, name, tag, MissingVersion::kCreate); !put) {
            return put;
        }
    }
    return {};
}

/// Whether a broker's result is the one that was sent.
bool is_result(const json::Value& found, const json::Object& body) {
    const auto sent = json::parse(to_valid_utf8(json::write_compact(body)));
    static constexpr std::string_view kSays[] = {
        "providerApplicationVersion", "success", "buildUrl", "testResults"};
    return std::ranges::all_of(kSays, [&](std::string_view name) {
        const auto* there = json::find(found, name);
        const auto* here = json::find(*sent, name);
        return json::equal(there != nullptr ? *there : json::Value(),
                           here != nullptr ? *here : json::Value());
    });
}

Result<json::Value> send(Connection& broker,
                         const verifier::PactResult& pact,
                         const json::Object& body) {
    if (pact.latest_result_url.empty()) {
        return broker.post(pact.results_url, body);
    }
    return broker.post(pact.results_url,
                       body,
                       {.address = pact.latest_result_url,
                        .is_it = [&](const json::Value& found) { return is_result(found, body); }});
}

}  // namespace

json::Object to_results_body(const verifier::PactResult& pact, const ResultsOptions& options) {
    json::Array tests;
    for (const auto& interaction : pact.interactions) {
        tests.push_back(to_test_result(interaction));
    }
    if (pact.unreadable) {
        tests.push_back(json::Object{
            {"success", false},
            {"exceptions", json::Array{json::Object{{"message", pact.unreadable->message}}}}});
    }
    json::Object verified_by{{"implementation", "Accord"}, {"version", options.tool_version}};
    if (!options.caller.name.empty()) {
        verified_by["clientLanguage"] = json::Object{{"testFramework", "pact_ffi"},
                                                     {"name", options.caller.name},
                                                     {"version", options.caller.version}};
    }
    json::Object body{{"success", pact.passed()},
                      {"providerApplicationVersion", options.provider_version},
                      {"testResults", std::move(tests)},
                      {"verifiedBy", std::move(verified_by)}};
    if (!options.build_url.empty()) {
        body["buildUrl"] = options.build_url;
    }
    return body;
}

Result<std::size_t> publish_results(Connection& broker,
                                    const verifier::VerificationResult& result,
                                    const ResultsOptions& options) {
    std::size_t published = 0;
    for (const auto& pact : result.pacts) {
        const bool is_for_broker = !options.is_for_broker || options.is_for_broker(pact);
        if (!is_for_broker || !pact.is_conclusive()) {
            continue;
        }
        if (published == 0) {
            if (auto named = name_version(broker, options); !named) {
                return fail(named.error(), "publishing the provider's version");
            }
        }
        if (const auto sent = send(broker, pact, to_results_body(pact, options)); !sent) {
            return fail(sent.error(), fmt::format("publishing the result for {}", pact.consumer));
        }
        ++published;
    }
    return published;
}

}  // namespace accord::broker_client
