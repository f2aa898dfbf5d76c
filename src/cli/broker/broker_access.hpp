// The options that every command speaking to a broker has, and the connection they describe.
#pragma once

#include "broker_client/connection.hpp"
#include "cli/broker/credential_options.hpp"
#include "cli/exit_code.hpp"
#include "http/client.hpp"

#include <functional>
#include <memory>
#include <string>

namespace accord::cli {

class Options;

struct BrokerAccess {
    std::string base_url;
    std::function<bool()> is_url_on_line;  ///< and not from its variable
    CredentialOptions credentials;
    unsigned retries = 5;
    bool verify_tls = true;
    std::string ca_file;
};

/// Declares --broker-base-url, --broker-username, ... with their environment variables.
void add_broker_access(Options& options, BrokerAccess& access);

/// A connection with the HTTP client it needs. Nothing is sent yet.
struct OpenBroker {
    std::unique_ptr<http::Sender> sender;
    std::unique_ptr<broker_client::Connection> connection;
};

/// Errors: kBadInput for a URL that is not valid, or for a user and a token at once.
std::expected<OpenBroker, CommandFailure> open_broker(const BrokerAccess& access);

}  // namespace accord::cli
