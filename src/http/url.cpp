// Addresses taken apart and resolved: see url.hpp.
#include "http/url.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace accord::http {
namespace {

struct Authority {
    std::string host, user, password;
    std::optional<unsigned short> port;
};

std::string decoded(std::string_view text) {
    return percent_decode(text).value_or(std::string(text));
}

std::optional<unsigned short> parse_port(std::string_view digits) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value);
    if (error != std::errc() || end != digits.end() || value == 0 || value > 65535) {
        return {};
    }
    return static_cast<unsigned short>(value);
}

bool is_host_character(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte > 0x20 && byte != 0x7f &&
           std::string_view("/?#@\\<>\"`{}|^").find(letter) == std::string_view::npos;
}

/// "user:password@host:port", "[::1]:80"
Result<Authority> parse_authority(std::string_view text) {
    Authority out;
    if (const auto at = text.rfind('@'); at != std::string_view::npos) {
        const auto user_info = text.substr(0, at);
        const auto colon = user_info.find(':');
        out.user = decoded(user_info.substr(0, colon));
        if (colon != std::string_view::npos) {
            out.password = decoded(user_info.substr(colon + 1));
        }
        text.remove_prefix(at + 1);
    }
    std::string_view port;
    if (text.starts_with('[')) {
        const auto close = text.find(']');
        if (close == std::string_view::npos) {
            return fail(ErrorCode::kInvalidInput, "the IPv6 address has no closing ]");
        }
        out.host = text.substr(1, close - 1);
        port = text.substr(close + 1);
    } else {
        const auto colon = text.find(':');
        out.host = text.substr(0, colon);
        if (colon != std::string_view::npos) {
            port = text.substr(colon);
        }
    }
    if (out.host.empty()) {
        return fail(ErrorCode::kInvalidInput, "the host is missing");
    }
    if (!std::all_of(out.host.begin(), out.host.end(), is_host_character)) {
        return fail(ErrorCode::kInvalidInput,
                    "the host has a character that is not allowed in host names");
    }
    if (port.size() > 1) {
        out.port = port[0] == ':' ? parse_port(port.substr(1)) : std::nullopt;
        if (!out.port) {
            return fail(ErrorCode::kInvalidInput, "the port is not a number from 1 to 65535");
        }
    }
    return out;
}

/// Path and query without the fragment; spaces and bytes that may not stand in a request line are
/// escaped.
std::string clean_target(std::string_view text) {
    text = text.substr(0, text.find('#'));
    std::string out;
    out.reserve(text.size() + 1);
    if (!text.starts_with('/')) {
        out += '/';
    }
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte > 0x20 && byte < 0x7f) {
            out += letter;
        } else {
            out += fmt::format("%{:02X}", byte);
        }
    }
    return out;
}

/// "/a/b/../c" is "/a/c" (RFC 3986 section 5.2.4).
std::string without_dot_segments(std::string_view path) {
    std::vector<std::string_view> kept;
    const auto parts = split(path, '/');
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const bool is_last = i + 1 == parts.size();
        if (parts[i] == "..") {
            if (!kept.empty()) {
                kept.pop_back();
            }
            if (is_last) {
                kept.emplace_back();
            }
        } else if (parts[i] == ".") {
            if (is_last) {
                kept.emplace_back();
            }
        } else {
            kept.push_back(parts[i]);
        }
    }
    std::string out;
    for (const auto part : kept) {
        out.append("/").append(part);
    }
    return out.empty() ? "/" : out;
}

bool has_scheme(std::string_view text) {
    const auto colon = text.find(':');
    return colon != std::string_view::npos &&
           text.substr(0, colon).find_first_of("/?#") == std::string_view::npos;
}

/// `schemes`: one of them is meant, the second is that over TLS.
Result<Url> parse(std::string_view text, const std::array<std::string_view, 2>& schemes) {
    const auto bad = [&](std::string_view reason) {
        return fail(ErrorCode::kInvalidInput, fmt::format("\"{}\": {}", text, reason));
    };
    const auto mark = text.find("://");
    Url url;
    url.scheme = to_lower(text.substr(0, mark == std::string_view::npos ? 0 : mark));
    if (url.scheme != schemes[0] && url.scheme != schemes[1]) {
        return bad(fmt::format("a URL starts with {}:// or {}://", schemes[0], schemes[1]));
    }
    const auto rest = text.substr(mark + 3);
    const auto authority_end = std::min(rest.find_first_of("/?#"), rest.size());
    auto authority = parse_authority(rest.substr(0, authority_end));
    if (!authority) {
        return bad(authority.error().message);
    }
    url.host = to_lower(authority->host);
    url.user = std::move(authority->user);
    url.password = std::move(authority->password);
    url.port = authority->port.value_or(default_port(url.scheme));
    url.target = clean_target(rest.substr(authority_end));
    return url;
}

}  // namespace

unsigned short default_port(std::string_view scheme) {
    return scheme == "http"    ? 80
           : scheme == "https" ? 443
           : scheme == "smtp"  ? 587  // of submission (RFC 6409), as here
           : scheme == "smtps" ? 465
                               : 0;
}

Result<Url> parse_url(std::string_view text) { return parse(text, {"http", "https"}); }

Result<Url> parse_mail_url(std::string_view text) { return parse(text, {"smtp", "smtps"}); }

Result<Url> resolve(const Url& base, std::string_view reference) {
    if (has_scheme(reference)) {
        return parse_url(reference);
    }
    if (reference.starts_with("//")) {
        return parse_url(base.scheme + ":" + std::string(reference));
    }
    Url out = base;
    const auto base_path = std::string_view(base.target).substr(0, base.target.find('?'));
    const auto mark = std::min(reference.find_first_of("?#"), reference.size());
    const auto path = reference.substr(0, mark);
    const auto rest = reference.substr(mark);
    if (path.empty() && rest.empty()) {
        return out;
    }
    if (path.empty() && rest.starts_with('#')) {
        return out;
    }
    std::string full(base_path);
    if (path.starts_with('/')) {
        full = without_dot_segments(path);
    } else if (!path.empty()) {
        full = without_dot_segments(
            std::string(base_path.substr(0, base_path.rfind('/') + 1)).append(path));
    }
    out.target = clean_target(full.append(rest));
    return out;
}

}  // namespace accord::http
