// Sending to a target that does what targets do: answers, refuses, hangs, redirects inward.
#include "broker/webhooks/http_sender.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/webhooks/signature.hpp"
#include "http/server.hpp"
#include "http/tls/tls_certificate.hpp"

#include <fmt/format.h>

#include <arpa/inet.h>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace accord::broker::webhooks {
namespace {

using testing::HasSubstr;
using testing::Not;

/// All values of a field, in their order.
std::vector<std::string> values_of(const http::Request& request, std::string_view name) {
    std::vector<std::string> values;
    for (const auto& [field, value] : request.headers) {
        if (equal_ignoring_case(field, name)) {
            values.push_back(value);
        }
    }
    return values;
}

struct WebhookTarget : testing::Test {
    std::unique_ptr<Logger> log = Logger::silent();
    ManualClock clock{parse_iso8601("2026-01-02T03:04:05Z").value()};
    std::vector<http::Request> received;
    http::Response response{.headers = {{"Content-Type", "text/plain"}}, .body = "thanks"};
    std::unique_ptr<http::Server> server = *http::Server::start(
        {.handler_threads = 1},
        [this](const http::Request& request) {
            received.push_back(request);
            return response;
        },
        *log);
    domain::WebhookRules targets{.schemes = {"http", "https"}, .hosts = {"127.0.0.1"}};
    SenderSettings settings;

    service::Delivery delivery(std::string path = "/hook") const {
        return {.id = "an-id",
                .request = {.method = "POST",
                            .url = fmt::format("http://127.0.0.1:{}{}", server->port(), path)},
                .context = "{}",
                .success_line = "Done",
                .failure_line = "Later"};
    }
    service::DeliveryOutcome send(const service::Delivery& what) const {
        return HttpSender(clock, {targets, {}}, settings).send(what);
    }
};

TEST_F(WebhookTarget, gets_the_request_and_its_answer_is_logged) {
    const auto outcome = send(delivery());
    EXPECT_TRUE(outcome.success);
    ASSERT_EQ(received.size(), 1U);
    EXPECT_EQ(received[0].body, "null");
    EXPECT_EQ(received[0].headers.value_or("webhook-id", ""), "an-id");
    EXPECT_EQ(received[0].headers.value_or("webhook-timestamp", ""), "1767323045");
    EXPECT_FALSE(received[0].headers.has("webhook-signature"));
    const auto host = fmt::format("127.0.0.1:{}", server->port());
    EXPECT_THAT(outcome.logs,
                HasSubstr(fmt::format("[2026-01-02T03:04:05Z] INFO: HTTP/1.1 POST http://{}/hook\n"
                                      "[2026-01-02T03:04:05Z] INFO: accept: */*\n",
                                      host)));
    EXPECT_THAT(outcome.logs, HasSubstr("] INFO: HTTP/1.1 200 OK\n"));
    EXPECT_THAT(outcome.logs, HasSubstr("] INFO: thanks\n[2026-01-02T03:04:05Z] INFO: Done\n"));
}

TEST_F(WebhookTarget, can_check_who_sent_it) {
    settings.signing_key = "whsec_" + base64_encode("a key of the two");
    send(delivery());
    EXPECT_EQ(received.at(0).headers.value_or("webhook-signature", ""),
              sign("a key of the two", "an-id", 1767323045, "null"));
    // The example of standardwebhooks.com.
    EXPECT_EQ(sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                   "msg_p5jXN8AQM9LWM0D4loKWxJek",
                   1614265330,
                   R"({"test": 2432232314})"),
              "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST_F(WebhookTarget, is_told_by_one_field_of_each_name_who_sent_it) {
    settings.signing_key = "a key";
    auto what = delivery();
    what.request.headers = {
        {"Webhook-Id", "same"}, {"webhook-timestamp", "1"}, {"webhook-signature", "v1,x"}};
    send(what);
    const auto& got = received.at(0);
    EXPECT_EQ(values_of(got, "webhook-id"), std::vector<std::string>({"an-id"}));
    EXPECT_EQ(values_of(got, "webhook-timestamp"), std::vector<std::string>({"1767323045"}));
    EXPECT_EQ(values_of(got, "webhook-signature"),
              std::vector<std::string>({sign("a key", "an-id", 1767323045, "null")}));
}

TEST_F(WebhookTarget, gets_one_authorization_that_of_the_user) {
    auto what = delivery();
    what.request.headers = {{"Authorization", "Bearer other"}};
    what.request.username = "me";
    what.request.password = "s3cret";
    send(what);
    EXPECT_EQ(values_of(received.at(0), "authorization"),
              std::vector<std::string>({"Basic " + base64_encode("me:s3cret")}));
}

TEST_F(WebhookTarget, can_check_with_a_key_of_its_own) {
    settings.signing_key = "of all others";
    auto what = delivery();
    what.values = {{"secret.SIGNING_KEY", "whsec_" + base64_encode("its own")}};
    EXPECT_THAT(send(what).logs, Not(HasSubstr("whsec_")));
    EXPECT_EQ(received.at(0).headers.value_or("webhook-signature", ""),
              sign("its own", "an-id", 1767323045, "null"));
}

TEST_F(WebhookTarget, gets_the_user_of_an_older_url_which_is_not_shown) {
    auto what = delivery();
    what.request.url.insert(7, "me:p4ssword@");
    response.body = "so you are p4ssword";
    const auto outcome = send(what);
    EXPECT_TRUE(outcome.success);
    EXPECT_EQ(received.at(0).headers.value_or("authorization", ""),
              "Basic " + base64_encode("me:p4ssword"));
    EXPECT_THAT(outcome.logs + outcome.request.url + outcome.answer->body,
                Not(HasSubstr("p4ssword")));
    EXPECT_THAT(outcome.logs, HasSubstr("POST http://**********@127.0.0.1"));
}

TEST_F(WebhookTarget, learns_secrets_that_nobody_else_does) {
    auto what = delivery("/${secret.PATH}");
    what.request.headers = {{"x-api-key", "k3y-of-ours"}};
    what.request.username = "me";
    what.request.password = "p4ssword";
    what.request.body = R"({"token":"${secret.TOKEN}"})";
    what.values = {{"secret.PATH", "p4th"}, {"secret.TOKEN", "t0ken"}};
    response.body = "you said t0ken, k3y-of-ours and p4ssword at p4th";
    const auto outcome = send(what);
    ASSERT_EQ(received.size(), 1U);
    EXPECT_EQ(received[0].target, "/p4th");
    EXPECT_EQ(received[0].body, R"({"token":"t0ken"})");
    EXPECT_EQ(received[0].headers.value_or("authorization", ""),
              "Basic " + base64_encode("me:p4ssword"));
    std::string told = outcome.logs + outcome.request.url + outcome.request.body.value_or("") +
                       outcome.answer->body;
    for (const auto& [name, value] : outcome.request.headers) {
        told += value;
    }
    for (const auto* secret : {"t0ken", "k3y-of-ours", "p4ssword", "p4th"}) {
        EXPECT_THAT(told, Not(HasSubstr(secret)));
    }
}

TEST_F(WebhookTarget, learns_named_secrets_that_nobody_else_does) {
    const std::string secret = "s3cr/et \"x\"";
    auto what = delivery("/${user.KEY}?k=${user.KEY}");
    what.request.headers = {{"x-line", "is ${user.KEY}"}, {"content-type", "application/json"}};
    what.request.username = "${user.KEY}";
    what.request.password = "${user.KEY}";
    what.request.body = R"({"k":"${user.KEY}"})";
    what.values = {{"user.KEY", secret}};
    const auto basic = base64_encode(secret + ":" + secret);
    response.headers.add("X-Echo", "s3cr/et \"x\"");
    response.body =
        R"(s3cr/et "x" {"k":"s3cr/et \"x\""} s3cr%2Fet%20%22x%22 s3cr%2fet%20%22x%22 )" + basic;
    const auto outcome = send(what);
    ASSERT_EQ(received.size(), 1U);
    EXPECT_EQ(received[0].target, "/s3cr%2Fet%20%22x%22?k=s3cr%2Fet%20%22x%22");
    EXPECT_EQ(received[0].body, R"({"k":"s3cr/et \"x\""})");
    EXPECT_EQ(received[0].headers.value_or("x-line", ""), "is s3cr/et \"x\"");
    EXPECT_EQ(received[0].headers.value_or("authorization", ""), "Basic " + basic);
    std::string told = outcome.logs + outcome.request.url + outcome.request.body.value_or("") +
                       outcome.answer->body;
    for (const auto* fields : {&outcome.request.headers, &outcome.answer->headers}) {
        for (const auto& [name, value] : *fields) {
            told += value + "\n";
        }
    }
    EXPECT_THAT(told, HasSubstr("**********"));
    EXPECT_THAT(told, Not(HasSubstr("s3cr")));
    EXPECT_THAT(told, Not(HasSubstr(basic)));
}

TEST_F(WebhookTarget, that_fails_is_asked_again) {
    response = {.status = 500, .body = "it went wrong"};
    const auto outcome = send(delivery());
    EXPECT_FALSE(outcome.success);
    EXPECT_TRUE(outcome.may_retry);
    EXPECT_FALSE(outcome.is_unanswered);
    EXPECT_THAT(outcome.logs, HasSubstr("INFO: Later\n"));
}

TEST_F(WebhookTarget, that_redirects_is_not_followed) {
    response = {.status = 302,
                .headers = {{"Location", fmt::format("http://127.0.0.1:{}/", server->port())}}};
    EXPECT_FALSE(send(delivery()).success);
    EXPECT_EQ(received.size(), 1U);
}

TEST_F(WebhookTarget, that_answers_without_end_is_cut) {
    response.body = std::string(10 * 1024 * 1024, 'x');
    const auto outcome = send(delivery());
    EXPECT_TRUE(outcome.success) << "what it was told to do it has done";
    EXPECT_EQ(outcome.answer->body.size(), kAnswerBytesMax);
    response.body = std::string(100'000, 'x');
    const auto logged = send(delivery());
    EXPECT_TRUE(logged.success);
    EXPECT_THAT(logged.logs, HasSubstr("(83616 bytes more)"));
}

TEST_F(WebhookTarget, that_encodes_its_answer_in_an_unknown_way_has_got_the_request) {
    response.headers.set("Content-Encoding", "br");
    EXPECT_TRUE(send(delivery()).success);
}

TEST_F(WebhookTarget, that_answers_in_whatever_bytes_is_shown_as_text) {
    response.headers.set("X-Name", "caf\xE9");
    response.body = fmt::format("{}\u20AC and more", std::string(kLoggedBytesMax - 1, 'x'));
    response.body.append("caf\xE9 \0", 6);
    const auto outcome = send(delivery());
    for (const auto& text : {outcome.logs, outcome.answer->body}) {
        EXPECT_TRUE(is_utf8(text));
        EXPECT_EQ(text.find('\0'), std::string::npos);
    }
    EXPECT_THAT(outcome.logs, HasSubstr("x-name: caf\uFFFD\n"));
    EXPECT_THAT(outcome.logs, HasSubstr("x ... ("));
    EXPECT_THAT(outcome.answer->body, testing::EndsWith("morecaf\uFFFD \uFFFD"));
}

TEST_F(WebhookTarget, is_shown_no_half_of_a_secret_where_its_answer_is_cut) {
    auto what = delivery();
    what.request.headers = {{"x-token", "0123456789"}};
    response.body = std::string(kLoggedBytesMax - 5, 'x') + "0123456789";
    EXPECT_THAT(send(what).logs, Not(HasSubstr("01234")));
}

/// As an authority of a company's own, besides those of the system.
TEST_F(WebhookTarget, is_trusted_by_a_certificate_of_the_settings) {
    const auto tls = http::make_self_signed("127.0.0.1").value();
    http::ServerOptions options;
    options.tls = tls;
    const auto secure = http::Server::start(
        std::move(options),
        [](const http::Request&) { return http::Response{.body = "ok"}; },
        *log);
    auto what = delivery();
    what.request.url = fmt::format("https://127.0.0.1:{}/hook", (*secure)->port());
    EXPECT_FALSE(send(what).success);
    settings.more_authorities = tls.certificate_chain;
    const auto outcome = send(what);
    EXPECT_TRUE(outcome.success) << outcome.logs;
    settings.more_authorities = http::make_self_signed("127.0.0.1").value().certificate_chain;
    EXPECT_FALSE(send(what).success) << "another authority";
}

TEST_F(WebhookTarget, that_hangs_is_left) {
    settings.timeout = std::chrono::milliseconds(50);
    const auto held = http::Server::start(
        {.handler_threads = 1},
        [](const http::Request&) {
            std::this_thread::sleep_for(std::chrono::milliseconds(400));
            return http::Response{};
        },
        *log);
    auto what = delivery();
    what.request.url = (*held)->base_url();
    const auto outcome = send(what);
    EXPECT_TRUE(outcome.is_unanswered);
    EXPECT_THAT(outcome.error, HasSubstr("did not answer within 50 ms"));
}

/// Takes one connection and answers a byte at a time, until the other side has had enough.
class DrippingTarget {
  public:
    explicit DrippingTarget(std::string begin)
        : listener_(::socket(AF_INET, SOCK_STREAM, 0)), begin_(std::move(begin)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
        ::listen(listener_, 1);
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port = ntohs(address.sin_port);
        thread_ = std::jthread([this] { drip(); });
    }
    DrippingTarget(const DrippingTarget&) = delete;
    ~DrippingTarget() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }

    unsigned short port = 0;

  private:
    void drip() const {
        const int peer = ::accept(listener_, nullptr, nullptr);
        char request[8192];
        ::recv(peer, request, sizeof request, 0);
        ::send(peer, begin_.data(), begin_.size(), MSG_NOSIGNAL);
        while (::send(peer, "x", 1, MSG_NOSIGNAL) == 1) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        ::close(peer);
    }

    int listener_;
    std::string begin_;
    std::jthread thread_;
};

TEST_F(WebhookTarget, that_drips_is_left_when_its_time_is_over) {
    settings.timeout = std::chrono::milliseconds(300);
    auto what = delivery();
    const DrippingTarget header("HTTP/1.1 200 OK\r\nX-Name: ");
    what.request.url = fmt::format("http://127.0.0.1:{}", header.port);
    const auto left = send(what);
    EXPECT_FALSE(left.success);
    EXPECT_THAT(left.error, HasSubstr("did not answer within 300 ms"));
    const DrippingTarget body("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    what.request.url = fmt::format("http://127.0.0.1:{}", body.port);
    const auto cut = send(what);
    EXPECT_TRUE(cut.success) << "its status counts: " << cut.error;
    EXPECT_LT(cut.answer->body.size(), 1000U);
}

TEST_F(WebhookTarget, is_reached_through_the_proxy_of_the_environment) {
    ::setenv("http_proxy", server->base_url().c_str(), 1);
    ::setenv("no_proxy", "direct.example.org", 1);
    targets.hosts = {"ci.example.org"};
    auto what = delivery();
    what.request.url = "http://ci.example.org/hook";
    const auto outcome = send(what);
    EXPECT_TRUE(outcome.success) << outcome.logs;
    ASSERT_EQ(received.size(), 1U);
    EXPECT_EQ(received[0].target, "/hook");
    EXPECT_EQ(received[0].headers.value_or("host", ""), "ci.example.org");
    targets.hosts = {"10.0.0.0/8"};
    what.request.url = "http://10.1.2.3/hook";
    EXPECT_TRUE(send(what).success) << "the proxy reaches what may be called";
    targets.hosts = {"/1/"};
    EXPECT_THAT(send(what).error, HasSubstr("10.1.2.3 is a private address"))
        << "an address is not the proxy's affair";
    EXPECT_EQ(received.size(), 2U);
    ::unsetenv("http_proxy");
    ::unsetenv("no_proxy");
}

TEST_F(WebhookTarget, is_left_at_once_when_sending_is_interrupted) {
    std::atomic<bool> is_asked = false;
    std::atomic<bool> may_answer = false;
    const auto held = http::Server::start(
        {.handler_threads = 1},
        [&](const http::Request&) {
            is_asked = true;
            while (!may_answer) {
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
            return http::Response{};
        },
        *log);
    settings.timeout = std::chrono::minutes(2);
    HttpSender sender(clock, {targets, {}}, settings);
    const std::jthread interrupter([&] {
        while (!is_asked) {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        sender.interrupt();
    });
    auto what = delivery();
    what.request.url = (*held)->base_url();
    const auto outcome = sender.send(what);
    may_answer = true;
    EXPECT_TRUE(outcome.was_interrupted);
    EXPECT_THAT(outcome.error, HasSubstr("was interrupted"));
}

TEST_F(WebhookTarget, that_is_not_public_is_refused_for_good) {
    targets.hosts.clear();
    const auto outcome = send(delivery());
    EXPECT_FALSE(outcome.success);
    EXPECT_FALSE(outcome.may_retry);
    EXPECT_THAT(outcome.error, HasSubstr("127.0.0.1 is a loopback address"));
    EXPECT_THAT(outcome.logs, HasSubstr("ERROR: Error executing webhook. What went wrong is not "));
    EXPECT_THAT(outcome.logs, Not(HasSubstr("loopback"))) << "it tells what there is within";
    EXPECT_TRUE(received.empty());
}

TEST_F(WebhookTarget, that_is_no_longer_allowed_is_refused) {
    targets.hosts = {"ci.example.org"};
    const auto outcome = send(delivery());
    EXPECT_FALSE(outcome.may_retry);
    EXPECT_THAT(outcome.error, HasSubstr("host must be in the whitelist"));
    EXPECT_TRUE(received.empty());
}

TEST_F(WebhookTarget, shows_its_answer_only_where_hosts_are_listed) {
    targets.hosts = {"127.0.0.0/8"};
    EXPECT_THAT(send(delivery()).logs, HasSubstr("thanks"));
}

}  // namespace
}  // namespace accord::broker::webhooks
