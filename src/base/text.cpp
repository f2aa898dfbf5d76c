// Text: trimming, splitting, joining, replacing, escaping.
#include "base/text.hpp"

#include "base/unicode/code_point.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace accord {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

constexpr std::size_t kWord = 8;

/// True when `text` starts with eight bytes of ASCII.
bool is_ascii_word(std::string_view text) {
    std::uint64_t word = 0;
    if (text.size() < kWord) {
        return false;
    }
    std::memcpy(&word, text.data(), kWord);
    return (word & 0x8080808080808080) == 0;
}

}  // namespace

std::string to_lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

std::string to_upper(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), upper);
    return out;
}

bool equal_ignoring_case(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view trim(std::string_view text) {
    static constexpr std::string_view kSpace = " \t\r\n";
    const auto first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) {
        return text.substr(text.size());
    }
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t start = 0;;) {
        const auto end = text.find(separator, start);
        parts.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
        if (end == std::string_view::npos) {
            return parts;
        }
        start = end + 1;
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const std::string& part : parts) {
        if (&part != &parts.front()) {
            out += separator;
        }
        out += part;
    }
    return out;
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
    std::string out;
    for (std::size_t start = 0;;) {
        const auto at = from.empty() ? std::string_view::npos : text.find(from, start);
        out += text.substr(start, at == std::string_view::npos ? at : at - start);
        if (at == std::string_view::npos) {
            return out;
        }
        out += to;
        start = at + from.size();
    }
}

std::string escape_markup(std::string_view text, std::string_view apostrophe) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += apostrophe;
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::size_t utf8_prefix(std::string_view text) {
    std::size_t good = 0;
    while (good < text.size()) {
        if (is_ascii_word(text.substr(good))) {
            good += kWord;
            continue;
        }
        const std::size_t length = code_point_bytes(text.substr(good));
        if (length == 0) {
            break;
        }
        good += length;
    }
    return good;
}

bool is_utf8(std::string_view text) { return utf8_prefix(text) == text.size(); }

std::string to_valid_utf8(std::string text) {
    std::size_t good = utf8_prefix(text);
    if (good == text.size()) {
        return text;
    }
    static constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
    std::string out;
    for (std::string_view rest = text; !rest.empty(); good = utf8_prefix(rest)) {
        out += rest.substr(0, good);
        rest.remove_prefix(good);
        if (!rest.empty()) {
            out += kReplacement;
            rest.remove_prefix(1);
        }
    }
    return out;
}

}  // namespace accord
