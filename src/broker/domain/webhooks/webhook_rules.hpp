// Which requests webhooks may send: what an operator decides, and the sentences about what is not
// allowed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

/// Names and defaults are the Pact Broker's.
struct WebhookRules {
    std::vector<std::string> methods = {"POST"};
    std::vector<std::string> schemes = {"https"};
    std::vector<std::string> hosts = {};  ///< see webhook_hosts.hpp; none: any
};

/// Empty when the method is allowed.
std::string method_fault(std::string_view method, const WebhookRules& rules);

/// Empty when the address is.
std::vector<std::string> url_faults(std::string_view url, const WebhookRules& rules);

/// Empty when `uuid` can be the identifier that a client chose for a webhook.
std::string uuid_fault(std::string_view uuid);

/// Whether the broker itself sets this header of a delivery: its id, its time, its signature.
bool is_own_header(std::string_view name);

}  // namespace accord::broker::domain
