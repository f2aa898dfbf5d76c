// From the settings of the C interface to what a verification is told: see settings.hpp.
#include "ffi/verifier/settings.hpp"

#include "http/url.hpp"
#include "verification/address.hpp"

#include <utility>

namespace accord::ffi {

namespace {

bool is_http_scheme(std::string_view scheme) { return scheme == "http" || scheme == "https"; }

Result<http::Url> transport_url(const VerifierSettings& settings,
                                const TransportSetting& transport) {
    return verification::url_of({.scheme = transport.scheme.empty() ? "http" : transport.scheme,
                                 .host = settings.host,
                                 .port = transport.port,
                                 .path = transport.path});
}

/// The provider's own address is that of the transport of its scheme. One that is added for the
/// same scheme stands in when the provider has no port.
Result<void> read_provider(const VerifierSettings& settings, verifier::ProviderOptions& into) {
    const bool is_http = is_http_scheme(settings.scheme);
    auto own = verification::url_of({.scheme = is_http ? settings.scheme : "http",
                                     .host = settings.host,
                                     .port = settings.port,
                                     .path = settings.path});
    if (!own) {
        return fail(own.error(), "the provider's address");
    }
    into.url = *std::move(own);
    if (!is_http) {
        into.transports.emplace(settings.scheme, into.url);
    }
    for (const auto& transport : settings.transports) {
        auto url = transport_url(settings, transport);
        if (!url) {
            return fail(url.error(), fmt::format("transport \"{}\"", transport.name));
        }
        const bool is_own = transport.name == settings.scheme;
        if (is_own && settings.port == 0) {
            into.url = *url;
        }
        if (!is_own || settings.port == 0) {
            into.transports.emplace(transport.name, *std::move(url));
        }
    }
    into.custom_headers = settings.headers;
    into.follows_redirects = settings.follows_redirects;
    return {};
}

Result<void> read_filter(const std::string& pattern,
                         std::string_view what,
                         std::optional<Regex>& into) {
    if (pattern.empty()) {
        return {};
    }
    auto regex = Regex::compile(pattern);
    if (!regex) {
        return fail(regex.error(), what);
    }
    into = *std::move(regex);
    return {};
}

Result<void> read_filters(const VerifierSettings& settings, verifier::FilterOptions& into) {
    into.consumers = settings.consumers;
    into.no_state = settings.only_without_state && settings.state_filter.empty();
    auto read =
        read_filter(settings.description_filter, "the filter of descriptions", into.description);
    return read ? read_filter(settings.state_filter, "the filter of states", into.state) : read;
}

Result<void> read_states(const VerifierSettings& settings, verifier::StateChangeOptions& into) {
    into.as_query = !settings.states_in_body;
    into.teardown = settings.tears_states_down;
    if (settings.state_url.empty()) {
        return {};
    }
    auto url = http::parse_url(settings.state_url);
    if (!url) {
        return fail(url.error(), "the state change URL");
    }
    into.url = *std::move(url);
    return {};
}

/// Each with the credentials that it was given; those in its URL where it was given none.
Result<void> read_sources(const VerifierSettings& settings, verification::Options& into) {
    into.files = settings.files;
    into.folders = settings.folders;
    for (const auto& source : settings.web) {
        auto url = http::parse_url(source.url);
        if (!url) {
            return fail(url.error(), source.wanted ? "the broker's URL" : "the URL of a pact");
        }
        auto credentials = source.credentials;
        if (credentials.empty() && !url->user.empty()) {
            credentials.user = url->user;
            credentials.password = url->password;
        }
        auto wanted = source.wanted;
        if (wanted) {
            wanted->provider = settings.provider_name();
        }
        into.others.push_back({*std::move(url), std::move(credentials), std::move(wanted)});
    }
    return {};
}

void read_publication(const VerifierSettings& settings, verification::Options& into) {
    into.results.tool_version = ACCORD_VERSION;
    into.results.caller = settings.caller;
    into.publishes_where_possible = true;
    if (settings.publication) {
        into.publish = true;
        into.results.provider_version = settings.publication->provider_version;
        into.results.build_url = settings.publication->build_url;
        into.results.labels = settings.publication->labels;
    }
}

verification::Reach reach_of(const VerifierSettings& settings) {
    verification::Reach reach;
    reach.request_timeout = std::chrono::milliseconds(settings.request_timeout_ms);
    reach.trusts_any_peer = settings.trusts_any_peer;
    verification::take_broker_certificate(reach);
    return reach;
}

}  // namespace

std::expected<Undertaking, WrongSetting> undertaking_of(const VerifierSettings& settings) {
    if (settings.refused) {
        return std::unexpected(WrongSetting{false, *settings.refused});
    }
    Undertaking undertaking{.reach = reach_of(settings)};
    auto& options = undertaking.options;
    options.provider = settings.provider.value_or("");
    if (auto read = read_sources(settings, options); !read) {
        return std::unexpected(WrongSetting{true, read.error()});
    }
    auto read = read_provider(settings, options.verifier.provider);
    read = read ? read_filters(settings, options.verifier.filter) : read;
    read = read ? read_states(settings, options.verifier.states) : read;
    if (!read) {
        return std::unexpected(WrongSetting{false, read.error()});
    }
    read_publication(settings, options);
    return undertaking;
}

}  // namespace accord::ffi
