// `accord verifier`: its options, with the names and environment variables of the Pact verifier.
#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/verify.hpp"
#include "http/url.hpp"

#include <CLI/CLI.hpp>

namespace accord::cli {
namespace {

struct VerifierCommand {
    VerifyOptions options;
    std::string hostname = "localhost";
    std::string transport = "http";
    unsigned short port = 0;  ///< 0: the transport's own
    std::string base_path;
    std::vector<std::string> transports;
    std::vector<std::string> headers;
    unsigned request_timeout_ms = 5'000;
    std::string state_url;
    std::string description;
    std::string state;
    std::vector<std::string> selectors;
    std::vector<std::string> consumer_tags;
    bool no_colour = false;
};

Result<void> read_provider(VerifierCommand& command) {
    auto& provider = command.options.verifier.provider;
    if (command.transport != "http" && command.transport != "https") {
        return fail(ErrorCode::kInvalidInput,
                    "--transport: only http and https are supported, not " + command.transport);
    }
    const bool is_ipv6 = command.hostname.find(':') != std::string::npos;
    const std::string host = is_ipv6 ? "[" + command.hostname + "]" : command.hostname;
    const std::string port = command.port == 0 ? "" : fmt::format(":{}", command.port);
    const std::string slash = command.base_path.starts_with('/') ? "" : "/";
    auto url = http::parse_url(command.transport + "://" + host + port + slash + command.base_path);
    if (!url) {
        return fail(url.error(), "--hostname, --port and --base-path");
    }
    provider.url = std::move(*url);
    for (const auto& text : command.transports) {
        const auto colon = text.find(':');
        if (colon == std::string::npos || colon == 0) {
            return fail(ErrorCode::kInvalidInput,
                        fmt::format("--transports {}: write NAME:PORT or NAME:PORT/path", text));
        }
        const std::string name = text.substr(0, colon);
        auto other = http::parse_url(
            fmt::format("{}://{}{}", name == "https" ? "https" : "http", host, text.substr(colon)));
        if (!other) {
            return fail(other.error(), "--transports " + text);
        }
        provider.transports[name] = std::move(*other);
    }
    return {};
}

Result<void> read_headers(VerifierCommand& command) {
    for (const auto& text : command.headers) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            return fail(ErrorCode::kInvalidInput,
                        fmt::format("--header {}: write NAME=VALUE", text));
        }
        command.options.verifier.provider.custom_headers.add(
            std::string(trim(text.substr(0, equals))), text.substr(equals + 1));
    }
    return {};
}

Result<void> read_pattern(const std::string& text, const char* option, std::optional<Regex>& into) {
    if (text.empty()) {
        return {};
    }
    auto regex = Regex::compile(text);
    if (!regex) {
        return fail(regex.error(), option);
    }
    into = std::move(*regex);
    return {};
}

Result<void> read_states_and_filters(VerifierCommand& command) {
    auto& verifier = command.options.verifier;
    if (!command.state_url.empty()) {
        auto url = http::parse_url(command.state_url);
        if (!url) {
            return fail(url.error(), "--state-change-url");
        }
        verifier.states.url = std::move(*url);
    }
    if (auto read =
            read_pattern(command.description, "--filter-description", verifier.filter.description);
        !read) {
        return read;
    }
    return read_pattern(command.state, "--filter-state", verifier.filter.state);
}

Result<void> read_selectors(VerifierCommand& command) {
    auto& selectors = command.options.wanted.selectors;
    for (const auto& text : command.selectors) {
        auto selector = json::parse(text);
        if (!selector) {
            return fail(selector.error(), "--consumer-version-selectors");
        }
        if (!selector->is_object()) {
            return fail(ErrorCode::kInvalidInput,
                        "--consumer-version-selectors: write a JSON object such as "
                        "'{\"mainBranch\": true}', not " +
                            text);
        }
        selectors.push_back(std::move(*selector));
    }
    for (const auto& tag : command.consumer_tags) {
        selectors.push_back(json::Object{{"tag", tag}, {"latest", true}});
    }
    return {};
}

/// Options that would have no effect are errors. Those that come from the environment are not: it
/// is shared by many commands.
Result<void> check_effects(const VerifierCommand& command) {
    const auto& options = command.options;
    const auto& states = options.verifier.states;
    const bool from_broker = !options.broker.base_url.empty();
    const auto needs = [](bool given, bool effective, const char* option, const char* needed) {
        return given && !effective
                   ? Result<void>(fail(ErrorCode::kInvalidInput,
                                       fmt::format("{} has no effect without {}", option, needed)))
                   : Result<void>();
    };
    const Result<void> checks[] = {
        needs(options.files.empty() && options.folders.empty() && options.urls.empty(),
              from_broker,
              "verifier",
              "pacts: give --file, --dir, --url or --broker-url"),
        needs(from_broker, !options.provider.empty(), "--broker-url", "--provider-name"),
        needs(!options.wanted.selectors.empty(),
              from_broker,
              "--consumer-version-selectors",
              "--broker-url"),
        needs(options.wanted.include_pending, from_broker, "--enable-pending", "--broker-url"),
        needs(!options.wanted.wip_since.empty(),
              from_broker,
              "--include-wip-pacts-since",
              "--broker-url"),
        needs(options.publish, from_broker, "--publish", "--broker-url"),
        needs(
            options.publish, !options.provider_version.empty(), "--publish", "--provider-version"),
        needs(
            !options.provider_version.empty(), options.publish, "--provider-version", "--publish"),
        needs(!options.build_url.empty(), options.publish, "--build-url", "--publish"),
        needs(
            !options.wanted.provider_tags.empty(), from_broker, "--provider-tags", "--broker-url"),
        needs(!options.wanted.provider_branch.empty(),
              from_broker,
              "--provider-branch",
              "--broker-url"),
        needs(states.as_query,
              states.url.has_value(),
              "--state-change-as-query",
              "--state-change-url"),
        needs(states.teardown,
              states.url.has_value(),
              "--state-change-teardown",
              "--state-change-url")};
    for (const auto& check : checks) {
        if (!check) {
            return check;
        }
    }
    const bool partial =
        options.verifier.filter.narrows_pacts() || options.verifier.exit_on_first_error;
    if (options.publish && partial) {
        return fail(
            ErrorCode::kInvalidInput,
            "--publish can't go with a filter or --exit-on-first-error: a result counts for "
            "the whole pact");
    }
    return {};
}

Outcome run_verify(VerifierCommand command, Console& console) {
    command.options.request_timeout = std::chrono::milliseconds(command.request_timeout_ms);
    command.options.wanted.provider = command.options.provider;
    for (const auto step : {read_provider, read_headers, read_states_and_filters, read_selectors}) {
        if (const auto read = step(command); !read) {
            return give_up(read.error(), Party::kInput);
        }
    }
    if (const auto checked = check_effects(command); !checked) {
        return give_up(checked.error(), Party::kInput);
    }
    if (const auto checked = check(command.options.broker.credentials); !checked) {
        return std::unexpected(checked.error());
    }
    console.colour = console.colour && !command.no_colour;
    return verify(std::move(command.options), console);
}

void add_sources(CLI::App& app, VerifierCommand& command) {
    auto& options = command.options;
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

void add_provider(CLI::App& app, VerifierCommand& command) {
    app.add_option("-h,--hostname", command.hostname, "Host of the provider")
        ->envname("PACT_PROVIDER_HOSTNAME")
        ->capture_default_str();
    app.add_option("-p,--port", command.port, "Its port (default: 80, 443 for https)")
        ->envname("PACT_PROVIDER_PORT");
    app.add_option("--transport,--scheme", command.transport, "http or https")
        ->envname("PACT_PROVIDER_TRANSPORT")
        ->capture_default_str();
    app.add_option("--transports",
                   command.transports,
                   "NAME:PORT or NAME:PORT/path of interactions that name another transport")
        ->take_all();
    app.add_option("-n,--provider-name",
                   command.options.provider,
                   "Name of the provider; of a folder only its pacts are taken")
        ->envname("PACT_PROVIDER_NAME");
    app.add_option("--base-path", command.base_path, "Path that all requests start with")
        ->envname("PACT_PROVIDER_BASE_PATH");
    app.add_option(
           "--request-timeout", command.request_timeout_ms, "Milliseconds that one answer may take")
        ->envname("PACT_PROVIDER_REQUEST_TIMEOUT")
        ->capture_default_str();
    app.add_option("-H,--header",
                   command.headers,
                   "NAME=VALUE sent with every request, in place of the pact's; may be repeated")
        ->take_all()
        ->allow_extra_args(false);
    app.add_flag_callback(
        "--disable-ssl-verification",
        [&command] {
            command.options.verify_provider_tls = false;
            command.options.broker.verify_tls = false;
        },
        "Do not check certificates");
}

void add_states_and_filters(CLI::App& app, VerifierCommand& command) {
    auto& verifier = command.options.verifier;
    app.add_option(
           "-s,--state-change-url", command.state_url, "Where the provider is told its states")
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
                   command.description,
                   "Only interactions whose description matches this pattern")
        ->envname("PACT_DESCRIPTION");
    app.add_option("--filter-state",
                   command.state,
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

void add_publishing(CLI::App& app, VerifierCommand& command) {
    auto& options = command.options;
    app.add_flag("--publish", options.publish, "Publish the results to the broker");
    app.add_option("--provider-version", options.provider_version, "Version that is verified");
    app.add_option("--provider-branch", options.wanted.provider_branch, "Its branch");
    app.add_option("--provider-tags", options.wanted.provider_tags, "Its tags, divided by commas")
        ->delimiter(',')
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--build-url", options.build_url, "Where the build is seen");
    app.add_option("--consumer-version-selectors",
                   command.selectors,
                   "Which versions of consumers, as a JSON object; may be repeated")
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--consumer-version-tags",
                   command.consumer_tags,
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

void add_reports(CLI::App& app, VerifierCommand& command) {
    app.add_option("-j,--json", command.options.json_report, "File for the report as JSON")
        ->envname("PACT_VERIFIER_JSON_REPORT");
    app.add_option("-x,--junit", command.options.junit_report, "File for the report as JUnit XML")
        ->envname("PACT_VERIFIER_JUNIT_REPORT");
    app.add_flag("--no-colour,--no-color", command.no_colour, "No colours on a terminal");
}

}  // namespace

void add_verifier_command(CLI::App& parent, Action& chosen) {
    auto command = std::make_shared<VerifierCommand>();
    auto* app = parent.add_subcommand("verifier", "Verify a provider against its pacts");
    add_sources(*app, *command);
    add_provider(*app, *command);
    add_states_and_filters(*app, *command);
    add_publishing(*app, *command);
    add_reports(*app, *command);
    app->callback([command, &chosen] {
        chosen = [command](Console& console) { return run_verify(*command, console); };
    });
}

}  // namespace accord::cli
