// Walks a pattern once and rewrites the forms that PCRE2 does not know.
#include "base/regex/regex_dialect.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace accord {
namespace {

/// Names of classes that POSIX has, as Java and Ruby write them in \p{...}.
constexpr std::string_view kPosix[] = {"alnum",
                                       "alpha",
                                       "ascii",
                                       "blank",
                                       "cntrl",
                                       "digit",
                                       "graph",
                                       "lower",
                                       "print",
                                       "punct",
                                       "space",
                                       "upper",
                                       "word",
                                       "xdigit"};

constexpr std::size_t kPropertyBytesMax = 64;  // of a name in \p{...}

std::optional<unsigned> hexadecimal(std::string_view digits) {
    unsigned value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) {
        return std::nullopt;
    }
    return value;
}

/// Reads from left to right and writes; in_class_ counts as one set of brackets.
class Translator {
  public:
    explicit Translator(std::string_view pattern) : pattern_(pattern) {}

    std::string translate() {
        while (at_ < pattern_.size()) {
            step();
        }
        return std::move(out_);
    }

  private:
    [[nodiscard]] std::string_view rest() const { return pattern_.substr(at_); }

    void copy(std::size_t count) {
        out_ += pattern_.substr(at_, count);
        at_ = std::min(at_ + count, pattern_.size());
    }

    void step() {
        const char c = pattern_[at_];
        if (c == '\\') {
            escape();
        } else if (in_class_) {
            in_class_ = c != ']' || at_ == class_start_;
            if (rest().starts_with("[:")) {
                copy(std::min(pattern_.find(":]", at_), pattern_.size() - 2) + 2 - at_);
            } else {
                copy(1);
            }
        } else if (c == '[') {
            open_class();
        } else if (rest().starts_with("{,")) {
            out_ += "{0";
            ++at_;
        } else if (rest().starts_with("(?")) {
            flags();
        } else {
            copy(1);
        }
    }

    void open_class() {
        if (intersection()) {
            return;
        }
        in_class_ = true;
        copy(rest().starts_with("[^") ? 2 : 1);
        class_start_ = at_;  // a ']' that comes first stands for itself
    }

    /// [left&&right] of Java and Ruby: a character that both sets have.
    bool intersection() {
        // No further than the class, or each of many would be read to the end of the pattern.
        const std::size_t left_end = pattern_.find_first_of("[]", at_ + 1);
        const std::string_view inside = pattern_.substr(at_ + 1, left_end - at_ - 1);
        const std::size_t ampersands = inside.find("&&");
        if (ampersands == std::string_view::npos || ampersands == 0) {
            return false;
        }
        const std::string_view left = inside.substr(0, ampersands);
        const std::size_t both = at_ + 1 + ampersands;
        const bool bracketed = pattern_.substr(both + 2).starts_with('[');
        const std::size_t start = both + (bracketed ? 3 : 2);
        const std::size_t end = pattern_.find(']', start);
        if (end == std::string_view::npos || end == start) {
            return false;
        }
        if (bracketed && !pattern_.substr(end + 1).starts_with(']')) {
            return false;
        }
        const std::string_view right = pattern_.substr(start, end - start);
        out_ += "(?:(?=[" + Translator(left).inside_class() + "])[" +
                Translator(right).inside_class() + "])";
        at_ = end + (bracketed ? 2 : 1);
        return true;
    }

    std::string inside_class() {
        in_class_ = true;
        class_start_ = std::string_view::npos;
        return translate();
    }

    /// Drops the inline flags that PCRE2 has no letter for: (?u), (?iu), (?d:...).
    void flags() {
        const std::size_t end = pattern_.find_first_not_of("imsxnUJudaL-^", at_ + 2);
        const bool is_flags =
            end != std::string_view::npos && (pattern_[end] == ')' || pattern_[end] == ':');
        if (!is_flags || end == at_ + 2) {
            return copy(2);
        }
        std::string kept;
        for (char flag : pattern_.substr(at_ + 2, end - at_ - 2)) {
            if (!std::string_view("udaL").contains(flag)) {
                kept += flag;
            }
        }
        if (kept == "-") {
            kept.clear();
        }
        out_ += "(?" + kept;
        at_ = end;
    }

    void escape() {
        const char letter = at_ + 1 < pattern_.size() ? pattern_[at_ + 1] : '\0';
        if (letter == 'Q' && !in_class_) {
            copy(std::min(pattern_.find("\\E", at_), pattern_.size() - 2) + 2 - at_);
        } else if (letter == 'h' || letter == 'H') {
            const std::string_view name = letter == 'h' ? "[:xdigit:]" : "[:^xdigit:]";
            out_ += in_class_ ? std::string(name) : "[" + std::string(name) + "]";
            at_ += 2;
        } else if (letter == 'u') {
            code_point();
        } else if (letter == 'p' || letter == 'P') {
            property(letter == 'P');
        } else {
            copy(2);
        }
    }

    /// \u00e9, \u{1f600}, and two surrogates as the one character that they are.
    void code_point() {
        if (rest().starts_with("\\u{")) {
            out_ += "\\x";
            at_ += 2;
            return;
        }
        auto value = hexadecimal(pattern_.substr(at_ + 2, std::min<std::size_t>(4, rest().size())));
        if (rest().size() < 6 || !value) {
            return copy(2);
        }
        at_ += 6;
        if (*value >= 0xd800 && *value < 0xdc00 && rest().starts_with("\\u") &&
            rest().size() >= 6) {
            const auto low = hexadecimal(pattern_.substr(at_ + 2, 4));
            if (low && *low >= 0xdc00 && *low < 0xe000) {
                value = 0x10000 + ((*value - 0xd800) << 10) + (*low - 0xdc00);
                at_ += 6;
            }
        }
        char digits[8];
        const auto end = std::to_chars(digits, digits + sizeof digits, *value, 16).ptr;
        out_ += "\\x{" + std::string(digits, end) + "}";
    }

    void property(bool negated) {
        const std::string_view after = pattern_.substr(at_ + 2, kPropertyBytesMax);
        const std::size_t close = after.find('}');
        if (!after.starts_with('{') || close == std::string_view::npos) {
            return copy(2);
        }
        std::string_view name = after.substr(1, close - 1);
        const std::size_t end = at_ + 2 + close;
        if (name.starts_with('^')) {
            negated = !negated;
            name.remove_prefix(1);
        }
        const std::string lower = to_lower(name);
        if (std::ranges::find(kPosix, lower) != std::end(kPosix)) {
            const std::string posix = (negated ? "[:^" : "[:") + lower + ":]";
            out_ += in_class_ ? posix : "[" + posix + "]";
        } else {
            if (name.starts_with("Is")) {
                name.remove_prefix(2);
            }
            out_ += (negated ? "\\P{" : "\\p{") + std::string(name) + "}";
        }
        at_ = end + 1;
    }

    std::string_view pattern_;
    std::string out_;
    std::size_t at_ = 0;
    std::size_t class_start_ = 0;
    bool in_class_ = false;
};

}  // namespace

std::string to_pcre2(std::string_view pattern) { return Translator(pattern).translate(); }

}  // namespace accord
