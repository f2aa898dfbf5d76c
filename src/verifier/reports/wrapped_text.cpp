// Text for a terminal of 80 columns: see wrapped_text.hpp.
#include "verifier/reports/wrapped_text.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace accord::verifier {
std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string wrapped(std::string_view line, std::size_t indent, std::size_t columns) {
    if (columns_of(line) <= columns) {
        return std::string(line);
    }
    const auto first_word = std::min(line.find_first_not_of(' '), line.size());
    std::string text(line.substr(0, first_word));
    std::size_t used = first_word;
    bool is_first = true;
    for (const auto word : split(line.substr(first_word), ' ')) {
        const auto width = columns_of(word);
        if (!is_first && used + 1 + width > columns) {
            text += "\n" + std::string(indent, ' ');
            used = indent;
        } else if (!is_first) {
            text += ' ';
            ++used;
        }
        text += word;
        used += width;
        is_first = false;
    }
    return text;
}

std::string wrapped_below(std::string_view lines, std::size_t indent) {
    std::string text;
    while (lines.ends_with('\n')) {
        lines.remove_suffix(1);
    }
    if (lines.empty()) {
        return text;
    }
    for (const auto line : split(lines, '\n')) {
        text += wrapped(std::string(indent, ' ').append(line), indent + 2) + "\n";
    }
    return text;
}

}  // namespace accord::verifier
