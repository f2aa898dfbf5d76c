// `accord verifier`: its options, with the names and environment variables of the Pact verifier.
#include "cli/options.hpp"
#include "cli/verifier/verifier_commands.hpp"
#include "cli/verifier/verifier_settings.hpp"

namespace accord::cli {
namespace {

CommandOutcome run_verifier_command(const VerifierSettings& settings, Console& console) {
    auto options = to_verify_options(settings);
    if (!options) {
        return give_up(options.error(), Party::kInput);
    }
    if (const auto checked = check(options->broker.credentials); !checked) {
        return std::unexpected(checked.error());
    }
    console.colour = console.colour && !settings.no_colour;
    return verify(std::move(*options), console);
}

void add_sources(Options& options, VerifierSettings& settings) {
    auto& verify = settings.options;
    options.repeated("-f,--file", verify.files, "Pact file; may be repeated");
    options.repeated("-d,--dir", verify.folders, "Folder of pact files; may be repeated");
    options.repeated("-u,--url", verify.urls, "URL of a pact; may be repeated");
    options.value(
        "-b,--broker-url", verify.broker.base_url, "Base URL of a broker", "PACT_BROKER_BASE_URL");
    auto& credentials = verify.broker.credentials;
    options.value("--user", credentials.user, "User at the broker or URL", "PACT_BROKER_USERNAME");
    options.value("--password", credentials.password, "Password", "PACT_BROKER_PASSWORD");
    options.value("-t,--token", credentials.token, "Bearer token", "PACT_BROKER_TOKEN");
    options.flag(
        "--ignore-no-pacts-error", verify.ignore_no_pacts, "Nothing to verify is no failure");
    options.value_or_default("--retries",
                             verify.broker.retries,
                             "How often a busy broker is asked again",
                             "PACT_BROKER_HTTP_RETRIES");
}

void add_provider(Options& options, VerifierSettings& settings) {
    options.value_or_default(
        "-h,--hostname", settings.hostname, "Host of the provider", "PACT_PROVIDER_HOSTNAME");
    options.value(
        "-p,--port", settings.port, "Its port (default: 80, 443 for https)", "PACT_PROVIDER_PORT");
    options.value_or_default(
        "--transport,--scheme", settings.transport, "http or https", "PACT_PROVIDER_TRANSPORT");
    options
        .value("--transports",
               settings.transports,
               "NAME:PORT or NAME:PORT/path of interactions that name another transport")
        ->take_all();
    options.value("-n,--provider-name",
                  settings.options.provider,
                  "Name of the provider; of a folder only its pacts are taken",
                  "PACT_PROVIDER_NAME");
    options.value("--base-path",
                  settings.base_path,
                  "Path that all requests start with",
                  "PACT_PROVIDER_BASE_PATH");
}

void add_requests(Options& options, VerifierSettings& settings) {
    options.value_or_default("--request-timeout",
                             settings.request_timeout_ms,
                             "Milliseconds that one answer may take",
                             "PACT_PROVIDER_REQUEST_TIMEOUT");
    options.repeated("-H,--header",
                     settings.headers,
                     "NAME=VALUE sent with every request, in place of the pact's; may be repeated");
    options.flag(
        "--disable-ssl-verification", settings.trusts_any_peer, "Do not check certificates");
}

void add_states(Options& options, VerifierSettings& settings) {
    auto& states = settings.options.verifier.states;
    options.value("-s,--state-change-url",
                  settings.state_url,
                  "Where the provider is told its states",
                  "PACT_PROVIDER_STATE_CHANGE_URL");
    options.flag("--state-change-as-query",
                 states.as_query,
                 "In the query instead of a JSON body",
                 "PACT_PROVIDER_STATE_CHANGE_AS_QUERY");
    options.flag("--state-change-teardown",
                 states.teardown,
                 "Call it after each interaction too",
                 "PACT_PROVIDER_STATE_CHANGE_TEARDOWN");
}

void add_filters(Options& options, VerifierSettings& settings) {
    auto& verifier = settings.options.verifier;
    options.value("--filter-description",
                  settings.description,
                  "Only interactions whose description matches this pattern",
                  "PACT_DESCRIPTION");
    options.value("--filter-state",
                  settings.state,
                  "Only interactions with a state that matches this pattern",
                  "PACT_PROVIDER_STATE");
    options.flag("--filter-no-state",
                 verifier.filter.no_state,
                 "Only interactions without state",
                 "PACT_PROVIDER_NO_STATE");
    options.repeated("-c,--filter-consumer",
                     verifier.filter.consumers,
                     "Only pacts of this consumer; may be repeated");
    options.flag(
        "--exit-on-first-error", verifier.exit_on_first_error, "Stop at the first failure");
}

void add_publishing(Options& options, VerifierSettings& settings) {
    auto& verify = settings.options;
    options.flag("--publish", verify.publish, "Publish the results to the broker");
    options.value("--provider-version", verify.provider_version, "Version that is verified");
    options.value("--provider-branch", verify.wanted.provider_branch, "Its branch");
    options.repeated_or_commas(
        "--provider-tags", verify.wanted.provider_tags, "Its tags, divided by commas");
    options.value("--build-url", verify.build_url, "Where the build is seen");
}

void add_selection(Options& options, VerifierSettings& settings) {
    auto& wanted = settings.options.wanted;
    options.repeated("--consumer-version-selectors",
                     settings.selectors,
                     "Which versions of consumers, as a JSON object; may be repeated");
    options.repeated_or_commas("--consumer-version-tags",
                               settings.consumer_tags,
                               "The latest versions with these tags, divided by commas");
    options.flag("--enable-pending",
                 wanted.include_pending,
                 "Pacts that were never verified yet do not fail the run");
    options.value(
        "--include-wip-pacts-since",
        wanted.wip_since,
        "Also pacts in work that were published since this date; they do not fail the run");
}

void add_reports(Options& options, VerifierSettings& settings) {
    options.value("-j,--json",
                  settings.options.json_report,
                  "File for the report as JSON",
                  "PACT_VERIFIER_JSON_REPORT");
    options.value("-x,--junit",
                  settings.options.junit_report,
                  "File for the report as JUnit XML",
                  "PACT_VERIFIER_JUNIT_REPORT");
    options.flag("--no-colour,--no-color", settings.no_colour, "No colours on a terminal");
}

}  // namespace

Action verifier_command(CLI::App& app) {
    auto settings = std::make_shared<VerifierSettings>();
    Options options(app);
    for (const auto add : {add_sources,
                           add_provider,
                           add_requests,
                           add_states,
                           add_filters,
                           add_publishing,
                           add_selection,
                           add_reports}) {
        add(options, *settings);
    }
    return [settings](Console& console) { return run_verifier_command(*settings, console); };
}

}  // namespace accord::cli
