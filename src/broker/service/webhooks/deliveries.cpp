// Claiming, finishing and testing deliveries: see deliveries.hpp.
#include "broker/service/webhooks/deliveries.hpp"

#include "base/text.hpp"
#include "broker/service/secrets/named_secrets.hpp"
#include "broker/service/webhooks/delivery_values.hpp"
#include "broker/service/webhooks/sealing.hpp"
#include "broker/store/webhooks/triggered_webhooks.hpp"
#include "broker/store/webhooks/webhooks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::service {
namespace {

using std::chrono::milliseconds;

/// Longer than the attempt, and than what is written after it.
constexpr auto kClaimTime = 2 * domain::kAttemptTimeMax;

/// For how long a target is left alone after nobody answered: doubled each time.
constexpr milliseconds kPauseMin{1'000};
constexpr milliseconds kUnansweredPauseMax{60'000};
constexpr std::int64_t kDoublingsMax = 6;

store::DeliveryClaim claim_of(const Work& work, std::string_view holder) {
    return {.holder = holder, .now = work.now, .until = work.now + kClaimTime};
}

milliseconds pause_after(std::int64_t unanswered) {
    if (unanswered == 0) {
        return milliseconds(0);
    }
    return std::min(kUnansweredPauseMax,
                    kPauseMin * (1 << std::min(unanswered - 1, kDoublingsMax)));
}

/// The pause before the next attempt; nothing after the last.
std::optional<milliseconds> retry_after(const Work& work, std::int64_t attempts) {
    const auto& schedule = work.settings.webhook_delivery.retry_schedule;
    return attempts > 0 && attempts <= std::ssize(schedule)
               ? std::optional(schedule[static_cast<std::size_t>(attempts - 1)])
               : std::nullopt;
}

std::string failure_line(const Work& work, std::int64_t attempts) {
    if (const auto pause = retry_after(work, attempts)) {
        return fmt::format("Retrying webhook in {} seconds",
                           std::chrono::duration<double>(*pause).count());
    }
    return fmt::format("Webhook execution failed after {} attempts", attempts);
}

json::Object read_context(const std::string& text) {
    auto parsed = json::parse(text);
    return parsed && parsed->is_object() ? parsed->get_object() : json::Object();
}

std::string unreadable_text(const std::vector<std::string>& unreadable) {
    return fmt::format(
        "{} can't be read: the key that it was stored under is not among the broker's keys. Bring "
        "the key back, or give the webhook its secrets anew",
        join(unreadable, ", "));
}

std::string missing_text(const std::vector<std::string>& missing) {
    return fmt::format(
        "there is no secret {0}, which ${{user.{0}}} stands for. Make it, or change the webhook",
        missing.front());
}

/// A request with all its secrets.
struct OpenRequest {
    domain::WebhookRequest request;
    domain::VariableValues secrets;
    std::string fault;  ///< why it can't be sent for want of them; empty: it can
};

OpenRequest open_request(Work& work, const domain::Webhook& webhook) {
    auto [request, unreadable] = opened(webhook.request, work.settings.secret_keys.get());
    auto used = used_secrets(work, request, webhook.team);
    std::ranges::move(used.unreadable, std::back_inserter(unreadable));
    for (const auto& [name, value] : request.secrets) {
        used.values["secret." + name] = value;
    }
    return {.request = std::move(request),
            .secrets = std::move(used.values),
            .fault = !used.missing.empty() ? missing_text(used.missing)
                     : unreadable.empty()  ? ""
                                           : unreadable_text(unreadable)};
}

Delivery make_delivery(Work& work,
                       const store::ClaimedDelivery& claimed,
                       OpenRequest open,
                       const store::DeliveredPact& pact,
                       const WebhookAddresses& addresses) {
    DeliverySubject subject{.pact = pact, .context = read_context(claimed.context)};
    subject.base_url = json::string_or(subject.context, "base_url");
    if (claimed.verification_id) {
        subject.result = store::delivered_result(work.session, *claimed.verification_id);
    }
    auto values = delivery_values(work, subject, addresses);
    values.merge(open.secrets);
    return {.id = claimed.uuid,
            .request = std::move(open.request),
            .values = std::move(values),
            .context = claimed.context,
            .base_url = subject.base_url,
            .success_line = "Successfully executed webhook",
            .failure_line = failure_line(work, claimed.attempts + 1)};
}

bool waits_for_results(const domain::Webhook& webhook) {
    return std::ranges::any_of(webhook.events, [](domain::EventKind kind) {
        return kind == domain::EventKind::kProviderVerificationPublished ||
               kind == domain::EventKind::kProviderVerificationSucceeded ||
               kind == domain::EventKind::kProviderVerificationFailed;
    });
}

}  // namespace

std::optional<ClaimedDelivery> claim_delivery(Work& work,
                                              std::string_view holder,
                                              const WebhookAddresses& addresses) {
    auto claimed = store::claim_delivery(work.session, claim_of(work, holder));
    if (!claimed) {
        return std::nullopt;
    }
    ClaimedDelivery out{.claimed = std::move(*claimed)};
    const auto stored = store::find_webhook(work.session, out.claimed.webhook_uuid);
    const auto pact = store::delivered_pact(work.session, out.claimed.publication_id);
    if (!stored || !pact) {
        out.refusal = "the webhook, or the pact that it was about, is gone";
    } else if (!stored->webhook.enabled) {
        out.refusal = "the webhook was disabled after the event";
    } else {
        auto open = open_request(work, stored->webhook);
        if (open.fault.empty()) {
            out.delivery = make_delivery(work, out.claimed, std::move(open), *pact, addresses);
        } else {
            out.refusal = std::move(open.fault);
            out.may_retry = true;  // the key may come back, or the secret
            out.failure_line = failure_line(work, out.claimed.attempts + 1);
        }
    }
    return out;
}

void finish_delivery(Work& work,
                     std::string_view holder,
                     const store::ClaimedDelivery& claimed,
                     const DeliveryOutcome& outcome) {
    if (outcome.was_interrupted) {
        return store::give_back(work.session, claimed, claim_of(work, holder));
    }
    store::DeliveryResult result{.success = outcome.success, .logs = outcome.logs};
    result.unanswered = outcome.is_unanswered ? claimed.unanswered + 1 : 0;
    result.free_at = work.now + pause_after(result.unanswered);
    const auto pause = outcome.success || !outcome.may_retry
                           ? std::nullopt
                           : retry_after(work, claimed.attempts + 1);
    result.status = outcome.success ? "success" : pause ? "retrying" : "failure";
    if (pause) {
        result.due_at = work.now + *pause;
    }
    store::finish_delivery(work.session, claimed, result, claim_of(work, holder));
}

std::expected<Delivery, std::string> test_delivery(Work& work,
                                                   const domain::Webhook& webhook,
                                                   const WebhookAddresses& addresses) {
    auto open = open_request(work, webhook);
    if (!open.fault.empty()) {
        return std::unexpected(std::move(open.fault));
    }
    const std::string base_url(work.base_url);
    json::Object context{{"base_url", base_url}, {"event_name", "test"}};
    // A team's webhook that names nobody is not shown a pact of other teams.
    const bool may_be_any =
        !webhook.team || webhook.consumer.name.has_value() || webhook.provider.name.has_value();
    const auto pact =
        may_be_any ? store::newest_pact(work.session, webhook.consumer.name, webhook.provider.name)
                   : std::nullopt;
    DeliverySubject subject{
        .pact = pact.value_or(placeholder_pact()), .context = context, .base_url = base_url};
    const bool needs_result = waits_for_results(webhook);
    if (pact && needs_result) {
        subject.result = store::newest_result(work.session, pact->content_id);
    }
    Delivery delivery{.id = make_uuid(work.random),
                      .request = std::move(open.request),
                      .values = delivery_values(work, subject, addresses),
                      .context = json::write_compact(context),
                      .base_url = base_url,
                      .failure_line = "Webhook execution failed"};
    delivery.values.merge(open.secrets);
    if (needs_result && !subject.result) {
        use_placeholder_result(base_url, addresses, delivery.values);
    }
    return delivery;
}

store::DeliveryQueue delivery_queue(Work& work) { return store::delivery_queue(work.session); }

bool redeliver(Work& work, std::string_view triggered_uuid) {
    const auto triggered = store::find_triggered_webhook(work.session, triggered_uuid);
    work.has_deliveries = triggered && store::redeliver(work.session, triggered->id, work.now);
    return work.has_deliveries;
}

}  // namespace accord::broker::service
