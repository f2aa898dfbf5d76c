// All that an operator may decide about a broker; each part stands with what it is about.
#pragma once

#include "broker/api/settings.hpp"
#include "broker/federation/settings.hpp"
#include "broker/mail/settings.hpp"
#include "broker/service/retention/clean_plan.hpp"
#include "broker/service/settings.hpp"
#include "broker/webhooks/settings.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace accord::broker {

/// Which statements are logged.
struct StatementSettings {
    std::string level = "debug";            ///< of the entry that each gets; "none": it gets none
    std::chrono::milliseconds slow{5'000};  ///< logged as a warning from here on
};

struct DatabaseSettings {
    std::string url = "sqlite:///accord.sqlite3";
    unsigned readers = 4;
    std::chrono::milliseconds connection_wait_max{15'000};  ///< of a request
    /// How often a start tries again to reach a server that does not answer yet.
    unsigned connect_retries_max = 10;
    std::chrono::milliseconds statement_time_max{15'000};  ///< on PostgreSQL
    StatementSettings statements;
    bool migrate = true;              ///< otherwise the schema has to be up to date already
    bool accept_newer_schema = true;  ///< made by a newer version, at one's own risk
    bool seed_example_data = false;   ///< once, into an empty database
};

/// Under which keys secrets of webhooks are kept: see service/secrets/secret_keys.hpp.
struct SecretSettings {
    std::vector<std::string> keys;  ///< the first seals, all open
    std::string key_file;           ///< instead of these
};

/// The first administrator, made at a start that finds no users.
struct UserSettings {
    std::string first_admin_email;
    std::string first_admin_password;
};

/// Cleaning by the clock. As it stands here, no version and no branch is deleted.
struct CleanSettings {
    bool enabled = true;
    std::string schedule = "15 2 * * *";  ///< of cron, in UTC
    bool dry_run = false;                 ///< only says in the log what it would do
    service::CleanOptions options;
};

struct Settings {
    DatabaseSettings database;
    CleanSettings clean;
    SecretSettings secrets;
    UserSettings users;
    std::vector<federation::ProviderSettings> sign_in_providers;
    mail::MailSettings mail;
    webhooks::SenderSettings webhooks;
    api::Settings api;
    service::Settings use_cases;
};

}  // namespace accord::broker
