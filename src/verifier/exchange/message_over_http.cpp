// A message against a server: see message_over_http.hpp.
#include "verifier/exchange/message_over_http.hpp"

#include "base/encoding.hpp"
#include "base/json_exact.hpp"
#include "contract/pact/parts_json.hpp"
#include "http/contract_exchange.hpp"
#include "verifier/exchange/provider_request.hpp"

namespace accord::verifier {
namespace {

json::Array to_json(const std::vector<contract::ProviderState>& states) {
    json::Array list;
    for (const auto& state : states) {
        json::Object named{{"name", state.name}};
        if (!state.params.empty()) {
            named["params"] = state.params;
        }
        list.push_back(std::move(named));
    }
    return list;
}

Result<json::Object> read_metadata(const http::Response& response) {
    const auto header = response.headers.find(kMetadataHeader);
    if (!header) {
        return json::Object{};
    }
    const auto text = base64_decode(*header);
    auto metadata = text ? json::parse(*text) : fail(ErrorCode::kInvalidInput, "it is not base64");
    if (!metadata) {
        return fail(metadata.error(), fmt::format("header {} of the response", kMetadataHeader));
    }
    if (!json::is_object(*metadata)) {
        return fail(
            ErrorCode::kInvalidInput,
            fmt::format("header {} of the response: it is not a JSON object", kMetadataHeader));
    }
    return std::move(metadata->get_object());
}

}  // namespace

Result<Actual> MessageOverHttp::carry_out(const contract::Interaction& interaction,
                                          const json::Object&,
                                          const http::Meanwhile& meanwhile) const {
    auto response =
        sender_.send(provider_.url, to_message_request(interaction, provider_.headers), meanwhile);
    if (!response) {
        return fail(response.error());
    }
    auto message = message_from_http(std::move(*response));
    if (!message) {
        return fail(message.error());
    }
    return std::vector{std::move(*message)};
}

http::Request to_message_request(const contract::Interaction& interaction,
                                 const http::Headers& custom) {
    json::Object body{{"description", interaction.description}};
    if (!interaction.states.empty()) {
        body["providerStates"] = to_json(interaction.states);
    }
    if (const auto* sync = interaction.sync_message()) {
        body["request"] = contract::message_to_json(sync->request, contract::SpecVersion::kV4);
    }
    return to_provider({.method = "POST",
                        .headers = {{"Content-Type", "application/json"}},
                        .body = json::write_compact(body)},
                       custom);
}

Result<contract::Message> message_from_http(http::Response response) {
    if (response.status < 200 || response.status > 299) {
        return fail(ErrorCode::kInvalidInput,
                    fmt::format("the provider answered {} {} instead of the message",
                                response.status,
                                http::reason_phrase(response.status)));
    }
    auto metadata = read_metadata(response);
    if (!metadata) {
        return fail(metadata.error());
    }
    const std::string type(response.headers.value_or("Content-Type", ""));
    if (!type.empty() && json::find(*metadata, "contentType") == nullptr) {
        (*metadata)["contentType"] = type;
    }
    contract::Message message;
    message.contents = http::body_of(std::move(response.body), response.headers);
    if (message.contents.state == contract::Body::State::kPresent) {
        message.contents.content_type = json::string_or(*metadata, "contentType");
    }
    message.metadata = std::move(*metadata);
    return message;
}

}  // namespace accord::verifier
