// How `accord verifier` reaches the provider, and what it sends: see verifier_options.hpp.
#include "base/text.hpp"
#include "cli/verifier/verifier_options.hpp"
#include "http/url.hpp"

#include <memory>

namespace accord::cli {
namespace {

struct ProviderTexts {
    std::string hostname = "localhost";
    std::string transport = "http";
    unsigned short port = 0;  ///< 0: the transport's own
    std::string base_path;
    std::vector<std::string> transports;
    std::vector<std::string> headers;
    unsigned request_timeout_ms = 5'000;
};

std::string host_of(const ProviderTexts& texts) {
    const bool is_ipv6 = texts.hostname.find(':') != std::string::npos;
    return is_ipv6 ? "[" + texts.hostname + "]" : texts.hostname;
}

Result<void> read_address(const ProviderTexts& texts, verifier::ProviderOptions& into) {
    if (texts.transport != "http" && texts.transport != "https") {
        return invalid_input("--transport: only http and https are supported, not " +
                             texts.transport);
    }
    const std::string port = texts.port == 0 ? "" : fmt::format(":{}", texts.port);
    const std::string slash = texts.base_path.starts_with('/') ? "" : "/";
    auto url =
        http::parse_url(texts.transport + "://" + host_of(texts) + port + slash + texts.base_path);
    if (!url) {
        return fail(url.error(), "--hostname, --port and --base-path");
    }
    into.url = std::move(*url);
    return {};
}

Result<void> read_transports(const ProviderTexts& texts, verifier::ProviderOptions& into) {
    for (const auto& text : texts.transports) {
        const auto colon = text.find(':');
        if (colon == std::string::npos || colon == 0) {
            return invalid_input(
                fmt::format("--transports {}: write NAME:PORT or NAME:PORT/path", text));
        }
        const std::string name = text.substr(0, colon);
        auto url = http::parse_url(fmt::format(
            "{}://{}{}", name == "https" ? "https" : "http", host_of(texts), text.substr(colon)));
        if (!url) {
            return fail(url.error(), "--transports " + text);
        }
        into.transports[name] = std::move(*url);
    }
    return {};
}

Result<void> read_headers(const ProviderTexts& texts, verifier::ProviderOptions& into) {
    for (const auto& text : texts.headers) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            return invalid_input(fmt::format("--header {}: write NAME=VALUE", text));
        }
        into.custom_headers.add(std::string(trim(text.substr(0, equals))), text.substr(equals + 1));
    }
    return {};
}

Result<void> read_provider(const ProviderTexts& texts, VerifyOptions& into) {
    into.request_timeout = std::chrono::milliseconds(texts.request_timeout_ms);
    auto& provider = into.verification.verifier.provider;
    for (const auto step : {read_address, read_transports, read_headers}) {
        if (auto read = step(texts, provider); !read) {
            return read;
        }
    }
    return {};
}

void add_address(Options& options, ProviderTexts& texts, VerifyOptions& into) {
    options.value_or_default(
        "-h,--hostname", texts.hostname, "Host of the provider", "PACT_PROVIDER_HOSTNAME");
    options.value(
        "-p,--port", texts.port, "Its port (default: 80, 443 for https)", "PACT_PROVIDER_PORT");
    options.value_or_default(
        "--transport,--scheme", texts.transport, "http or https", "PACT_PROVIDER_TRANSPORT");
    options
        .value("--transports",
               texts.transports,
               "NAME:PORT or NAME:PORT/path of interactions that name another transport")
        ->take_all();
    options.value("-n,--provider-name",
                  into.verification.provider,
                  "Name of the provider; of a folder only its pacts are taken",
                  "PACT_PROVIDER_NAME");
    options.value("--base-path",
                  texts.base_path,
                  "Path that all requests start with",
                  "PACT_PROVIDER_BASE_PATH");
}

void add_requests(Options& options, ProviderTexts& texts, VerifyOptions& into) {
    options.value_or_default("--request-timeout",
                             texts.request_timeout_ms,
                             "Milliseconds that one answer may take",
                             "PACT_PROVIDER_REQUEST_TIMEOUT");
    options.repeated("-H,--header",
                     texts.headers,
                     "NAME=VALUE sent with every request, in place of the pact's; may be repeated");
    options.flag("--disable-ssl-verification", into.trusts_any_peer, "Do not check certificates");
}

}  // namespace

OptionGroup add_provider_options(Options& options, VerifyOptions& into) {
    auto texts = std::make_shared<ProviderTexts>();
    add_address(options, *texts, into);
    add_requests(options, *texts, into);
    return {.read = [texts, &into] { return read_provider(*texts, into); }};
}

}  // namespace accord::cli
