// Reading the document of a webhook: see webhook_from_api.hpp.
#include "broker/transfer/api/webhook_from_api.hpp"

#include "base/text.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"

namespace accord::broker::transfer {
namespace {

struct Party {
    std::optional<std::string> name;
    std::optional<std::string> label;
};

Party party_of(const json::Object& webhook, std::string_view role) {
    const auto* party = json::object_at(webhook, role);
    return party != nullptr ? Party{json::text_at(*party, "name"), json::text_at(*party, "label")}
                            : Party();
}

bool has_mask(const json::Object& texts) {
    for (const auto& [name, value] : texts) {
        if (value.is_string() && value.get_string() == domain::kMask) {
            return true;
        }
    }
    return false;
}

json::Object with_lower_names(const json::Object& headers) {
    json::Object lower;
    for (const auto& [name, value] : headers) {
        lower[to_lower(std::string_view(name))] = json::text_of(value);
    }
    return lower;
}

}  // namespace

WebhookFromApi webhook_from_api(const Document& document) {
    static const json::Object kNone;
    const auto& object = document.object();
    const auto member = [&](const json::Object& of, std::string_view name) -> const json::Object& {
        const auto* found = json::object_at(of, name);
        return found != nullptr ? *found : kNone;
    };
    const auto& request = member(object, "request");
    const auto headers = with_lower_names(member(request, "headers"));
    const auto& secrets = member(request, "secrets");
    const auto password = json::text_at(request, "password");
    const auto consumer = party_of(object, "consumer");
    const auto provider = party_of(object, "provider");
    const auto created_at = time_at(object, "createdAt", Instant{});
    const auto* body = json::find(request, "body");
    const bool is_masked = has_mask(headers) || has_mask(secrets) || password == domain::kMask;
    WebhookFromApi webhook{
        .record = {.uuid = json::string_or(object, "uuid"),
                   .description = json::string_or(object, "description"),
                   .consumer = consumer.name,
                   .consumer_label = consumer.label,
                   .provider = provider.name,
                   .provider_label = provider.label,
                   .enabled = json::bool_or(object, "enabled", true) && !is_masked,
                   .method = json::string_or(request, "method"),
                   .url = json::string_or(request, "url"),
                   .headers = json::write_compact(headers),
                   .body = body != nullptr && !body->is_null()
                               ? std::optional(json::write_compact(*body))
                               : std::nullopt,
                   .username = json::text_at(request, "username"),
                   .password = password,
                   .secrets = json::write_compact(secrets),
                   .created_at = created_at,
                   .updated_at = time_at(object, "updatedAt", created_at)},
        .is_masked = is_masked};
    const auto* events = json::array_at(object, "events");
    for (const auto& event : events != nullptr ? *events : json::Array()) {
        if (event.is_object()) {
            webhook.events.push_back(
                {.webhook = webhook.record.uuid,
                 .name = json::string_or(event.get_object(), "name"),
                 .position = static_cast<std::int64_t>(webhook.events.size())});
        }
    }
    return webhook;
}

}  // namespace accord::broker::transfer
