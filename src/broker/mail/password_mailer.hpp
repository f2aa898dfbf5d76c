// Sends mail with links to set a password: to whom was invited, and to who has lost theirs. On
// every node that serves from the database, each mail by one of them.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "broker/mail/settings.hpp"
#include "broker/service/events/doorbell.hpp"
#include "broker/service/invitations/lost_passwords.hpp"
#include "broker/service/invitations/password_mails.hpp"
#include "broker/service/settings.hpp"
#include "broker/service/workers.hpp"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

namespace accord::db {
class Database;
}

namespace accord::broker::mail {

/// Runs until it goes; what is being sent is then interrupted, and sent again later. What is handed
/// in must outlive it.
class PasswordMailer {
  public:
    struct Parts {
        db::Database& database;
        const Clock& clock;
        Random& random;
        Logger& log;
        const service::Settings& settings;
        MailSettings mail;
        std::function<std::string(std::string_view)> write_link;
        service::LostPasswords& lost_passwords;
        service::Doorbell& doorbell;
        service::WorkerStatus& status;
    };

    explicit PasswordMailer(Parts parts);
    PasswordMailer(const PasswordMailer&) = delete;
    ~PasswordMailer();

  private:
    void take_turn(const std::stop_token& stop);
    void take_lost_passwords();
    /// Sends one that is due; false when there was none.
    bool send_one();
    /// Why it was not sent; empty: it was.
    std::string send(const service::PasswordMail& mail);

    /// Runs `use_case(Work&)` in a transaction that commits; nothing when the database fails, which
    /// the log says.
    template <class UseCase>
    auto write(UseCase use_case)
        -> std::optional<decltype(use_case(std::declval<service::Work&>()))>;

    Parts parts_;
    std::stop_source interruption_;
    service::Doorbell::Count heard_ = 0;
    std::jthread thread_;  ///< last: it uses all the others
};

}  // namespace accord::broker::mail
