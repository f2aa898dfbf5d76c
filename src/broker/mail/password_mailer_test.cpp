// Mail with links to set a password: who gets it, when it is tried again, and what it says.
#include "broker/mail/password_mailer.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/service/audit/audit_log.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_users.hpp"
#include "support/mail_sink.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <thread>

namespace accord::broker::mail {
namespace {

using support::MailSink;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view kLink = "https://broker.example.org/set-password#";

std::string body_of(const support::SinkMail& mail) {
    const auto encoded = mail.text.substr(mail.text.find("\r\n\r\n") + 4);
    return base64_decode(replace_all(encoded, "\r\n", "")).value_or("not base64");
}

std::string token_in(const support::SinkMail& mail) {
    const auto body = body_of(mail);
    const auto start = body.find(kLink) + kLink.size();
    return body.substr(start, body.find('\r', start) - start);
}

class Mailed : public testing::Test {
  protected:
    Mailed() { users_.administrator(); }

    void start(unsigned short port) {
        mailer_ = std::make_unique<PasswordMailer>(PasswordMailer::Parts{
            .database = store_.database(),
            .clock = clock_,
            .random = random_,
            .log = log_,
            .settings = settings_,
            .mail = {.server = fmt::format("smtps://127.0.0.1:{}", port),
                     .username = "me",
                     .password = "s3cret",
                     .from = "Accord <accord@example.org>",
                     .trusts_any_certificate = true},
            .write_link = [](std::string_view token) { return std::string(kLink).append(token); },
            .lost_passwords = lost_,
            .doorbell = bell_,
            .status = status_});
    }
    void lose(std::string_view email, std::string_view address = "192.0.2.1") {
        EXPECT_FALSE(lost_.add(email, address, clock_.now()));
    }
    /// Waits until so many have arrived.
    static bool has_mails(const MailSink& sink, std::size_t count) {
        for (int i = 0; i < 500 && sink.mails().size() < count; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return sink.mails().size() == count;
    }
    bool waits(std::string_view email) {
        return users_([&](service::Work& work) {
            const auto user = service::find_user_by_email(work, email);
            return store::find_password_mail(work.session, user->account.id).has_value();
        });
    }
    bool is_over(std::string_view email) {
        for (int i = 0; i < 500 && waits(email); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return !waits(email);
    }
    bool opens(const std::string& token) {
        return users_([&](service::Work& work) { return service::is_password_link(work, token); });
    }
    void invite(std::string_view email) {
        users_([&](service::Work& work) {
            service::Settings mailing{.mails_links = true};
            service::Work by_mail{
                work.session, work.now, work.random, mailing, work.actor, work.base_url};
            const auto invited = service::invite_user(
                by_mail, {.name = std::string(email), .email = std::string(email)});
            EXPECT_FALSE(invited.value().link);
            return true;
        });
        bell_.ring();
    }

    support::TemporaryStore store_;
    support::TestUsers users_{store_.database()};
    ManualClock clock_{users_.now};
    SeededRandom random_{3};
    std::string lines_;
    Logger log_{LogLevel::kInfo, [this](auto, auto line) { lines_ += line; }};
    service::Settings settings_;
    service::Doorbell bell_;
    service::LostPasswords lost_{bell_};
    service::WorkerStatus status_{"mail"};
    std::unique_ptr<PasswordMailer> mailer_;
};

TEST_F(Mailed, whoever_lost_a_password_gets_a_link_that_works_once) {
    const MailSink sink({.is_tls_first = true});
    start(sink.port());
    lose("ANN@example.org");
    ASSERT_TRUE(has_mails(sink, 1));
    const auto mail = sink.mails().at(0);
    EXPECT_THAT(mail.to, ElementsAre("<ann@example.org>"));
    EXPECT_THAT(mail.text, HasSubstr("Subject: Another password for Accord\r\n"));
    EXPECT_THAT(body_of(mail), HasSubstr("until 2026-01-02 05:04 UTC:"));
    EXPECT_TRUE(is_over("ann@example.org"));
    const auto token = token_in(mail);
    EXPECT_TRUE(opens(token));
    EXPECT_TRUE(users_([&](service::Work& work) {
        return service::use_password_link(work, token, support::TestUsers::password_hash())
            .has_value();
    }));
    EXPECT_FALSE(opens(token));
    const auto entries = users_([](service::Work& work) {
        return service::list_audit_entries(work, {.types = {"password.link_mailed"}});
    });
    EXPECT_EQ(entries.value().records.size(), 1U);
}

TEST_F(Mailed, nobody_else_gets_mail) {
    const auto gone = users_.user("gone@example.org", domain::kUserRole);
    users_.change(gone, {.active = false});
    users_([](service::Work& work) {
        return service::create_user(work, {.name = "sso", .email = "sso@example.org"}).has_value();
    });
    const MailSink sink({.is_tls_first = true});
    start(sink.port());
    lose("nobody@example.org");
    lose("gone@example.org");
    lose("sso@example.org");
    lose("ann@example.org");
    ASSERT_TRUE(has_mails(sink, 1));
    EXPECT_THAT(sink.mails().at(0).to, ElementsAre("<ann@example.org>"));
    EXPECT_FALSE(waits("sso@example.org")) << "who signs in at a provider alone";
}

TEST_F(Mailed, nobody_is_flooded) {
    const MailSink sink({.is_tls_first = true});
    start(sink.port());
    lose("ann@example.org", "192.0.2.1");
    ASSERT_TRUE(has_mails(sink, 1));
    lose("ann@example.org", "192.0.2.2");
    lose("ann@example.org", "192.0.2.3");
    invite("bob@example.org");
    ASSERT_TRUE(has_mails(sink, 2)) << "of whom the first is Ann's, and the other one Bob's";
    EXPECT_THAT(sink.mails().at(1).to, ElementsAre("<bob@example.org>"));
    for (int i = 0; i < 4; ++i) {
        lose("x@example.org");
    }
    EXPECT_TRUE(lost_.add("x@example.org", "192.0.2.1", clock_.now())) << "from one address";
    EXPECT_FALSE(lost_.add("x@example.org", "192.0.2.4", clock_.now()));
    EXPECT_FALSE(lost_.add("x@example.org", "192.0.2.1", clock_.now() + std::chrono::minutes(1)));
}

TEST_F(Mailed, an_invitation_is_a_week_old_at_most_and_is_made_anew_when_asked_again) {
    const MailSink sink({.is_tls_first = true});
    start(sink.port());
    invite("bob@example.org");
    ASSERT_TRUE(has_mails(sink, 1));
    EXPECT_THAT(sink.mails().at(0).text, HasSubstr("Subject: You are invited to Accord\r\n"));
    EXPECT_THAT(body_of(sink.mails().at(0)), HasSubstr("until 2026-01-09 03:04 UTC:"));
    ASSERT_TRUE(is_over("bob@example.org"));
    const auto first = token_in(sink.mails().at(0));
    EXPECT_TRUE(opens(first));
    invite("bob@example.org");
    ASSERT_TRUE(has_mails(sink, 2));
    EXPECT_FALSE(opens(first));
    EXPECT_TRUE(opens(token_in(sink.mails().at(1))));
}

TEST_F(Mailed, a_server_that_is_away_is_told_in_the_log) {
    unsigned short port = 0;
    {
        port = MailSink({.is_tls_first = true}).port();
    }  // nobody is there from here on
    start(port);
    lose("ann@example.org");
    for (int i = 0; i < 500 && status_.seen().failures == 0; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_TRUE(waits("ann@example.org"));
    mailer_.reset();
    EXPECT_THAT(lines_, HasSubstr("was not sent, it is tried again: "));
    EXPECT_THAT(lines_, testing::Not(HasSubstr("s3cret")));
    EXPECT_THAT(lines_, testing::Not(HasSubstr("ann@example.org")));
}

TEST_F(Mailed, one_is_tried_for_a_day_by_one_node_at_a_time) {
    users_([](service::Work& work) {
        return service::ask_for_lost_password_mail(work, "ann@example.org");
    });
    const auto claim = [&] {
        return users_([](service::Work& work) { return service::claim_password_mail(work); });
    };
    int attempts = 0;
    for (const auto end = users_.now + std::chrono::hours(30); users_.now < end;) {
        if (const auto mail = claim()) {
            EXPECT_FALSE(claim()) << "another node";
            ++attempts;
            const bool goes_on = users_([&](service::Work& work) {
                return service::finish_password_mail(work, *mail, false);
            });
            EXPECT_EQ(goes_on, waits("ann@example.org"));
            EXPECT_FALSE(claim()) << "at once";
        }
        users_.now += std::chrono::minutes(1);
    }
    EXPECT_FALSE(waits("ann@example.org"));
    EXPECT_GE(attempts, 24);
    EXPECT_LE(attempts, 40);
}

TEST_F(Mailed, what_a_node_that_died_was_sending_another_one_sends) {
    users_([](service::Work& work) {
        return service::ask_for_lost_password_mail(work, "ann@example.org");
    });
    const auto claim = [&] {
        return users_([](service::Work& work) { return service::claim_password_mail(work); });
    };
    ASSERT_TRUE(claim());
    users_.now += std::chrono::minutes(3);
    EXPECT_TRUE(claim());
}

}  // namespace
}  // namespace accord::broker::mail
