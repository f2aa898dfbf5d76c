// What a doctor thinks of what was seen: see checks.hpp.
#include "cli/doctor/checks.hpp"

#include "base/text.hpp"
#include "broker_client/wire/hal.hpp"
#include "cli/programs.hpp"
#include "http/url.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <ctime>

namespace accord::cli {
namespace {

using broker_client::Credentials;
using std::chrono::seconds;

/// A certificate that expires sooner is to be renewed.
constexpr auto kRenewBefore = std::chrono::days(21);
/// Answers are told in whole seconds, and take a while.
constexpr seconds kDriftToTell{30};
/// Tokens are signed for minutes.
constexpr seconds kDriftMax{300};

/// What commands need, and the relation of the index by which they find it.
struct Feature {
    const char* relation;
    const char* what;
};
constexpr Feature kFeatures[] = {
    {"pb:publish-contracts", "publishing pacts"},
    {"pb:provider-pacts-for-verification", "choosing pacts for verification"},
    {"pb:environments", "environments and deployments"},
    {"pb:pacticipant-branch-version", "branches"},
};

bool is_loopback_host(std::string_view host) {
    return host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.") ||
           host == "::1";
}

std::string days_in_words(seconds time) {
    const auto days = std::chrono::floor<std::chrono::days>(time).count();
    return days == 1 ? "1 day" : fmt::format("{} days", days);
}

/// "Sun, 06 Nov 1994 08:49:37 GMT"
std::optional<Instant> instant_of(std::string_view date) {
    std::tm parts{};
    const std::string text(date);
    if (::strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts) == nullptr) {
        return std::nullopt;
    }
    return Instant(seconds(::timegm(&parts)));
}

Finding certificate_trouble(const http::Url& url, const http::ShownCertificate& shown) {
    if (!shown.problem.empty()) {
        return {"TLS",
                Health::kFail,
                fmt::format("the certificate ({}, issued by {}) is not trusted: {}",
                            shown.subject,
                            shown.issuer,
                            shown.problem),
                "give the certificate of its authority with --ssl-certificate, or name it in "
                "SSL_CERT_FILE; a server must send the certificates between the two along"};
    }
    return {"TLS",
            Health::kFail,
            fmt::format("the certificate ({}) is not for {}", shown.subject, url.host),
            "use the name that the certificate is for, or have one made for this name"};
}

std::string who(const Credentials& credentials) {
    return credentials.token.empty() ? fmt::format("the user \"{}\"", credentials.user)
                                     : "the token";
}

}  // namespace

Finding check_address(const http::Url& url, const Credentials& credentials) {
    const auto shown = url.origin() + (url.target == "/" ? "" : url.target);
    if (url.scheme == "http" && !credentials.empty() && !is_loopback_host(url.host)) {
        return {"base URL",
                Health::kWarn,
                shown + ": the credentials travel unencrypted",
                "use the https:// address of the broker"};
    }
    return {"base URL", Health::kOk, shown};
}

Finding check_proxy(const http::Url& url, const Result<http::ProxySettings>& settings) {
    if (!settings) {
        return {"proxy", Health::kFail, settings.error().message, "correct or unset the variable"};
    }
    const auto* proxy = settings->proxy_for(url);
    return {"proxy", Health::kOk, proxy == nullptr ? "none is used" : proxy->origin() + " is used"};
}

Finding check_certificate(const http::Url& url,
                          const Result<http::ShownCertificate>& shown,
                          bool verifies,
                          Instant now) {
    if (!shown) {
        return {"TLS",
                Health::kFail,
                shown.error().message,
                "check that the server speaks TLS at this port, and that the files named in "
                "--ssl-certificate, SSL_CERT_FILE and X509_CLIENT_CERT_FILE are PEM"};
    }
    const auto left = std::chrono::floor<seconds>(shown->valid_until - now);
    if (left < seconds(0)) {
        return {"TLS",
                Health::kFail,
                fmt::format(
                    "the certificate ({}) expired {} ago", shown->subject, days_in_words(-left)),
                "have it renewed"};
    }
    if (!verifies) {
        return {"TLS",
                Health::kWarn,
                "certificates are not checked, as an option or a variable says",
                "name the authority with --ssl-certificate instead"};
    }
    if (!shown->problem.empty() || !shown->is_for_host) {
        return certificate_trouble(url, *shown);
    }
    if (left < kRenewBefore) {
        return {
            "TLS",
            Health::kWarn,
            fmt::format("the certificate ({}) expires in {}", shown->subject, days_in_words(left)),
            "have it renewed"};
    }
    return {
        "TLS",
        Health::kOk,
        fmt::format(
            "{}, issued by {}, valid for {}", shown->subject, shown->issuer, days_in_words(left))};
}

Finding check_connection(const Result<http::Response>& answer, std::chrono::milliseconds took) {
    if (!answer) {
        return {"connection",
                Health::kFail,
                answer.error().message,
                "check that the broker runs, and that name, port and proxy of its address are "
                "right"};
    }
    if (answer->status >= 500) {
        return {"connection",
                Health::kFail,
                fmt::format("answered {} {}", answer->status, http::reason_phrase(answer->status)),
                "look into the log of the broker, or of the proxy before it"};
    }
    return {"connection", Health::kOk, fmt::format("answered in {} ms", took.count())};
}

Finding check_credentials(int status, const Credentials& credentials, bool is_open) {
    const bool is_refused = status == 401 || status == 403;
    if (is_refused && credentials.empty()) {
        return {"credentials",
                Health::kFail,
                "the broker asks for them, and none are given",
                fmt::format("give {}, or set PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and "
                            "PACT_BROKER_PASSWORD",
                            credentials.options)};
    }
    if (is_refused) {
        return {"credentials",
                Health::kFail,
                fmt::format("the broker refuses {} ({})", who(credentials), status),
                "check them, and which variables of PACT_BROKER_USERNAME, PACT_BROKER_PASSWORD and "
                "PACT_BROKER_TOKEN are set"};
    }
    if (credentials.empty()) {
        return {"credentials", Health::kOk, "none are given, and none are asked for"};
    }
    return {"credentials",
            Health::kOk,
            is_open
                ? fmt::format("{} is not refused; the broker lets everybody read", who(credentials))
                : fmt::format("the broker accepts {}", who(credentials))};
}

Finding check_index(const http::Response& answer, const json::Value& index) {
    if (answer.status == 200 && broker_client::find_link(index, "pb:latest-pact-versions")) {
        return {"broker", Health::kOk, "a Pact Broker"};
    }
    return {"broker",
            Health::kFail,
            answer.status == 200 ? "this is no Pact Broker: its answer has none of the links of one"
                                 : fmt::format("this is no Pact Broker: it answers {} {}",
                                               answer.status,
                                               http::reason_phrase(answer.status)),
            "check the address; a broker may stand below a path, such as /pact-broker"};
}

Finding check_versions(const http::Response& answer, const json::Value& index) {
    std::vector<std::string> missing;
    for (const auto& feature : kFeatures) {
        if (!broker_client::find_link(index, feature.relation)) {
            missing.push_back(fmt::format("{} ({})", feature.what, feature.relation));
        }
    }
    const auto version = answer.headers.value_or("X-Pact-Broker-Version", "of no version it tells");
    if (!missing.empty()) {
        return {"versions",
                Health::kWarn,
                fmt::format("the Pact Broker {} lacks {}", version, join(missing, ", ")),
                "upgrade the broker"};
    }
    return {"versions",
            Health::kOk,
            fmt::format("{}; the broker does what Pact Broker {} does", kVersionLine, version)};
}

Finding check_links(const http::Url& url,
                    const json::Value& index,
                    const Credentials& credentials) {
    const auto self = broker_client::find_link(index, "pb:latest-pact-versions");
    const auto address = self ? http::resolve(url, self->href) : fail(ErrorCode::kNotFound, "");
    if (address && address->origin() == url.origin()) {
        return {"links", Health::kOk, "lead to where the broker is asked"};
    }
    return {"links",
            credentials.empty() ? Health::kWarn : Health::kFail,
            fmt::format("the links of the broker lead to {}{}",
                        address ? address->origin() : "nowhere",
                        credentials.empty() ? "" : ", where no credentials are sent to"),
            fmt::format("use that address, or tell the broker its own: PACT_BROKER_BASE_URL={} for "
                        "the server",
                        url.origin())};
}

Finding check_clock(const http::Response& answer, Instant now) {
    const auto date = instant_of(answer.headers.value_or("Date", ""));
    if (!date) {
        return {"clock", Health::kWarn, "the broker does not tell its time", ""};
    }
    const auto drift = std::chrono::floor<seconds>(*date - now);
    const auto size = drift < seconds(0) ? -drift : drift;
    if (size < kDriftToTell) {
        return {"clock", Health::kOk, "agrees with the broker's"};
    }
    return {"clock",
            size < kDriftMax ? Health::kWarn : Health::kFail,
            fmt::format("the broker's is {} s {} ours",
                        size.count(),
                        drift > seconds(0) ? "ahead of" : "behind"),
            "set the wrong one by NTP: tokens and certificates are good for a time"};
}

}  // namespace accord::cli
