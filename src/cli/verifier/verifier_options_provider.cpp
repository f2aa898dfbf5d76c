// How `accord verifier` reaches the provider, and what it sends: see verifier_options.hpp.
#include "cli/verifier/verifier_options.hpp"
#include "http/url.hpp"
#include "verification/address.hpp"

#include <memory>
#include <utility>

namespace accord::cli {
namespace {

struct ProviderTexts {
    std::string hostname = "localhost";
    std::string transport = "http";
    unsigned short port = 0;  ///< 0: the transport's own
    std::string base_path;
    std::vector<std::string> transports;
    unsigned request_timeout_ms = 5'000;
};

/// The host as it stands in a URL. Error: kInvalidInput for a URL, or a host with its port.
Result<std::string> host_of(const ProviderTexts& texts) {
    auto host = verification::host_in_url(texts.hostname);
    if (!host) {
        return invalid_input(
            fmt::format("--hostname {}: give the host name alone, such as localhost; scheme, port "
                        "and path are given with --scheme, --port and --base-path",
                        texts.hostname));
    }
    return *std::move(host);
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
    auto url = verification::url_of({texts.transport, texts.hostname, texts.port, texts.base_path});
    if (!url) {
        return fail(url.error(), "--hostname, --port and --base-path");
    }
    into.url = std::move(*url);
    return {};
}

/// "message:8081/path" and "https:8443": a port of the provider's host, by http unless the name
/// says otherwise. "message=https://queue:8081/path": any URL.
Result<std::pair<std::string, http::Url>> transport_of(const std::string& host,
                                                       const std::string& text) {
    const auto end = text.find_first_of(":=");
    if (end == std::string::npos || end == 0) {
        return invalid_input(
            fmt::format("--transports {}: write NAME:PORT, NAME:PORT/path or NAME=URL", text));
    }
    const auto name = text.substr(0, end);
    const auto address =
        text[end] == '='
            ? text.substr(end + 1)
            : fmt::format("{}://{}{}", name == "https" ? "https" : "http", host, text.substr(end));
    auto url = http::parse_url(address);
    return url ? Result<std::pair<std::string, http::Url>>({name, std::move(*url)})
               : fail(url.error(), "--transports " + text);
}

/// An address for the provider's own transport stands in for --port.
Result<void> read_transports(const ProviderTexts& texts, verifier::ProviderOptions& into) {
    const auto host = host_of(texts);
    if (!host) {
        return fail(host.error());
    }
    for (const auto& text : texts.transports) {
        auto transport = transport_of(*host, text);
        if (!transport) {
            return fail(transport.error());
        }
        if (transport->first == texts.transport && texts.port == 0 && texts.base_path.empty()) {
            into.url = transport->second;
        }
        into.transports.insert(std::move(*transport));
    }
    return {};
}

Result<void> read_provider(const ProviderTexts& texts, VerifyOptions& into) {
    into.reach.request_timeout = std::chrono::milliseconds(texts.request_timeout_ms);
    auto& provider = into.verification.verifier.provider;
    for (const auto step : {read_address, read_transports}) {
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
    options.several(
        "--transports",
        texts.transports,
        "Where interactions of another transport are sent: NAME:PORT or NAME:PORT/path, such as "
        "message:8081/messages, or NAME=URL; may be repeated");
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
    options.flag("--disable-ssl-verification",
                 into.reach.trusts_any_peer,
                 "Do not check the certificates of provider and broker");
    options
        .value("--ca-file",
               into.reach.tls.ca_file,
               "PEM file with the certificates of the authorities that the provider's is trusted "
               "by; SSL_CERT_FILE and SSL_CERT_DIR do the same")
        .file();
    options
        .value("--client-cert",
               into.reach.tls.certificate_file,
               "PEM file with the certificate that is shown to the provider, with its chain")
        .file();
    options
        .value("--client-key",
               into.reach.tls.key_file,
               "PEM file with the key of --client-cert (default: it is in the same file)")
        .file();
    options.flag("--follow-redirects",
                 into.verification.verifier.provider.follows_redirects,
                 "Follow the provider's redirects; without it they are responses like others");
    options
        .value_or_default(
            "--parallel",
            into.verification.verifier.parallel,
            "Interactions verified at a time. Each request and its state changes bear "
            "the same Accord-State-Id header, so that the provider can keep the "
            "states apart")
        .in_range(1U, verifier::kParallelMax);
}

}  // namespace

OptionGroup add_provider_options(Options& options, VerifyOptions& into) {
    auto texts = std::make_shared<ProviderTexts>();
    add_address(options, *texts, into);
    add_requests(options, *texts, into);
    return {.read = [texts, &into] { return read_provider(*texts, into); },
            .check =
                [&into] {
                    return check_needs({{!into.reach.tls.key_file.empty(),
                                         !into.reach.tls.certificate_file.empty(),
                                         "--client-key",
                                         "--client-cert"}});
                }};
}

}  // namespace accord::cli
