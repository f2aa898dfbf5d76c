// Where `accord verifier` takes pacts from: see verifier_options.hpp.
#include "cli/broker/shared/credential_options.hpp"
#include "cli/broker/shared/header_option.hpp"
#include "cli/environment_variables.hpp"
#include "cli/verifier/verifier_options.hpp"
#include "http/url.hpp"
#include "verification/sources.hpp"

#include <memory>
#include <optional>

namespace accord::cli {
namespace {

constexpr const char* kBrokerVariable = "PACT_BROKER_BASE_URL";
constexpr const char* kWebhookVariable = "PACT_WEBHOOK_CALLBACK_URL";
/// What builds call the URL that a webhook passed on to them.
constexpr const char* kPactUrlVariable = "PACT_URL";

struct SourceTexts {
    std::vector<std::string> urls;
    std::string broker;
    std::string webhook;
    Option broker_option;
    Option webhook_option;
    CredentialOptions credentials;
    std::vector<std::string> headers = {};

    [[nodiscard]] bool names_broker_on_line() const { return broker_option.is_on_line(); }
    [[nodiscard]] bool has_broker_variable() const {
        return !broker.empty() && !names_broker_on_line();
    }
};

Result<void> read_sources(const SourceTexts& texts, verification::Options& into) {
    for (const auto& text : texts.urls) {
        auto url = http::parse_url(text);
        if (!url) {
            return fail(url.error(), "--url");
        }
        into.urls.push_back(std::move(*url));
    }
    auto credentials = texts.credentials.read();
    if (!credentials) {
        return fail(credentials.error());
    }
    auto headers = read_headers("--broker-header", texts.headers);
    if (!headers) {
        return fail(headers.error());
    }
    into.credentials = std::move(*credentials);
    into.credentials.headers = std::move(*headers);
    return {};
}

bool has_other_sources(const verification::Options& given) {
    return !given.files.empty() || !given.folders.empty() || !given.urls.empty();
}

/// The broker's pacts are verified when it is named on the command line, when an option chooses
/// among them, or when nothing else says where pacts are and its variable is set. A variable alone
/// adds nothing to the pacts that were asked for.
bool wants_brokers_pacts(const SourceTexts& texts, const verification::Options& given) {
    return texts.names_broker_on_line() ||
           (texts.has_broker_variable() &&
            (!has_other_sources(given) || given.wanted.chooses_pacts()));
}

/// Whose the credentials are when there is no broker to ask: those of variables are the broker's
/// that its own variable names, those that were typed are for the URL that was typed.
std::string owner_of_credentials(const SourceTexts& texts) {
    if (texts.credentials.on_line() || !texts.has_broker_variable()) {
        return "";
    }
    const auto url = http::parse_url(texts.broker);
    return url ? url->origin() : "";
}

Result<void> read_broker(const SourceTexts& texts, verification::Options& into) {
    auto url = http::parse_url(texts.broker);
    if (!url) {
        return fail(url.error(), texts.names_broker_on_line() ? "--broker-url" : kBrokerVariable);
    }
    if (!url->user.empty() && texts.names_broker_on_line() && !texts.credentials.on_line()) {
        into.credentials.user = url->user;
        into.credentials.password = url->password;
        into.credentials.token.clear();
    }
    into.broker = std::move(*url);
    return {};
}

/// The URL that a webhook passed on: typed, or in a variable, which has no effect where something
/// else was typed.
std::string webhook_of(const SourceTexts& texts, const verification::Options& given) {
    if (texts.webhook_option.is_on_line()) {
        return texts.webhook;
    }
    if (has_other_sources(given)) {
        return "";
    }
    return !texts.webhook.empty() ? texts.webhook : process_variable(kPactUrlVariable).value_or("");
}

/// The pact of a webhook alone is verified; its broker is told the results.
Result<void> read_webhook(const SourceTexts& texts,
                          const std::string& text,
                          verification::Options& given) {
    const bool typed = texts.webhook_option.is_on_line();
    const char* name = typed                   ? "--webhook-callback-url"
                       : texts.webhook.empty() ? kPactUrlVariable
                                               : kWebhookVariable;
    if (has_other_sources(given)) {
        return invalid_input(
            "--webhook-callback-url names the one pact that is verified: it can't be combined with "
            "--file, --dir or --url");
    }
    auto url = http::parse_url(text);
    if (!url) {
        return fail(url.error(), name);
    }
    given.is_for_webhook = true;
    given.takes_brokers_pacts = false;
    given.broker = texts.broker.empty() ? verification::broker_of(*url) : std::nullopt;
    given.urls.push_back(std::move(*url));
    return texts.broker.empty() ? Result<void>() : read_broker(texts, given);
}

Result<void> check_sources(const SourceTexts& texts, verification::Options& given) {
    given.credentials_for = owner_of_credentials(texts);
    if (const auto webhook = webhook_of(texts, given); !webhook.empty()) {
        return read_webhook(texts, webhook, given);
    }
    given.takes_brokers_pacts = wants_brokers_pacts(texts, given);
    if (!has_other_sources(given) && !given.takes_brokers_pacts) {
        return invalid_input(
            "there are no pacts to verify: give --file, --dir, --url or --broker-url");
    }
    if (given.takes_brokers_pacts || (given.publish && texts.has_broker_variable())) {
        if (const auto read = read_broker(texts, given); !read) {
            return read;
        }
    } else if (given.publish && !given.urls.empty()) {
        given.broker = verification::broker_of(given.urls.front());
    }
    return check_needs({{!texts.headers.empty(),
                         given.broker || !given.urls.empty(),
                         "--broker-header",
                         "--broker-url or --url"},
                        {given.takes_brokers_pacts,
                         !given.provider.empty(),
                         texts.names_broker_on_line() ? "--broker-url" : kBrokerVariable,
                         "--provider-name"}});
}

void add_credentials(Options& options, SourceTexts& texts) {
    texts.credentials.add(options,
                          {.user = "--user", .password = "--password", .token = "-t,--token"});
    options.repeated("--broker-header",
                     texts.headers,
                     "NAME=VALUE, a header sent to the broker, or to the first --url without one; "
                     "may be repeated");
}

}  // namespace

OptionGroup add_source_options(Options& options, VerifyOptions& into) {
    auto texts = std::make_shared<SourceTexts>();
    auto& verification = into.verification;
    options.repeated("-f,--file", verification.files, "Pact file; may be repeated").file();
    options.repeated("-d,--dir", verification.folders, "Folder of pact files; may be repeated")
        .folder();
    options.repeated("-u,--url", texts->urls, "URL of a pact; may be repeated");
    texts->broker_option = options.value(
        "-b,--broker-url",
        texts->broker,
        "Base URL of the broker whose pacts are verified. If only the variable is set, they are not "
        "added to those of --file, --dir or --url, unless an option selects among them",
        kBrokerVariable);
    texts->webhook_option = options.value(
        "--webhook-callback-url",
        texts->webhook,
        "URL of the pact that a webhook of the broker passed on: it alone is verified, and its "
        "result published. PACT_URL is heeded, too",
        kWebhookVariable);
    add_credentials(options, *texts);
    options.flag("--ignore-no-pacts-error",
                 into.ignore_no_pacts,
                 "Do not fail when there are no pacts to verify");
    options.value_or_default("--retries",
                             verification.retries.busy_max,
                             "How many more times a busy broker is asked",
                             "PACT_BROKER_HTTP_RETRIES");
    return {.read = [texts, &verification] { return read_sources(*texts, verification); },
            .check = [texts, &verification] { return check_sources(*texts, verification); }};
}

}  // namespace accord::cli
