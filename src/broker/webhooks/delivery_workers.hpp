// Sends what webhooks are waiting to send: several at a time, each for another webhook, on every
// node that serves from the database.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "broker/service/events/doorbell.hpp"
#include "broker/service/settings.hpp"
#include "broker/service/webhooks/deliveries.hpp"
#include "broker/service/webhooks/sender.hpp"
#include "broker/service/workers.hpp"

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace accord::db {
class Database;
}

namespace accord::broker::webhooks {

/// Runs until it goes. What is being sent then has a moment to be done; what is not is interrupted,
/// and sent again by another node, or after the next start. What is handed in must outlive it.
class DeliveryWorkers {
  public:
    struct Parts {
        db::Database& database;
        const Clock& clock;
        Random& random;
        Logger& log;
        const service::Settings& settings;
        service::WebhookSender& sender;
        const service::WebhookAddresses& addresses;
        service::Doorbell& doorbell;
        service::WorkerStatus& status;
    };

    DeliveryWorkers(Parts parts, unsigned count);
    DeliveryWorkers(const DeliveryWorkers&) = delete;
    ~DeliveryWorkers();

    /// Sends one that is due; false when there was none.
    bool deliver_one(const std::string& holder);

  private:
    void keep_delivering(const std::stop_token& stop);
    std::optional<service::ClaimedDelivery> wait_for_one(const std::string& holder,
                                                         const std::stop_token& stop);
    /// Nothing when the database fails; in it nothing when none is due.
    std::optional<std::optional<service::ClaimedDelivery>> claim(const std::string& holder);
    service::DeliveryOutcome attempt(const service::ClaimedDelivery& claimed);
    void deliver(const std::string& holder, service::ClaimedDelivery claimed);
    std::chrono::microseconds pause();

    /// Runs `use_case(Work&)` in a transaction that commits; nothing when the database fails, which
    /// the log says.
    template <class UseCase>
    auto write(UseCase use_case)
        -> std::optional<decltype(use_case(std::declval<service::Work&>()))>;

    Parts parts_;
    std::atomic<unsigned> sending_ = 0;
    std::mutex looking_;  ///< one at a time looks for something to do, and the next when it has it
    service::Doorbell::Count heard_ = 0;
    std::vector<std::jthread> threads_;  ///< last: they use all the others
};

}  // namespace accord::broker::webhooks
