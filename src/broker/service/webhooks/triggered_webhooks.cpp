// Reading what events have set off.
#include "broker/service/webhooks/triggered_webhooks.hpp"

#include "broker/service/pacts/known_pair.hpp"
#include "broker/service/verification_results/verification_results.hpp"
#include "broker/store/webhooks/webhooks.hpp"

#include <algorithm>
#include <limits>

namespace accord::broker::service {

std::optional<std::vector<TriggeredWebhook>> triggered_by_pact(Work& work,
                                                               const Pair& pair,
                                                               std::string_view version) {
    const auto pact = store::find_pact(work.session, pair, version);
    if (!pact) {
        return std::nullopt;
    }
    return store::triggered_by_publication(work.session, pact->version_id, pact->provider_id);
}

std::optional<std::vector<TriggeredWebhook>> triggered_by_result(Work& work,
                                                                 const Pair& pair,
                                                                 std::string_view sha,
                                                                 std::int64_t number) {
    const auto found = find_result(work, pair, sha, number);
    if (!found) {
        return std::nullopt;
    }
    return store::triggered_by_verification(work.session, found->result.id);
}

std::optional<TriggeredPart> triggered_by_webhook(Work& work,
                                                  std::string_view uuid,
                                                  std::int64_t size,
                                                  std::optional<std::int64_t> before) {
    if (!store::find_webhook(work.session, uuid)) {
        return std::nullopt;
    }
    constexpr auto kAll = std::numeric_limits<std::int64_t>::max();
    TriggeredPart part{.triggered = store::triggered_by_webhook(
                           work.session, uuid, before.value_or(kAll), size + 1)};
    if (std::ssize(part.triggered) > size) {
        part.triggered.pop_back();
        part.next = part.triggered.back().id;
    }
    return part;
}

std::expected<std::vector<TriggeredWebhook>, Role> latest_triggered(Work& work, const Pair& pair) {
    const auto known = find_pair(work, pair);
    if (!known) {
        return std::unexpected(known.error());
    }
    return store::latest_triggered_of_pair(work.session, known->consumer_id, known->provider_id);
}

std::optional<TriggeredWebhookLogs> find_triggered_logs(Work& work, std::string_view uuid) {
    auto triggered = store::find_triggered_webhook(work.session, uuid);
    if (!triggered) {
        return std::nullopt;
    }
    auto executions = store::executions_of(work.session, triggered->id);
    return TriggeredWebhookLogs{std::move(*triggered), std::move(executions)};
}

std::int64_t attempts_remaining(const Settings& settings, const TriggeredWebhook& triggered) {
    const auto attempts_max = std::ssize(settings.webhook_delivery.retry_schedule) + 1;
    const bool is_done = triggered.status == "success" || triggered.status == "failure";
    return is_done ? 0 : std::max<std::int64_t>(0, attempts_max - triggered.attempts);
}

}  // namespace accord::broker::service
