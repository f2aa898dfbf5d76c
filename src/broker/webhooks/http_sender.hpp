// Sends webhooks over HTTP, to where they may be sent.
#pragma once

#include "base/clock.hpp"
#include "broker/domain/webhooks/delivery_rules.hpp"
#include "broker/service/webhooks/sender.hpp"
#include "broker/webhooks/settings.hpp"
#include "http/client.hpp"

namespace accord::broker::webhooks {

/// Redirects are not followed: an answer that is one is no success, as with the Pact Broker, and
/// nobody is led inward.
class HttpSender final : public service::WebhookSender {
  public:
    struct Rules {
        domain::WebhookRules targets;
        domain::DeliveryRules deliveries;
    };

    HttpSender(const Clock& clock, Rules rules, SenderSettings settings);

    service::DeliveryOutcome send(const service::Delivery& delivery) override;

  private:
    [[nodiscard]] service::Fields own_fields(const service::Delivery& delivery,
                                             const std::string& body) const;
    [[nodiscard]] bool is_success(int status) const;

    const Clock& clock_;
    Rules rules_;
    SenderSettings settings_;
    http::Client client_;
};

}  // namespace accord::broker::webhooks
