// Hints about texts, names and paths: see hints.hpp.
#include "base/encoding.hpp"
#include "base/text.hpp"
#include "matching/rules/hints.hpp"

namespace accord::matching {
namespace {

constexpr std::size_t kHintBytesMax = 64 * 1024;  // texts beyond are not looked into
constexpr std::size_t kLongText = 40;             // bytes from which on a difference is hard to see
constexpr std::size_t kShownBytes = 20;           // of a text around a difference
constexpr std::size_t kNamesMax = 500;            // names looked at for one that is alike
constexpr std::size_t kComparedNameBytesMax = 64;  // longer names are not compared letter by letter

std::string without(std::string_view text, std::string_view unwanted) {
    std::string out;
    std::ranges::copy_if(
        text, std::back_inserter(out), [&](char c) { return !unwanted.contains(c); });
    return out;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::string_view excerpt(std::string_view text, std::size_t from) {
    std::size_t end = std::min(from + kShownBytes, text.size());
    while (end < text.size() && is_continuation(text[end])) {
        ++end;
    }
    return text.substr(from, end - from);
}

/// Where two texts part, at the start of a character.
std::size_t first_difference(std::string_view a, std::string_view b) {
    const auto ends = std::ranges::mismatch(a, b);
    auto at = static_cast<std::size_t>(ends.in1 - a.begin());
    while (at > 0 && ((at < a.size() && is_continuation(a[at])) ||
                      (at < b.size() && is_continuation(b[at])))) {
        --at;
    }
    return at;
}

std::string place_hint(std::string_view expected, std::string_view actual) {
    if (std::max(expected.size(), actual.size()) < kLongText) {
        return "";
    }
    const std::size_t at = first_difference(expected, actual);
    const auto before = expected.substr(0, at);
    const auto characters =
        std::ranges::count_if(before, [](char c) { return !is_continuation(c); });
    if (characters == 0) {
        return "";
    }
    if (at == actual.size()) {
        return fmt::format("; it ends after character {}", characters);
    }
    if (at == expected.size()) {
        return fmt::format("; '{}' is too much at the end", excerpt(actual, at));
    }
    return fmt::format("; they part at character {}: '{}' instead of '{}'",
                       characters + 1,
                       excerpt(actual, at),
                       excerpt(expected, at));
}

/// Letters and digits in lower case: what "userName", "user_name" and "User-Name" share.
std::string skeleton(std::string_view name) { return to_lower(without(name, "_-. []")); }

/// Edits of one character that turn one name into the other.
std::size_t edits_between(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

bool is_alike(std::string_view a, std::string_view b) {
    if (skeleton(a) == skeleton(b)) {
        return true;
    }
    const std::size_t shorter = std::min(a.size(), b.size());
    const std::size_t longer = std::max(a.size(), b.size());
    if (shorter < 3 || longer > kComparedNameBytesMax || longer - shorter > 2) {
        return false;
    }
    return edits_between(to_lower(a), to_lower(b)) <= (longer < 5 ? 1 : 2);
}

std::string segment_hint(const std::vector<std::string_view>& expected,
                         const std::vector<std::string_view>& actual) {
    if (expected.size() == actual.size()) {
        std::size_t at = 0, count = 0;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            if (expected[i] == actual[i]) {
                continue;
            }
            ++count;
            at = i;
        }
        if (count != 1 || expected.size() < 3) {
            return "";
        }
        return fmt::format(
            "; only segment {} differs: '{}' instead of '{}'", at, actual[at], expected[at]);
    }
    const bool too_many = actual.size() > expected.size();
    const auto& longer = too_many ? actual : expected;
    const auto& shorter = too_many ? expected : actual;
    if (longer.size() != shorter.size() + 1) {
        return "";
    }
    const auto at =
        static_cast<std::size_t>(std::ranges::mismatch(longer, shorter).in1 - longer.begin());
    if (!std::equal(longer.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                    longer.end(),
                    shorter.begin() + static_cast<std::ptrdiff_t>(at))) {
        return "";
    }
    if (longer[at].empty()) {
        return too_many ? "; it has a slash too many" : "; a slash is missing";
    }
    return fmt::format("; '/{}' is {}", longer[at], too_many ? "too much" : "missing");
}

}  // namespace

std::string text_hint(std::string_view expected, std::string_view actual) {
    if (expected.size() > kHintBytesMax || actual.size() > kHintBytesMax || actual.empty()) {
        return "";
    }
    if (trim(expected) == trim(actual)) {
        return "; only white space around the text differs";
    }
    if (equal_ignoring_case(expected, actual)) {
        return "; only the case of letters differs";
    }
    if (without(expected, "\r") == without(actual, "\r")) {
        return "; only the line ends differ";
    }
    if (without(expected, " \t\r\n") == without(actual, " \t\r\n")) {
        return "; only white space differs";
    }
    if (percent_decode(actual) == expected) {
        return "; it is still percent-encoded";
    }
    if (form_decode(actual) == expected) {
        return "; it is still form-encoded";
    }
    return place_hint(expected, actual);
}

std::string path_hint(std::string_view expected, std::string_view actual) {
    if (expected.size() > kHintBytesMax || actual.size() > kHintBytesMax) {
        return "";
    }
    if (actual == std::string(expected) + "/") {
        return "; the slash at the end is too much";
    }
    if (expected == std::string(actual) + "/") {
        return "; the slash at the end is missing";
    }
    if (equal_ignoring_case(expected, actual)) {
        return "; only the case of letters differs";
    }
    if (percent_decode(actual) == expected) {
        return "; it is percent-encoded twice";
    }
    if (expected.size() > 1 && actual.ends_with(expected)) {
        return fmt::format("; it has '{}' in front",
                           actual.substr(0, actual.size() - expected.size()));
    }
    if (actual.size() > 1 && expected.ends_with(actual)) {
        return fmt::format("; '{}' is missing in front",
                           expected.substr(0, expected.size() - actual.size()));
    }
    return segment_hint(split(expected, '/'), split(actual, '/'));
}

std::string name_hint(std::string_view wanted, const std::vector<std::string_view>& given) {
    const std::size_t count = std::min(given.size(), kNamesMax);
    std::string_view found;
    for (std::size_t i = 0; i < count; ++i) {
        if (equal_ignoring_case(wanted, given[i])) {
            return fmt::format("; there is '{}': the case of letters counts", given[i]);
        }
        if (found.empty() && is_alike(wanted, given[i])) {
            found = given[i];
        }
    }
    return found.empty() ? "" : fmt::format("; there is '{}': is that meant?", found);
}

}  // namespace accord::matching
