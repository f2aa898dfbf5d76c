// Waiting, claiming, sending: see password_mailer.hpp.
#include "broker/mail/password_mailer.hpp"

#include "broker/mail/password_mail_text.hpp"
#include "db/database.hpp"
#include "http/smtp/smtp_client.hpp"
#include "http/url.hpp"

#include <fmt/format.h>

namespace accord::broker::mail {
namespace {

/// Other nodes don't ring; retries become due by themselves.
constexpr std::chrono::microseconds kLookAgainAfter = std::chrono::seconds(20);

const service::Actor kMailer{.access = service::Access::kWrite};

}  // namespace

PasswordMailer::PasswordMailer(Parts parts)
    : parts_(std::move(parts)), thread_([this](const std::stop_token& stop) {
          service::keep_working(stop, parts_.log, parts_.status, [&] { take_turn(stop); });
      }) {}

PasswordMailer::~PasswordMailer() {
    thread_.request_stop();
    interruption_.request_stop();
}

template <class UseCase>
auto PasswordMailer::write(UseCase use_case)
    -> std::optional<decltype(use_case(std::declval<service::Work&>()))> {
    auto done = parts_.database.write([&](db::Transaction& transaction) {
        service::Work work{
            transaction.session(), parts_.clock.now(), parts_.random, parts_.settings, kMailer};
        auto result = use_case(work);
        transaction.commit();
        return result;
    });
    if (!done) {
        parts_.log.warn("mail: " + done.error().message);
        parts_.status.failed(done.error().message);
        return std::nullopt;
    }
    return std::move(*done);
}

void PasswordMailer::take_turn(const std::stop_token& stop) {
    take_lost_passwords();
    while (!stop.stop_requested() && send_one()) {
    }
    heard_ = parts_.doorbell.wait(heard_, kLookAgainAfter, stop);
}

void PasswordMailer::take_lost_passwords() {
    for (const auto& email : parts_.lost_passwords.take()) {
        write([&](service::Work& work) { return ask_for_lost_password_mail(work, email); });
    }
}

bool PasswordMailer::send_one() {
    const auto claimed = write([](service::Work& work) { return claim_password_mail(work); });
    if (!claimed || !*claimed) {
        return false;
    }
    const auto& mail = **claimed;
    const auto fault = send(mail);
    const auto goes_on = write([&](service::Work& work) {
        return service::finish_password_mail(work, mail, fault.empty());
    });
    if (fault.empty()) {
        parts_.status.done(parts_.clock.now());
        parts_.log.info(fmt::format("mail to user {}: sent", mail.user.uuid));
    } else {
        parts_.status.failed(fault);
        parts_.log.warn(fmt::format("mail to user {} was not sent{}: {}",
                                    mail.user.uuid,
                                    goes_on.value_or(true) ? ", it is tried again" : "",
                                    fault));
    }
    return true;
}

std::string PasswordMailer::send(const service::PasswordMail& mail) {
    const auto& settings = parts_.mail;
    const auto url = http::parse_mail_url(settings.server);
    if (!url) {
        return url.error().message;
    }
    http::SmtpClient client({.timeout = settings.timeout,
                             .tls = {.verify = !settings.trusts_any_certificate,
                                     .more_authorities = settings.more_authorities},
                             .stop = interruption_.get_token()});
    const auto login = settings.username.empty()
                           ? std::nullopt
                           : std::optional<http::SmtpLogin>({settings.username, settings.password});
    const auto written = write_password_mail(
        mail, settings.from, parts_.write_link(mail.link.value), parts_.clock.now());
    const auto reply = client.send(*url, login, {written.from, written.recipients}, written.text);
    if (!reply) {
        return reply.error().message;
    }
    return reply->is_accepted ? ""
                              : fmt::format("the mail server said {} {}", reply->code, reply->text);
}

}  // namespace accord::broker::mail
