// What is sent for a webhook: its request with all variables replaced.
#pragma once

#include "broker/domain/webhooks/webhook.hpp"
#include "broker/domain/webhooks/webhook_rules.hpp"
#include "broker/domain/webhooks/webhook_variables.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::broker::domain {

struct DeliveryRequest {
    std::string method;  ///< in capitals
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;
    std::optional<std::string> body;
    std::optional<std::string> username;
    std::optional<std::string> password;

    bool operator==(const DeliveryRequest&) const = default;
};

/// Values are written so that they stay within the place where the variable stood: encoded in the
/// URL, escaped in JSON, on one line in header fields.
DeliveryRequest render(const WebhookRequest& request, const VariableValues& values);

/// Why it must not be sent, by the rules as they are now; empty when it may.
std::string delivery_fault(const DeliveryRequest& request, const WebhookRules& rules);

/// Whether an address that is not public may be called all the same: the host was listed by its
/// full name, or the address, alone or as one of a network. A link-local address, where clouds keep
/// credentials, has to be listed itself.
bool may_call_address(std::string_view host, std::string_view address, const WebhookRules& rules);

/// `text` with the mask for each of these values, and for what they look like within JSON, URLs and
/// header fields.
std::string with_values_masked(std::string text, const std::vector<std::string>& values);

/// The texts of a request that nobody is to read: the password, header values that are secret by
/// their names, and what variables of secrets stand for.
std::vector<std::string> secret_values(const DeliveryRequest& rendered,
                                       const VariableValues& values);

}  // namespace accord::broker::domain
