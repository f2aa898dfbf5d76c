// `accord verifier`: its options, with the names and environment variables of the Pact verifier.
#include "cli/command.hpp"
#include "cli/verifier/verifier_settings.hpp"

#include <CLI/CLI.hpp>

namespace accord::cli {
namespace {

Outcome run_verify(const VerifierSettings& settings, Console& console) {
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

void add_sources(CLI::App& app, VerifierSettings& settings) {
    auto& options = settings.options;
    auto& credentials = options.broker.credentials;
    app.add_option("-f,--file", options.files, "Pact file; may be repeated")
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("-d,--dir", options.folders, "Folder of pact files; may be repeated")
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("-u,--url", options.urls, "URL of a pact; may be repeated")
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("-b,--broker-url", options.broker.base_url, "Base URL of a broker")
        ->envname("PACT_BROKER_BASE_URL");
    app.add_option("--user", credentials.user, "User at the broker or URL")
        ->envname("PACT_BROKER_USERNAME");
    app.add_option("--password", credentials.password, "Password")->envname("PACT_BROKER_PASSWORD");
    app.add_option("-t,--token", credentials.token, "Bearer token")->envname("PACT_BROKER_TOKEN");
    app.add_flag(
        "--ignore-no-pacts-error", options.ignore_no_pacts, "Nothing to verify is no failure");
    app.add_option("--retries", options.broker.retries, "How often a busy broker is asked again")
        ->envname("PACT_BROKER_HTTP_RETRIES")
        ->capture_default_str();
}

void add_provider(CLI::App& app, VerifierSettings& settings) {
    app.add_option("-h,--hostname", settings.hostname, "Host of the provider")
        ->envname("PACT_PROVIDER_HOSTNAME")
        ->capture_default_str();
    app.add_option("-p,--port", settings.port, "Its port (default: 80, 443 for https)")
        ->envname("PACT_PROVIDER_PORT");
    app.add_option("--transport,--scheme", settings.transport, "http or https")
        ->envname("PACT_PROVIDER_TRANSPORT")
        ->capture_default_str();
    app.add_option("--transports",
                   settings.transports,
                   "NAME:PORT or NAME:PORT/path of interactions that name another transport")
        ->take_all();
    app.add_option("-n,--provider-name",
                   settings.options.provider,
                   "Name of the provider; of a folder only its pacts are taken")
        ->envname("PACT_PROVIDER_NAME");
    app.add_option("--base-path", settings.base_path, "Path that all requests start with")
        ->envname("PACT_PROVIDER_BASE_PATH");
    app.add_option("--request-timeout",
                   settings.request_timeout_ms,
                   "Milliseconds that one answer may take")
        ->envname("PACT_PROVIDER_REQUEST_TIMEOUT")
        ->capture_default_str();
    app.add_option("-H,--header",
                   settings.headers,
                   "NAME=VALUE sent with every request, in place of the pact's; may be repeated")
        ->take_all()
        ->allow_extra_args(false);
    app.add_flag_callback(
        "--disable-ssl-verification",
        [&settings] {
            settings.options.verify_provider_tls = false;
            settings.options.broker.verify_tls = false;
        },
        "Do not check certificates");
}

void add_states_and_filters(CLI::App& app, VerifierSettings& settings) {
    auto& verifier = settings.options.verifier;
    app.add_option(
           "-s,--state-change-url", settings.state_url, "Where the provider is told its states")
        ->envname("PACT_PROVIDER_STATE_CHANGE_URL");
    app.add_flag("--state-change-as-query",
                 verifier.states.as_query,
                 "In the query instead of a JSON body")
        ->envname("PACT_PROVIDER_STATE_CHANGE_AS_QUERY");
    app.add_flag("--state-change-teardown",
                 verifier.states.teardown,
                 "Call it after each interaction too")
        ->envname("PACT_PROVIDER_STATE_CHANGE_TEARDOWN");
    app.add_option("--filter-description",
                   settings.description,
                   "Only interactions whose description matches this pattern")
        ->envname("PACT_DESCRIPTION");
    app.add_option("--filter-state",
                   settings.state,
                   "Only interactions with a state that matches this pattern")
        ->envname("PACT_PROVIDER_STATE");
    app.add_flag("--filter-no-state", verifier.filter.no_state, "Only interactions without state")
        ->envname("PACT_PROVIDER_NO_STATE");
    app.add_option("-c,--filter-consumer",
                   verifier.filter.consumers,
                   "Only pacts of this consumer; may be repeated")
        ->take_all()
        ->allow_extra_args(false);
    app.add_flag(
        "--exit-on-first-error", verifier.exit_on_first_error, "Stop at the first failure");
}

void add_publishing(CLI::App& app, VerifierSettings& settings) {
    auto& options = settings.options;
    app.add_flag("--publish", options.publish, "Publish the results to the broker");
    app.add_option("--provider-version", options.provider_version, "Version that is verified");
    app.add_option("--provider-branch", options.wanted.provider_branch, "Its branch");
    app.add_option("--provider-tags", options.wanted.provider_tags, "Its tags, divided by commas")
        ->delimiter(',')
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--build-url", options.build_url, "Where the build is seen");
    app.add_option("--consumer-version-selectors",
                   settings.selectors,
                   "Which versions of consumers, as a JSON object; may be repeated")
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--consumer-version-tags",
                   settings.consumer_tags,
                   "The latest versions with these tags, divided by commas")
        ->delimiter(',')
        ->take_all()
        ->allow_extra_args(false);
    app.add_flag("--enable-pending",
                 options.wanted.include_pending,
                 "Pacts that were never verified yet do not fail the run");
    app.add_option(
        "--include-wip-pacts-since",
        options.wanted.wip_since,
        "Also pacts in work that were published since this date; they do not fail the run");
}

void add_reports(CLI::App& app, VerifierSettings& settings) {
    app.add_option("-j,--json", settings.options.json_report, "File for the report as JSON")
        ->envname("PACT_VERIFIER_JSON_REPORT");
    app.add_option("-x,--junit", settings.options.junit_report, "File for the report as JUnit XML")
        ->envname("PACT_VERIFIER_JUNIT_REPORT");
    app.add_flag("--no-colour,--no-color", settings.no_colour, "No colours on a terminal");
}

}  // namespace

void add_verifier_command(CLI::App& parent, Action& chosen) {
    auto settings = std::make_shared<VerifierSettings>();
    auto* app = parent.add_subcommand("verifier", "Verify a provider against its pacts");
    add_sources(*app, *settings);
    add_provider(*app, *settings);
    add_states_and_filters(*app, *settings);
    add_publishing(*app, *settings);
    add_reports(*app, *settings);
    app->callback([settings, &chosen] {
        chosen = [settings](Console& console) { return run_verify(*settings, console); };
    });
}

}  // namespace accord::cli
