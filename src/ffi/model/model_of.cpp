// Interactions taken apart for C: see model_of.hpp.
#include "ffi/model/model_of.hpp"

namespace accord::ffi {

namespace {

std::vector<::ProviderState> states_of(const contract::Interaction& interaction) {
    std::vector<::ProviderState> states;
    for (const contract::ProviderState& state : interaction.states) {
        states.push_back({state});
    }
    return states;
}

}  // namespace

std::optional<SynchronousHttp> http_of(const contract::Interaction& interaction) {
    const contract::HttpExchange* exchange = interaction.http();
    if (exchange == nullptr) {
        return std::nullopt;
    }
    return SynchronousHttp{
        interaction.description, states_of(interaction), {exchange->request}, {exchange->response}};
}

std::optional<AsynchronousMessage> async_message_of(const contract::Interaction& interaction) {
    const contract::AsyncMessage* content = interaction.async_message();
    if (content == nullptr) {
        return std::nullopt;
    }
    return AsynchronousMessage{interaction.description, states_of(interaction), {content->message}};
}

std::optional<SynchronousMessage> sync_message_of(const contract::Interaction& interaction) {
    const contract::SyncMessage* content = interaction.sync_message();
    if (content == nullptr) {
        return std::nullopt;
    }
    SynchronousMessage message{
        interaction.description, states_of(interaction), {content->request}, {}};
    for (const contract::Message& response : content->responses) {
        message.responses.push_back({response});
    }
    return message;
}

std::optional<::Message> message_of(const contract::Interaction& interaction,
                                    contract::SpecVersion version) {
    const contract::AsyncMessage* content = interaction.async_message();
    if (content == nullptr) {
        return std::nullopt;
    }
    ::Message message{interaction.description, states_of(interaction), content->message};
    const std::string& type = content->message.contents.content_type;
    json::Object& metadata = message.message.metadata;
    if (version == contract::SpecVersion::kV4 && !type.empty() &&
        !metadata.contains("contentType")) {
        metadata["contentType"] = type;
    }
    return message;
}

}  // namespace accord::ffi
