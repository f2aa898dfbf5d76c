// What the command line of `accord verifier` means: see verifier_settings.hpp.
#include "cli/verifier/verifier_settings.hpp"

#include "base/text.hpp"
#include "http/url.hpp"

namespace accord::cli {
namespace {

std::string host_of(const VerifierSettings& settings) {
    const bool is_ipv6 = settings.hostname.find(':') != std::string::npos;
    return is_ipv6 ? "[" + settings.hostname + "]" : settings.hostname;
}

Result<void> read_provider(VerifierSettings& settings) {
    if (settings.transport != "http" && settings.transport != "https") {
        return fail(ErrorCode::kInvalidInput,
                    "--transport: only http and https are supported, not " + settings.transport);
    }
    const std::string port = settings.port == 0 ? "" : fmt::format(":{}", settings.port);
    const std::string slash = settings.base_path.starts_with('/') ? "" : "/";
    auto url = http::parse_url(settings.transport + "://" + host_of(settings) + port + slash +
                               settings.base_path);
    if (!url) {
        return fail(url.error(), "--hostname, --port and --base-path");
    }
    settings.options.verifier.provider.url = std::move(*url);
    return {};
}

Result<void> read_transports(VerifierSettings& settings) {
    for (const auto& text : settings.transports) {
        const auto colon = text.find(':');
        if (colon == std::string::npos || colon == 0) {
            return fail(ErrorCode::kInvalidInput,
                        fmt::format("--transports {}: write NAME:PORT or NAME:PORT/path", text));
        }
        const std::string name = text.substr(0, colon);
        auto url = http::parse_url(fmt::format("{}://{}{}",
                                               name == "https" ? "https" : "http",
                                               host_of(settings),
                                               text.substr(colon)));
        if (!url) {
            return fail(url.error(), "--transports " + text);
        }
        settings.options.verifier.provider.transports[name] = std::move(*url);
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

}  // namespace

Result<VerifyOptions> to_verify_options(VerifierSettings settings) {
    settings.options.request_timeout = std::chrono::milliseconds(settings.request_timeout_ms);
    settings.options.wanted.provider = settings.options.provider;
    settings.options.verify_provider_tls = !settings.trusts_any_peer;
    settings.options.broker.verify_tls = !settings.trusts_any_peer;
    for (const auto step :
         {read_provider, read_transports, read_headers, read_states_and_filters, read_selectors}) {
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
