// Escape sequences put in, and those of others made harmless: see terminal.hpp.
#include "base/terminal.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

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

std::string escaped_but_for(std::string_view kept, std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && !kept.contains(c)) || byte == 0x7F) {
            out += fmt::format("\\x{:02x}", byte);
        } else {
            out += c;
        }
    }
    return out;
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
