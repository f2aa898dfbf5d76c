// Puts the broker together: a database, the use cases on it, and the HTTP interface to them,
// without a socket.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "broker/service/events/doorbell.hpp"
#include "broker/service/webhooks/sender.hpp"
#include "broker/service/workers.hpp"
#include "broker/settings.hpp"
#include "http/message.hpp"
#include "http/server.hpp"

#include <memory>

namespace accord::db {
class Database;
}
namespace accord::broker::api {
class Api;
}

namespace accord::broker {

class EventFeed;
class ScheduledClean;
class LastUses;
class RefusalLog;
namespace service {
class Identities;
class LostPasswords;
class Refusals;
class Watchers;
}  // namespace service
namespace federation {
class Issuers;
}
namespace mail {
class PasswordMailer;
}
namespace webhooks {
class DeliveryWorkers;
class OutboxWorker;
}  // namespace webhooks

struct BrokerOptions {
    Settings settings = {};
    std::shared_ptr<const Clock> clock = nullptr;  ///< none: the machine's
    std::shared_ptr<Random> random = nullptr;      ///< none: the machine's
    std::shared_ptr<Logger> log = nullptr;         ///< none: silent
};

/// Answers requests. Thread-safe. Whoever hands it requests stops before it goes; with it the
/// database is closed.
class Broker {
  public:
    /// Opens the database and brings its schema up to date; from now on it is cleaned at its times,
    /// and webhooks are sent.
    /// Errors: those of db::Database::open; kInvalidInput for a schedule that can't be read.
    static Result<std::unique_ptr<Broker>> open(BrokerOptions options);

    Broker(const Broker&) = delete;
    Broker& operator=(const Broker&) = delete;
    ~Broker();

    /// Sends no more webhooks: what is being sent has a moment to be done, tests of webhooks
    /// included. To be called before the server waits for requests that wait for targets.
    void stop_sending();

    /// Answers one request; never throws, never leaves half a change behind.
    [[nodiscard]] http::Response handle(const http::Request& request) const;

    /// Answers what needs neither the body nor the database, and what is kept; nothing when
    /// handle() has to. Never blocks.
    [[nodiscard]] std::optional<http::Response> answer_early(const http::Request& header,
                                                             http::BodyAhead body) const;

    /// Answers what goes on, as events do; nothing for all others. Never blocks.
    [[nodiscard]] std::optional<http::StreamedAnswer> open_stream(
        const http::Request& header) const;

    /// Answers those of the requests that take one question to the database for all of them.
    void answer_together(std::span<http::Waiting* const> waiting) const;

    /// Whether that is worth while: otherwise answer_early() gives such answers.
    [[nodiscard]] bool answers_together() const;

    /// Whether those two may know the answer to a request with a body.
    [[nodiscard]] static bool asks_by_body(const http::Request& request);

  private:
    Broker(BrokerOptions options, std::unique_ptr<db::Database> database, std::string sign_in_key);
    void start_workers();

    std::shared_ptr<const Clock> clock_;
    std::shared_ptr<Random> random_;
    std::shared_ptr<Logger> log_;
    std::unique_ptr<db::Database> database_;
    std::shared_ptr<service::WebhookSender> sender_;
    std::shared_ptr<service::Watchers> watchers_;
    std::shared_ptr<service::Bells> bells_;
    std::shared_ptr<service::Workers> workers_;
    std::shared_ptr<federation::Issuers> issuers_;
    std::shared_ptr<service::Identities> identities_;
    std::shared_ptr<service::Refusals> refusals_;
    mail::MailSettings mail_;
    std::shared_ptr<service::LostPasswords> lost_passwords_;
    std::string base_url_;  ///< of links in mail
    std::string database_url_;
    service::Settings use_cases_;
    std::unique_ptr<api::Api> api_;
    std::unique_ptr<LastUses> last_uses_;
    std::unique_ptr<RefusalLog> refusal_log_;
    std::unique_ptr<mail::PasswordMailer> mailer_;
    std::unique_ptr<EventFeed> feed_;
    std::unique_ptr<webhooks::OutboxWorker> outbox_;
    std::unique_ptr<webhooks::DeliveryWorkers> deliveries_;
    std::unique_ptr<ScheduledClean> clean_;
};

}  // namespace accord::broker
