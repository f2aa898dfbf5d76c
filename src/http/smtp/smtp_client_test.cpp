// Submitting to a server that does what mail servers do: TLS, logins, refusals, silence.
#include "http/smtp/smtp_client.hpp"

#include "base/encoding.hpp"
#include "base/files.hpp"
#include "http/url.hpp"
#include "support/mail_sink.hpp"

#include <gmock/gmock.h>

#include <thread>
#include <unistd.h>

namespace accord::http {
namespace {

using support::MailSink;
using support::SinkScript;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct Smtp : testing::Test {
    std::filesystem::path ca_file =
        std::filesystem::temp_directory_path() / fmt::format("accord-smtp-{}.pem", ::getpid());
    SmtpOptions options;
    std::optional<SmtpLogin> login = SmtpLogin{"me", "p4ssword"};
    SmtpEnvelope envelope{.from = "a@b.c", .to = {"d@e.f", "g@h.i"}};
    std::string host = "localhost";

    ~Smtp() override { std::filesystem::remove(ca_file); }

    Result<SmtpReply> send(const MailSink& sink, std::string_view scheme = "smtps") {
        EXPECT_TRUE(write_file_atomically(ca_file, sink.certificate()));
        options.tls.ca_file = ca_file;
        const auto server = parse_mail_url(fmt::format("{}://{}:{}", scheme, host, sink.port()));
        return SmtpClient(options).send(
            server.value(), login, envelope, "Subject: x\r\n\r\n.dot\r\nend\r\n");
    }
};

TEST_F(Smtp, hands_a_message_over_by_tls_and_by_starttls) {
    for (const bool is_tls_first : {true, false}) {
        const MailSink sink({.is_tls_first = is_tls_first});
        const auto reply = send(sink, is_tls_first ? "smtps" : "smtp");
        ASSERT_TRUE(reply) << reply.error().message;
        EXPECT_TRUE(reply->is_accepted);
        EXPECT_EQ(reply->text, "250 queued as 1");
        const auto mail = sink.mails().at(0);
        EXPECT_TRUE(mail.was_over_tls);
        EXPECT_EQ(mail.from, "<a@b.c>");
        EXPECT_THAT(mail.to, ElementsAre("<d@e.f>", "<g@h.i>"));
        EXPECT_EQ(mail.text, "Subject: x\r\n\r\n.dot\r\nend\r\n");
        EXPECT_EQ(mail.login,
                  "AUTH PLAIN " + base64_encode(std::string("\0me\0p4ssword", 12)) + "\n");
        EXPECT_THAT(sink.lines(), Contains("EHLO [127.0.0.1]"));
    }
}

TEST_F(Smtp, logs_in_as_the_server_offers_or_not_at_all) {
    const MailSink old_one({.offers = "AUTH LOGIN"});
    EXPECT_TRUE(send(old_one)->is_accepted);
    EXPECT_EQ(old_one.mails().at(0).login,
              fmt::format("AUTH LOGIN\n{}\n{}\n", base64_encode("me"), base64_encode("p4ssword")));
    const MailSink none({.offers = ""});
    EXPECT_THAT(send(none).error().message, HasSubstr("offers no login that is known"));
    EXPECT_TRUE(none.mails().empty());
    login.reset();
    EXPECT_TRUE(send(none)->is_accepted);
    EXPECT_EQ(none.mails().at(0).login, "");
}

TEST_F(Smtp, says_nothing_secret_before_tls) {
    const MailSink sink({.is_tls_first = false, .replies = {{"EHLO", "250 AUTH PLAIN"}}});
    const auto refused = send(sink, "smtp");
    EXPECT_EQ(refused.error().code, ErrorCode::kUnreadable);
    EXPECT_THAT(refused.error().message, HasSubstr("offers no STARTTLS: nothing is sent without"));
    EXPECT_THAT(sink.lines(), Not(Contains(StartsWith("AUTH"))));
    EXPECT_THAT(sink.lines(), Not(Contains(StartsWith("MAIL"))));
}

TEST_F(Smtp, takes_nothing_that_was_said_before_tls_for_an_answer_after_it) {
    const MailSink sink(
        {.is_tls_first = false, .replies = {{"STARTTLS", "220 go\r\n250 AUTH PLAIN"}}});
    EXPECT_THAT(send(sink, "smtp").error().message, HasSubstr("more than its answer to STARTTLS"));
}

TEST_F(Smtp, trusts_only_a_certificate_of_that_host) {
    const MailSink sink;
    EXPECT_TRUE(send(sink)->is_accepted);
    options.tls.ca_file.clear();
    const auto url = parse_mail_url(fmt::format("smtps://localhost:{}", sink.port())).value();
    EXPECT_THAT(SmtpClient({}).send(url, login, envelope, "x").error().message,
                HasSubstr("its certificate is not trusted"));
    host = "127.0.0.2";
    EXPECT_THAT(send(sink).error().message, HasSubstr("127.0.0.2"));
    EXPECT_EQ(sink.mails().size(), 1U);
}

TEST_F(Smtp, gives_back_what_was_refused) {
    for (const auto& [command, answer] :
         std::map<std::string, std::string>{{"", "421 busy"},
                                            {"EHLO", "554 go away"},
                                            {"AUTH", "535 wrong"},
                                            {"MAIL", "451 later"},
                                            {"RCPT TO:<g@h.i>", "550 no such user"},
                                            {"DATA", "554 no"}}) {
        const MailSink sink({.replies = {{command, answer}}});
        const auto reply = send(sink);
        ASSERT_TRUE(reply) << reply.error().message;
        EXPECT_FALSE(reply->is_accepted);
        EXPECT_EQ(reply->text, answer);
        EXPECT_THAT(reply->refused, StartsWith(command.empty() ? "the connection" : command));
        EXPECT_THAT(reply->refused, Not(HasSubstr(base64_encode("p4ssword"))));
        EXPECT_TRUE(sink.mails().empty()) << command;
    }
}

TEST_F(Smtp, leaves_a_server_that_hangs_or_goes_away) {
    options.timeout = std::chrono::milliseconds(300);
    for (const auto* command : {"", "EHLO", "MAIL", "DATA"}) {
        const MailSink sink({.replies = {{command, "hang"}}});
        EXPECT_EQ(send(sink).error().code, ErrorCode::kTimeout) << command;
    }
    options.timeout = std::chrono::seconds(20);
    const MailSink closes({.replies = {{"MAIL", ""}}});
    EXPECT_THAT(send(closes).error().message, HasSubstr("closed the connection"));
}

TEST_F(Smtp, leaves_a_server_that_talks_without_end_or_in_another_language) {
    const MailSink line({.replies = {{"EHLO", "250 " + std::string(10'000, 'x')}}});
    EXPECT_THAT(send(line).error().message, HasSubstr("lines of more than 2048 bytes"));
    std::string many;
    for (int i = 0; i < 200; ++i) {
        many += "250-x\r\n";
    }
    const MailSink lines({.replies = {{"EHLO", many}}});
    EXPECT_THAT(send(lines).error().message, HasSubstr("replies of more than 100 lines"));
    const MailSink web({.replies = {{"", "HTTP/1.1 400 Bad Request"}}});
    EXPECT_THAT(send(web).error().message, HasSubstr("does not speak SMTP"));
}

TEST_F(Smtp, goes_where_it_may_and_sends_no_line_but_its_own) {
    const MailSink sink;
    options.addresses = {.public_only = true};
    const auto refused = send(sink);
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalidInput);
    EXPECT_THAT(refused.error().message, HasSubstr("may not be called"));
    options.addresses = {};
    envelope.to = {"a@b.c>\r\nRCPT TO:<x@y.z"};
    EXPECT_EQ(send(sink).error().code, ErrorCode::kInvalidInput);
    EXPECT_TRUE(sink.lines().empty());
}

TEST_F(Smtp, stops_at_once_when_it_is_told_to) {
    const MailSink sink({.replies = {{"MAIL", "hang"}}});
    options.timeout = std::chrono::minutes(2);
    std::stop_source source;
    options.stop = source.get_token();
    const std::jthread stopper([&] {
        while (sink.lines().size() < 3) {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        source.request_stop();
    });
    EXPECT_THAT(send(sink).error().message, HasSubstr("was interrupted"));
    EXPECT_THAT(send(sink).error().message, HasSubstr("was interrupted")) << "nor is more sent";
}

}  // namespace
}  // namespace accord::http
