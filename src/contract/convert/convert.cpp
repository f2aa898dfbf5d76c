// Conversion: each interaction is taken down part by part, every loss noted with its place.
#include "contract/convert/convert.hpp"

#include "base/text.hpp"
#include "contract/convert/convert_rules.hpp"
#include "contract/model/content_type.hpp"
#include "contract/model/generator_table.hpp"
#include "contract/pact/write_pact.hpp"

#include <algorithm>

namespace accord::contract {
namespace {

/// The first version that knows a generator; of a type that we do not know, the first with any.
SpecVersion first_version_of(const Generator& generator) {
    const GeneratorLine* line = find_generator(generator.type);
    return line ? line->since : SpecVersion::kV3;
}

void convert_generators(Generators& generators, SpecVersion version, const Losses& losses) {
    std::size_t lost = 0;
    for (GeneratorsByKey* places : {&generators.method,
                                    &generators.path,
                                    &generators.status,
                                    &generators.query,
                                    &generators.header,
                                    &generators.body,
                                    &generators.metadata}) {
        lost += std::erase_if(
            *places, [&](const auto& entry) { return first_version_of(entry.second) > version; });
    }
    if (lost > 0) {
        losses.add("generators are left out");
    }
}

/// Whether V1 to V3 would take the body for something else without a content type beside it.
bool needs_content_type(const Body& body) {
    if (body.state != Body::State::kPresent || body.content_type.empty()) {
        return false;
    }
    if (body.content_type != "application/json") {
        return true;
    }
    const auto value = json::parse(body.bytes);
    return !value || value->is_string();
}

/// V4 alone says of a body itself what it is.
void convert_body(Body& body, bool has_content_type, const Losses& losses) {
    if (body.hint != Body::Hint::kDefault) {
        losses.add("the hint of the content type is left out");
        body.hint = Body::Hint::kDefault;
    }
    if (!body.extra.empty()) {
        losses.add("unknown fields of the body are left out");
        body.extra.clear();
    }
    if (body.state == Body::State::kPresent && body.bytes == "null" &&
        is_json_type(body.content_type)) {
        losses.add("the JSON null becomes a null body");
        body = Body::null();
    }
    if (body.state != Body::State::kPresent) {
        body.content_type.clear();
    }
    if (!is_utf8(body.bytes) && !(has_content_type && is_binary_type(body.content_type))) {
        losses.add("the body's bytes are not text, and will be read as base64");
    }
}

void convert_http_body(Body& body, MultiMap& headers, const Losses& losses) {
    const bool declared = find_header(headers, "content-type") != nullptr;
    const bool adds = !declared && needs_content_type(body);
    if (adds) {
        losses.add(fmt::format("the content type \"{}\" becomes a header", body.content_type));
        add_value(headers, "Content-Type", body.content_type);
    }
    convert_body(body, declared || adds, losses);
    for (auto& [name, values] : headers) {
        if (values.size() > 1 && !equal_ignoring_case(name, "Set-Cookie")) {
            values = {join(values, ", ")};
        }
    }
}

/// Also of JSON: in V3 the metadata have the type of all contents.
void convert_contents(Message& message, const Losses& losses) {
    const bool declared = std::ranges::any_of(
        message.metadata, [](const auto& field) { return names_content_type(field.key()); });
    const bool adds = !declared && message.contents.state == Body::State::kPresent &&
                      !message.contents.content_type.empty();
    if (adds) {
        losses.add(fmt::format("the content type \"{}\" becomes a field of the metadata",
                               message.contents.content_type));
        message.metadata["contentType"] = message.contents.content_type;
    }
    convert_body(message.contents, declared || adds, losses);
}

template <class Part>
void convert_part(Part& part, SpecVersion version, const Losses& losses) {
    convert_rules(part.rules, version, losses);
    convert_generators(part.generators, version, losses);
}

void convert_states(std::vector<ProviderState>& states, SpecVersion version, const Losses& losses) {
    if (version >= SpecVersion::kV3) {
        return;
    }
    if (states.size() > 1) {
        losses.add(fmt::format("only the first of {} provider states is kept", states.size()));
        states.resize(1);
    }
    if (!states.empty() && !states[0].params.empty()) {
        losses.add("parameters of the provider state are left out");
        states[0].params.clear();
    }
    if (!states.empty() && !states[0].extra.empty()) {
        losses.add("unknown fields of the provider state are left out");
        states[0].extra.clear();
    }
}

void convert_v4_fields(Interaction& interaction, SpecVersion version, const Losses& losses) {
    if (version == SpecVersion::kV4) {
        return;
    }
    if (interaction.pending) {
        losses.add("that it is pending is left out");
    }
    if (!interaction.key.empty()) {
        losses.add("the key is left out");
    }
    if (!interaction.comments.empty()) {
        losses.add("comments are left out");
    }
    if (!interaction.transport.empty()) {
        losses.add("the transport is left out");
    }
    interaction.pending = false;
    interaction.key.clear();
    interaction.comments.clear();
    interaction.transport.clear();
    for (std::string_view field : {"interactionMarkup", "pluginConfiguration"}) {
        if (!interaction.extra.contains(field)) {
            continue;
        }
        losses.add(fmt::format("{} is left out", field));
        interaction.extra.erase(field);
    }
}

struct ContentConversion {
    SpecVersion from, to;
    const Losses& losses;

    void operator()(HttpExchange& http) const {
        const Losses request = losses.in("request");
        const Losses response = losses.in("response");
        convert_part(http.request, to, request);
        convert_part(http.response, to, response);
        if (from != SpecVersion::kV4) {
            return;
        }
        convert_http_body(http.request.body, http.request.headers, request);
        convert_http_body(http.response.body, http.response.headers, response);
    }
    void operator()(AsyncMessage& async) const {
        convert_part(async.message, to, losses);
        if (from == SpecVersion::kV4) {
            convert_contents(async.message, losses);
        }
    }
    void operator()(SyncMessage&) const {}  // only V4 holds them, where nothing is lost
};

void convert_down(Pact& pact, SpecVersion from, std::vector<std::string>& sentences) {
    const Losses all(sentences);
    if (from == SpecVersion::kV4 && pact.metadata.contains("plugins")) {
        all.add("metadata: the list of plugins is left out");
        pact.metadata.erase("plugins");
    }
    for (Interaction& interaction : pact.interactions) {
        const Losses losses = all.in(fmt::format("interaction \"{}\"", interaction.description));
        convert_states(interaction.states, pact.version, losses);
        convert_v4_fields(interaction, pact.version, losses);
        std::visit(ContentConversion{from, pact.version, losses}, interaction.content);
    }
}

/// Fields that an older file had of V4's, without a meaning there.
void lift_v4_fields(Interaction& interaction) {
    json::Object& extra = interaction.extra;
    if (interaction.key.empty()) {
        interaction.key = json::string_or(extra, "key");
    }
    if (interaction.transport.empty()) {
        interaction.transport = json::string_or(extra, "transport");
    }
    interaction.pending = interaction.pending || json::bool_or(extra, "pending", false);
    if (const json::Object* comments = json::object_at(extra, "comments")) {
        interaction.comments = *comments;
    }
    for (std::string_view field : {"type", "key", "transport", "pending", "comments"}) {
        extra.erase(field);
    }
}

}  // namespace

Result<Conversion> convert_pact(const Pact& pact, SpecVersion version) {
    Conversion out{pact, {}};
    out.pact.version = version;
    if (auto held = check_kinds(out.pact); !held) {
        return fail(held.error());
    }
    if (version < pact.version) {
        convert_down(out.pact, pact.version, out.losses);
    } else if (version == SpecVersion::kV4 && pact.version != SpecVersion::kV4) {
        for (Interaction& interaction : out.pact.interactions) {
            lift_v4_fields(interaction);
        }
    }
    return out;
}

}  // namespace accord::contract
