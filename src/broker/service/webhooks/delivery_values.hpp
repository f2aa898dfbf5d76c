// What the variables of a webhook stand for in one delivery.
#pragma once

#include "base/json.hpp"
#include "broker/domain/webhooks/webhook_variables.hpp"
#include "broker/service/webhooks/sender.hpp"
#include "broker/service/work.hpp"
#include "broker/store/webhooks/delivery_facts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::broker::service {

/// What a delivery is about. `context` is what was known when the event happened.
struct DeliverySubject {
    store::DeliveredPact pact;
    std::optional<store::DeliveredResult> result;
    json::Object context;
    std::string base_url;
};

/// All of them; those that there is nothing for are empty.
domain::VariableValues delivery_values(Work& work,
                                       const DeliverySubject& subject,
                                       const WebhookAddresses& addresses);

/// For a test where there is no pact, or no result, yet.
store::DeliveredPact placeholder_pact();
store::DeliveredResult placeholder_result();

/// Sets what is said of a result that is a placeholder.
void use_placeholder_result(const std::string& base_url,
                            const WebhookAddresses& addresses,
                            domain::VariableValues& values);

}  // namespace accord::broker::service
