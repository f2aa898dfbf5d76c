// The way out for deliveries: a port, so that use cases and the API know no socket.
#pragma once

#include "broker/domain/webhooks/delivery.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::broker::service {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// What is to be sent, and what the log says around it.
struct Delivery {
    std::string id;  ///< the same for every attempt: whoever gets it twice knows
    domain::WebhookRequest request;
    domain::VariableValues values;
    std::string context;  ///< JSON: what was known when the event happened
    std::string base_url;
    std::string success_line = {};  ///< last line of the log; empty: none
    std::string failure_line = {};
};

struct DeliveryAnswer {
    int status = 0;
    Fields headers;
    std::string body;
};

/// An attempt. Nothing in it is secret.
struct DeliveryOutcome {
    bool success = false;
    domain::DeliveryRequest request;  ///< its headers are all that were sent
    std::optional<DeliveryAnswer> answer = std::nullopt;
    std::string error = {};  ///< why there is no answer
    /// Nobody can be reached there, or nobody answers: others for the same target can wait.
    bool is_unanswered = false;
    bool was_interrupted = false;  ///< it is not known whether it arrived
    bool may_retry = true;         ///< false: another attempt would be refused in the same way
    std::string logs = {};
};

class WebhookSender {
  public:
    virtual ~WebhookSender() = default;

    /// Sends, and waits for the answer, for a limited time. Thread-safe.
    virtual DeliveryOutcome send(const Delivery& delivery) = 0;

    /// Ends what is being sent; nothing is sent from then on. Thread-safe.
    virtual void interrupt() {}
};

/// Addresses of the broker that variables stand for.
class WebhookAddresses {
  public:
    virtual ~WebhookAddresses() = default;

    struct Content {
        std::string_view consumer;
        std::string_view provider;
        std::string_view sha;
    };
    /// `metadata` is encoded, as domain::encode_metadata does.
    [[nodiscard]] virtual std::string pact(const std::string& base_url,
                                           const Content& content,
                                           std::string_view metadata) const = 0;
    [[nodiscard]] virtual std::string result(const std::string& base_url,
                                             const Content& content,
                                             std::int64_t number) const = 0;
};

}  // namespace accord::broker::service
