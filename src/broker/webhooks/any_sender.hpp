// Sends a webhook the way its URL says: over HTTP, or as e-mail.
#pragma once

#include "broker/domain/mail/mail.hpp"
#include "broker/webhooks/http_sender.hpp"
#include "broker/webhooks/mail_sender.hpp"

namespace accord::broker::webhooks {

class AnySender final : public service::WebhookSender {
  public:
    AnySender(const Clock& clock, const SenderRules& rules, const SenderSettings& settings)
        : http_(clock, rules, settings), mail_(clock, rules, settings) {}

    service::DeliveryOutcome send(const service::Delivery& delivery) override {
        return domain::is_mail_url(delivery.request.url) ? mail_.send(delivery)
                                                         : http_.send(delivery);
    }
    void interrupt() override {
        http_.interrupt();
        mail_.interrupt();
    }

  private:
    HttpSender http_;
    MailSender mail_;
};

}  // namespace accord::broker::webhooks
