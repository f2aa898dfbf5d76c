// Reads lists of addresses: see mailbox.hpp.
#include "broker/domain/mail/mailbox.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace accord::broker::domain {
namespace {

/// RFC 5321 section 4.5.3.1.
constexpr std::size_t kLocalPartBytesMax = 64;
constexpr std::size_t kAddressBytesMax = 254;

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Parts with dots between them, none of which is empty.
bool are_parts(std::string_view text, std::string_view others) {
    return std::ranges::all_of(split(text, '.'), [&](std::string_view part) {
        return !part.empty() && std::ranges::all_of(part, [&](char c) {
            return is_letter_or_digit(c) || others.find(c) != others.npos;
        });
    });
}

bool is_address(std::string_view text) {
    const auto at = text.rfind('@');
    return at != text.npos && at <= kLocalPartBytesMax && text.size() <= kAddressBytesMax &&
           are_parts(text.substr(0, at), "!#$%&'*+-/=?^_`{|}~") &&
           are_parts(text.substr(at + 1), "-");
}

std::string unquoted(std::string_view name) {
    const bool is_quoted = name.size() >= 2 && name.starts_with('"') && name.ends_with('"');
    return std::string(is_quoted ? name.substr(1, name.size() - 2) : name);
}

std::optional<Mailbox> parse_mailbox(std::string_view text) {
    text = trim(text);
    const auto angle = text.rfind('<');
    Mailbox made{.address = std::string(text)};
    if (angle != text.npos && text.ends_with('>')) {
        made = {unquoted(trim(text.substr(0, angle))),
                std::string(text.substr(angle + 1, text.size() - angle - 2))};
    }
    const bool has_odd_name = std::ranges::any_of(made.name, [](char c) {
        return (c >= 0 && c < ' ') || c == 0x7F || std::string_view("<>\"\\").contains(c);
    });
    return is_address(made.address) && !has_odd_name ? std::optional(made) : std::nullopt;
}

/// The parts between commas that are not in quotes.
std::vector<std::string_view> parts_of_list(std::string_view text) {
    std::vector<std::string_view> parts;
    bool is_quoted = false;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        is_quoted = is_quoted != (text[i] == '"');
        if (text[i] == ',' && !is_quoted) {
            parts.push_back(text.substr(start, i - start));
            start = i + 1;
        }
    }
    parts.push_back(text.substr(start));
    return parts;
}

}  // namespace

std::expected<std::vector<Mailbox>, std::string> parse_mailboxes(std::string_view text) {
    std::vector<Mailbox> boxes;
    for (const auto part : parts_of_list(text)) {
        auto box = parse_mailbox(part);
        if (!box) {
            return std::unexpected(fmt::format("\"{}\" is not an e-mail address", trim(part)));
        }
        boxes.push_back(std::move(*box));
    }
    return boxes;
}

}  // namespace accord::broker::domain
