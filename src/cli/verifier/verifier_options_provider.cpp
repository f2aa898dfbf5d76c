// How `accord verifier` reaches the provider, and what it sends: see verifier_options.hpp.
#include "base/text.hpp"
#include "cli/verifier/verifier_options.hpp"
#include "http/url.hpp"

#include <arpa/inet.h>
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

bool is_ipv6(const std::string& host) {
    in6_addr address{};
    return ::inet_pton(AF_INET6, host.substr(0, host.find('%')).c_str(), &address) == 1;
}

/// The host as it stands in a URL. Error: kInvalidInput for a URL, or a host with its port.
Result<std::string> host_of(const ProviderTexts& texts) {
    const auto& host = texts.hostname;
    const bool has_brackets = host.starts_with('[') && host.ends_with(']');
    if (is_ipv6(has_brackets ? host.substr(1, host.size() - 2) : host)) {
        return has_brackets ? host : "[" + host + "]";
    }
    if (host.empty() || host.find_first_of(":/?#@[] ") != std::string::npos) {
        return invalid_input(
            fmt::format("--hostname {}: give the host name alone, such as localhost; scheme, port "
                        "and path are given with --scheme, --port and --base-path",
                        host));
    }
    return host;
}

Result<void> read_address(const ProviderTexts& texts, verifier::ProviderOptions& into) {
    const auto host = host_of(texts);
    if (!host) {
        return fail(host.error());
    }
    if (texts.transport != "http" && texts.transport != "https") {
        return invalid_input("--transport: only http and https are supported, not " +
                             texts.transport);
    }
    const std::string port = texts.port == 0 ? "" : fmt::format(":{}", texts.port);
    const std::string slash = texts.base_path.starts_with('/') ? "" : "/";
    auto url = http::parse_url(texts.transport + "://" + *host + port + slash + texts.base_path);
    if (!url) {
        return fail(url.error(), "--hostname, --port and --base-path");
    }
    into.url = std::move(*url);
    return {};
}

Result<void> read_transports(const ProviderTexts& texts, verifier::ProviderOptions& into) {
    const auto host = host_of(texts);
    if (!host) {
        return fail(host.error());
    }
    for (const auto& text : texts.transports) {
        const auto colon = text.find(':');
        if (colon == std::string::npos || colon == 0) {
            return invalid_input(
                fmt::format("--transports {}: write NAME:PORT or NAME:PORT/path", text));
        }
        const std::string name = text.substr(0, colon);
        auto url = http::parse_url(fmt::format(
            "{}://{}{}", name == "https" ? "https" : "http", *host, text.substr(colon)));
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
        "-h,--hostname", texts.hostname, "Host name of the provider", "PACT_PROVIDER_HOSTNAME");
    options.value("-p,--port",
                  texts.port,
                  "Port of the provider (default: 80, or 443 for https)",
                  "PACT_PROVIDER_PORT");
    options.value_or_default("--transport,--scheme",
                             texts.transport,
                             "Scheme of the provider's URL: http or https",
                             "PACT_PROVIDER_TRANSPORT");
    options
        .value(
            "--transports",
            texts.transports,
            "Where interactions of another transport are sent: NAME:PORT or NAME:PORT/path, such as "
            "message:8081/messages; may be repeated")
        ->take_all();
    options.value("-n,--provider-name",
                  into.verification.provider,
                  "Name of the provider. Pacts of other providers in --dir are left out",
                  "PACT_PROVIDER_NAME");
    options.value("--base-path",
                  texts.base_path,
                  "Path that all requests start with, such as /api",
                  "PACT_PROVIDER_BASE_PATH");
}

void add_requests(Options& options, ProviderTexts& texts, VerifyOptions& into) {
    options.value_or_default("--request-timeout",
                             texts.request_timeout_ms,
                             "Time limit for each response, in milliseconds",
                             "PACT_PROVIDER_REQUEST_TIMEOUT");
    options.repeated(
        "-H,--header",
        texts.headers,
        "NAME=VALUE, a header sent with every request to the provider and to the state change "
        "URL; it replaces the pact's. May be repeated");
    options.flag("--disable-ssl-verification",
                 into.trusts_any_peer,
                 "Do not check the certificates of provider and broker");
}

}  // namespace

OptionGroup add_provider_options(Options& options, VerifyOptions& into) {
    auto texts = std::make_shared<ProviderTexts>();
    add_address(options, *texts, into);
    add_requests(options, *texts, into);
    return {.read = [texts, &into] { return read_provider(*texts, into); }};
}

}  // namespace accord::cli
