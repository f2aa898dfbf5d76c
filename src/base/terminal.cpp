// Escape sequences put in, and those of others made harmless: see terminal.hpp.
#include "base/terminal.hpp"

#include "base/text.hpp"
#include "base/unicode/code_point.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace accord {
namespace {

/// The parameter of the escape sequence; 0: none.
int code_of(Tone tone) {
    switch (tone) {
        case Tone::kPlain:
            return 0;
        case Tone::kGood:
            return 32;
        case Tone::kBad:
            return 31;
        case Tone::kWarning:
            return 33;
        case Tone::kFaint:
            return 2;
    }
    return 0;
}

/// Characters that a terminal obeys, or that show text in another order than it has: C0, DEL, C1
/// and the marks of direction. With them the two that XML can't hold.
bool is_obeyed(std::uint32_t character) {
    return character < 0x20 || (character >= 0x7F && character < 0xA0) ||
           (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069) || character == 0xFFFE ||
           character == 0xFFFF;
}

/// Beyond ASCII as JSON escapes it, so that a JSON text stays one.
std::string escape_of(std::uint32_t character) {
    return character < 0x20 ? fmt::format("\\x{:02x}", character)
                            : fmt::format("\\u{:04x}", character);
}

bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }

void escape_well_formed(std::string_view text, std::string_view kept, std::string& out) {
    while (!text.empty()) {
        const auto plain = text.substr(0, std::ranges::find_if_not(text, is_plain) - text.begin());
        if (!plain.empty()) {
            out += plain;
            text.remove_prefix(plain.size());
            continue;
        }
        const auto [character, length] = first_code_point(text);
        const auto bytes = text.substr(0, length);
        if (is_obeyed(character) && !kept.contains(bytes[0])) {
            out += escape_of(character);
        } else {
            out += bytes;
        }
        text.remove_prefix(bytes.size());
    }
}

std::string escaped_but_for(std::string_view kept, std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto good = text.substr(0, utf8_prefix(text));
        escape_well_formed(good, kept, out);
        text.remove_prefix(good.size());
        if (!text.empty()) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[0]));
            text.remove_prefix(1);
        }
    }
    return out;
}

/// The escape sequence of painted() that starts `text`; empty when it starts with none.
std::string_view own_sequence(std::string_view text) {
    static constexpr std::string_view kOwn[] = {
        "\x1b[0m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[33m"};
    for (const auto sequence : kOwn) {
        if (text.starts_with(sequence)) {
            return sequence;
        }
    }
    return {};
}

}  // namespace

std::string painted(std::string_view text, Tone tone, Colour colour) {
    if (colour == Colour::kNever || tone == Tone::kPlain || text.empty()) {
        return std::string(text);
    }
    return fmt::format("\x1b[{}m{}\x1b[0m", code_of(tone), text);
}

std::string printable(std::string_view text) { return escaped_but_for("\n\t", text); }

std::string printable_line(std::string_view line) { return escaped_but_for("\t", line); }

std::string printable_but_colours(std::string_view text) {
    std::string out;
    for (std::size_t start = 0;;) {
        const auto escape = text.find('\x1b', start);
        out += printable(text.substr(start, escape == text.npos ? escape : escape - start));
        if (escape == text.npos) {
            return out;
        }
        const auto own = own_sequence(text.substr(escape));
        out += own.empty() ? printable("\x1b") : own;
        start = escape + std::max<std::size_t>(own.size(), 1);
    }
}

std::string indented(std::string_view lines, std::size_t columns) {
    if (lines.empty()) {
        return "";
    }
    if (lines.ends_with('\n')) {
        lines.remove_suffix(1);
    }
    const std::string margin(columns, ' ');
    return margin + replace_all(lines, "\n", "\n" + margin) + "\n";
}

}  // namespace accord
