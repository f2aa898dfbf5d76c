// Writes documents of webhooks: see webhook_document.hpp.
#include "broker/api/webhooks/webhook_document.hpp"

#include "broker/api/machinery/hal.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"

#include <fmt/format.h>

#include <tuple>

namespace accord::broker::api {
namespace {

bool is_anybody(const domain::WebhookParty& party) { return !party.name && !party.label; }

json::Object party_document(const domain::WebhookParty& party) {
    return party.name ? json::Object{{"name", *party.name}} : json::Object{{"label", *party.label}};
}

json::Object request_document(const domain::WebhookRequest& request) {
    json::Object out{{"method", request.method}, {"url", request.url}};
    json::Object headers;
    for (const auto& [name, value] : request.headers) {
        headers[name] = value;
    }
    if (!headers.empty()) {
        out["headers"] = std::move(headers);
    }
    if (request.body) {
        out["body"] = json::parse(*request.body).value_or(json::Value(*request.body));
    }
    if (request.username) {
        out["username"] = *request.username;
    }
    if (request.password) {
        out["password"] = *request.password;
    }
    if (!request.secrets.empty()) {
        json::Object secrets;
        for (const auto& [name, value] : request.secrets) {
            secrets[name] = value;
        }
        out["secrets"] = std::move(secrets);
    }
    return out;
}

/// Consumers or providers, as their label says.
struct PartyWords {
    std::string_view relation;         ///< "pb:consumer"
    std::string_view title;            ///< "Consumer"
    std::string_view labels_relation;  ///< "pb:consumers"
    std::string_view labels_title;     ///< "Consumers by label"
};

constexpr PartyWords kConsumerWords = {
    "pb:consumer", "Consumer", "pb:consumers", "Consumers by label"};
constexpr PartyWords kProviderWords = {
    "pb:provider", "Provider", "pb:providers", "Providers by label"};

void add_party_link(const Urls& urls,
                    const domain::WebhookParty& party,
                    const PartyWords& words,
                    json::Object& links) {
    if (party.name) {
        links[words.relation] =
            link(urls.pacticipant(*party.name), {.title = words.title, .name = *party.name});
    } else if (party.label) {
        links[words.labels_relation] = link(urls.pacticipants_with_label(*party.label),
                                            {.title = words.labels_title, .name = *party.label});
    }
}

json::Object webhook_links(const Urls& urls, const domain::Webhook& webhook) {
    json::Object links{
        {"self", link(urls.webhook(webhook.uuid), {.title = domain::name_of(webhook)})},
        {"pb:execute",
         link(urls.webhook_execution(webhook.uuid),
              {.title = "Test the execution of the webhook with the latest matching pact or "
                        "verification by sending a POST request to this URL"})}};
    add_party_link(urls, webhook.consumer, kConsumerWords, links);
    add_party_link(urls, webhook.provider, kProviderWords, links);
    if (webhook.consumer.name && webhook.provider.name) {
        links["pb:pact-webhooks"] =
            link(urls.pact_webhooks(*webhook.consumer.name, *webhook.provider.name),
                 {.title = fmt::format("All webhooks for consumer {} and provider {}",
                                       *webhook.consumer.name,
                                       *webhook.provider.name)});
    }
    links["pb:webhooks"] = link(urls.webhooks(), {.title = "All webhooks"});
    return links;
}

/// "Shop", "consumers labeled 'team-a'".
std::string party_words(const domain::WebhookParty& party, std::string_view roles) {
    return party.name ? *party.name : fmt::format("{} labeled '{}'", roles, *party.label);
}

/// "consumer Shop", "consumers labeled 'team-a'".
std::string only_party_words(const domain::WebhookParty& party,
                             std::string_view role,
                             std::string_view roles) {
    return party.name ? fmt::format("{} {}", role, *party.name) : party_words(party, roles);
}

std::string scope_title(const domain::Webhook& webhook) {
    const auto& [consumer, provider] = std::tie(webhook.consumer, webhook.provider);
    if (is_anybody(consumer) && is_anybody(provider)) {
        return "A webhook for all pacts";
    }
    if (is_anybody(provider)) {
        return fmt::format("A webhook for all pacts with {}",
                           only_party_words(consumer, "consumer", "consumers"));
    }
    if (is_anybody(consumer)) {
        return fmt::format("A webhook for all pacts with {}",
                           only_party_words(provider, "provider", "providers"));
    }
    return fmt::format("A webhook for the pact between {} and {}",
                       party_words(consumer, "consumers"),
                       party_words(provider, "providers"));
}

}  // namespace

json::Object webhook_document(const Urls& urls, const service::StoredWebhook& stored) {
    const auto& webhook = stored.webhook;
    json::Object out{{"uuid", webhook.uuid}, {"description", domain::name_of(webhook)}};
    if (!is_anybody(webhook.consumer)) {
        out["consumer"] = party_document(webhook.consumer);
    }
    if (!is_anybody(webhook.provider)) {
        out["provider"] = party_document(webhook.provider);
    }
    out["enabled"] = webhook.enabled;
    out["request"] = request_document(domain::with_secrets_masked(webhook.request));
    json::Array events;
    for (const auto kind : webhook.events) {
        events.push_back(json::Object{{"name", domain::to_string(kind)}});
    }
    out["events"] = std::move(events);
    if (webhook.team) {
        out["teamUuid"] = *webhook.team;
    }
    out["createdAt"] = to_iso8601(stored.created_at);
    if (stored.updated_at != stored.created_at) {
        out["updatedAt"] = to_iso8601(stored.updated_at);
    }
    out["_links"] = webhook_links(urls, webhook);
    return out;
}

json::Object webhooks_document(const Call& call,
                               const std::vector<service::WebhookInList>& webhooks,
                               std::string_view title) {
    json::Array links;
    for (const auto& webhook : webhooks) {
        links.push_back(link(call.urls.webhook(webhook.uuid),
                             {.title = scope_title(webhook), .name = domain::name_of(webhook)}));
    }
    return {{"_links",
             {{"self", link(call.own_address(), {.title = title})},
              {"pb:create", link(call.own_address(), {.title = "POST to create a webhook"})},
              {"pb:webhooks", std::move(links)},
              {"curies",
               json::Array{template_link(call.urls.webhook_documentation(), {.name = "pb"})}}}}};
}

}  // namespace accord::broker::api
