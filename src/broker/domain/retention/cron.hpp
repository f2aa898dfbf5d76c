// When something is done again and again: the five fields of cron, in UTC.
#pragma once

#include "base/clock.hpp"

#include <bitset>
#include <optional>
#include <string_view>

namespace accord::broker::domain {

/// Minute, hour, day of the month, month, day of the week; each a number, `*`, a range, a list, or
/// steps (`*/15`, `1-5/2`); months and days also by their English names of three letters, Sunday
/// also as 7. When both days are restricted, either does, as cron has it.
class Cron {
  public:
    /// Error: kInvalidInput naming the field and what it takes.
    static Result<Cron> parse(std::string_view text);

    /// The first minute after `instant` that fits; nothing when no day ever does (30 February).
    [[nodiscard]] std::optional<Instant> next_after(Instant instant) const;

  private:
    [[nodiscard]] bool fits_day(std::chrono::sys_days day) const;

    std::bitset<60> minutes_;
    std::bitset<60> hours_;
    std::bitset<60> days_;
    std::bitset<60> months_;
    std::bitset<60> weekdays_;
    bool any_day_ = false;
    bool any_weekday_ = false;
};

}  // namespace accord::broker::domain
