// Reading and comparing: see semantic_version.hpp.
#include "broker/domain/semantic_version.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <compare>

namespace accord::broker::domain {
namespace {

constexpr std::size_t kNumbers = 3;

bool is_whole_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

std::string without_leading_zeros(std::string_view digits) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return std::string(digits);
}

/// However long they are: the longer one is greater.
std::strong_ordering compare_numbers(const std::string& one, const std::string& other) {
    const auto by_length = one.size() <=> other.size();
    return by_length != 0 ? by_length : one <=> other;
}

std::strong_ordering compare_identifiers(const std::string& one, const std::string& other) {
    const bool is_number = is_whole_number(one);
    if (is_number != is_whole_number(other)) {
        return is_number ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    return is_number ? compare_numbers(without_leading_zeros(one), without_leading_zeros(other))
                     : one <=> other;
}

std::strong_ordering compare(const SemanticVersion& one, const SemanticVersion& other) {
    for (std::size_t i = 0; i < kNumbers; ++i) {
        if (const auto order = compare_numbers(one.numbers[i], other.numbers[i]); order != 0) {
            return order;
        }
    }
    if (one.special.empty() || other.special.empty()) {
        return other.special.size() <=> one.special.size();
    }
    return std::lexicographical_compare_three_way(one.special.begin(),
                                                  one.special.end(),
                                                  other.special.begin(),
                                                  other.special.end(),
                                                  compare_identifiers);
}

}  // namespace

std::optional<SemanticVersion> parse_semantic_version(std::string_view number) {
    number = number.substr(0, number.find('+'));
    const auto hyphen = number.find('-');
    SemanticVersion version;
    for (const auto part : split(number.substr(0, hyphen), '.')) {
        if (!is_whole_number(part)) {
            return std::nullopt;
        }
        version.numbers.push_back(without_leading_zeros(part));
    }
    if (version.numbers.size() > kNumbers) {
        return std::nullopt;
    }
    version.numbers.resize(kNumbers, "0");
    if (hyphen != number.npos) {
        for (const auto identifier : split(number.substr(hyphen + 1), '.')) {
            if (identifier.empty()) {
                return std::nullopt;
            }
            version.special.emplace_back(identifier);
        }
    }
    return version;
}

bool comes_before(std::string_view one, std::string_view other) {
    const auto first = parse_semantic_version(one);
    const auto second = parse_semantic_version(other);
    if (!first || !second) {
        return !first && second;
    }
    return compare(*first, *second) < 0;
}

}  // namespace accord::broker::domain
