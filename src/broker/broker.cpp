// Opens the parts of a broker in their order: see broker.hpp.
#include "broker/broker.hpp"

#include "broker/api/api.hpp"
#include "broker/api/invitations/invitations.hpp"
#include "broker/api/webhooks/addresses.hpp"
#include "broker/event_feed.hpp"
#include "broker/federation/issuers.hpp"
#include "broker/federation/providers.hpp"
#include "broker/first_administrator.hpp"
#include "broker/last_uses.hpp"
#include "broker/mail/password_mailer.hpp"
#include "broker/open_database.hpp"
#include "broker/open_secrets.hpp"
#include "broker/refusal_log.hpp"
#include "broker/scheduled_clean.hpp"
#include "broker/service/events/events.hpp"
#include "broker/service/federation/external_users.hpp"
#include "broker/service/fresh/example_data.hpp"
#include "broker/webhooks/any_sender.hpp"
#include "broker/webhooks/delivery_workers.hpp"
#include "broker/webhooks/outbox_worker.hpp"
#include "db/database.hpp"

#include <fmt/format.h>

namespace accord::broker {
namespace {

BrokerOptions completed(BrokerOptions options) {
    if (!options.clock) {
        options.clock = std::make_shared<SystemClock>();
    }
    if (!options.random) {
        options.random = std::make_shared<SystemRandom>();
    }
    if (!options.log) {
        options.log = Logger::silent();
    }
    return options;
}

/// Seals what was stored before there was a key, and says what can't be read.
Result<void> open_keys(db::Database& database, BrokerOptions& options) {
    auto opened = open_secrets(options.settings, database, *options.clock, *options.random);
    if (!opened) {
        return fail(opened.error());
    }
    const auto& [keys, report, file] = *opened;
    if (!keys) {
        options.log->info(
            "secrets of webhooks are kept as they are: set PACT_BROKER_SECRETS_KEY, or "
            "PACT_BROKER_SECRETS_KEY_FILE, to have them encrypted");
    } else if (const auto loss = keys->loss(); !loss.empty()) {
        const auto read =
            file.empty() ? Result<std::vector<std::string>>() : service::read_keys(file);
        options.log->warn(fmt::format("no secret of a webhook can be read or stored: {}",
                                      read ? loss : read.error().message));
    }
    for (const auto& what : report.unreadable) {
        options.log->warn(what +
                          " can't be read: its key is not among the broker's keys (secrets_key, "
                          "secrets_key_file). Nothing is sent with it");
    }
    if (report.sealed + report.named > 0) {
        options.log->info(fmt::format("secrets of {} webhooks and {} named secrets were encrypted",
                                      report.sealed,
                                      report.named));
    }
    options.settings.use_cases.secret_keys = keys;
    return {};
}

Result<void> seed(db::Database& database, const BrokerOptions& options) {
    const service::Actor actor{.access = service::Access::kWrite};
    const auto seeded = database.write([&](db::Transaction& transaction) {
        service::Work work{transaction.session(),
                           options.clock->now(),
                           *options.random,
                           options.settings.use_cases,
                           actor};
        const bool done = service::seed_example_data(work);
        service::keep_events(work);
        transaction.commit();
        return done;
    });
    if (!seeded) {
        return fail(seeded.error(), "the example data");
    }
    if (*seeded) {
        options.log->info(
            "the database was empty: an example was put into it (Example App and "
            "Example API, environments test and production)");
    }
    return {};
}

/// The key of what browsers keep while they are at a provider, one for all nodes; empty without
/// providers.
Result<std::string> open_sign_in(db::Database& database, const BrokerOptions& options) {
    if (options.settings.sign_in_providers.empty()) {
        return "";
    }
    if (auto loaded = federation::load_what_takes_part(options.settings.sign_in_providers);
        !loaded) {
        return fail(std::move(loaded.error()));
    }
    const service::Actor actor{.access = service::Access::kWrite};
    return database.write([&](db::Transaction& transaction) {
        service::Work work{transaction.session(),
                           options.clock->now(),
                           *options.random,
                           options.settings.use_cases,
                           actor};
        auto key = service::sign_in_key(work);
        transaction.commit();
        return key;
    });
}

std::shared_ptr<service::SignInProviders> providers_of(
    const std::vector<federation::ProviderSettings>& settings,
    const std::shared_ptr<federation::Issuers>& issuers,
    Logger& log) {
    return settings.empty() ? nullptr
                            : std::make_shared<federation::Providers>(settings, issuers, log);
}

/// None: no mail is sent.
std::shared_ptr<service::LostPasswords> lost_passwords_of(const mail::MailSettings& settings,
                                                          service::Bells& bells) {
    return settings.server.empty() ? nullptr : std::make_shared<service::LostPasswords>(bells.mail);
}

}  // namespace

Broker::Broker(BrokerOptions options,
               std::unique_ptr<db::Database> database,
               std::string sign_in_key)
    : clock_(std::move(options.clock)),
      random_(std::move(options.random)),
      log_(std::move(options.log)),
      database_(std::move(database)),
      sender_(std::make_shared<webhooks::AnySender>(
          *clock_,
          webhooks::SenderRules{options.settings.use_cases.webhook_rules,
                                options.settings.use_cases.webhook_delivery},
          options.settings.webhooks)),
      watchers_(std::make_shared<service::Watchers>()),
      bells_(std::make_shared<service::Bells>()),
      workers_(std::make_shared<service::Workers>()),
      issuers_(std::make_shared<federation::Issuers>(*log_)),
      identities_(std::make_shared<service::Identities>(issuers_,
                                                        options.settings.use_cases.session_rules)),
      refusals_(std::make_shared<service::Refusals>()),
      mail_(options.settings.mail),
      lost_passwords_(lost_passwords_of(mail_, *bells_)),
      base_url_(options.settings.api.base_urls.empty() ? ""
                                                       : options.settings.api.base_urls.front()),
      database_url_(options.settings.database.url),
      use_cases_(options.settings.use_cases),
      api_(std::make_unique<api::Api>(api::Context{
          .database = *database_,
          .clock = *clock_,
          .random = *random_,
          .log = *log_,
          .settings = std::move(options.settings.api),
          .use_cases = use_cases_,
          .bells = bells_,
          .sender = sender_,
          .workers = workers_,
          .watchers = watchers_,
          .identities = identities_,
          .refusals = refusals_,
          .providers = providers_of(options.settings.sign_in_providers, issuers_, *log_),
          .lost_passwords = lost_passwords_,
          .sign_in_key = std::move(sign_in_key)})) {
    if (!webhooks::OutboxWorker::orders(*database_)) {
        bells_->events.also_ring(watchers_->happenings());
    }
}

void Broker::start_workers() {
    feed_ = std::make_unique<EventFeed>(EventFeed::Parts{.database = *database_,
                                                         .database_url = database_url_,
                                                         .clock = *clock_,
                                                         .log = *log_,
                                                         .watchers = *watchers_,
                                                         .identities = *identities_,
                                                         .status = workers_->add("watchers")});
    outbox_ = std::make_unique<webhooks::OutboxWorker>(
        webhooks::OutboxWorker::Parts{.database = *database_,
                                      .clock = *clock_,
                                      .log = *log_,
                                      .unordered = bells_->events,
                                      .watchers = *watchers_,
                                      .status = workers_->add("events")});
    deliveries_ = std::make_unique<webhooks::DeliveryWorkers>(
        webhooks::DeliveryWorkers::Parts{.database = *database_,
                                         .clock = *clock_,
                                         .random = *random_,
                                         .log = *log_,
                                         .settings = use_cases_,
                                         .sender = *sender_,
                                         .addresses = api::webhook_addresses(),
                                         .doorbell = bells_->deliveries,
                                         .status = workers_->add("webhooks")},
        webhooks::kSendersMax);
    last_uses_ = std::make_unique<LastUses>(LastUses::Parts{.database = *database_,
                                                            .log = *log_,
                                                            .identities = *identities_,
                                                            .status = workers_->add("last uses")});
    refusal_log_ =
        std::make_unique<RefusalLog>(RefusalLog::Parts{.database = *database_,
                                                       .random = *random_,
                                                       .log = *log_,
                                                       .refusals = *refusals_,
                                                       .status = workers_->add("audit log")});
    if (lost_passwords_) {
        mailer_ = std::make_unique<mail::PasswordMailer>(
            mail::PasswordMailer::Parts{.database = *database_,
                                        .clock = *clock_,
                                        .random = *random_,
                                        .log = *log_,
                                        .settings = use_cases_,
                                        .mail = mail_,
                                        .write_link = api::password_link_writer(base_url_),
                                        .lost_passwords = *lost_passwords_,
                                        .doorbell = bells_->mail,
                                        .status = workers_->add("mail")});
    }
}

Broker::~Broker() = default;

Result<std::unique_ptr<Broker>> Broker::open(BrokerOptions options) {
    options = completed(std::move(options));
    const auto settings = options.settings.clean;
    const auto schedule = domain::Cron::parse(settings.schedule);
    if (!schedule) {
        return fail(schedule.error());
    }
    auto database = open_database(options.settings.database, options.clock->now(), options.log);
    if (!database) {
        return fail(database.error());
    }
    if (auto opened = open_keys(**database, options); !opened) {
        return fail(std::move(opened.error()));
    }
    if (options.settings.database.seed_example_data) {
        if (auto seeded = seed(**database, options); !seeded) {
            return fail(std::move(seeded.error()));
        }
    }
    auto version = open_users(
        **database, options.settings.users, *options.clock, *options.random, *options.log);
    if (!version) {
        return fail(std::move(version.error()));
    }
    auto sign_in_key = open_sign_in(**database, options);
    if (!sign_in_key) {
        return fail(std::move(sign_in_key.error()));
    }
    std::unique_ptr<Broker> broker(
        new Broker(std::move(options), std::move(*database), std::move(*sign_in_key)));
    broker->identities_->learn(*version);
    broker->start_workers();
    if (settings.enabled) {
        broker->clean_ = std::make_unique<ScheduledClean>(
            ScheduledClean::Parts{.database = *broker->database_,
                                  .clock = *broker->clock_,
                                  .random = *broker->random_,
                                  .log = *broker->log_,
                                  .status = broker->workers_->add("clean")},
            *schedule,
            settings);
    }
    return broker;
}

void Broker::stop_sending() { deliveries_.reset(); }

http::Response Broker::handle(const http::Request& request) const { return api_->handle(request); }

std::optional<http::Response> Broker::answer_early(const http::Request& header,
                                                   http::BodyAhead body) const {
    return api_->answer_early(header, body);
}

std::optional<http::StreamedAnswer> Broker::open_stream(const http::Request& header) const {
    return api_->open_stream(header);
}

void Broker::answer_together(std::span<http::Waiting* const> waiting) const {
    api_->answer_together(waiting);
}

bool Broker::answers_together() const { return api_->answers_together(); }

bool Broker::asks_by_body(const http::Request& request) { return api::Api::asks_by_body(request); }

}  // namespace accord::broker
