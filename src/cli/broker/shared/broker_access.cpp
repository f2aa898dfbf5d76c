// The options that every command speaking to a broker has: see broker_access.hpp.
#include "cli/broker/shared/broker_access.hpp"

#include "broker_client/wire/logging_sender.hpp"
#include "cli/broker/shared/header_option.hpp"
#include "cli/environment_variables.hpp"
#include "cli/options.hpp"
#include "http/url.hpp"

#include <algorithm>

namespace accord::cli {
namespace {

/// Pact's clients have each of them.
constexpr const char* kNoTlsCheckVariables[] = {
    "SSL_SKIP_VERIFICATION", kNoTlsCheckVariable, "PACT_DISABLE_SSL_VERIFICATION"};
constexpr const char* kVerboseVariable = "VERBOSE";
constexpr const char* kCertificateVariable = "X509_CLIENT_CERT_FILE";
constexpr const char* kKeyVariable = "X509_CLIENT_KEY_FILE";

/// A user in a URL that was typed counts before those of the variables.
Result<broker_client::Credentials> credentials_at(const http::Url& url,
                                                  const BrokerAccess& access) {
    auto credentials = access.credentials.read();
    if (credentials && !url.user.empty() && access.is_url_on_line() &&
        !access.credentials.on_line()) {
        return broker_client::Credentials{
            .user = url.user, .password = url.password, .options = credentials->options};
    }
    return credentials;
}

Result<broker_client::Credentials> all_credentials(const http::Url& url,
                                                   const BrokerAccess& access) {
    auto credentials = credentials_at(url, access);
    auto headers = read_headers("--custom-header", access.headers);
    if (!credentials || !headers) {
        return credentials ? fail(headers.error()) : std::move(credentials);
    }
    credentials->headers = std::move(*headers);
    return credentials;
}

/// The system's authorities are not to be trusted, and no others are named.
bool trusts_nobody(const http::TlsOptions& tls) {
    return tls.verify && !tls.trusts_system_too && tls.ca_file.empty() &&
           !process_variable("SSL_CERT_FILE") && !process_variable("SSL_CERT_DIR");
}

http::TlsOptions tls_of(const BrokerAccess& access) {
    auto tls = access.tls;
    tls.verify = tls.verify && std::ranges::none_of(kNoTlsCheckVariables, is_variable_true);
    tls.certificate_file = process_variable(kCertificateVariable).value_or("");
    tls.key_file = process_variable(kKeyVariable).value_or("");
    return tls;
}

bool is_level_off(const BrokerAccess& access) {
    return access.log_level == "off" || access.log_level == "none";
}

std::unique_ptr<Logger> log_of(const BrokerAccess& access,
                               const broker_client::Credentials& credentials) {
    const auto level = parse_log_level(access.log_level == "trace" ? "debug" : access.log_level);
    auto log = logs(access)
                   ? Logger::to_stderr(is_level_off(access) || !level ? LogLevel::kInfo : *level)
                   : Logger::silent();
    log->redact(credentials.password);
    log->redact(credentials.token);
    for (const auto& secret : access.secrets) {
        log->redact(secret);
    }
    return log;
}

void add_tls_options(Options& options, BrokerAccess& access) {
    options
        .value("-c,--ssl-certificate",
               access.tls.ca_file,
               "PEM file with the certificates of the authorities to trust; SSL_CERT_FILE and "
               "SSL_CERT_DIR do the same in place of the system's")
        .file();
    options.value("--ssl-trust-store",
                  access.tls.trusts_system_too,
                  "Whether the system's authorities are trusted besides those of --ssl-certificate",
                  "SSL_TRUST_STORE");
    options.flag("!--skip-ssl-verification,!--disable-ssl-verification",
                 access.tls.verify,
                 "Do not check the broker's certificate; nor with SSL_SKIP_VERIFICATION=true");
}

void add_log_options(Options& options, BrokerAccess& access) {
    options.value_or_default("--log-level", access.log_level, "What is logged to standard error")
        .one_of({"off", "none", "error", "warn", "info", "debug", "trace"});
    options.flag("-v,--verbose", access.verbose, "Log each request, as --log-level info does");
}

/// Where it is, and who we are there.
Option add_address(Options& options, BrokerAccess& access) {
    const auto url = options.value(
        "-b,--broker-base-url", access.base_url, "Base URL of the broker", "PACT_BROKER_BASE_URL");
    access.is_url_on_line = [url] { return url.is_on_line(); };
    access.credentials.add(options,
                           {.user = "-u,--broker-username",
                            .password = "-p,--broker-password",
                            .token = "-k,--broker-token"});
    options.repeated("--custom-header",
                     access.headers,
                     "Header field sent to the broker, such as 'X-Team: shop'; may be repeated");
    return url;
}

}  // namespace

void add_broker_access(Options& options, BrokerAccess& access) {
    add_address(options, access).required();
    options.value_or_default("--retries",
                             access.retries,
                             "How many more times a busy broker is asked",
                             "PACT_BROKER_HTTP_RETRIES");
    add_tls_options(options, access);
    add_log_options(options, access);
}

void add_broker_access_once(Options& options, BrokerAccess& access) {
    add_address(options, access);
    add_tls_options(options, access);
    add_log_options(options, access);
}

bool logs(const BrokerAccess& access) {
    return access.verbose || is_variable_true(kVerboseVariable) || !is_level_off(access);
}

std::expected<OpenBroker, CommandFailure> open_broker(const BrokerAccess& access,
                                                      std::chrono::milliseconds timeout) {
    const auto url = http::parse_url(access.base_url);
    if (!url) {
        return give_up(url.error().with_context("--broker-base-url"), Party::kInput);
    }
    auto credentials = all_credentials(*url, access);
    if (!credentials) {
        return give_up(credentials.error(), Party::kInput);
    }
    const auto tls = tls_of(access);
    if (trusts_nobody(tls)) {
        return give_up(ExitCode::kBadInput,
                       "--ssl-trust-store false leaves nobody to trust without --ssl-certificate");
    }
    OpenBroker open;
    open.log = log_of(access, *credentials);
    open.url = *url;
    open.tls = tls;
    open.credentials = *credentials;
    open.wire =
        std::make_unique<http::ClientSender>(http::ClientOptions{.timeout = timeout, .tls = tls});
    open.sender = std::make_unique<broker_client::LoggingSender>(*open.wire, *open.log);
    open.connection = std::make_unique<broker_client::Connection>(
        *url,
        std::move(*credentials),
        broker_client::RetryPolicy{.busy_max = access.retries},
        *open.sender);
    return open;
}

CommandOutcome with_broker(
    const BrokerAccess& access,
    const std::function<CommandOutcome(broker_client::Connection& broker)>& work) {
    const auto broker = open_broker(access);
    return broker ? work(*broker->connection) : std::unexpected(broker.error());
}

}  // namespace accord::cli
