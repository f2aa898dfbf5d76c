// Where `accord verifier` takes pacts from: see verifier_options.hpp.
#include "cli/verifier/verifier_options.hpp"
#include "http/url.hpp"

#include <memory>

namespace accord::cli {
namespace {

struct SourceTexts {
    std::vector<std::string> urls;
    std::string broker;
};

Result<void> read_sources(const SourceTexts& texts, verification::Options& into) {
    if (!texts.broker.empty()) {
        auto url = http::parse_url(texts.broker);
        if (!url) {
            return fail(url.error(), "--broker-url");
        }
        into.broker = std::move(*url);
    }
    for (const auto& text : texts.urls) {
        auto url = http::parse_url(text);
        if (!url) {
            return fail(url.error(), "--url");
        }
        into.urls.push_back(std::move(*url));
    }
    return {};
}

Result<void> check_sources(const verification::Options& given) {
    const bool from_broker = given.broker.has_value();
    const bool none = given.files.empty() && given.folders.empty() && given.urls.empty();
    return check_needs(
        {{none, from_broker, "verifier", "pacts: give --file, --dir, --url or --broker-url"},
         {from_broker, !given.provider.empty(), "--broker-url", "--provider-name"}});
}

}  // namespace

OptionGroup add_source_options(Options& options, VerifyOptions& into) {
    auto texts = std::make_shared<SourceTexts>();
    auto& verification = into.verification;
    options.repeated("-f,--file", verification.files, "Pact file; may be repeated");
    options.repeated("-d,--dir", verification.folders, "Folder of pact files; may be repeated");
    options.repeated("-u,--url", texts->urls, "URL of a pact; may be repeated");
    options.value("-b,--broker-url", texts->broker, "Base URL of a broker", "PACT_BROKER_BASE_URL");
    auto& credentials = verification.credentials;
    options.value("--user", credentials.user, "User at the broker or URL", "PACT_BROKER_USERNAME");
    options.value("--password", credentials.password, "Password", "PACT_BROKER_PASSWORD");
    options.value("-t,--token", credentials.token, "Bearer token", "PACT_BROKER_TOKEN");
    options.flag(
        "--ignore-no-pacts-error", into.ignore_no_pacts, "Nothing to verify is no failure");
    options.value_or_default("--retries",
                             verification.retries.busy_max,
                             "How often a busy broker is asked again",
                             "PACT_BROKER_HTTP_RETRIES");
    return {.read = [texts, &verification] { return read_sources(*texts, verification); },
            .check = [&verification] { return check_sources(verification); }};
}

}  // namespace accord::cli
