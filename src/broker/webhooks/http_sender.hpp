// Sends webhooks over HTTP, to where they may be sent.
#pragma once

#include "broker/webhooks/logged_sender.hpp"
#include "http/client.hpp"

namespace accord::broker::webhooks {

/// Redirects are not followed: an answer that is one is no success, as with the Pact Broker, and
/// nobody is led inward.
class HttpSender final : public LoggedSender {
  public:
    HttpSender(const Clock& clock, SenderRules rules, SenderSettings settings);

  private:
    void complete(Attempt& attempt) const override;
    std::string fault(const Attempt& attempt) const override;
    Result<Transmitted> transmit(Attempt& attempt, DeliveryLog& log) override;
    std::string sent_word(const domain::DeliveryRequest& request) const override;
    std::string answer_line(int status) const override;

    [[nodiscard]] service::Fields own_fields(const Attempt& attempt) const;
    [[nodiscard]] bool is_success(int status) const;

    http::Client client_;
};

}  // namespace accord::broker::webhooks
