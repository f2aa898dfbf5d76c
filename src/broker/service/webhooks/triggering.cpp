// Finding the webhooks of an event, and what each of them is to be told: see triggering.hpp.
#include "broker/service/webhooks/triggering.hpp"

#include "base/json.hpp"
#include "broker/service/teams/sight.hpp"
#include "broker/store/versions/tags.hpp"
#include "broker/store/webhooks/triggered_webhooks.hpp"
#include "broker/store/webhooks/triggering.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

using domain::Event;
using domain::EventKind;

json::Array texts(std::span<const std::string> list) {
    json::Array out;
    for (const auto& text : list) {
        out.emplace_back(text);
    }
    return out;
}

json::Object context_of(const Work& work, const Event& event) {
    json::Object context{{"base_url", work.base_url},
                         {"event_name", domain::to_string(event.kind)},
                         {"consumer_version_tags", texts(event.contract.consumer_tags)}};
    if (event.contract.consumer_branch) {
        context["consumer_version_branch"] = *event.contract.consumer_branch;
    }
    return context;
}

json::Object with_version(json::Object context, const store::UnverifiedVersion& version) {
    context["provider_version_number"] = version.number;
    context["provider_version_descriptions"] = texts(version.descriptions);
    if (version.branch) {
        context["provider_version_branch"] = *version.branch;
    }
    return context;
}

/// What a webhook is told of an event: once, or once for each version that is to verify.
std::vector<json::Object> contexts_of(Work& work, const Event& event) {
    auto context = context_of(work, event);
    if (event.kind != EventKind::kContractRequiringVerificationPublished) {
        return {std::move(context)};
    }
    std::vector<json::Object> contexts;
    for (const auto& version :
         store::unverified_versions(work.session, event.contract.content_id)) {
        contexts.push_back(with_version(context, version));
    }
    return contexts;
}

std::string insert(Work& work,
                   const Event& event,
                   const store::WaitingWebhook& webhook,
                   const json::Object& context) {
    const auto& contract = event.contract;
    work.has_deliveries = true;
    return store::insert_trigger(
        work.session,
        {.uuid = make_uuid(work.random),
         .webhook_id = webhook.webhook_id,
         .event = webhook.event,
         .context = json::write_compact(json::with_sorted_keys(context)),
         .consumer_id = contract.consumer_id,
         .provider_id = contract.provider_id,
         .publication_id = contract.publication_id,
         .verification_id =
             event.verification ? std::optional(event.verification->id) : std::nullopt,
         .due_at = work.now + work.settings.webhook_delivery.first_attempt_after},
        work.now);
}

/// A webhook that calls this broker sets off no others: they would go round for ever.
bool is_from_webhook(Work& work) {
    return !work.delivery.empty() &&
           store::find_triggered_webhook(work.session, work.delivery).has_value();
}

std::vector<store::WaitingWebhook> find_waiting(Work& work, std::span<const Event> events) {
    std::vector<std::int64_t> providers;
    for (const auto& event : events) {
        if (std::ranges::find(providers, event.contract.provider_id) == providers.end()) {
            providers.push_back(event.contract.provider_id);
        }
    }
    if (providers.empty()) {
        return {};
    }
    return store::waiting_webhooks(work.session, events.front().contract.consumer_id, providers);
}

bool waits_for(const store::WaitingWebhook& webhook, const Event& event) {
    return webhook.enabled && webhook.provider_id == event.contract.provider_id &&
           webhook.event == domain::to_string(event.kind);
}

/// The event as it is about another consumer version with the same content.
Event through(Work& work, Event event, const store::ContentPublication& publication) {
    auto& contract = event.contract;
    if (publication.version_id == contract.consumer_version_id) {
        return event;
    }
    contract.publication_id = publication.id;
    contract.consumer_version_id = publication.version_id;
    contract.consumer_version = publication.version;
    const std::int64_t ids[] = {publication.version_id};
    const auto branches = store::branches_of_versions(work.session, ids);
    contract.consumer_branch =
        branches.empty() ? std::nullopt : std::optional(branches.begin()->second);
    contract.consumer_tags.clear();
    for (auto& tag : store::tags_of(work.session, publication.version_id)) {
        contract.consumer_tags.push_back(std::move(tag.name));
    }
    return event;
}

std::vector<Event> through_each(Work& work,
                                const Event& event,
                                std::span<const std::int64_t> consumer_versions) {
    std::vector<Event> events;
    for (const auto& publication : store::publications_of_content(
             work.session, event.contract.content_id, consumer_versions)) {
        events.push_back(through(work, event, publication));
    }
    return events.empty() ? std::vector<Event>{event} : events;
}

}  // namespace

TriggeredByPublication trigger_by_publication(Work& work, std::span<const Event> events) {
    TriggeredByPublication triggered;
    const auto waiting = find_waiting(work, events);
    for (const auto& webhook : waiting) {
        if (sees_webhook(work, webhook.uuid)) {
            triggered.served_providers.push_back(webhook.provider_id);
        }
    }
    if (waiting.empty() || is_from_webhook(work)) {
        return triggered;
    }
    for (const auto& event : events) {
        std::optional<std::vector<json::Object>> contexts;  // asked for once, and only if wanted
        for (const auto& webhook : waiting) {
            if (!waits_for(webhook, event)) {
                continue;
            }
            if (!contexts) {
                contexts = contexts_of(work, event);
            }
            for (const auto& context : *contexts) {
                auto uuid = insert(work, event, webhook, context);
                if (sees_webhook(work, webhook.uuid)) {
                    triggered.webhooks.push_back({webhook.provider_id,
                                                  webhook.uuid,
                                                  webhook.description,
                                                  webhook.event,
                                                  std::move(uuid)});
                }
            }
        }
    }
    return triggered;
}

void trigger_by_verification(Work& work,
                             std::span<const Event> events,
                             std::span<const std::int64_t> consumer_versions) {
    const auto waiting = find_waiting(work, events);
    if (waiting.empty() || is_from_webhook(work)) {
        return;
    }
    for (const auto& event : events) {
        for (const auto& webhook : waiting) {
            if (!waits_for(webhook, event)) {
                continue;
            }
            for (const auto& one : through_each(work, event, consumer_versions)) {
                insert(work, one, webhook, context_of(work, one));
            }
        }
    }
}

}  // namespace accord::broker::service
