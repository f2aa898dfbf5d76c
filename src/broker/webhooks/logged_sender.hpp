// What all ways of sending webhooks have in common: rendered, checked by the rules, sent, logged,
// and masked.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "broker/domain/webhooks/delivery_rules.hpp"
#include "broker/service/webhooks/sender.hpp"
#include "broker/webhooks/delivery_log.hpp"
#include "broker/webhooks/settings.hpp"
#include "http/client.hpp"

#include <stop_token>
#include <string>
#include <vector>

namespace accord::broker::webhooks {

struct SenderRules {
    domain::WebhookRules targets;
    domain::DeliveryRules deliveries;
};

class LoggedSender : public service::WebhookSender {
  public:
    service::DeliveryOutcome send(const service::Delivery& delivery) final;
    void interrupt() final { interruption_.request_stop(); }

  protected:
    LoggedSender(const Clock& clock, SenderRules rules, SenderSettings settings)
        : clock_(clock), rules_(std::move(rules)), settings_(std::move(settings)) {}

    /// One attempt on its way.
    struct Attempt {
        const service::Delivery& delivery;
        domain::DeliveryRequest request;  ///< rendered
        std::string body = {};
        std::vector<std::string> secrets = {};  ///< that are masked wherever they come up
    };
    struct Transmitted {
        service::DeliveryAnswer answer;
        bool is_success = false;
        bool may_retry = true;  ///< where it is no success
    };

    /// Completes what is shown in the log before anything is sent.
    virtual void complete(Attempt& attempt) const = 0;
    /// Why it can't be sent, beyond the rules; empty when it can.
    virtual std::string fault(const Attempt& attempt) const = 0;
    virtual Result<Transmitted> transmit(Attempt& attempt, DeliveryLog& log) = 0;
    /// How the log begins: before the URL, and of what is answered.
    virtual std::string sent_word(const domain::DeliveryRequest& request) const = 0;
    virtual std::string answer_line(int status) const = 0;

    [[nodiscard]] http::AddressPolicy address_policy() const;
    [[nodiscard]] std::stop_token interruption() const { return interruption_.get_token(); }

    const Clock& clock_;
    const SenderRules rules_;
    const SenderSettings settings_;

  private:
    void attempt_it(Attempt& attempt, DeliveryLog& log, service::DeliveryOutcome& outcome);

    std::stop_source interruption_;
};

}  // namespace accord::broker::webhooks
