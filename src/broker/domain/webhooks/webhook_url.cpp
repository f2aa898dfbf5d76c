// Takes an absolute URL apart (RFC 3986 section 3): see webhook_url.hpp.
#include "broker/domain/webhooks/webhook_url.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/domain/webhooks/webhook_variables.hpp"

#include <algorithm>
#include <charconv>

namespace accord::broker::domain {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What may stand in a URL: printable ASCII without what has to be encoded.
bool is_url_character(char c) {
    return c > ' ' && c < 0x7F && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
}

bool is_scheme(std::string_view text) {
    return !text.empty() && is_letter(text.front()) && std::ranges::all_of(text, [](char c) {
        return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
    });
}

/// An empty one is that of the scheme.
bool is_port(std::string_view text) {
    constexpr int kPortMax = 65535;
    int port = 1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return text.empty() || (error == std::errc() && end == text.data() + text.size() &&
                            is_digit(text.front()) && port > 0 && port <= kPortMax);
}

/// The host before a port, in "host:port" or "[::1]:port"; nothing when they are none.
std::optional<std::string_view> host_of(std::string_view authority) {
    const auto bracket = authority.starts_with('[') ? authority.find(']') : 0;
    if (bracket == authority.npos) {
        return std::nullopt;
    }
    const auto colon = authority.find(':', bracket);
    const auto host = authority.substr(0, colon);
    const auto port = colon == authority.npos ? std::string_view() : authority.substr(colon + 1);
    const bool has_brackets = host.find_first_of("[]") != host.npos;
    const bool is_bracketed = host.starts_with('[') && host.ends_with(']') && host.size() > 2;
    if (host.empty() || !is_port(port) || (has_brackets && !is_bracketed)) {
        return std::nullopt;
    }
    return host;
}

/// Where user, password and @ stand, and how long they are: 0 where there are none.
std::pair<std::size_t, std::size_t> user_place(std::string_view url) {
    const auto mark = url.find("://");
    if (mark == url.npos) {
        return {0, 0};
    }
    const auto start = mark + 3;
    const auto authority = url.substr(start, url.find_first_of("/?#", start) - start);
    const auto at = authority.rfind('@');
    return {start, at == authority.npos ? 0 : at + 1};
}

}  // namespace

bool has_user(std::string_view url) { return user_place(url).second > 0; }

std::optional<UrlUser> user_of(std::string_view url) {
    const auto [start, size] = user_place(url);
    if (size == 0) {
        return std::nullopt;
    }
    const auto user = url.substr(start, size - 1);
    if (has_variable(user)) {
        return std::nullopt;
    }
    const auto colon = user.find(':');
    const auto decoded = [](std::string_view text) {
        return percent_decode(text).value_or(std::string(text));
    };
    return UrlUser{decoded(user.substr(0, colon)),
                   colon == user.npos ? "" : decoded(user.substr(colon + 1))};
}

std::string with_user_as(std::string_view url, std::string_view user) {
    const auto [start, size] = user_place(url);
    std::string out(url);
    return size == 0 ? out : out.replace(start, size, user);
}

std::string with_user_masked(std::string_view url) { return with_user_as(url, "**********@"); }

std::optional<WebhookUrl> parse_webhook_url(std::string_view text) {
    const auto url = with_variables_as(text, "x");
    const std::string_view rest = url;
    const auto colon = rest.find("://");
    if (colon == rest.npos || !is_scheme(rest.substr(0, colon)) ||
        !std::ranges::all_of(rest, is_url_character)) {
        return std::nullopt;
    }
    auto authority = rest.substr(colon + 3);
    authority = authority.substr(0, authority.find_first_of("/?#"));
    if (const auto at = authority.rfind('@'); at != authority.npos) {
        authority.remove_prefix(at + 1);
    }
    const auto host = host_of(authority);
    if (!host) {
        return std::nullopt;
    }
    return WebhookUrl{to_lower(rest.substr(0, colon)), std::string(*host)};
}

bool has_variable_in_host(std::string_view text) {
    const auto one = parse_webhook_url(with_variables_as(text, "one"));
    const auto other = parse_webhook_url(with_variables_as(text, "other"));
    return one && other && one->host != other->host;
}

}  // namespace accord::broker::domain
