// What the command line of `accord verifier` means: see verifier_settings.hpp.
#include "cli/verifier/verifier_settings.hpp"

#include "base/text.hpp"
#include "http/url.hpp"

namespace accord::cli {
namespace {

Result<void> read_provider(VerifierSettings& settings) {
    auto& provider = settings.options.verifier.provider;
    if (settings.transport != "http" && settings.transport != "https") {
        return fail(ErrorCode::kInvalidInput,
                    "--transport: only http and https are supported, not " + settings.transport);
    }
    const bool is_ipv6 = settings.hostname.find(':') != std::string::npos;
    const std::string host = is_ipv6 ? "[" + settings.hostname + "]" : settings.hostname;
    const std::string port = settings.port == 0 ? "" : fmt::format(":{}", settings.port);
    const std::string slash = settings.base_path.starts_with('/') ? "" : "/";
    auto url =
        http::parse_url(settings.transport + "://" + host + port + slash + settings.base_path);
    if (!url) {
        return fail(url.error(), "--hostname, --port and --base-path");
    }
    provider.url = std::move(*url);
    for (const auto& text : settings.transports) {
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

Result<void> read_headers(VerifierSettings& settings) {
    for (const auto& text : settings.headers) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            return fail(ErrorCode::kInvalidInput,
                        fmt::format("--header {}: write NAME=VALUE", text));
        }
        settings.options.verifier.provider.custom_headers.add(
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

Result<void> read_states_and_filters(VerifierSettings& settings) {
    auto& verifier = settings.options.verifier;
    if (!settings.state_url.empty()) {
        auto url = http::parse_url(settings.state_url);
        if (!url) {
            return fail(url.error(), "--state-change-url");
        }
        verifier.states.url = std::move(*url);
    }
    if (auto read =
            read_pattern(settings.description, "--filter-description", verifier.filter.description);
        !read) {
        return read;
    }
    return read_pattern(settings.state, "--filter-state", verifier.filter.state);
}

Result<void> read_selectors(VerifierSettings& settings) {
    auto& selectors = settings.options.wanted.selectors;
    for (const auto& text : settings.selectors) {
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
    for (const auto& tag : settings.consumer_tags) {
        selectors.push_back(json::Object{{"tag", tag}, {"latest", true}});
    }
    return {};
}

/// Options that would have no effect are errors, given as flags or by their own variables. The
/// address and the credentials of the broker are not: many commands share them.
Result<void> check_effects(const VerifierSettings& settings) {
    const auto& options = settings.options;
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

}  // namespace

Result<VerifyOptions> to_verify_options(VerifierSettings settings) {
    settings.options.request_timeout = std::chrono::milliseconds(settings.request_timeout_ms);
    settings.options.wanted.provider = settings.options.provider;
    for (const auto step : {read_provider, read_headers, read_states_and_filters, read_selectors}) {
        if (const auto read = step(settings); !read) {
            return fail(read.error());
        }
    }
    if (const auto checked = check_effects(settings); !checked) {
        return fail(checked.error());
    }
    return std::move(settings.options);
}

}  // namespace accord::cli
