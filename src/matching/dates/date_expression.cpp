// Reads date expressions word by word and moves a date by them.
#include "matching/dates/date_expression.hpp"

#include "base/text.hpp"
#include "matching/dates/date_pattern.hpp"

#include <charconv>

namespace accord::matching {
namespace {

using namespace std::chrono;

constexpr long kAmountMax = 100'000;  // of one step

/// Splits an expression into lower-case words, numbers and signs.
class Words {
  public:
    explicit Words(std::string_view text) : text_(text) { advance(); }

    [[nodiscard]] const std::string& word() const { return word_; }
    [[nodiscard]] bool at_end() const { return word_.empty(); }

    bool take(std::string_view word) {
        if (word_ != word) {
            return false;
        }
        advance();
        return true;
    }

    std::optional<long> take_number() {
        long number = 0;
        const auto [end, error] =
            std::from_chars(word_.data(), word_.data() + word_.size(), number);
        if (word_.empty() || error != std::errc() || end != word_.data() + word_.size() ||
            number > kAmountMax) {
            return std::nullopt;
        }
        advance();
        return number;
    }

    [[nodiscard]] std::unexpected<Error> wrong(std::string_view wanted) const {
        return fail(
            ErrorCode::kInvalidInput,
            fmt::format(
                "the expression \"{}\": expected {} at character {}", text_, wanted, start_ + 1));
    }

  private:
    enum class Class { kSpace, kDigit, kSign, kLetter };

    static Class class_of(char c) {
        if (c == ' ' || c == '\t' || c == '\n') {
            return Class::kSpace;
        }
        if (c >= '0' && c <= '9') {
            return Class::kDigit;
        }
        return c == '+' || c == '-' ? Class::kSign : Class::kLetter;
    }

    void advance() {
        while (at_ < text_.size() && class_of(text_[at_]) == Class::kSpace) {
            ++at_;
        }
        start_ = at_;
        if (at_ < text_.size()) {
            const Class kind = class_of(text_[at_]);
            do {
                ++at_;
            } while (kind != Class::kSign && at_ < text_.size() && class_of(text_[at_]) == kind);
        }
        word_ = to_lower(text_.substr(start_, at_ - start_));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t start_ = 0;
    std::string word_;
};

Instant with_date(Instant moment, year_month_day date) {
    return sys_days(date) + (moment - floor<days>(moment));
}

/// The same day so many months on; the month's last day where it has no such day.
Instant add_months(Instant moment, long count) {
    year_month_day date(floor<days>(moment));
    date += months(count);
    if (!date.ok()) {
        date = date.year() / date.month() / last;
    }
    return with_date(moment, date);
}

/// The position of a name in a list, by its first letters (at least three); 0 when it is none.
unsigned position_of(const std::vector<std::string_view>& names, const std::string& word) {
    for (std::size_t i = 0; word.size() >= 3 && i < names.size(); ++i) {
        if (to_lower(names[i]).starts_with(word)) {
            return static_cast<unsigned>(i) + 1;
        }
    }
    return 0;
}

/// Day by day to the next (or last) day for which `fits` says so, leaving the present run of them.
template <class Fits>
Instant roll(Instant moment, long direction, Fits fits) {
    sys_days day = floor<days>(moment);
    const auto time = moment - day;
    while (fits(day)) {
        day += days(direction);
    }
    while (!fits(day)) {
        day += days(direction);
    }
    return day + time;
}

std::optional<Instant> add_date_unit(Instant moment, std::string_view unit, long count) {
    if (unit == "day" || unit == "days") {
        return moment + days(count);
    }
    if (unit == "week" || unit == "weeks") {
        return moment + weeks(count);
    }
    if (unit == "fortnight") {
        return moment + weeks(2 * count);
    }
    if (unit == "month" || unit == "months") {
        return add_months(moment, count);
    }
    if (unit == "year" || unit == "years") {
        return add_months(moment, 12 * count);
    }
    return std::nullopt;
}

std::optional<Instant> roll_to_name(Instant moment, const std::string& word, long direction) {
    if (const unsigned iso = position_of(kDayNames, word)) {
        return roll(
            moment, direction, [&](sys_days day) { return weekday(day).iso_encoding() == iso; });
    }
    if (const unsigned number = position_of(kMonthNames, word)) {
        return roll(moment, direction, [&](sys_days day) {
            return static_cast<unsigned>(year_month_day(day).month()) == number;
        });
    }
    return std::nullopt;
}

std::optional<Instant> add_time_unit(Instant moment, std::string_view unit, long count) {
    if (unit == "hour" || unit == "hours") {
        return moment + hours(count);
    }
    if (unit == "minute" || unit == "minutes") {
        return moment + minutes(count);
    }
    if (unit == "second" || unit == "seconds") {
        return moment + seconds(count);
    }
    if (unit == "millisecond" || unit == "milliseconds") {
        return moment + milliseconds(count);
    }
    return std::nullopt;
}

/// "+ 2 days", "- 1 hour": steps by `add`, which knows the units.
template <class Add>
Result<Instant> step(
    Words& words, Instant moment, long direction, Add add, std::string_view units) {
    const auto amount = words.take_number();
    if (!amount) {
        return words.wrong("a number");
    }
    const auto moved = add(moment, words.word(), direction * *amount);
    if (!moved) {
        return words.wrong(units);
    }
    words.take(words.word());
    return *moved;
}

constexpr std::string_view kDateUnits = "day(s), week(s), month(s) or year(s)";
constexpr std::string_view kTimeUnits = "hour(s), minute(s), second(s) or millisecond(s)";

/// Midnight, noon or an hour by the clock, as the expression starts; else the moment itself.
Result<Instant> time_base(Words& words, Instant moment) {
    const Instant midnight = floor<days>(moment);
    if (words.take("now")) {
        return moment;
    }
    if (words.take("midnight")) {
        return midnight;
    }
    if (words.take("noon")) {
        return midnight + hours(12);
    }
    const auto hour = words.take_number();
    if (!hour) {
        return moment;
    }
    if (*hour < 1 || *hour > 12) {
        return words.wrong("an hour from 1 to 12 before this");
    }
    if (!words.take("o'clock")) {
        return words.wrong("o'clock");
    }
    const bool afternoon = words.take("pm") || (!words.take("am") && moment - midnight < hours(12));
    return midnight + hours(*hour % 12 + (afternoon ? 12 : 0));
}

}  // namespace

Result<Instant> move_date(Instant base, std::string_view expression) {
    Words words(expression);
    Instant moment = base;
    if (words.take("yesterday")) {
        moment -= days(1);
    } else if (words.take("tomorrow")) {
        moment += days(1);
    } else if (!words.take("now")) {
        words.take("today");
    }
    while (!words.at_end()) {
        const bool plus = words.take("+");
        if (plus || words.take("-")) {
            auto moved = step(words, moment, plus ? 1 : -1, add_date_unit, kDateUnits);
            if (!moved) {
                return moved;
            }
            moment = *moved;
            continue;
        }
        const bool next = words.take("next");
        if (!next && !words.take("last")) {
            return words.wrong("now, today, yesterday, tomorrow, next, last, '+' or '-'");
        }
        const long direction = next ? 1 : -1;
        auto moved = add_date_unit(moment, words.word(), direction);
        if (!moved) {
            moved = roll_to_name(moment, words.word(), direction);
        }
        if (!moved) {
            return words.wrong("a unit, a day or a month");
        }
        words.take(words.word());
        moment = *moved;
    }
    return moment;
}

Result<Instant> move_time(Instant base, std::string_view expression) {
    Words words(expression);
    auto moment = time_base(words, base);
    while (moment && !words.at_end()) {
        const bool plus = words.take("+");
        if (plus || words.take("-")) {
            moment = step(words, *moment, plus ? 1 : -1, add_time_unit, kTimeUnits);
            continue;
        }
        const bool next = words.take("next");
        if (!next && !words.take("last")) {
            return words.wrong("now, midnight, noon, an hour, next, last, '+' or '-'");
        }
        const auto moved = add_time_unit(*moment, words.word(), next ? 1 : -1);
        if (!moved) {
            return words.wrong("hour, minute, second or millisecond");
        }
        words.take(words.word());
        moment = *moved;
    }
    return moment;
}

Result<Instant> move_date_time(Instant base, std::string_view expression) {
    const std::size_t at = std::min(expression.find('@'), expression.size());
    auto moment = move_date(base, expression.substr(0, at));
    if (!moment || at == expression.size()) {
        return moment;
    }
    return move_time(*moment, expression.substr(at + 1));
}

}  // namespace accord::matching
