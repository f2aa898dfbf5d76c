// Reading cron's fields, and counting minutes until they fit: see cron.hpp.
#include "broker/domain/retention/cron.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace accord::broker::domain {
namespace {

/// Each day of a month comes within eight years, 29 February too.
constexpr int kDaysAhead = 366 * 9;

using Names = std::span<const std::string_view>;

constexpr std::string_view kMonths[] = {
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::string_view kWeekdays[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

struct Field {
    std::string_view name;
    unsigned lowest;
    unsigned highest;
    Names names = {};
};

constexpr Field kFields[] = {{"minute", 0, 59},
                             {"hour", 0, 23},
                             {"day of the month", 1, 31},
                             {"month", 1, 12, kMonths},
                             {"day of the week", 0, 7, kWeekdays}};

std::optional<unsigned> read_number(std::string_view text) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || text.size() > 2) {
        return std::nullopt;
    }
    return number;
}

std::optional<unsigned> read_value(const Field& field, std::string_view text) {
    const auto name = std::ranges::find(field.names, std::string_view(to_lower(text)));
    if (name != field.names.end()) {
        return field.lowest + static_cast<unsigned>(name - field.names.begin());
    }
    const auto number = read_number(text);
    if (!number || *number < field.lowest || *number > field.highest) {
        return std::nullopt;
    }
    return number;
}

/// "5", "1-5", "*", each also with "/step". False when it is none of these.
bool add_part(const Field& field, std::string_view part, std::bitset<60>& into) {
    const auto slash = part.find('/');
    const auto range = part.substr(0, slash);
    unsigned step = 1;
    if (slash != part.npos) {
        step = read_number(part.substr(slash + 1)).value_or(0);
    }
    auto first = std::optional(field.lowest);
    auto last = std::optional(field.highest);
    if (range != "*") {
        const auto dash = range.find('-');
        first = read_value(field, range.substr(0, dash));
        if (dash != range.npos) {
            last = read_value(field, range.substr(dash + 1));
        } else if (slash == part.npos) {
            last = first;
        }
    }
    if (step == 0 || !first || !last || *first > *last) {
        return false;
    }
    for (unsigned value = *first; value <= *last; value += step) {
        into.set(value);
    }
    return true;
}

Result<std::bitset<60>> read_field(const Field& field, std::string_view text) {
    std::bitset<60> values;
    for (const auto part : split(text, ',')) {
        if (!add_part(field, part, values)) {
            return invalid_input(fmt::format(
                "the {} of a cron schedule is \"{}\"; it takes numbers from {} to {}, *, ranges "
                "(1-5), lists (1,3) and steps (*/15)",
                field.name,
                text,
                field.lowest,
                field.highest));
        }
    }
    return values;
}

}  // namespace

Result<Cron> Cron::parse(std::string_view text) {
    std::vector<std::string_view> words;
    for (const auto word : split(text, ' ')) {
        if (!word.empty()) {
            words.push_back(word);
        }
    }
    if (words.size() != std::size(kFields)) {
        return invalid_input(fmt::format(
            "a cron schedule has five fields, minute, hour, day of the month, month and day of the "
            "week, such as \"15 2 * * *\"; \"{}\" has {}",
            text,
            words.size()));
    }
    Cron cron;
    std::bitset<60>* const places[] = {
        &cron.minutes_, &cron.hours_, &cron.days_, &cron.months_, &cron.weekdays_};
    for (std::size_t i = 0; i < std::size(kFields); ++i) {
        auto values = read_field(kFields[i], words[i]);
        if (!values) {
            return fail(values.error());
        }
        *places[i] = *values;
    }
    if (cron.weekdays_.test(7)) {
        cron.weekdays_.set(0);
    }
    cron.any_day_ = words[2].starts_with('*');
    cron.any_weekday_ = words[4].starts_with('*');
    return cron;
}

bool Cron::fits_day(std::chrono::sys_days day) const {
    const std::chrono::year_month_day date(day);
    if (!months_.test(unsigned{date.month()})) {
        return false;
    }
    const bool by_date = days_.test(unsigned{date.day()});
    const bool by_weekday = weekdays_.test(std::chrono::weekday(day).c_encoding());
    return any_day_ || any_weekday_ ? by_date && by_weekday : by_date || by_weekday;
}

std::optional<Instant> Cron::next_after(Instant instant) const {
    using std::chrono::minutes;
    const auto from = std::chrono::floor<minutes>(instant) + minutes(1);
    const auto first_day = std::chrono::floor<std::chrono::days>(from);
    for (int ahead = 0; ahead < kDaysAhead; ++ahead) {
        const auto day = first_day + std::chrono::days(ahead);
        if (!fits_day(day)) {
            continue;
        }
        for (auto minute = std::max<std::chrono::sys_time<minutes>>(from, day);
             minute < day + std::chrono::days(1);
             minute += minutes(1)) {
            const auto of_day = static_cast<std::size_t>((minute - day).count());
            if (hours_.test(of_day / 60) && minutes_.test(of_day % 60)) {
                return minute;
            }
        }
    }
    return std::nullopt;
}

}  // namespace accord::broker::domain
