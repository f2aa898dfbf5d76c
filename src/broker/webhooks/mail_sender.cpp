// From a delivery to an e-mail, and its reply: see mail_sender.hpp.
#include "broker/webhooks/mail_sender.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/domain/mail/mail.hpp"
#include "http/url.hpp"

#include <fmt/format.h>

namespace accord::broker::webhooks {
namespace {

std::optional<http::SmtpLogin> login_of(const domain::DeliveryRequest& request) {
    const auto user = request.username.value_or("");
    return user.empty() ? std::nullopt
                        : std::optional<http::SmtpLogin>({user, request.password.value_or("")});
}

}  // namespace

MailSender::MailSender(const Clock& clock, SenderRules rules, SenderSettings settings)
    : LoggedSender(clock, std::move(rules), std::move(settings)),
      client_({.timeout = settings_.timeout,
               .tls = {.verify = !settings_.trusts_any_certificate,
                       .more_authorities = settings_.more_authorities},
               .addresses = address_policy(),
               .stop = interruption()}) {}

/// A server may repeat what it was told at the login.
void MailSender::complete(Attempt& attempt) const {
    attempt.body = attempt.request.body.value_or("");
    if (const auto login = login_of(attempt.request)) {
        std::string plain;
        plain.append(1, '\0').append(login->user).append(1, '\0').append(login->password);
        attempt.secrets.push_back(base64_encode(plain));
        attempt.secrets.push_back(base64_encode(login->password));
    }
}

std::string MailSender::fault(const Attempt& attempt) const {
    const auto url = http::parse_mail_url(attempt.request.url);
    return url ? join(domain::mail_faults(attempt.request.headers), ", ") : url.error().message;
}

Result<LoggedSender::Transmitted> MailSender::transmit(Attempt& attempt, DeliveryLog& /*log*/) {
    const auto url = http::parse_mail_url(attempt.request.url);
    const auto mail = domain::write_mail(attempt.request, attempt.delivery.id, clock_.now());
    const auto reply = client_.send(
        url.value(), login_of(attempt.request), {mail.from, mail.recipients}, mail.text);
    if (!reply) {
        return fail(reply.error());
    }
    auto text = reply->refused.empty()
                    ? reply->text
                    : fmt::format("{} was refused: {}", reply->refused, reply->text);
    return Transmitted{.answer = {.status = reply->code, .body = std::move(text)},
                       .is_success = reply->is_accepted,
                       .may_retry = reply->code < 500};
}

std::string MailSender::sent_word(const domain::DeliveryRequest& /*request*/) const {
    return "SMTP";
}

std::string MailSender::answer_line(int status) const { return fmt::format("SMTP {}", status); }

}  // namespace accord::broker::webhooks
