// What a client may say about a webhook (broker.md 7.2).
#pragma once

#include "broker/api/machinery/answer.hpp"
#include "broker/domain/webhooks/webhook_rules.hpp"
#include "broker/service/webhooks/webhooks.hpp"

#include <functional>
#include <set>
#include <string>

namespace accord::broker::api {

/// Whether there is a pacticipant of that name.
using IsKnown = std::function<bool(std::string_view name)>;

/// Whether there is a team of that UUID.
using IsTeam = std::function<bool(std::string_view uuid)>;

/// Names of the secrets that a webhook has already.
using SecretNames = std::set<std::string, std::less<>>;

/// What is wrong with the body, in the order of consumer, provider, request, events. A body that
/// says nothing of secrets keeps those that are `stored`.
FieldErrors check_webhook(const json::Object& body,
                          const domain::WebhookRules& rules,
                          const IsKnown& is_known,
                          const IsTeam& is_team,
                          const SecretNames& stored);

/// The members of a body without errors.
service::WebhookMembers read_webhook(const json::Object& body);

}  // namespace accord::broker::api
