// The options that every command speaking to a broker has: see broker_access.hpp.
#include "cli/broker/broker_access.hpp"

#include "cli/options.hpp"
#include "http/url.hpp"

namespace accord::cli {
namespace {

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

}  // namespace

void add_broker_access(Options& options, BrokerAccess& access) {
    const auto* url = options
                          .value("-b,--broker-base-url",
                                 access.base_url,
                                 "Base URL of the broker",
                                 "PACT_BROKER_BASE_URL")
                          ->required();
    access.is_url_on_line = [&app = options.app(), url] { return is_on_line(app, url); };
    access.credentials.add(options,
                           {.user = "-u,--broker-username",
                            .password = "-p,--broker-password",
                            .token = "-k,--broker-token"});
    options.value_or_default("--retries",
                             access.retries,
                             "How many more times a busy broker is asked",
                             "PACT_BROKER_HTTP_RETRIES");
    options.value("-c,--ssl-certificate",
                  access.ca_file,
                  "PEM file with the certificates of the authorities to trust");
    options.flag("!--skip-ssl-verification,!--disable-ssl-verification",
                 access.verify_tls,
                 "Do not check the broker's certificate");
}

std::expected<OpenBroker, CommandFailure> open_broker(const BrokerAccess& access) {
    const auto url = http::parse_url(access.base_url);
    if (!url) {
        return give_up(url.error().with_context("--broker-base-url"), Party::kInput);
    }
    auto credentials = credentials_at(*url, access);
    if (!credentials) {
        return give_up(credentials.error(), Party::kInput);
    }
    OpenBroker open;
    open.sender = std::make_unique<http::ClientSender>(
        http::ClientOptions{.verify_tls = access.verify_tls, .ca_file = access.ca_file});
    open.connection = std::make_unique<broker_client::Connection>(
        *url,
        std::move(*credentials),
        broker_client::RetryPolicy{.busy_max = access.retries},
        *open.sender);
    return open;
}

}  // namespace accord::cli
