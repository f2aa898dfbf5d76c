// The sentences about what is over a limit.
#include "broker/domain/limits.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace accord::broker::domain {
namespace {

/// Characters beyond ASCII that end a line: next line, line separator, paragraph separator.
constexpr std::array<std::string_view, 3> kLineEnds = {"\u0085", "\u2028", "\u2029"};

bool has_line_end(std::string_view text) {
    return text.find_first_of("\n\r") != text.npos ||
           std::ranges::any_of(kLineEnds,
                               [&](std::string_view end) { return text.find(end) != text.npos; });
}

/// C0, delete and C1: what a terminal would carry out.
bool has_control_character(std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte < 0x20 || byte == 0x7F) {
            return true;
        }
        if (byte == 0xC2 && i + 1 < utf8.size() && static_cast<unsigned char>(utf8[i + 1]) < 0xA0) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::string line_fault(std::string_view text, std::size_t bytes_max) {
    if (text.size() > bytes_max) {
        return fmt::format("cannot be longer than {} bytes", bytes_max);
    }
    if (!is_utf8(text)) {
        return "must be UTF-8";
    }
    if (has_line_end(text)) {
        return "cannot contain multiple lines";
    }
    if (text.find('\0') != text.npos) {
        return "cannot contain zero bytes";
    }
    if (has_control_character(text)) {
        return "cannot contain control characters";
    }
    return "";
}

std::string count_fault(std::size_t count, std::size_t count_max) {
    return count > count_max ? fmt::format("cannot have more than {} elements", count_max) : "";
}

std::string too_many_versions_sentence() {
    return fmt::format("The question is about more than {} versions. Ask about fewer",
                       kMatrixVersionsMax);
}

std::string too_many_rows_sentence() {
    return fmt::format(
        "The question is about more than {} results and unverified pacts. Ask about fewer versions",
        kMatrixRowsMax);
}

}  // namespace accord::broker::domain
