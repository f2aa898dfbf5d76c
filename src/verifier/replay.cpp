// One interaction against the provider: see replay.hpp.
#include "verifier/replay.hpp"

#include "http/contract_exchange.hpp"
#include "matching/compiled.hpp"
#include "matching/generate/generate.hpp"
#include "verifier/exchange/message_exchange.hpp"

namespace accord::verifier {
namespace {

/// The transports under which the address of an interaction is looked for, in this order.
std::vector<std::string> transport_names(const contract::Interaction& interaction) {
    if (!interaction.transport.empty()) {
        return {interaction.transport};
    }
    if (std::holds_alternative<contract::AsyncMessage>(interaction.content)) {
        return {"async-message", "message"};
    }
    if (std::holds_alternative<contract::SyncMessage>(interaction.content)) {
        return {"sync-message", "message"};
    }
    return {};
}

template <class Compiled, class Actual>
Replayed judged(const Compiled& expected, const Actual& actual) {
    Replayed out{.mismatches = expected.match(actual)};
    out.difference = matching::body_difference(expected.expected(), actual, out.mismatches);
    return out;
}

}  // namespace

Result<Replayed> Replayer::replay(const contract::Interaction& interaction,
                                  contract::SpecVersion version,
                                  const json::Object& state_values) {
    if (const auto* http = interaction.http()) {
        return replay_http(interaction, *http, version, state_values);
    }
    if (const auto* async = std::get_if<contract::AsyncMessage>(&interaction.content)) {
        return replay_message(interaction, nullptr, async->message, version);
    }
    const auto& sync = std::get<contract::SyncMessage>(interaction.content);
    const auto expected = sync.responses.empty() ? contract::Message{} : sync.responses.front();
    const matching::GeneratorContext context{.clock = clock_,
                                             .random = random_,
                                             .mode = matching::GeneratorMode::kProvider,
                                             .states = state_values};
    const auto request = matching::generate_message(sync.request, context);
    if (!request) {
        return fail(request.error(), "request");
    }
    return replay_message(interaction, &*request, expected, version);
}

Result<Replayed> Replayer::replay_http(const contract::Interaction& interaction,
                                       const contract::HttpExchange& http,
                                       contract::SpecVersion version,
                                       const json::Object& state_values) {
    const auto expected = matching::CompiledResponse::compile(http.response, version);
    if (!expected) {
        return fail(expected.error(), "response");
    }
    const matching::GeneratorContext context{.clock = clock_,
                                             .random = random_,
                                             .mode = matching::GeneratorMode::kProvider,
                                             .states = state_values};
    const auto generated = matching::generate_request(http.request, context);
    if (!generated) {
        return fail(generated.error(), "request");
    }
    http::Url url = address_of(interaction);
    auto request = http::from_contract(*generated, url.target);
    http::replace_fields(request.headers, provider_.custom_headers);
    url.target = request.target;
    auto response = sender_.send(url, std::move(request));
    if (!response) {
        return fail(response.error());
    }
    return judged(*expected, http::to_contract(std::move(*response)));
}

Result<Replayed> Replayer::replay_message(const contract::Interaction& interaction,
                                          const contract::Message* request,
                                          const contract::Message& expected,
                                          contract::SpecVersion version) {
    const auto compiled = matching::CompiledMessage::compile(expected, version);
    if (!compiled) {
        return fail(compiled.error(), "message");
    }
    auto response =
        sender_.send(address_of(interaction),
                     to_message_request(interaction, request, provider_.custom_headers));
    if (!response) {
        return fail(response.error());
    }
    const auto actual = message_from_http(std::move(*response));
    if (!actual) {
        return fail(actual.error());
    }
    return judged(*compiled, *actual);
}

const http::Url& Replayer::address_of(const contract::Interaction& interaction) const {
    for (const auto& name : transport_names(interaction)) {
        const auto other = provider_.transports.find(name);
        if (other != provider_.transports.end()) {
            return other->second;
        }
    }
    return provider_.url;
}

}  // namespace accord::verifier
