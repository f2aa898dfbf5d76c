// Composes the broker from its parts and keeps it running.
#pragma once

#include "base/log.hpp"
#include "broker/broker.hpp"
#include "cli/console.hpp"
#include "cli/database/clean_parts.hpp"
#include "cli/exit_code.hpp"
#include "cli/settings/database_location.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace accord::cli {

struct ReadSettings;

/// Files in PEM; without them the server speaks plain HTTP.
struct TlsFiles {
    std::string certificate;
    std::string key;
};

/// Who may use the broker; `enabled` without a value: when there are users.
struct Users {
    std::optional<bool> enabled;
    broker::api::Credentials write;
    broker::api::Credentials read;
};

/// The log in the words of its settings.
struct ServeLog {
    std::string level = "info";
    std::string format = "default";
    std::string stream = "stderr";
    std::string folder = "./log";
    bool configuration_on_startup = true;
};

/// When deliveries are tried again, and what counts as a success, as numbers in texts; files with
/// authorities.
struct WebhookLists {
    std::vector<std::string> retry_schedule = {"10", "60", "120", "300", "600", "1200"};
    std::vector<std::string> success_statuses = {"200", "201", "202", "203", "204", "205", "206"};
    std::vector<std::string> certificates;
};

/// What the settings say, each in its place: see cli/settings/.
struct ServeOptions {
    broker::BrokerOptions broker;
    std::string address = "127.0.0.1";
    unsigned port = 9292;
    std::vector<std::string> base_url;
    std::vector<std::string> base_urls;
    TlsFiles tls;
    std::chrono::milliseconds idle_timeout = http::ServerOptions().idle_timeout;
    Users users;
    std::vector<std::string> sign_in_providers;  ///< their names
    DatabaseParts database;
    CleanParts clean;
    WebhookLists webhooks;
    bool seed_example_data = true;
    std::vector<std::string> features;
    ServeLog log;
};

/// Serves until SIGINT or SIGTERM, then lets open requests finish for some seconds; the log says
/// what was cut, and the exit code that something was. The address is printed when the first
/// request can come.
CommandOutcome serve(ReadSettings settings, Console& console);

}  // namespace accord::cli
