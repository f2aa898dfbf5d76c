// What an e-mail looks like, and what may stand in its headers.
#include "broker/domain/mail/mail.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/domain/mail/mailbox.hpp"

#include <gmock/gmock.h>

namespace accord::broker::domain {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Instant kNow = parse_iso8601("2026-01-02T03:04:05Z").value();

using TestFields = std::vector<std::pair<std::string, std::string>>;

/// With these fields besides From and To.
std::vector<std::string> faults_with(TestFields more) {
    TestFields fields{{"from", "broker@example.org"}, {"to", "team@example.org"}};
    fields.insert(fields.end(), more.begin(), more.end());
    return mail_faults(fields);
}

std::string text_of_mail(std::string subject, std::string body = "hello") {
    return write_mail({.headers = {{"from", "broker@example.org"},
                                   {"to", "team@example.org"},
                                   {"subject", std::move(subject)}},
                       .body = std::move(body)},
                      "an-id",
                      kNow)
        .text;
}

TEST(Mail, is_written_as_mime) {
    const auto mail = write_mail({.headers = {{"from", "Pact Broker <broker@example.org>"},
                                              {"to", "team@example.org, \"Ops, all\" <ops@b.c>"},
                                              {"bcc", "boss@example.org"},
                                              {"subject", "It failed"},
                                              {"content-type", "text/plain"}},
                                  .body = "one\ntwo"},
                                 "an-id",
                                 kNow);
    EXPECT_EQ(mail.from, "broker@example.org");
    EXPECT_THAT(mail.recipients, ElementsAre("team@example.org", "ops@b.c", "boss@example.org"));
    EXPECT_EQ(mail.text,
              "Date: Fri, 02 Jan 2026 03:04:05 +0000\r\n"
              "Message-ID: <an-id@example.org>\r\n"
              "From: \"Pact Broker\" <broker@example.org>\r\n"
              "To: team@example.org,\r\n \"Ops, all\" <ops@b.c>\r\n"
              "Subject: It failed\r\n"
              "Auto-Submitted: auto-generated\r\n"
              "MIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: base64\r\n"
              "\r\n"
              "b25lDQp0d28=\r\n");
    EXPECT_EQ(base64_encode("one\r\ntwo"), "b25lDQp0d28=");
}

TEST(Mail, has_no_line_that_a_server_would_refuse) {
    std::string long_subject;
    for (int i = 0; i < 500; ++i) {
        long_subject += "\u20AC";
    }
    const auto text = text_of_mail(long_subject, std::string(5000, 'x'));
    std::string decoded;
    for (const auto line : split(text, '\n')) {
        EXPECT_LE(line.size(), 78U) << line;
        if (const auto start = line.find("=?utf-8?B?"); start != line.npos) {
            const auto word = line.substr(start + 10, line.find("?=", start + 10) - start - 10);
            decoded += base64_decode(word).value_or("not base64");
        }
    }
    EXPECT_EQ(decoded, long_subject);
}

TEST(Mail, encodes_what_is_not_ascii_or_looks_encoded) {
    EXPECT_THAT(text_of_mail("caf\xC3\xA9"), HasSubstr("Subject: =?utf-8?B?Y2Fmw6k=?=\r\n"));
    EXPECT_THAT(text_of_mail("=?utf-8?Q?x?="), Not(HasSubstr("Subject: =?utf-8?Q?")));
    const auto broken = text_of_mail("a\r\nBcc: b@evil.org");
    EXPECT_THAT(broken, Not(HasSubstr("\nBcc:"))) << "rendering has made it one line before this";
}

TEST(Mail, needs_a_sender_and_recipients) {
    EXPECT_THAT(faults_with({}), IsEmpty());
    EXPECT_THAT(mail_faults({}),
                ElementsAre("from is missing: an e-mail has From, To and Subject",
                            "to is missing: an e-mail has From, To and Subject"));
    EXPECT_THAT(faults_with({{"cc", "nobody"}}),
                ElementsAre("cc: \"nobody\" is not an e-mail address"));
    EXPECT_THAT(mail_faults({{"from", "a@b.c, d@e.f"}, {"to", "a@b.c"}}),
                ElementsAre("from must be one e-mail address"));
    EXPECT_THAT(faults_with({{"bcc", "${pactbroker.consumerName}@b.c"}}),
                ElementsAre("bcc cannot have a template parameter"));
    EXPECT_THAT(faults_with({{"message-id", "x"}}),
                ElementsAre("message-id is written by the broker"));
    EXPECT_THAT(faults_with({{"content-type", "text/html"}}),
                ElementsAre("content-type must be text/plain: an e-mail is sent as text"));
    std::string many = "a0@b.c";
    for (int i = 1; i < 60; ++i) {
        many += fmt::format(",a{}@b.c", i);
    }
    EXPECT_THAT(faults_with({{"cc", many}}),
                ElementsAre("to, cc and bcc together cannot have more than 50 addresses"));
}

TEST(Mail, goes_to_addresses_alone) {
    for (const auto* bad : {"",
                            "a",
                            "a@",
                            "@b",
                            "a@b@c d",
                            "a b@c",
                            "a@b..c",
                            "<a@b.c",
                            "a@b.c>",
                            "a@b.c\r\nRCPT TO:<x@y.z>",
                            "a@b.c,",
                            "x\"y <a@b.c>",
                            "<a@b.c> x",
                            "a<b@c.d>@e.f",
                            "\xC3\xA9@b.c"}) {
        EXPECT_FALSE(parse_mailboxes(bad)) << bad;
    }
    EXPECT_EQ(parse_mailboxes("a.b+c@d-e.f").value(), (std::vector<Mailbox>{{"", "a.b+c@d-e.f"}}));
    EXPECT_EQ(parse_mailboxes("<a@b>").value(), (std::vector<Mailbox>{{"", "a@b"}}));
    EXPECT_FALSE(parse_mailboxes(std::string(65, 'a') + "@b.c"));
    EXPECT_FALSE(parse_mailboxes("a@" + std::string(260, 'b')));
}

TEST(Mail, is_meant_by_its_scheme) {
    EXPECT_TRUE(is_mail_url("SMTPS://mail"));
    EXPECT_TRUE(is_mail_url("smtp://mail"));
    EXPECT_FALSE(is_mail_url("https://mail/smtp://"));
    EXPECT_FALSE(is_mail_url("smtp"));
}

}  // namespace
}  // namespace accord::broker::domain
