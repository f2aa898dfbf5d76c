// Sends webhooks as e-mail, when their URL is that of a mail server: smtps://, or smtp:// with
// STARTTLS. To where they may go, as over HTTP.
#pragma once

#include "broker/webhooks/logged_sender.hpp"
#include "http/smtp/smtp_client.hpp"

namespace accord::broker::webhooks {

/// A refusal for now (4xx) is tried again, one for good (5xx) is not.
class MailSender final : public LoggedSender {
  public:
    MailSender(const Clock& clock, SenderRules rules, SenderSettings settings);

  private:
    void complete(Attempt& attempt) const override;
    std::string fault(const Attempt& attempt) const override;
    Result<Transmitted> transmit(Attempt& attempt, DeliveryLog& log) override;
    std::string sent_word(const domain::DeliveryRequest& request) const override;
    std::string answer_line(int status) const override;

    http::SmtpClient client_;
};

}  // namespace accord::broker::webhooks
