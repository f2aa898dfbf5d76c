// The characters of header fields, looked up: see field_syntax.hpp.
#include "http/field_syntax.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>

namespace accord::http {
namespace {

constexpr std::string_view kTokenMarks = "!#$%&'*+-.^_`|~";
constexpr std::string_view kNameMarks = "-._~";
constexpr std::size_t kHostBytesMax = 255;

bool is_alphanumeric(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9');
}

bool is_in_address(char letter) {
    return (letter >= 'a' && letter <= 'f') || (letter >= 'A' && letter <= 'F') ||
           (letter >= '0' && letter <= '9') || letter == ':' || letter == '.';
}

bool is_port(std::string_view digits) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value);
    return error == std::errc() && end == digits.end() && value > 0 && value <= 65535;
}

}  // namespace

bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char letter) {
        return is_alphanumeric(letter) || kTokenMarks.find(letter) != std::string_view::npos;
    });
}

bool is_field_value(std::string_view text) {
    return std::ranges::all_of(text, [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return (byte >= 0x20 && byte != 0x7f) || byte == '\t';
    });
}

std::string_view without_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool has_list_word(std::string_view list, std::string_view word) {
    for (const auto one : split(list, ',')) {
        if (equal_ignoring_case(without_blanks(one), word)) {
            return true;
        }
    }
    return false;
}

bool is_host(std::string_view text) {
    std::string_view port;
    if (text.starts_with('[')) {
        const auto close = text.find(']');
        if (close == std::string_view::npos || close == 1 ||
            !std::ranges::all_of(text.substr(1, close - 1), is_in_address)) {
            return false;
        }
        port = text.substr(close + 1);
    } else {
        const auto name = text.substr(0, text.find(':'));
        const bool is_name = !name.empty() && std::ranges::all_of(name, [](char letter) {
            return is_alphanumeric(letter) || kNameMarks.find(letter) != std::string_view::npos;
        });
        if (!is_name) {
            return false;
        }
        port = text.substr(name.size());
    }
    return text.size() <= kHostBytesMax &&
           (port.empty() || (port[0] == ':' && is_port(port.substr(1))));
}

}  // namespace accord::http
