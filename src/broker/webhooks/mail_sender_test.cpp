// Webhooks as e-mail: what arrives, what is logged, and what becomes of a refusal.
#include "broker/webhooks/mail_sender.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "support/mail_sink.hpp"

#include <gmock/gmock.h>

namespace accord::broker::webhooks {
namespace {

using support::MailSink;
using support::SinkScript;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct MailTarget : testing::Test {
    ManualClock clock{parse_iso8601("2026-01-02T03:04:05Z").value()};
    domain::WebhookRules targets{.schemes = {"smtp", "smtps"}, .hosts = {"127.0.0.1"}};
    SenderSettings settings{.trusts_any_certificate = true};

    static service::Delivery delivery(const MailSink& sink, std::string_view scheme = "smtps") {
        return {.id = "an-id",
                .request = {.method = "POST",
                            .url = fmt::format("{}://127.0.0.1:{}", scheme, sink.port()),
                            .headers = {{"from", "broker@example.org"},
                                        {"to", "team@example.org"},
                                        {"subject", "${pactbroker.consumerName} failed"}},
                            .body = R"("See ${pactbroker.consumerName}\nand mend it")",
                            .username = "me",
                            .password = "${secret.PASSWORD}"},
                .values = {{"pactbroker.consumerName", "Shop"}, {"secret.PASSWORD", "p4ssword"}},
                .context = "{}",
                .success_line = "Done",
                .failure_line = "Later"};
    }
    service::DeliveryOutcome send(const service::Delivery& what) const {
        return MailSender(clock, {targets, {}}, settings).send(what);
    }
};

std::string body_of(const support::SinkMail& mail) {
    const auto encoded = mail.text.substr(mail.text.find("\r\n\r\n") + 4);
    return base64_decode(replace_all(encoded, "\r\n", "")).value_or("not base64");
}

TEST_F(MailTarget, gets_the_message_and_its_reply_is_logged) {
    for (const bool is_tls_first : {true, false}) {
        const MailSink sink({.is_tls_first = is_tls_first});
        const auto outcome = send(delivery(sink, is_tls_first ? "smtps" : "smtp"));
        EXPECT_TRUE(outcome.success) << outcome.logs;
        const auto mail = sink.mails().at(0);
        EXPECT_THAT(mail.text, HasSubstr("\r\nSubject: Shop failed\r\n"));
        EXPECT_THAT(mail.text, HasSubstr("Message-ID: <an-id@example.org>\r\n"));
        EXPECT_EQ(body_of(mail), "See Shop\r\nand mend it");
        EXPECT_EQ(mail.login, "AUTH PLAIN AG1lAHA0c3N3b3Jk\n");
        EXPECT_THAT(outcome.logs, HasSubstr("INFO: SMTP smtp"));
        EXPECT_THAT(outcome.logs, HasSubstr("INFO: subject: Shop failed\n"));
        EXPECT_THAT(outcome.logs, HasSubstr("INFO: SMTP 250\n"));
        EXPECT_THAT(outcome.logs, HasSubstr("INFO: 250 queued as 1\n"));
        EXPECT_THAT(outcome.logs, HasSubstr("INFO: Done\n"));
        EXPECT_THAT(outcome.logs, Not(HasSubstr("p4ssword")));
    }
}

TEST_F(MailTarget, takes_no_line_from_a_name) {
    const MailSink sink;
    auto what = delivery(sink);
    what.values["pactbroker.consumerName"] =
        "x\r\nBcc: evil@example.org\r\n\r\n.\r\nMAIL FROM:<e@f.g>";
    EXPECT_TRUE(send(what).success);
    const auto mail = sink.mails().at(0);
    EXPECT_EQ(sink.mails().size(), 1U);
    EXPECT_THAT(mail.to, ElementsAre("<team@example.org>"));
    EXPECT_THAT(mail.text, Not(HasSubstr("\nBcc")));
    EXPECT_THAT(mail.text, HasSubstr("Subject: x  Bcc: evil@example.org"));
    what = delivery(sink);
    what.request.headers[1].second = "${pactbroker.consumerName}";
    what.values["pactbroker.consumerName"] = "a@b.c, evil@example.org>\r\nRCPT TO:<e@f.g";
    const auto refused = send(what);
    EXPECT_FALSE(refused.may_retry);
    EXPECT_THAT(refused.error, HasSubstr("is not an e-mail address"));
    EXPECT_EQ(sink.mails().size(), 1U);
}

TEST_F(MailTarget, that_refuses_for_now_is_asked_again_and_one_that_refuses_for_good_is_not) {
    const MailSink busy({.replies = {{"RCPT", "450 mailbox busy, AG1lAHA0c3N3b3Jk"}}});
    const auto later = send(delivery(busy));
    EXPECT_FALSE(later.success);
    EXPECT_TRUE(later.may_retry);
    EXPECT_FALSE(later.is_unanswered);
    EXPECT_EQ(later.answer->status, 450);
    EXPECT_THAT(later.logs, HasSubstr("RCPT TO:<team@example.org> was refused: 450 mailbox busy"));
    EXPECT_THAT(later.logs, Not(HasSubstr("AG1lAHA0c3N3b3Jk"))) << "what it was told is secret";
    EXPECT_THAT(later.logs, HasSubstr("INFO: Later\n"));
    const MailSink none({.replies = {{"RCPT", "550 no such user"}}});
    const auto never = send(delivery(none));
    EXPECT_FALSE(never.may_retry);
    EXPECT_THAT(never.logs, HasSubstr("will not be tried again"));
}

TEST_F(MailTarget, that_hangs_is_left) {
    settings.timeout = std::chrono::milliseconds(300);
    const MailSink sink({.replies = {{"DATA", "hang"}}});
    const auto outcome = send(delivery(sink));
    EXPECT_TRUE(outcome.is_unanswered);
    EXPECT_TRUE(outcome.may_retry);
}

TEST_F(MailTarget, is_trusted_by_its_certificate) {
    settings.trusts_any_certificate = false;
    const MailSink sink;
    const auto outcome = send(delivery(sink));
    EXPECT_THAT(outcome.error, HasSubstr("its certificate is not trusted"));
    EXPECT_TRUE(sink.mails().empty());
}

TEST_F(MailTarget, has_to_be_allowed_as_others) {
    const MailSink sink;
    targets.hosts.clear();
    EXPECT_THAT(send(delivery(sink)).error, HasSubstr("127.0.0.1 is a loopback address"));
    targets = {.hosts = {"127.0.0.1"}};
    EXPECT_THAT(send(delivery(sink)).error, HasSubstr("scheme must be https"));
    EXPECT_TRUE(sink.lines().empty());
}

}  // namespace
}  // namespace accord::broker::webhooks
