// Writes one interaction as a version has it.
#include "contract/pact/interaction_json.hpp"
#include "contract/pact/parts_json.hpp"

namespace accord::contract {
namespace {

json::Array states_to_json(const std::vector<ProviderState>& states) {
    json::Array out;
    for (const ProviderState& state : states) {
        json::Object object = state.extra;
        object["name"] = state.name;
        if (!state.params.empty()) {
            object["params"] = state.params;
        }
        out.push_back(std::move(object));
    }
    return out;
}

void write_states(json::Object& out, const Interaction& interaction, SpecVersion version) {
    if (interaction.states.empty()) {
        return;
    }
    if (version < SpecVersion::kV3) {
        out["providerState"] = interaction.states.front().name;
    } else {
        out["providerStates"] = states_to_json(interaction.states);
    }
}

std::string_view type_name(const Interaction& interaction) {
    if (interaction.http()) {
        return kHttpType;
    }
    return interaction.async_message() ? kAsyncType : kSyncType;
}

void write_v4_fields(json::Object& out, const Interaction& interaction) {
    out["type"] = type_name(interaction);
    out["pending"] = interaction.pending;
    if (!interaction.key.empty()) {
        out["key"] = interaction.key;
    }
    if (!interaction.transport.empty()) {
        out["transport"] = interaction.transport;
    }
    if (!interaction.comments.empty()) {
        out["comments"] = interaction.comments;
    }
}

struct Content {
    json::Object& out;
    SpecVersion version;

    void operator()(const HttpExchange& http) const {
        out["request"] = request_to_json(http.request, version);
        out["response"] = response_to_json(http.response, version);
    }
    void operator()(const AsyncMessage& async) const {
        for (auto& [name, value] : message_to_json(async.message, version)) {
            out[name] = value;
        }
    }
    void operator()(const SyncMessage& sync) const {
        json::Array responses;
        for (const Message& response : sync.responses) {
            responses.push_back(message_to_json(response, version));
        }
        out["request"] = message_to_json(sync.request, version);
        out["response"] = std::move(responses);
    }
};

}  // namespace

json::Object interaction_to_json(const Interaction& interaction, SpecVersion version) {
    json::Object out = interaction.extra;
    out["description"] = interaction.description;
    write_states(out, interaction, version);
    if (!interaction.id.empty()) {
        out["_id"] = interaction.id;
    }
    if (version == SpecVersion::kV4) {
        write_v4_fields(out, interaction);
    }
    std::visit(Content{out, version}, interaction.content);
    return out;
}

}  // namespace accord::contract
