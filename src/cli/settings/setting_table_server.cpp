// Settings of the server, its log, and who may use it.
#include "cli/servers/serve.hpp"
#include "cli/settings/setting_table.hpp"

namespace accord::cli {
namespace {

using ServerOptions = ServeOptions;

auto& api_of(ServerOptions& options) { return options.broker.settings.api; }
auto& authentication_of(ServerOptions& options) { return api_of(options).authentication; }

auto& sessions_of(ServerOptions& options) {
    return options.broker.settings.use_cases.session_rules;
}

/// Uses of sessions are kept every five minutes: a shorter time would sign out who is there.
constexpr unsigned kSessionSecondsMin = 10 * 60;
constexpr unsigned kSessionSecondsMax = 366 * 24 * 60 * 60;

constexpr Setting kServer[] = {
    {"address",
     TextPlace{[](ServerOptions& o) -> auto& { return o.address; }},
     "IP address to listen on; 0.0.0.0 for all IPv4 addresses"},
    {.name = "port",
     .place = NumberPlace{[](ServerOptions& o) -> auto& { return o.port; }, 0, 65535},
     .what = "Port to listen on; 0 for any free port",
     .short_option = "-p"},
    {"port_environment_variable_name",
     VariableNamePlace{"port"},
     "Name of the variable that holds the port, on platforms that choose it"},
    {"base_url",
     ListPlace{[](ServerOptions& o) -> auto& { return o.base_url; }},
     "URL at which clients reach the broker, with its path if it has one, used for links in "
     "responses; space-separated for several (none: the address of each request)"},
    {"base_urls",
     ListPlace{[](ServerOptions& o) -> auto& { return o.base_urls; }},
     "More base URLs"},
    {"tls_certificate",
     TextPlace{[](ServerOptions& o) -> auto& { return o.tls.certificate; }},
     "PEM file with the certificate and its chain; with it the broker speaks TLS"},
    {"tls_key",
     TextPlace{[](ServerOptions& o) -> auto& { return o.tls.key; }},
     "PEM file with the private key of the certificate"},
    {.name = "idle_timeout",
     .place = SecondsPlace{[](ServerOptions& o) -> auto& { return o.idle_timeout; }},
     .what = "Seconds for which a connection is kept open between requests",
     .alias = "puma_persistent_timeout"},
    {"use_rack_protection",
     NoEffect{"true",
              "responses always carry the headers that protect pages; a reverse proxy can take "
              "them away",
              "true"},
     "Headers that protect pages"},
    {"rack_protection_use", NoEffect{"", "see use_rack_protection"}, "More protections of Rack"},
    {"rack_protection_except",
     NoEffect{"path_traversal remote_token session_hijacking http_origin",
              "see use_rack_protection",
              "path_traversal remote_token session_hijacking http_origin"},
     "Fewer protections of Rack"},
    {"user_agent",
     TextPlace{[](ServerOptions& o) -> auto& { return o.broker.settings.webhooks.user_agent; }},
     "User agent of requests that the broker sends"},
    {"disable_ssl_verification",
     FlagPlace{[](ServerOptions& o) -> auto& {
         return o.broker.settings.webhooks.trusts_any_certificate;
     }},
     "Don't check certificates of servers that the broker asks"},
};

constexpr Setting kAccess[] = {
    {"basic_auth_enabled",
     MaybeFlagPlace{[](ServerOptions& o) -> auto& { return o.users.enabled; }},
     "Ask for user name and password (default: when they are set)"},
    {"basic_auth_username",
     TextPlace{[](ServerOptions& o) -> auto& { return o.users.write.username; }},
     "User name with full access"},
    {"basic_auth_password",
     TextPlace{[](ServerOptions& o) -> auto& { return o.users.write.password; }},
     "Password of that user",
     Secrecy::kSecret},
    {"basic_auth_read_only_username",
     TextPlace{[](ServerOptions& o) -> auto& { return o.users.read.username; }},
     "User name with read-only access"},
    {"basic_auth_read_only_password",
     TextPlace{[](ServerOptions& o) -> auto& { return o.users.read.password; }},
     "Password of that user",
     Secrecy::kSecret},
    {"first_admin_email",
     TextPlace{[](ServerOptions& o) -> auto& { return o.broker.settings.users.first_admin_email; }},
     "E-mail address of the first administrator, who is made when there are no users"},
    {"first_admin_password",
     TextPlace{
         [](ServerOptions& o) -> auto& { return o.broker.settings.users.first_admin_password; }},
     "Password of the first administrator, of at least 12 characters",
     Secrecy::kSecret},
    {"session_length",
     SecondsPlace{[](ServerOptions& o) -> auto& { return sessions_of(o).length; },
                  kSessionSecondsMax,
                  kSessionSecondsMin},
     "Seconds for which somebody stays signed in on the page, however much they use it"},
    {"session_inactivity_timeout",
     SecondsPlace{[](ServerOptions& o) -> auto& { return sessions_of(o).inactivity; },
                  kSessionSecondsMax,
                  kSessionSecondsMin},
     "Seconds after which somebody who does not use the page is signed out"},
    {"sign_in_providers",
     ListPlace{[](ServerOptions& o) -> auto& { return o.sign_in_providers; }},
     "Where people sign in besides here, each by its name: with kind (oidc, google, github, saml), title, "
     "issuer, client_id, client_secret and more, in variables "
     "PACT_BROKER_SIGN_IN_PROVIDERS__NAME__CLIENT_ID and so on"},
    {"mail_server",
     TextPlace{[](ServerOptions& o) -> auto& { return o.broker.settings.mail.server; }},
     "Mail server for invitations and lost passwords: smtps://host, or smtp://host with STARTTLS; "
     "with mail_from and base_url"},
    {"mail_username",
     TextPlace{[](ServerOptions& o) -> auto& { return o.broker.settings.mail.username; }},
     "User name at the mail server"},
    {"mail_password",
     TextPlace{[](ServerOptions& o) -> auto& { return o.broker.settings.mail.password; }},
     "Password of that user",
     Secrecy::kSecret},
    {"mail_from",
     TextPlace{[](ServerOptions& o) -> auto& { return o.broker.settings.mail.from; }},
     "Whom such mail is from: Accord <accord@example.org>"},
    {"trusted_proxies",
     ListPlace{[](ServerOptions& o) -> auto& { return o.broker.settings.api.trusted_proxies; }},
     "Addresses and networks of proxies that tell by X-Forwarded-For from where requests come"},
    {"allow_public_read",
     FlagPlace{[](ServerOptions& o) -> auto& { return authentication_of(o).allow_public_read; }},
     "Allow reading without authentication"},
    {"public_heartbeat",
     FlagPlace{[](ServerOptions& o) -> auto& { return authentication_of(o).public_heartbeat; }},
     "Allow the heartbeat without authentication"},
    {.name = "enable_public_badge_access",
     .place =
         FlagPlace{[](ServerOptions& o) -> auto& { return authentication_of(o).public_badges; }},
     .what = "Allow badges without authentication",
     .alias = "enable_badge_resources"},
};

constexpr Setting kLog[] = {
    {"log_level",
     ChoicePlace{[](ServerOptions& o) -> auto& { return o.log.level; },
                 "debug info warn error fatal none"},
     "Lowest level that is logged"},
    {"log_format",
     ChoicePlace{[](ServerOptions& o) -> auto& { return o.log.format; }, "default json color"},
     "How an entry is written: as a line of text, as that with the level in its colour, or as a line of JSON"},
    {"log_stream",
     ChoicePlace{[](ServerOptions& o) -> auto& { return o.log.stream; }, "stderr stdout file"},
     "Where the log goes"},
    {"log_dir",
     TextPlace{[](ServerOptions& o) -> auto& { return o.log.folder; }},
     "Folder of pact_broker.log, when log_stream is file"},
    {"log_configuration_on_startup",
     FlagPlace{[](ServerOptions& o) -> auto& { return o.log.configuration_on_startup; }},
     "Log all settings with their sources at start"},
    {"http_debug_logging_enabled",
     NoEffect{"false",
              "bodies and credentials stay out of the log; log_level=debug tells what each request "
              "does",
              "false"},
     "Log requests and responses as a whole"},
    {"log_otel_enabled",
     NoEffect{"auto", "the log goes to log_stream; use a collector that reads it", "auto false"},
     "Send the log to OpenTelemetry"},
    {"warning_error_class_names",
     NoEffect{"Sequel::ForeignKeyConstraintViolation", "errors here have no Ruby classes"},
     "Errors that are logged as warnings"},
    {"hide_pactflow_messages",
     NoEffect{"false", "there are no such messages", "true false"},
     "Leave out advertisements at start"},
};

}  // namespace

std::span<const Setting> server_settings() { return kServer; }
std::span<const Setting> access_settings() { return kAccess; }
std::span<const Setting> log_settings() { return kLog; }

}  // namespace accord::cli
