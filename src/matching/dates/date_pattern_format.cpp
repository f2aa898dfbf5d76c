// Writing a moment in a date pattern.
#include "matching/dates/date_pattern.hpp"

namespace accord::matching {
namespace {

using namespace std::chrono;

/// The moment taken apart, in UTC.
struct Parts {
    explicit Parts(Instant moment)
        : day(floor<days>(moment)), date(day), time(floor<microseconds>(moment - day)) {
        const auto iso = weekday(day).iso_encoding();
        weekday_from_monday = static_cast<long>(iso);
        day_of_year = (day - sys_days(date.year() / January / 1)).count() + 1;
        const sys_days thursday = day + days(4 - static_cast<int>(iso));
        const year_month_day of_week(thursday);
        week_year = static_cast<int>(of_week.year());
        week = (thursday - sys_days(of_week.year() / January / 1)).count() / 7 + 1;
    }

    sys_days day;
    year_month_day date;
    hh_mm_ss<microseconds> time;
    long weekday_from_monday = 0, day_of_year = 0, week_year = 0, week = 0;
};

std::string padded(long value, std::size_t width) { return fmt::format("{:0{}}", value, width); }

std::string year_text(long year, std::size_t count) {
    return count == 2 ? padded(year % 100, 2) : padded(year, count);
}

std::string name_text(std::string_view name, std::size_t count) {
    if (count == 4) {
        return std::string(name);
    }
    return std::string(name.substr(0, count == 5 ? 1 : 3));
}

std::string quarter_text(long quarter, std::size_t count) {
    static constexpr std::string_view kLong[] = {
        "1st quarter", "2nd quarter", "3rd quarter", "4th quarter"};
    if (count == 3) {
        return fmt::format("Q{}", quarter);
    }
    if (count == 4) {
        return std::string(kLong[quarter - 1]);
    }
    return padded(quarter, count == 5 ? 1 : count);
}

std::string fraction_text(microseconds fraction, std::size_t count) {
    std::string text = padded(fraction.count(), 6);
    text.resize(count, '0');
    return text;
}

/// The offset of UTC in each of the letters.
std::string zone_text(char letter, std::size_t count) {
    switch (letter) {
        case 'X':
            return "Z";
        case 'x':
            return count == 1 ? "+00" : count == 3 || count == 5 ? "+00:00" : "+0000";
        case 'Z':
            return count == 4 ? "GMT" : count == 5 ? "Z" : "+0000";
        case 'O':
            return "GMT";
        default:
            return "UTC";
    }
}

std::string date_text(const DatePattern::Token& token, const Parts& parts) {
    const long month = static_cast<unsigned>(parts.date.month());
    const long day = static_cast<unsigned>(parts.date.day());
    switch (token.letter) {
        case 'G':
            return token.count == 4 ? "Anno Domini" : token.count == 5 ? "A" : "AD";
        case 'y':
        case 'u':
            return year_text(static_cast<int>(parts.date.year()), token.count);
        case 'Y':
            return year_text(parts.week_year, token.count);
        case 'M':
        case 'L':
            return token.count <= 2
                       ? padded(month, token.count)
                       : name_text(kMonthNames[static_cast<std::size_t>(month - 1)], token.count);
        case 'd':
            return padded(day, token.count);
        case 'D':
            return padded(parts.day_of_year, token.count);
        case 'Q':
        case 'q':
            return quarter_text((month - 1) / 3 + 1, token.count);
        case 'w':
            return padded(parts.week, token.count);
        case 'W':
        case 'F':
            return padded((day - 1) / 7 + 1, token.count);
        default: {  // E e c
            if (token.letter != 'E' && token.count <= 2) {
                return padded(parts.weekday_from_monday, token.count);
            }
            return name_text(kDayNames[static_cast<std::size_t>(parts.weekday_from_monday - 1)],
                             token.count);
        }
    }
}

std::string time_text(const DatePattern::Token& token, const Parts& parts) {
    const long hour = parts.time.hours().count();
    const auto of_day = parts.time.to_duration();
    switch (token.letter) {
        case 'a':
            return hour < 12 ? "AM" : "PM";
        case 'h':
            return padded((hour + 11) % 12 + 1, token.count);
        case 'K':
            return padded(hour % 12, token.count);
        case 'k':
            return padded(hour == 0 ? 24 : hour, token.count);
        case 'H':
            return padded(hour, token.count);
        case 'm':
            return padded(parts.time.minutes().count(), token.count);
        case 's':
            return padded(parts.time.seconds().count(), token.count);
        case 'S':
            return fraction_text(parts.time.subseconds(), token.count);
        case 'A':
            return padded(duration_cast<milliseconds>(of_day).count(), token.count);
        case 'n':
            return padded(nanoseconds(parts.time.subseconds()).count(), token.count);
        default:  // N
            return padded(nanoseconds(of_day).count(), token.count);
    }
}

}  // namespace

std::string DatePattern::format(Instant moment) const {
    const Parts parts(moment);
    std::string out;
    for (const Token& token : tokens_) {
        if (token.letter == 0) {
            out += token.text;
        } else if (token.letter == '[' || token.letter == ']') {
            continue;
        } else if (std::string_view("VzOXxZ").contains(token.letter)) {
            out += zone_text(token.letter, token.count);
        } else if (std::string_view("ahKkHmsSAnN").contains(token.letter)) {
            out += time_text(token, parts);
        } else {
            out += date_text(token, parts);
        }
    }
    return out;
}

}  // namespace accord::matching
