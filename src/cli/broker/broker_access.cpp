// The options that every command speaking to a broker has: see broker_access.hpp.
#include "cli/broker/broker_access.hpp"

#include "http/url.hpp"

#include <CLI/CLI.hpp>

namespace accord::cli {

void add_broker_access(CLI::App& command, BrokerAccess& access) {
    auto& credentials = access.credentials;
    command.add_option("-b,--broker-base-url", access.base_url, "Base URL of the broker")
        ->envname("PACT_BROKER_BASE_URL")
        ->required();
    command.add_option("-u,--broker-username", credentials.user, "User for basic authentication")
        ->envname("PACT_BROKER_USERNAME");
    command
        .add_option(
            "-p,--broker-password", credentials.password, "Password for basic authentication")
        ->envname("PACT_BROKER_PASSWORD");
    command.add_option("-k,--broker-token", credentials.token, "Bearer token")
        ->envname("PACT_BROKER_TOKEN");
    command.add_option("--retries", access.retries, "How often a busy broker is asked again")
        ->envname("PACT_BROKER_HTTP_RETRIES")
        ->capture_default_str();
    command.add_option("-c,--ssl-certificate", access.ca_file, "PEM file of the roots to trust");
    command.add_flag("!--skip-ssl-verification,!--disable-ssl-verification",
                     access.verify_tls,
                     "Do not check the broker's certificate");
}

std::expected<void, Failure> check(const broker_client::Credentials& credentials) {
    if (!credentials.token.empty() && !credentials.user.empty()) {
        return give_up(ExitCode::kBadInput,
                       "a user name and a token are given; the broker needs one of them only");
    }
    return {};
}

std::expected<OpenBroker, Failure> open_broker(const BrokerAccess& access) {
    if (const auto checked = check(access.credentials); !checked) {
        return std::unexpected(checked.error());
    }
    auto url = http::parse_url(access.base_url);
    if (!url) {
        return give_up(fail(url.error(), "--broker-base-url").error(), Party::kInput);
    }
    OpenBroker open;
    open.sender = std::make_unique<http::ClientSender>(
        http::ClientOptions{.verify_tls = access.verify_tls, .ca_file = access.ca_file});
    open.connection = std::make_unique<broker_client::Connection>(
        std::move(*url),
        access.credentials,
        broker_client::RetryPolicy{.busy_max = access.retries},
        *open.sender);
    return open;
}

}  // namespace accord::cli
