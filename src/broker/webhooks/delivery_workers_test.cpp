// Deliveries from the event to the last attempt, on a clock of the test's own.
#include "broker/webhooks/delivery_workers.hpp"

#include "broker/service/pacts/publication.hpp"
#include "broker/service/secrets/named_secrets.hpp"
#include "broker/service/secrets/secret_keys.hpp"
#include "broker/service/webhooks/triggered_webhooks.hpp"
#include "broker/service/webhooks/webhooks.hpp"
#include "broker/store/events/events.hpp"
#include "broker/webhooks/http_sender.hpp"
#include "broker/webhooks/outbox_worker.hpp"
#include "http/server.hpp"
#include "support/broker/fake_webhook_sender.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_contracts.hpp"
#include "support/broker/triggered.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <system_error>

namespace accord::broker::webhooks {
namespace {

using service::Work;
using namespace std::chrono_literals;

class NoAddresses final : public service::WebhookAddresses {
  public:
    [[nodiscard]] std::string pact(const std::string& base_url,
                                   const Content& content,
                                   std::string_view metadata) const override {
        return fmt::format("{}/pact/{}/{}", base_url, content.sha.substr(0, 4), metadata);
    }
    [[nodiscard]] std::string result(const std::string& base_url,
                                     const Content& content,
                                     std::int64_t number) const override {
        return fmt::format("{}/result/{}/{}", base_url, content.consumer, number);
    }
};

struct Deliveries : testing::Test {
    support::TemporaryStore store;
    ManualClock clock{parse_iso8601("2026-01-02T03:04:05Z").value()};
    SeededRandom random{1};
    std::unique_ptr<Logger> log = Logger::silent();
    service::Settings settings;
    NoAddresses addresses;
    service::Doorbell doorbell;
    service::Watchers watchers;
    service::WorkerStatus status{"webhooks"};
    service::Actor actor;
    std::atomic<bool> target_is_up = true;
    support::FakeWebhookSender target{[this](const service::Delivery& delivery) {
        if (target_is_up) {
            return support::FakeWebhookSender::well(delivery);
        }
        return service::DeliveryOutcome{
            .error = "refused", .is_unanswered = true, .logs = delivery.failure_line + "\n"};
    }};

    DeliveryWorkers workers(unsigned count = 0, service::WebhookSender* sender = nullptr) {
        return {{.database = store.database(),
                 .clock = clock,
                 .random = random,
                 .log = *log,
                 .settings = settings,
                 .sender = sender != nullptr ? *sender : target,
                 .addresses = addresses,
                 .doorbell = doorbell,
                 .status = status},
                count};
    }

    template <class UseCase>
    auto run(UseCase use_case) {
        return store.write([&](db::Session& session) {
            Work work{session, clock.now(), random, settings, actor, "http://broker"};
            return use_case(work);
        });
    }

    std::string webhook(std::string url = "https://ci.example.org/${pactbroker.consumerName}") {
        return run([&](Work& work) {
            return service::create_webhook(
                       work,
                       {.events = std::vector{domain::EventKind::kContractPublished},
                        .request = {.method = "POST",
                                    .url = std::move(url),
                                    .body = R"({"v":"${pactbroker.consumerVersionNumber}"})"}})
                .webhook.uuid;
        });
    }
    void publish(std::string_view number) {
        run([&](Work& work) {
            return service::publish_pact(
                       work, {"Shop", number, "Orders"}, service::content_with("a"))
                .has_value();
        });
    }
    service::TriggeredWebhook triggered(std::string_view number) {
        return run([&](Work& work) {
                   return service::triggered_by_pact(work, {"Shop", "Orders"}, number);
               })
            .value()
            .at(0);
    }
    int deliver_all(DeliveryWorkers& some) {
        int count = 0;
        while (some.deliver_one("me")) {
            ++count;
        }
        return count;
    }
};

TEST_F(Deliveries, are_made_some_seconds_after_the_event) {
    auto some = workers();
    webhook();
    publish("1");
    EXPECT_EQ(deliver_all(some), 0);
    clock.advance(5s);
    EXPECT_EQ(deliver_all(some), 1);
    ASSERT_EQ(target.sent().size(), 1U);
    const auto sent = target.sent()[0];
    EXPECT_EQ(sent.id, triggered("1").uuid);
    EXPECT_EQ(sent.base_url, "http://broker");
    EXPECT_EQ(sent.values.at("pactbroker.consumerVersionNumber"), "1");
    EXPECT_EQ(sent.values.at("pactbroker.githubVerificationStatus"), "pending");
    EXPECT_EQ(triggered("1").status, "success");
    EXPECT_EQ(triggered("1").attempts, 1);
    EXPECT_EQ(deliver_all(some), 0);
}

TEST_F(Deliveries, have_named_secrets_as_they_are_then) {
    settings.webhook_delivery.retry_schedule = {10s, 60s};
    auto some = workers();
    const auto secret = run([&](Work& work) {
        return service::create_secret(work, {.name = "KEY", .description = {}, .value = "first"})
            ->uuid;
    });
    webhook("https://ci.example.org/${user.KEY}");
    publish("1");
    run([&](Work& work) {
        return service::change_secret(work, secret, {.value = "second"}).has_value();
    });
    clock.advance(5s);
    EXPECT_EQ(deliver_all(some), 1);
    EXPECT_EQ(target.sent().at(0).values.at("user.KEY"), "second") << "changed after the event";
    publish("2");
    run([&](Work& work) { return service::delete_secret(work, secret); });
    clock.advance(5s);
    EXPECT_EQ(deliver_all(some), 1);
    EXPECT_EQ(target.sent().size(), 1U);
    EXPECT_EQ(triggered("2").status, "retrying") << "it may be made again";
    const auto uuid = triggered("2").uuid;
    const auto tried = run([&](Work& work) { return service::find_triggered_logs(work, uuid); });
    ASSERT_EQ(tried.value().executions.size(), 1U);
    EXPECT_THAT(
        tried->executions[0].logs,
        testing::HasSubstr("Not sent: there is no secret KEY, which ${user.KEY} stands for. "
                           "Make it, or change the webhook\n"));
    run([&](Work& work) {
        return service::create_secret(work, {.name = "KEY", .description = {}, .value = "third"})
            .has_value();
    });
    clock.advance(10s);
    EXPECT_EQ(deliver_all(some), 1);
    EXPECT_EQ(target.sent().at(1).values.at("user.KEY"), "third");
    EXPECT_EQ(triggered("2").status, "success");
}

TEST_F(Deliveries, are_tried_again_by_the_schedule_with_the_same_id) {
    settings.webhook_delivery.retry_schedule = {10s, 60s};
    auto some = workers();
    webhook();
    publish("1");
    target_is_up = false;
    for (const auto pause : {5s, 10s, 60s}) {
        EXPECT_EQ(deliver_all(some), 0);
        clock.advance(pause);
        EXPECT_EQ(deliver_all(some), 1) << pause.count();
    }
    EXPECT_EQ(triggered("1").status, "failure");
    clock.advance(48h);
    EXPECT_EQ(deliver_all(some), 0);
    const auto sent = target.sent();
    EXPECT_EQ(sent[0].id, sent[2].id);
    EXPECT_EQ(sent[0].failure_line, "Retrying webhook in 10 seconds");
    EXPECT_EQ(sent[2].failure_line, "Webhook execution failed after 3 attempts");
    run([&](Work& work) { return service::redeliver(work, sent[0].id); });
    target_is_up = true;
    EXPECT_EQ(deliver_all(some), 1);
    EXPECT_EQ(triggered("1").status, "success");
}

TEST_F(Deliveries, to_a_target_that_is_down_wait_for_each_other) {
    auto some = workers();
    webhook();
    for (const auto* number : {"1", "2", "3"}) {
        publish(number);
    }
    target_is_up = false;
    clock.advance(5s);
    EXPECT_EQ(deliver_all(some), 1);
    clock.advance(1s);
    EXPECT_EQ(deliver_all(some), 1);
    clock.advance(1s);
    EXPECT_EQ(deliver_all(some), 0) << "two seconds after the second";
    target_is_up = true;
    clock.advance(30s);
    EXPECT_EQ(deliver_all(some), 3);
    for (const auto* number : {"1", "2", "3"}) {
        EXPECT_EQ(triggered(number).status, "success") << number;
    }
}

TEST_F(Deliveries, of_one_who_died_are_taken_up_by_others) {
    auto some = workers();
    webhook();
    publish("1");
    clock.advance(5s);
    const auto claimed = run([&](Work& work) {
        return service::claim_delivery(work, "the dead", addresses).has_value();
    });
    EXPECT_TRUE(claimed);
    EXPECT_EQ(deliver_all(some), 0);
    clock.advance(2min);
    EXPECT_EQ(deliver_all(some), 1);
    EXPECT_EQ(triggered("1").status, "success");
}

TEST_F(Deliveries, of_a_webhook_that_is_off_or_gone_are_not_made) {
    auto some = workers();
    const auto off = webhook();
    publish("1");
    run([&](Work& work) {
        service::put_webhook(
            work,
            off,
            {.enabled = false, .request = {.method = "POST", .url = "https://ci.example.org/"}});
        return true;
    });
    clock.advance(5s);
    EXPECT_EQ(deliver_all(some), 1);
    EXPECT_EQ(target.sent().size(), 0U);
    EXPECT_EQ(triggered("1").status, "failure");
    const auto gone = webhook();
    publish("2");
    run([&](Work& work) { return service::delete_webhook(work, gone); });
    clock.advance(5s);
    EXPECT_EQ(deliver_all(some), 0);
    EXPECT_EQ(triggered("2").status, "failure");
    EXPECT_EQ(triggered("2").attempts, 1) << "the log says why";
}

TEST_F(Deliveries, are_counted_whatever_bytes_the_target_answers) {
    const auto server = http::Server::start(
        {.handler_threads = 1},
        [](const http::Request&) {
            std::string body(kLoggedBytesMax - 1, 'x');
            body.append("\u20AC caf\xE9 \0", 10);
            return http::Response{.headers = {{"X-Name", "caf\xE9"}}, .body = std::move(body)};
        },
        *log);
    HttpSender sender(
        clock, {{.schemes = {"http"}, .hosts = {"127.0.0.1"}}, settings.webhook_delivery}, {});
    auto some = workers(0, &sender);
    webhook((*server)->base_url());
    publish("1");
    clock.advance(5s);
    EXPECT_EQ(deliver_all(some), 1);
    EXPECT_EQ(triggered("1").status, "success");
    EXPECT_EQ(status.seen().failures, 0U);
}

TEST_F(Deliveries, are_tried_again_when_this_machine_could_not_send_them) {
    support::FakeWebhookSender broken([](const service::Delivery&) -> service::DeliveryOutcome {
        throw std::system_error(std::make_error_code(std::errc::too_many_files_open));
    });
    auto some = workers(0, &broken);
    webhook();
    publish("1");
    clock.advance(5s);
    EXPECT_EQ(deliver_all(some), 1);
    EXPECT_EQ(triggered("1").status, "retrying");
    EXPECT_EQ(status.seen().failures, 1U);
}

TEST_F(Deliveries, wait_for_the_key_of_their_secrets) {
    const auto keys = [](std::string key) {
        return std::make_shared<service::SecretKeys>(
            service::SecretKeys::of({std::move(key)}).value());
    };
    settings.secret_keys = keys("a key, long enough");
    run([&](Work& work) {
        return service::create_webhook(
                   work,
                   {.events = std::vector{domain::EventKind::kContractPublished},
                    .request = {.method = "POST",
                                .url = "https://ci.example.org/",
                                .password = "p4ssword"}})
            .webhook.uuid;
    });
    publish("1");
    settings.secret_keys = keys("another key, long enough");
    auto some = workers();
    clock.advance(5s);
    EXPECT_EQ(deliver_all(some), 1);
    EXPECT_EQ(target.sent().size(), 0U);
    EXPECT_EQ(triggered("1").status, "retrying");
    settings.secret_keys = keys("a key, long enough");
    clock.advance(10s);
    EXPECT_EQ(deliver_all(some), 1);
    EXPECT_EQ(target.sent().size(), 1U);
    EXPECT_EQ(triggered("1").status, "success");
}

TEST_F(Deliveries, are_made_again_when_that_is_asked_for_while_they_are_made) {
    auto some = workers();
    webhook();
    publish("1");
    clock.advance(5s);
    const auto claimed = run(
        [&](Work& work) { return service::claim_delivery(work, "me", addresses).value().claimed; });
    clock.advance(1s);
    EXPECT_TRUE(run([&](Work& work) { return service::redeliver(work, claimed.uuid); }));
    run([&](Work& work) {
        service::finish_delivery(work, "me", claimed, {.success = true, .logs = "done"});
        return true;
    });
    EXPECT_EQ(triggered("1").attempts, 1);
    EXPECT_EQ(deliver_all(some), 1);
    EXPECT_EQ(triggered("1").attempts, 2);
    EXPECT_EQ(triggered("1").status, "success");
}

TEST_F(Deliveries, are_not_asked_for_without_a_pause_when_nothing_can_be_written) {
    settings.webhook_delivery.first_attempt_after = 0ms;
    webhook();
    publish("1");
    store.write([](db::Session& session) {
        support::make_claims_fail(session);
        return true;
    });
    const auto start = std::chrono::steady_clock::now();
    {
        auto some = workers(3);
        std::this_thread::sleep_for(300ms);
    }
    const auto seconds = (std::chrono::steady_clock::now() - start) / 1s;
    store.write([](db::Session& session) {
        support::let_claims_be(session);
        return true;
    });
    EXPECT_GE(status.seen().failures, 1U);
    EXPECT_LE(status.seen().failures, 2U + static_cast<unsigned>(seconds));
}

TEST_F(Deliveries, are_made_by_threads_that_end_when_they_are_told_to) {
    settings.webhook_delivery.first_attempt_after = 0ms;
    webhook();
    {
        auto some = workers(3);
        publish("1");
        doorbell.ring();
        for (int i = 0; i < 1000 && target.sent().empty(); ++i) {
            std::this_thread::sleep_for(5ms);
        }
        EXPECT_EQ(target.sent().size(), 1U);
    }
    EXPECT_EQ(triggered("1").status, "success");
    EXPECT_EQ(status.seen().runs, 1U);
    EXPECT_EQ(status.seen().failures, 0U);
}

/// Answers nothing until it is interrupted.
class HangingSender final : public service::WebhookSender {
  public:
    service::DeliveryOutcome send(const service::Delivery& delivery) override {
        std::unique_lock lock(mutex_);
        ids.push_back(delivery.id);
        changed_.notify_all();
        changed_.wait(lock, [&] { return is_interrupted_; });
        return {.error = "interrupted", .was_interrupted = true};
    }
    void interrupt() override {
        const std::lock_guard lock(mutex_);
        is_interrupted_ = true;
        changed_.notify_all();
    }
    void wait_until_asked() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !ids.empty(); });
    }

    std::vector<std::string> ids;

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_interrupted_ = false;
};

TEST_F(Deliveries, that_hang_do_not_hold_up_a_stop_and_are_due_again_at_once) {
    settings.webhook_delivery.first_attempt_after = 0ms;
    webhook();
    publish("1");
    HangingSender hanging;
    {
        auto some = workers(2, &hanging);
        hanging.wait_until_asked();
    }
    EXPECT_EQ(triggered("1").attempts, 0) << "it is not known whether it arrived";
    EXPECT_EQ(triggered("1").status, "not_run");
    auto others = workers();
    EXPECT_EQ(deliver_all(others), 1);
    EXPECT_EQ(target.sent().at(0).id, hanging.ids.at(0));
    EXPECT_EQ(triggered("1").status, "success");
}

TEST_F(Deliveries, of_one_webhook_do_not_wait_for_each_other_to_be_noticed) {
    settings.webhook_delivery.first_attempt_after = 0ms;
    webhook();
    for (int i = 0; i < 20; ++i) {
        publish(std::to_string(i));
    }
    support::FakeWebhookSender slow{[](const service::Delivery& delivery) {
        std::this_thread::sleep_for(20ms);  // so that another looks meanwhile
        return support::FakeWebhookSender::well(delivery);
    }};
    auto some = workers(3, &slow);
    for (int i = 0; i < 2000 && slow.sent().size() < 20; ++i) {  // one a second would be 10
        std::this_thread::sleep_for(5ms);
    }
    EXPECT_EQ(slow.sent().size(), 20U);
}

TEST_F(Deliveries, events_are_ordered_and_kept_for_a_week) {
    service::WorkerStatus events{"events"};
    OutboxWorker worker({.database = store.database(),
                         .clock = clock,
                         .log = *log,
                         .unordered = doorbell,
                         .watchers = watchers,
                         .status = events});
    run([&](Work& work) {
        const domain::EventRecord records[] = {{.name = "old", .happened_at = work.now},
                                               {.name = "new", .happened_at = work.now + 24h}};
        store::insert_events(work.session, records);
        return true;
    });
    while (worker.order()) {
    }
    clock.advance(24h * 7 + 1h);
    worker.clean();
    const auto left = run([](Work& work) { return store::events_after(work.session, 0, 10); });
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].record.name, "new");
    EXPECT_EQ(left[0].place, 2);
}

}  // namespace
}  // namespace accord::broker::webhooks
