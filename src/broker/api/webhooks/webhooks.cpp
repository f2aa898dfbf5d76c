// Webhooks over HTTP: made, changed, listed, deleted.
#include "broker/api/webhooks/webhooks.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/missing.hpp"
#include "broker/api/webhooks/webhook_check.hpp"
#include "broker/api/webhooks/webhook_document.hpp"
#include "broker/api/webhooks/webhook_input.hpp"
#include "broker/api/webhooks/webhook_list.hpp"
#include "broker/service/pacticipants/spelling.hpp"
#include "broker/service/teams/teams.hpp"
#include "broker/service/webhooks/sealing.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

std::optional<std::string> named(const Call& call, std::string_view parameter) {
    auto name = call.parameter_or(parameter, "");
    return name.empty() ? std::nullopt : std::optional(std::move(name));
}

service::WebhookOwners owners_in(const Call& call) {
    return {.consumer = named(call, "consumer"), .provider = named(call, "provider")};
}

/// Whose the path says it is; a body that says something else is mistaken.
void take_owner(const std::optional<std::string>& owner,
                std::string_view field,
                std::optional<domain::WebhookParty>& member,
                FieldErrors& errors) {
    if (!owner) {
        return;
    }
    domain::WebhookParty party{.name = *owner};
    if (member && *member != domain::WebhookParty() && *member != party) {
        errors.add(field, fmt::format("must be '{}', as in the path, or left out", *owner));
    }
    member = std::move(party);
}

http::Response list_with_title(Call& call, std::string_view title) {
    return call.read([&](service::Work& work) {
        const auto webhooks = service::list_webhooks(work, owners_in(call));
        return webhooks ? hal(call, webhooks_document(call, *webhooks, title))
                        : no_pacticipant(call, webhooks.error());
    });
}

/// Whoever is named, in the path or in the body, stays while the webhook is written.
void keep_named(const Call& call, service::Work& work) {
    const auto owners = owners_in(call);
    std::vector<std::string> names;
    for (const auto* owner : {&owners.consumer, &owners.provider}) {
        if (*owner) {
            names.push_back(**owner);
        }
    }
    for (const auto* role : {"consumer", "provider"}) {
        const auto* party = json::object_at(call.body_object(), role);
        if (auto name = party != nullptr ? json::string_at(*party, "name") : std::nullopt) {
            names.emplace_back(*name);
        }
    }
    service::keep_owners(work, names);
}

/// check_webhook, and whether what is secret can be stored as such.
FieldErrors check_kept_webhook(const Call& call, service::Work& work) {
    auto errors = check_webhook(call, work);
    if (errors.empty()) {
        const auto* keys = call.context.use_cases.secret_keys.get();
        auto request = read_webhook(call.body_object()).request;
        for (auto& [field, fault] : service::unkept_secrets(std::move(request), keys)) {
            errors.add(field, std::move(fault));
        }
    }
    return errors;
}

http::Response create(Call& call, service::Work& work) {
    spell_parties(call, work);
    keep_named(call, work);
    auto errors = check_kept_webhook(call, work);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    const auto owners = owners_in(call);
    if (const auto missing = service::find_missing_owner(work, owners)) {
        return no_pacticipant(call, *missing);
    }
    auto members = read_webhook(call.body_object());
    take_owner(owners.consumer, "consumer", members.consumer, errors);
    take_owner(owners.provider, "provider", members.provider, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    const auto made = service::create_webhook(work, std::move(members));
    return created(call, call.urls.webhook(made.webhook.uuid), webhook_document(call.urls, made));
}

http::Response put(Call& call, service::Work& work) {
    const auto& uuid = call.parameter("uuid");
    spell_parties(call, work);
    keep_named(call, work);
    auto errors = check_kept_webhook(call, work);
    if (auto fault = domain::uuid_fault(uuid); !fault.empty()) {
        errors.add("uuid", std::move(fault));
    }
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    const auto result = service::put_webhook(work, uuid, read_webhook(call.body_object()));
    return hal(call, webhook_document(call.urls, result.stored), result.is_new ? 201 : 200);
}

}  // namespace

void spell_parties(Call& call, service::Work& work) {
    for (const auto* role : {"consumer", "provider"}) {
        auto* body = call.body ? call.body->if_object() : nullptr;
        auto* party = body != nullptr ? body->if_contains(role) : nullptr;
        if (party == nullptr || !party->is_object()) {
            continue;
        }
        auto& members = party->get_object();
        if (auto name = json::text_at(members, "name")) {
            members["name"] = service::pacticipant_spelled(work, std::move(*name));
        }
        if (auto label = json::text_at(members, "label")) {
            members["label"] = service::label_spelled(work, std::move(*label));
        }
    }
}

FieldErrors check_webhook(const Call& call, service::Work& work) {
    SecretNames secrets;
    const auto uuid = call.parameter_or("uuid", "");
    const auto stored = uuid.empty() ? std::nullopt : service::find_webhook(work, uuid);
    if (stored) {
        for (const auto& [name, value] : stored->webhook.request.secrets) {
            secrets.insert(name);
        }
    }
    return check_webhook(
        call.body_object(),
        call.context.use_cases.webhook_rules,
        [&](std::string_view name) {
            return !service::find_missing_owner(work, {.consumer = std::string(name)});
        },
        [&](std::string_view team) { return service::is_team(work, team); },
        secrets);
}

http::Response list_webhooks(Call& call) { return list_with_title(call, "Webhooks"); }

http::Response list_all_webhooks(Call& call) {
    return asks_for_webhook_part(call) ? list_webhook_part(call) : list_webhooks(call);
}

http::Response list_pact_webhooks(Call& call) { return list_with_title(call, "Pact webhooks"); }

http::Response post_webhook(Call& call) {
    return call.write([&](service::Work& work) { return create(call, work); });
}

http::Response get_webhook(Call& call) {
    return call.read([&](service::Work& work) {
        const auto found = service::find_webhook(work, call.parameter("uuid"));
        return found ? hal(call, webhook_document(call.urls, *found)) : not_found(call);
    });
}

http::Response put_webhook(Call& call) {
    return call.write([&](service::Work& work) { return put(call, work); });
}

http::Response delete_webhook(Call& call) {
    return call.write([&](service::Work& work) {
        const bool was_there = service::delete_webhook(work, call.parameter("uuid"));
        return was_there ? no_content() : not_found(call);
    });
}

}  // namespace accord::broker::api
