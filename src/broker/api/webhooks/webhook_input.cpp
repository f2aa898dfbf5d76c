// Reads a body about a webhook that check_webhook has nothing against.
#include "broker/api/webhooks/webhook_input.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace accord::broker::api {
namespace {

std::optional<domain::WebhookParty> read_party(const json::Object& body, std::string_view role) {
    const auto* value = json::find(body, role);
    if (value == nullptr) {
        return std::nullopt;
    }
    domain::WebhookParty party;
    if (const auto* object = value->if_object()) {
        party.name = json::text_at(*object, "name");
        party.label = json::text_at(*object, "label");
    }
    return party;
}

domain::WebhookRequest read_request(const json::Object& request) {
    domain::WebhookRequest read{.method = json::string_or(request, "method"),
                                .url = json::string_or(request, "url"),
                                .username = json::text_at(request, "username"),
                                .password = json::text_at(request, "password")};
    if (const auto* headers = json::object_at(request, "headers")) {
        for (const auto& [name, value] : *headers) {
            read.headers.emplace_back(to_lower(name), json::text_of(value));
        }
    }
    if (const auto* secrets = json::object_at(request, "secrets")) {
        for (const auto& [name, value] : *secrets) {
            read.secrets.emplace_back(name, json::text_of(value));
        }
    }
    const auto* body = json::find(request, "body");
    if (body != nullptr && !body->is_null()) {
        read.body = json::write_compact(*body);
    }
    return read;
}

/// Each once, in the order in which they were named.
std::vector<domain::EventKind> read_events(const json::Array& array) {
    std::vector<domain::EventKind> events;
    for (const auto& event : array) {
        const auto kind = domain::parse_event_kind(json::string_or(event.get_object(), "name"));
        if (std::ranges::find(events, *kind) == events.end()) {
            events.push_back(*kind);
        }
    }
    return events;
}

}  // namespace

service::WebhookMembers read_webhook(const json::Object& body) {
    const auto& request = body.at("request").as_object();
    service::WebhookMembers members{.consumer = read_party(body, "consumer"),
                                    .provider = read_party(body, "provider"),
                                    .request = read_request(request),
                                    .keeps_password = !request.contains("password"),
                                    .keeps_secrets = !request.contains("secrets")};
    if (body.contains("description")) {
        members.description = json::string_or(body, "description");
    }
    if (const auto* enabled = json::find(body, "enabled"); enabled && enabled->is_bool()) {
        members.enabled = enabled->get_bool();
    }
    if (const auto* events = json::array_at(body, "events")) {
        members.events = read_events(*events);
    }
    if (body.contains("teamUuid")) {
        members.team = json::text_at(body, "teamUuid");
    }
    return members;
}

}  // namespace accord::broker::api
