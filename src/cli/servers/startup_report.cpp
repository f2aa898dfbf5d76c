// The first lines of a broker: see startup_report.hpp.
#include "cli/servers/startup_report.hpp"

#include "base/text.hpp"
#include "http/url.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace accord::cli {
namespace {

constexpr std::string_view kSqlite = "sqlite:///";

bool is_any_address(std::string_view host) { return host == "0.0.0.0" || host == "::"; }

bool is_loopback(std::string_view host) {
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}

/// Whether the URL leads to what listens here, as far as names tell.
bool is_itself(const http::Url& url, const http::Url& listens, std::string_view host_name) {
    if (url.port != listens.port || url.scheme != listens.scheme) {
        return false;
    }
    if (is_any_address(listens.host)) {
        return is_loopback(url.host) || equal_ignoring_case(url.host, host_name);
    }
    return url.host == listens.host || (is_loopback(url.host) && is_loopback(listens.host));
}

}  // namespace

std::string startup_report(const StartupFacts& facts) {
    return fmt::format(
        "accord broker listening on {}\ndatabase: {}\nlinks lead to: {}",
        facts.listens_at,
        shown_database(facts.database_url),
        facts.base_urls.empty() ? "the address of each request" : join(facts.base_urls, ", "));
}

std::string links_elsewhere(const StartupFacts& facts) {
    const auto listens = http::parse_url(facts.listens_at);
    for (const auto& text : facts.base_urls) {
        const auto url = http::parse_url(text);
        if (url && listens && is_itself(*url, *listens, facts.host_name)) {
            return "";
        }
    }
    if (facts.base_urls.empty()) {
        return "";
    }
    return fmt::format(
        "links in responses lead to {}, and not to this broker at {}. That is right behind a "
        "reverse proxy; otherwise unset PACT_BROKER_BASE_URL, which clients use too, or give "
        "--base-url",
        join(facts.base_urls, ", "),
        facts.listens_at);
}

std::string shown_database(std::string_view url) {
    if (url.starts_with(kSqlite)) {
        std::error_code problem;
        const auto path = std::filesystem::absolute(url.substr(kSqlite.size()), problem);
        return fmt::format("{}{}", kSqlite, problem ? url.substr(kSqlite.size()) : path.string());
    }
    const auto start = url.find("://");
    const bool has_user = url.contains('@');
    url = url.substr(0, url.find('?'));
    const auto at = url.rfind('@');
    if (has_user && at == url.npos) {  // a password with a question mark in it
        return fmt::format("{}*****", url.substr(0, start == url.npos ? 0 : start + 3));
    }
    if (start == url.npos || at == url.npos || at < start) {
        return std::string(url);
    }
    const auto user = url.substr(start + 3, at - start - 3);
    return fmt::format(
        "{}{}{}", url.substr(0, start + 3), user.substr(0, user.find(':')), url.substr(at));
}

}  // namespace accord::cli
