// Which pacts `accord verifier` asks the broker for, and what it tells it: see
// verifier_options.hpp.
#include "base/json.hpp"
#include "cli/verifier/verifier_options.hpp"
#include "verification/selectors.hpp"

#include <memory>

namespace accord::cli {
namespace {

struct SelectorTexts {
    std::vector<std::string> selectors;
    std::vector<std::string> consumer_tags;
};

Result<void> read_selectors(const SelectorTexts& texts, json::Array& into) {
    auto selectors = verification::selectors_of(texts.selectors, texts.consumer_tags);
    if (!selectors) {
        return fail(selectors.error(), "--consumer-version-selectors");
    }
    into = std::move(*selectors);
    return {};
}

Result<void> check_selection(const SelectorTexts& texts, const verification::Options& given) {
    // A build's own command line says what it takes from the broker when no webhook started it.
    const bool broker = given.takes_brokers_pacts || given.is_for_webhook;
    const bool any_broker = given.broker.has_value();
    const auto& wanted = given.wanted;
    return check_needs(
        {{!texts.selectors.empty(), broker, "--consumer-version-selectors", "--broker-url"},
         {!texts.consumer_tags.empty(), broker, "--consumer-version-tags", "--broker-url"},
         {wanted.include_pending, broker, "--enable-pending", "--broker-url"},
         {!wanted.wip_since.empty(), broker, "--include-wip-pacts-since", "--broker-url"},
         {!wanted.provider_tags.empty(), any_broker, "--provider-tags", "--broker-url"},
         {!wanted.provider_branch.empty(), any_broker, "--provider-branch", "--broker-url"}});
}

Result<void> check_publishing(const VerifyOptions& all) {
    const auto& given = all.verification;
    const bool publish = given.publish;
    const bool version = !given.results.provider_version.empty();
    auto met =
        check_needs({{publish,
                      given.broker.has_value(),
                      "--publish",
                      "--broker-url, or the URL of a broker's pact"},
                     {publish, version, "--publish", "--provider-version"},
                     {version, publish, "--provider-version", "--publish"},
                     {!given.results.build_url.empty(), publish, "--build-url", "--publish"}});
    const auto& verifier = given.verifier;
    if (met && publish &&
        (verifier.filter.narrows_pacts() || verifier.exit_on_first_error || all.last_failed)) {
        return invalid_input(
            "--publish can't be combined with --exit-on-first-error, --last-failed or a filter "
            "(options, or the variables PACT_DESCRIPTION, PACT_PROVIDER_STATE and "
            "PACT_PROVIDER_NO_STATE): a result counts for the whole pact");
    }
    return met;
}

void add_publishing(Options& options, verification::Options& into) {
    options.flag("--publish", into.publish, "Publish the verification results to the broker");
    options.value("--provider-version",
                  into.results.provider_version,
                  "Version of the provider that is verified");
    options.value(
        "--provider-branch", into.wanted.provider_branch, "Branch of the provider version");
    options.repeated_or_commas("--provider-tags",
                               into.wanted.provider_tags,
                               "Comma-separated tags of the provider version");
    options.value(
        "--build-url", into.results.build_url, "URL of the build that verified the provider");
}

void add_selection(Options& options,
                   SelectorTexts& texts,
                   broker_client::PactsForVerification& into) {
    options.repeated(
        "--consumer-version-selectors",
        texts.selectors,
        "Consumer version selector, a JSON object such as '{\"mainBranch\": true}'; may be repeated");
    options.repeated_or_commas(
        "--consumer-version-tags",
        texts.consumer_tags,
        "Comma-separated tags; verifies the latest consumer version with each");
    options.flag(
        "--enable-pending",
        into.include_pending,
        "Failures of pending pacts, those not yet verified successfully, do not fail the run");
    options.value(
        "--include-wip-pacts-since",
        into.wip_since,
        "Also verify work-in-progress pacts published since this date (YYYY-MM-DD); their failures "
        "do not fail the run");
}

}  // namespace

OptionGroup add_broker_options(Options& options, VerifyOptions& into) {
    auto texts = std::make_shared<SelectorTexts>();
    auto& verification = into.verification;
    add_publishing(options, verification);
    add_selection(options, *texts, verification.wanted);
    return {
        .read = [texts,
                 &verification] { return read_selectors(*texts, verification.wanted.selectors); },
        .check = [texts, &into]() -> Result<void> {
            auto checked = check_selection(*texts, into.verification);
            return checked ? check_publishing(into) : checked;
        }};
}

}  // namespace accord::cli
