// Semantic versions: see semver.hpp.
#include "base/semver.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace accord {
namespace {

bool is_numeric(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool has_leading_zero(std::string_view text) { return text.size() > 1 && text[0] == '0'; }

bool is_identifier(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-';
    });
}

bool are_identifiers(std::string_view text, bool leading_zeros_allowed) {
    return std::ranges::all_of(split(text, '.'), [&](std::string_view part) {
        return is_identifier(part) &&
               (leading_zeros_allowed || !is_numeric(part) || !has_leading_zero(part));
    });
}

}  // namespace

bool is_semver(std::string_view text) {
    if (const std::size_t plus = text.find('+'); plus != std::string_view::npos) {
        if (!are_identifiers(text.substr(plus + 1), true)) {
            return false;
        }
        text = text.substr(0, plus);
    }
    if (const std::size_t hyphen = text.find('-'); hyphen != std::string_view::npos) {
        if (!are_identifiers(text.substr(hyphen + 1), false)) {
            return false;
        }
        text = text.substr(0, hyphen);
    }
    const auto core = split(text, '.');
    return core.size() == 3 && std::ranges::all_of(core, [](std::string_view part) {
               return is_numeric(part) && !has_leading_zero(part);
           });
}

}  // namespace accord
