// Publishing a verification result.
#include "base/text.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/validation.hpp"
#include "broker/api/verification_results/verification_document.hpp"
#include "broker/api/verification_results/verification_results.hpp"
#include "broker/domain/metadata.hpp"
#include "broker/service/verification_results/verification_results.hpp"

namespace accord::broker::api {
namespace {

using GivenResult = service::VerificationInput;

/// Clients send what they have: empty, relative and other schemes are taken, a space is not.
bool is_url_like(std::string_view text) { return text.find_first_of(" \t\n<>\"") == text.npos; }

void read_success(const json::Object& body, GivenResult& input, FieldErrors& errors) {
    const auto* success = json::find(body, "success");
    if (success == nullptr) {
        errors.add("success", "is missing");
    } else if (!success->is_bool()) {
        errors.add("success", "must be boolean");
    } else {
        input.result.success = success->get_bool();
    }
}

void read_verified_by(const json::Object& body,
                      decltype(GivenResult::result)& result,
                      FieldErrors& errors) {
    const auto* by = json::object_at(body, "verifiedBy");
    if (by == nullptr) {
        return;
    }
    const auto read = [&](const json::Object& object,
                          std::string_view key) -> std::optional<std::string> {
        const auto* value = json::find(object, key);
        if (value == nullptr || value->is_null()) {
            return std::nullopt;
        }
        auto text = json::text_of(*value);
        if (const auto fault = domain::line_fault(text); !fault.empty()) {
            errors.add("verifiedBy", fmt::format("{} {}", key, fault));
        }
        return text;
    };
    result.implementation = read(*by, "implementation");
    result.implementation_version = read(*by, "version");
    const auto* language = json::object_at(*by, "clientLanguage");
    if (language == nullptr) {
        return;
    }
    result.client_implementation = read(*language, "name");
    result.client_version = read(*language, "version");
    result.client_test_framework = read(*language, "testFramework");
}

void read_version(const json::Object& body, GivenResult& input, FieldErrors& errors) {
    const auto* given = json::find(body, "providerApplicationVersion");
    if (given != nullptr && given->is_null()) {
        errors.add("providerApplicationVersion", "must be a string");
        return;
    }
    const TextRule rule{.presence = Presence::kRequired, .blank = Blank::kRefused};
    input.provider_version =
        read_text(body, "providerApplicationVersion", rule, errors).value_or("");
}

/// By which a client that got no answer says that it asks for the same again.
std::optional<std::string> read_request_key(const Call& call, FieldErrors& errors) {
    const auto key = call.request.headers.find("idempotency-key");
    if (!key || key->empty()) {
        return std::nullopt;
    }
    if (const auto fault = domain::line_fault(*key); !fault.empty()) {
        errors.add("Idempotency-Key", fault);
    }
    return std::string(*key);
}

GivenResult read_input(const Call& call, FieldErrors& errors) {
    const auto& body = call.body_object();
    GivenResult input;
    read_success(body, input, errors);
    read_version(body, input, errors);
    input.result.build_url =
        read_text(body, "buildUrl", {.bytes_max = domain::kUrlBytesMax}, errors);
    if (input.result.build_url && !is_url_like(*input.result.build_url)) {
        errors.add("buildUrl", "is not a valid URL eg. http://example.org");
    }
    input.result.execution_date = call.now;
    if (const auto date = json::string_at(body, "verificationDate")) {
        input.result.execution_date = parse_iso8601(*date).value_or(call.now);
    }
    const auto* results = json::find(body, "testResults");
    if (results != nullptr && !results->is_null()) {
        input.result.test_results = json::write_compact(*results);
        input.result.interactions = domain::count_tested_interactions(*results);
    }
    read_verified_by(body, input.result, errors);
    input.result.request_key = read_request_key(call, errors);
    return input;
}

void take_metadata(const Call& call, GivenResult& input) {
    auto& result = input.result;
    const auto metadata = domain::decode_metadata(call.parameter_or("metadata", ""));
    result.wip = metadata.wip;
    result.pending = metadata.pending;
    input.consumer_version_number = metadata.consumer_version_number;
    json::Array selectors;
    for (const auto& selector : metadata.selectors) {
        json::Object made;
        if (selector.tag) {
            made["tag"] = *selector.tag;
        }
        if (selector.branch) {
            made["branch"] = *selector.branch;
        }
        if (selector.latest) {
            made["latest"] = *selector.latest;
        }
        if (selector.environment) {
            made["environment"] = *selector.environment;
        }
        if (selector.consumer_version_id) {
            made["consumer_version_id"] = *selector.consumer_version_id;
            input.consumer_versions.push_back(*selector.consumer_version_id);
        }
        selectors.push_back(std::move(made));
    }
    if (!selectors.empty()) {
        result.consumer_version_selectors = json::write_compact(selectors);
    }
}

}  // namespace

http::Response post_verification_result(Call& call) {
    FieldErrors errors;
    auto input = read_input(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    take_metadata(call, input);
    return call.write([&](service::Work& work) {
        const auto made =
            service::record_verification(work,
                                         {call.parameter("consumer"), call.parameter("provider")},
                                         call.parameter("sha"),
                                         input);
        if (!made) {
            return not_found(call);
        }
        const auto& [pact, result] = made->recorded;
        return created(
            call,
            call.urls.verification(pact.consumer, pact.provider, pact.sha, result.number),
            verification_document(call.urls, result, pact));
    });
}

}  // namespace accord::broker::api
