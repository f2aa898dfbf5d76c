// Webhooks: see webhooks.hpp.
#include "broker_client/webhooks.hpp"

#include "broker_client/wire/hal.hpp"

#include <fmt/format.h>

namespace accord::broker_client {
namespace {

json::Object request_of(const Webhook& webhook) {
    json::Object request{{"method", webhook.method}, {"url", webhook.url}};
    if (!webhook.headers.empty()) {
        json::Object headers;
        for (const auto& [name, value] : webhook.headers) {
            headers[name] = value;
        }
        request["headers"] = std::move(headers);
    }
    if (!webhook.body.is_null()) {
        request["body"] = webhook.body;
    }
    if (!webhook.user.empty()) {
        request["username"] = webhook.user;
        request["password"] = webhook.password;
    }
    if (!webhook.secrets.empty()) {
        json::Object secrets;
        for (const auto& [name, value] : webhook.secrets) {
            secrets[name] = value;
        }
        request["secrets"] = std::move(secrets);
    }
    return request;
}

void add_party(json::Object& body, const char* role, const WebhookParty& party) {
    if (!party.name.empty()) {
        body[role] = json::Object{{"name", party.name}};
    } else if (!party.label.empty()) {
        body[role] = json::Object{{"label", party.label}};
    }
}

json::Object to_body(const Webhook& webhook) {
    json::Array events;
    for (const auto& name : webhook.events) {
        events.push_back(json::Object{{"name", name}});
    }
    json::Object body{{"events", std::move(events)}, {"request", request_of(webhook)}};
    add_party(body, "consumer", webhook.consumer);
    add_party(body, "provider", webhook.provider);
    if (!webhook.description.empty()) {
        body["description"] = webhook.description;
    }
    if (!webhook.team_uuid.empty()) {
        body["teamUuid"] = webhook.team_uuid;
    }
    return body;
}

}  // namespace

Result<json::Value> create_webhook(Connection& broker, const Webhook& webhook) {
    const auto address = broker.address_of("pb:webhooks");
    return address ? broker.post(*address, to_body(webhook)) : fail(address.error());
}

Result<json::Value> save_webhook(Connection& broker,
                                 const std::string& uuid,
                                 const Webhook& webhook) {
    const auto address = broker.address_of("pb:webhook", {{"uuid", uuid}});
    return address ? broker.put(*address, to_body(webhook)) : fail(address.error());
}

Result<json::Value> test_webhook(Connection& broker, const std::string& uuid) {
    const auto webhook = broker.follow("pb:webhook",
                                       {{"uuid", uuid}},
                                       fmt::format("the broker has no webhook with UUID {}", uuid));
    const auto address =
        webhook ? address_in(*webhook, "pb:execute", "test of webhooks") : fail(webhook.error());
    return address ? broker.post(*address, json::Object{}) : fail(address.error());
}

Result<bool> delete_webhook(Connection& broker, const std::string& uuid) {
    return broker.remove_if_there("pb:webhook", {{"uuid", uuid}});
}

}  // namespace accord::broker_client
