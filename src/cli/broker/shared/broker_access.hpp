// The options that every command speaking to a broker has, and the connection they describe.
#pragma once

#include "base/log.hpp"
#include "broker_client/wire/connection.hpp"
#include "cli/broker/shared/credential_options.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "http/client.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace accord::cli {

class Options;

struct BrokerAccess {
    std::string base_url;
    std::function<bool()> is_url_on_line;  ///< and not from its variable
    CredentialOptions credentials;
    std::vector<std::string> headers;  ///< "Name: value"
    unsigned retries = broker_client::RetryPolicy{}.busy_max;
    http::TlsOptions tls{.trusts_system_too = true};
    std::string log_level = "off";
    bool verbose = false;
    std::vector<std::string> secrets = {};  ///< of what is sent, besides the credentials
};

/// Declares --broker-base-url, --broker-username, ... with their environment variables.
void add_broker_access(Options& options, BrokerAccess& access);

/// The same for who asks once: the URL may be missing, and nobody insists.
void add_broker_access_once(Options& options, BrokerAccess& access);

/// Whether requests are told on standard error.
bool logs(const BrokerAccess& access);

/// A connection with the HTTP client it needs, and what it is made of. Nothing is sent yet.
struct OpenBroker {
    http::Url url = {};
    http::TlsOptions tls = {};
    broker_client::Credentials credentials = {};
    std::unique_ptr<Logger> log;
    std::unique_ptr<http::Sender> wire;
    std::unique_ptr<http::Sender> sender;
    std::unique_ptr<broker_client::Connection> connection;
};

/// Errors: kBadInput for a URL or a header that is not valid, or for a user and a token at once.
std::expected<OpenBroker, CommandFailure> open_broker(
    const BrokerAccess& access, std::chrono::milliseconds timeout = http::ClientOptions{}.timeout);

/// Opens the broker and does the work with it: the whole of most commands.
CommandOutcome with_broker(
    const BrokerAccess& access,
    const std::function<CommandOutcome(broker_client::Connection& broker)>& work);

}  // namespace accord::cli
