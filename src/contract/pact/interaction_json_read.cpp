// Reads one interaction of any version and kind.
#include "base/json_exact.hpp"
#include "contract/pact/interaction_json.hpp"
#include "contract/pact/json_fields.hpp"
#include "contract/pact/parts_json.hpp"

namespace accord::contract {
namespace {

using Fields = std::initializer_list<std::string_view>;

Result<ProviderState> read_state(const json::Value& value) {
    if (value.is_string()) {
        return ProviderState{.name = std::string(value.get_string())};
    }
    const json::Object* object = json::if_object(value);
    if (!object) {
        return invalid_input("a provider state must be an object or a name");
    }
    ProviderState out{.name = json::string_or(*object, "name"),
                      .extra = without(*object, {"name", "params"})};
    if (const json::Object* params = json::object_at(*object, "params")) {
        out.params = *params;
    }
    return out;
}

/// V3's list, or the one name of V1 and V2.
Result<std::vector<ProviderState>> read_states(const json::Object& interaction) {
    std::vector<ProviderState> states;
    for (std::string_view field : {"providerStates", "providerState", "provider_state"}) {
        const json::Value* value = json::find(interaction, field);
        if (!value || value->is_null()) {
            continue;
        }
        if (const auto* list = value->if_array()) {
            for (const json::Value& item : *list) {
                auto state = read_state(item);
                if (!state) {
                    return fail(state.error());
                }
                states.push_back(std::move(*state));
            }
        } else {
            auto state = read_state(*value);
            if (!state) {
                return fail(state.error());
            }
            if (!state->name.empty()) {
                states.push_back(std::move(*state));
            }
        }
        break;
    }
    return states;
}

const Fields kOfV4 = {"type", "key", "pending", "transport"};

/// What all kinds have in common; `extra` is everything else but the content's own fields.
Result<void> read_common(const json::Object& object,
                         SpecVersion version,
                         Fields content_fields,
                         Interaction& out) {
    const bool is_v4 = version == SpecVersion::kV4;
    out.description = json::string_or(object, "description");
    auto states = read_states(object);
    if (!states) {
        return fail(states.error());
    }
    out.states = std::move(*states);
    out.id = json::string_or(object, "_id");
    out.extra = without(object,
                        {"description", "providerStates", "providerState", "provider_state", "_id"},
                        content_fields,
                        is_v4 ? kOfV4 : Fields{});
    if (!is_v4) {
        return {};
    }
    out.key = json::string_or(object, "key");
    out.pending = json::bool_or(object, "pending", false);
    out.transport = json::string_or(object, "transport");
    if (const json::Object* comments = json::object_at(object, "comments")) {
        out.comments = *comments;
    }
    if (!out.comments.empty()) {
        out.extra.erase("comments");
    }
    return {};
}

const json::Value& member_or_empty(const json::Object& object, std::string_view name) {
    static const json::Value kEmpty = json::Object{};
    const json::Value* value = json::find(object, name);
    return value ? *value : kEmpty;
}

Result<void> read_http(const json::Object& object, SpecVersion version, Interaction& out) {
    if (auto read = read_common(object, version, {"request", "response"}, out); !read) {
        return read;
    }
    auto request = request_from_json(member_or_empty(object, "request"), version);
    if (!request) {
        return fail(request.error(), "request");
    }
    auto response = response_from_json(member_or_empty(object, "response"), version);
    if (!response) {
        return fail(response.error(), "response");
    }
    auto& exchange = out.content.emplace<HttpExchange>();
    exchange.request = std::move(*request);
    exchange.response = std::move(*response);
    return {};
}

Result<void> read_async(const json::Object& object, SpecVersion version, Interaction& out) {
    if (auto read = read_common(object,
                                version,
                                {"contents", "metadata", "metaData", "matchingRules", "generators"},
                                out);
        !read) {
        return read;
    }
    auto message = message_from_json(object, version);
    if (!message) {
        return fail(message.error(), "message");
    }
    message->extra.clear();  // here they are the interaction's
    out.content.emplace<AsyncMessage>(std::move(*message));
    return {};
}

/// A list, or the only one as it is.
Result<std::vector<Message>> read_responses(const json::Value* responses) {
    std::vector<Message> out;
    if (!responses || responses->is_null()) {
        return out;
    }
    if (!responses->is_array() && !json::is_object(*responses)) {
        return invalid_input("response must be a list");
    }
    const json::Array one = responses->is_array() ? json::Array{} : json::Array{*responses};
    for (const json::Value& value : responses->is_array() ? responses->get_array() : one) {
        auto response = message_from_json(value, SpecVersion::kV4);
        if (!response) {
            return fail(response.error(), fmt::format("response {}", out.size() + 1));
        }
        out.push_back(std::move(*response));
    }
    return out;
}

Result<void> read_sync(const json::Object& object, Interaction& out) {
    if (auto read = read_common(object, SpecVersion::kV4, {"request", "response"}, out); !read) {
        return read;
    }
    auto& content = out.content.emplace<SyncMessage>();
    auto request = message_from_json(member_or_empty(object, "request"), SpecVersion::kV4);
    if (!request) {
        return fail(request.error(), "request");
    }
    content.request = std::move(*request);
    auto responses = read_responses(json::find(object, "response"));
    if (!responses) {
        return fail(responses.error());
    }
    content.responses = std::move(*responses);
    return {};
}

/// Of an interaction that does not say its type.
std::string_view type_by_content(const json::Object& interaction) {
    const json::Value* request = json::find(interaction, "request");
    if (!request) {
        return interaction.contains("contents") ? kAsyncType : kHttpType;
    }
    return json::find(*request, "contents") || json::array_at(interaction, "response") ? kSyncType
                                                                                       : kHttpType;
}

}  // namespace

bool is_interaction_type(std::string_view type) {
    return type == kHttpType || type == kAsyncType || type == kSyncType;
}

Result<void> read_interaction(const json::Value& value, SpecVersion version, Interaction& out) {
    const json::Object* object = json::if_object(value);
    if (!object) {
        return invalid_input("it must be an object");
    }
    if (version != SpecVersion::kV4) {
        return read_http(*object, version, out);
    }
    const std::string type = json::string_or(*object, "type", type_by_content(*object));
    if (type == kHttpType) {
        return read_http(*object, version, out);
    }
    if (type == kAsyncType) {
        return read_async(*object, version, out);
    }
    if (type == kSyncType) {
        return read_sync(*object, out);
    }
    return invalid_input(fmt::format("unknown interaction type \"{}\"", type));
}

Result<void> read_v3_message(const json::Value& value, Interaction& out) {
    const json::Object* object = json::if_object(value);
    if (!object) {
        return invalid_input("it must be an object");
    }
    return read_async(*object, SpecVersion::kV3, out);
}

}  // namespace accord::contract
