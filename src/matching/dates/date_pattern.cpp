// Compiling patterns, and checking texts against them.
#include "matching/dates/date_pattern.hpp"

#include "base/text.hpp"

#include <charconv>

namespace accord::matching {

const std::vector<std::string_view> kMonthNames = {"January",
                                                   "February",
                                                   "March",
                                                   "April",
                                                   "May",
                                                   "June",
                                                   "July",
                                                   "August",
                                                   "September",
                                                   "October",
                                                   "November",
                                                   "December"};
const std::vector<std::string_view> kDayNames = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

namespace {

constexpr std::string_view kLetters = "GuyDMLdQqYwWEecFahKkHmsSAnNVzOXxZ";
constexpr std::size_t kLettersMax = 32;  // of one run

/// What a text said, as far as it did; -1 where it did not.
struct Fields {
    long year = -1, month = -1, day = -1, day_of_year = -1;
};

bool is_leap(long year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

long days_in(long month, bool leap) {
    static constexpr long kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap ? 29 : kDays[month - 1];
}

/// Without a year the 29th of February is allowed.
bool is_in_calendar(const Fields& fields) {
    const bool leap = fields.year < 0 || is_leap(fields.year);
    if (fields.month > 0 && fields.day > days_in(fields.month, leap)) {
        return false;
    }
    return fields.day_of_year <= (leap ? 366 : 365);
}

/// Consumes a text from left to right; every step says whether it could.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    [[nodiscard]] std::size_t left() const { return rest_.size(); }
    [[nodiscard]] const Fields& fields() const { return fields_; }

    bool take(const DatePattern::Token& token) {
        switch (token.letter) {
            case 0:
                return literal(token.text);
            case 'G':
                return one_of({"AD", "BC", "Anno Domini", "Before Christ", "A", "B"});
            case 'y':
            case 'u':
            case 'Y':
                return year(token.count, token.letter != 'Y');
            case 'M':
            case 'L':
                return month(token.count);
            case 'd':
                return number(token.count, 1, 31, 2, &fields_.day);
            case 'D':
                return number(token.count, 1, 366, 3, &fields_.day_of_year);
            case 'Q':
            case 'q':
                return quarter(token.count);
            case 'w':
                return number(token.count, 1, 53, 2);
            case 'W':
            case 'F':
                return number(token.count, 0, 5, 1);
            case 'E':
                return day_name(token.count);
            case 'e':
            case 'c':
                return token.count <= 2 ? number(token.count, 1, 7, 1) : day_name(token.count);
            case 'a':
                return one_of({"AM", "PM", "am", "pm"});
            case 'h':
                return number(token.count, 1, 12, 2);
            case 'K':
                return number(token.count, 0, 11, 2);
            case 'k':
                return number(token.count, 1, 24, 2);
            case 'H':
                return number(token.count, 0, 23, 2);
            case 'm':
                return number(token.count, 0, 59, 2);
            case 's':
                return number(token.count, 0, 60, 2);  // 60: a leap second
            case 'S':
                return digits(token.count, token.count).has_value();
            case 'A':
                return number(token.count, 0, 86'399'999, 8);
            case 'n':
                return number(token.count, 0, 999'999'999, 9);
            case 'N':
                return number(token.count, 0, 86'399'999'999'999, 14);
            default:
                return zone(token.letter, token.count);
        }
    }

  private:
    bool literal(std::string_view text) {
        if (!rest_.starts_with(text)) {
            return false;
        }
        rest_.remove_prefix(text.size());
        return true;
    }

    bool one_of(std::initializer_list<std::string_view> choices) {
        return std::ranges::any_of(choices, [&](std::string_view c) { return literal(c); });
    }

    std::optional<long> digits(std::size_t low, std::size_t high) {
        std::size_t count = 0;
        while (count < high && count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') {
            ++count;
        }
        if (count < low) {
            return std::nullopt;
        }
        long value = 0;
        std::from_chars(rest_.data(), rest_.data() + count, value);
        rest_.remove_prefix(count);
        return value;
    }

    /// One letter: as many digits as there are; more letters: exactly that many.
    bool number(std::size_t count, long low, long high, std::size_t width, long* field = nullptr) {
        const auto value = digits(count, count == 1 ? width : std::max(count, width));
        if (!value || *value < low || *value > high) {
            return false;
        }
        if (field) {
            *field = *value;
        }
        return true;
    }

    bool year(std::size_t count, bool keep) {
        const auto value = digits(count, count == 1 ? 9 : count);
        if (value && keep) {
            fields_.year = count == 2 ? 2000 + *value : *value;
        }
        return value.has_value();
    }

    bool name(const std::vector<std::string_view>& names, std::size_t count, long* field) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            std::string_view name = names[i];
            if (count != 4) {
                name = name.substr(0, count == 5 ? 1 : 3);
            }
            if (!equal_ignoring_case(rest_.substr(0, name.size()), name)) {
                continue;
            }
            rest_.remove_prefix(name.size());
            if (field) {
                *field = static_cast<long>(i) + 1;
            }
            return true;
        }
        return false;
    }

    bool month(std::size_t count) {
        if (count <= 2) {
            return number(count, 1, 12, 2, &fields_.month);
        }
        // A narrow name does not tell January from June.
        return name(kMonthNames, count, count == 5 ? nullptr : &fields_.month);
    }

    bool day_name(std::size_t count) { return name(kDayNames, count, nullptr); }

    bool quarter(std::size_t count) {
        if (count <= 2) {
            return number(count, 1, 4, 1);
        }
        if (count == 3) {
            return one_of({"Q1", "Q2", "Q3", "Q4"});
        }
        if (count == 5) {
            return number(1, 1, 4, 1);
        }
        return one_of({"1st quarter", "2nd quarter", "3rd quarter", "4th quarter"});
    }

    bool zone(char letter, std::size_t count) {
        switch (letter) {
            case 'X':
                return literal("Z") || offset(count);
            case 'x':
                return offset(count);
            case 'Z':
                if (count == 4) {
                    return localized_offset();
                }
                if (count == 5) {
                    return literal("Z") || offset(3);
                }
                return offset(2);
            case 'O':
                return localized_offset();
            case 'V':
                return zone_name(true);
            default:
                return zone_name(false);
        }
    }

    /// By count: 1 hours, minutes optional; 2 +hhmm; 3 +hh:mm; 4 and 5 may end with seconds.
    bool offset(std::size_t count) {
        if (!literal("+") && !literal("-")) {
            return false;
        }
        if (!number(2, 0, 18, 2)) {
            return false;
        }
        const bool colon = count == 3 || count == 5;
        if (count == 1) {
            const bool minutes = !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9';
            return !minutes || number(2, 0, 59, 2);
        }
        if (colon && !literal(":")) {
            return false;
        }
        if (!number(2, 0, 59, 2)) {
            return false;
        }
        if (count < 4) {
            return true;
        }
        if (colon ? literal(":") : !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9') {
            return number(2, 0, 59, 2);
        }
        return true;
    }

    bool localized_offset() {
        if (!literal("GMT") && !literal("UTC")) {
            return false;
        }
        if (!literal("+") && !literal("-")) {
            return true;
        }
        if (!digits(1, 2)) {
            return false;
        }
        return !literal(":") || number(2, 0, 59, 2);
    }

    /// The form of a name ("Europe/Berlin", "CEST"), not whether there is such a place.
    bool zone_name(bool region) {
        if (rest_.starts_with('+') || rest_.starts_with('-')) {
            return offset(3);
        }
        std::size_t end = 0;
        while (end < rest_.size()) {
            const char c = rest_[end];
            const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!letter && !(region && end > 0 && std::string_view("/_-+0123456789").contains(c))) {
                break;
            }
            ++end;
        }
        rest_.remove_prefix(end);
        return end > 0;
    }

    std::string_view rest_;
    Fields fields_;
};

/// The text in quotes that starts at `at`, which is moved behind it; two quotes are one of the
/// text.
std::optional<std::string> quoted_text(std::string_view pattern, std::size_t& at) {
    if (pattern.substr(at).starts_with("''")) {
        at += 2;
        return "'";
    }
    std::string out;
    for (std::size_t i = at + 1; i < pattern.size(); ++i) {
        if (pattern[i] != '\'') {
            out += pattern[i];
        } else if (pattern.substr(i).starts_with("''")) {
            out += pattern[i++];
        } else {
            at = i + 1;
            return out;
        }
    }
    return std::nullopt;
}

std::unexpected<Error> wrong_bracket(std::string_view pattern,
                                     std::string_view what,
                                     std::size_t at) {
    return fail(
        ErrorCode::kInvalidInput,
        fmt::format("the date pattern \"{}\" has {} at character {}", pattern, what, at + 1));
}

}  // namespace

Result<DatePattern> DatePattern::compile(std::string_view pattern) {
    DatePattern out;
    out.pattern_ = pattern;
    std::vector<std::pair<std::size_t, std::size_t>> open;  // token and character of each '['
    const auto literal = [&](std::string_view text) {
        if (out.tokens_.empty() || out.tokens_.back().letter != 0) {
            out.tokens_.push_back({.letter = 0, .count = 0, .text = {}});
        }
        out.tokens_.back().text += text;
    };
    for (std::size_t i = 0; i < pattern.size();) {
        const char c = pattern[i];
        if (c == '\'') {
            const auto quoted = quoted_text(pattern, i);
            if (!quoted) {
                return fail(ErrorCode::kInvalidInput,
                            fmt::format("the date pattern \"{}\" has a quote that is not closed at "
                                        "character {}",
                                        pattern,
                                        i + 1));
            }
            literal(*quoted);
        } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            const std::size_t end = std::min(pattern.find_first_not_of(c, i), pattern.size());
            if (!kLetters.contains(c) || end - i > kLettersMax) {
                return fail(
                    ErrorCode::kInvalidInput,
                    fmt::format("the date pattern \"{}\" has {} at character {}; text that "
                                "stands for itself is written in quotes",
                                pattern,
                                kLetters.contains(c) ? "too many letters" : "an unknown letter",
                                i + 1));
            }
            out.tokens_.push_back({.letter = c, .count = end - i, .text = {}});
            i = end;
        } else if (c == '[') {
            open.emplace_back(out.tokens_.size(), i++);
            out.tokens_.push_back({.letter = '[', .count = 0, .text = {}});
        } else if (c == ']') {
            if (open.empty()) {
                return wrong_bracket(pattern, "a ']' that closes nothing", i);
            }
            out.tokens_[open.back().first].count = out.tokens_.size();
            open.pop_back();
            out.tokens_.push_back({.letter = ']', .count = 0, .text = {}});
            ++i;
        } else {
            literal(pattern.substr(i++, 1));
        }
    }
    if (!open.empty()) {
        return wrong_bracket(pattern, "an optional part that is not closed", open.back().second);
    }
    return out;
}

bool DatePattern::matches(std::string_view text) const { return !first_failure(text); }

/// An optional part that does not fit is taken back as a whole, as Java does it.
std::optional<DatePattern::Failure> DatePattern::first_failure(std::string_view text) const {
    Scanner scanner(text);
    std::vector<std::pair<Scanner, std::size_t>> optional;  // before each open part, and its end
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        const Token& token = tokens_[i];
        if (token.letter == '[') {
            optional.emplace_back(scanner, token.count);
        } else if (token.letter == ']') {
            optional.pop_back();
        } else if (const std::size_t at = text.size() - scanner.left(); !scanner.take(token)) {
            if (optional.empty()) {
                return Failure{&token, at, true};
            }
            std::tie(scanner, i) = optional.back();
            optional.pop_back();
        }
    }
    if (scanner.left() > 0) {
        return Failure{nullptr, text.size() - scanner.left(), true};
    }
    if (!is_in_calendar(scanner.fields())) {
        return Failure{nullptr, 0, false};
    }
    return std::nullopt;
}

}  // namespace accord::matching
