// What events have set off: by a pact, by a result, of a pair, and what came of it.
#pragma once

#include "broker/service/pacts/lists.hpp"
#include "broker/service/work.hpp"
#include "broker/store/webhooks/triggered_webhooks.hpp"

#include <expected>
#include <optional>
#include <string_view>
#include <vector>

namespace accord::broker::service {

using store::TriggeredWebhook;
using store::WebhookExecution;

/// By the publication of that pact, the newest first. Nothing when there is no such pact.
std::optional<std::vector<TriggeredWebhook>> triggered_by_pact(Work& work,
                                                               const Pair& pair,
                                                               std::string_view version);

/// By that result, the newest first. Nothing when there is no such result.
std::optional<std::vector<TriggeredWebhook>> triggered_by_result(Work& work,
                                                                 const Pair& pair,
                                                                 std::string_view sha,
                                                                 std::int64_t number);

struct TriggeredPart {
    std::vector<TriggeredWebhook> triggered;  ///< the newest first
    std::optional<std::int64_t> next;         ///< the id to go on before, when there is more
};

/// By that webhook, before an id or from the newest on. Nothing when there is no such webhook.
std::optional<TriggeredPart> triggered_by_webhook(Work& work,
                                                  std::string_view uuid,
                                                  std::int64_t size,
                                                  std::optional<std::int64_t> before);

/// Of each webhook and event of a pair the newest, the oldest of these first. Error: who of the two
/// does not exist.
std::expected<std::vector<TriggeredWebhook>, Role> latest_triggered(Work& work, const Pair& pair);

struct TriggeredWebhookLogs {
    TriggeredWebhook triggered;
    std::vector<WebhookExecution> executions;
};

std::optional<TriggeredWebhookLogs> find_triggered_logs(Work& work, std::string_view uuid);

/// How often it will be tried again.
std::int64_t attempts_remaining(const Settings& settings, const TriggeredWebhook& triggered);

}  // namespace accord::broker::service
