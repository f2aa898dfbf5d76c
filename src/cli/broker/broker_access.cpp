// The options that every command speaking to a broker has: see broker_access.hpp.
#include "cli/broker/broker_access.hpp"

#include "cli/options.hpp"
#include "http/url.hpp"

namespace accord::cli {

void add_broker_access(Options& options, BrokerAccess& access) {
    auto& credentials = access.credentials;
    options
        .value("-b,--broker-base-url",
               access.base_url,
               "Base URL of the broker",
               "PACT_BROKER_BASE_URL")
        ->required();
    options.value("-u,--broker-username",
                  credentials.user,
                  "User for basic authentication",
                  "PACT_BROKER_USERNAME");
    options.value("-p,--broker-password",
                  credentials.password,
                  "Password for basic authentication",
                  "PACT_BROKER_PASSWORD");
    options.value("-k,--broker-token", credentials.token, "Bearer token", "PACT_BROKER_TOKEN");
    options.value_or_default("--retries",
                             access.retries,
                             "How often a busy broker is asked again",
                             "PACT_BROKER_HTTP_RETRIES");
    options.value("-c,--ssl-certificate", access.ca_file, "PEM file of the roots to trust");
    options.flag("!--skip-ssl-verification,!--disable-ssl-verification",
                 access.verify_tls,
                 "Do not check the broker's certificate");
}

std::expected<void, CommandFailure> check(const broker_client::Credentials& credentials) {
    if (!credentials.token.empty() && !credentials.user.empty()) {
        return give_up(ExitCode::kBadInput,
                       "a user name and a token are given; the broker needs one of them only");
    }
    return {};
}

std::expected<OpenBroker, CommandFailure> open_broker(const BrokerAccess& access) {
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
