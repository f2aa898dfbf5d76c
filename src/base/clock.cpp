// The system's clock, and instants written and read as ISO 8601.
#include "base/clock.hpp"

#include <fmt/format.h>

#include <charconv>

namespace accord {
namespace {

/// Takes digits and separators off the front of a date's text; every take fails softly.
class Reader {
  public:
    explicit Reader(std::string_view text) : rest_(text) {}

    bool take(char expected) {
        if (rest_.empty() || rest_.front() != expected) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }

    bool take_digits(std::size_t count, int& number) {
        if (rest_.size() < count) {
            return false;
        }
        const auto* end = rest_.data() + count;
        const auto parsed = std::from_chars(rest_.data(), end, number);
        if (parsed.ec != std::errc{} || parsed.ptr != end || rest_.front() == '-') {
            return false;
        }
        rest_.remove_prefix(count);
        return true;
    }

    /// A fraction of a second, cut to microseconds.
    bool take_fraction(int& microseconds) {
        std::size_t digits = 0;
        microseconds = 0;
        for (; digits < rest_.size() && rest_[digits] >= '0' && rest_[digits] <= '9'; ++digits) {
            if (digits < 6) {
                microseconds = microseconds * 10 + (rest_[digits] - '0');
            }
        }
        for (std::size_t i = digits; i < 6; ++i) {
            microseconds *= 10;
        }
        rest_.remove_prefix(digits);
        return digits > 0;
    }

    [[nodiscard]] bool at_end() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

bool read_time(Reader& in, std::chrono::microseconds& since_midnight) {
    int hour = 0, minute = 0, second = 0, fraction = 0;
    if (!in.take_digits(2, hour) || !in.take(':') || !in.take_digits(2, minute)) {
        return false;
    }
    if (in.take(':') && !in.take_digits(2, second)) {
        return false;
    }
    if (in.take('.') && !in.take_fraction(fraction)) {
        return false;
    }
    since_midnight = std::chrono::hours(hour) + std::chrono::minutes(minute) +
                     std::chrono::seconds(second) + std::chrono::microseconds(fraction);
    return hour < 24 && minute < 60 && second < 61;
}

bool read_offset(Reader& in, std::chrono::minutes& offset) {
    if (in.at_end() || in.take('Z')) {
        return true;
    }
    const bool minus = in.take('-');
    if (!minus && !in.take('+')) {
        return false;
    }
    int hours = 0, minutes = 0;
    if (!in.take_digits(2, hours)) {
        return false;
    }
    in.take(':');
    if (!in.take_digits(2, minutes)) {
        return false;
    }
    offset = std::chrono::minutes((minus ? -1 : 1) * (hours * 60 + minutes));
    return true;
}

}  // namespace

Instant SystemClock::now() const {
    return std::chrono::time_point_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now());
}

std::string to_iso8601(Instant instant) {
    using namespace std::chrono;
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    const hh_mm_ss time(floor<seconds>(instant - day));
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00",
                       static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()),
                       time.hours().count(),
                       time.minutes().count(),
                       time.seconds().count());
}

Result<Instant> parse_iso8601(std::string_view text) {
    using namespace std::chrono;
    Reader in(text);
    int y = 0, m = 0, d = 0;
    bool ok = in.take_digits(4, y) && in.take('-') && in.take_digits(2, m) && in.take('-') &&
              in.take_digits(2, d);
    const year_month_day date{
        year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
    microseconds since_midnight{0};
    minutes offset{0};
    if (ok && !in.at_end()) {
        ok = (in.take('T') || in.take(' ')) && read_time(in, since_midnight) &&
             read_offset(in, offset);
    }
    if (!ok || !in.at_end() || !date.ok()) {
        return fail(ErrorCode::kInvalidInput,
                    fmt::format("\"{}\" is not a date or time of ISO 8601 such as 2021-09-01 or "
                                "2021-09-01T00:07:21+00:00",
                                text));
    }
    return sys_days(date) + since_midnight - offset;
}

}  // namespace accord
