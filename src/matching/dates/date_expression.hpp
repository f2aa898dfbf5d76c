// Expressions that move a date or time: "tomorrow + 2 weeks", "@ noon - 5 minutes", "next monday".
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"

#include <string_view>

namespace accord::matching {

/// [now|today|yesterday|tomorrow] then any number of (+|-) n day(s)|week(s)|month(s)|year(s) and
/// next|last day|week|month|year|fortnight|weekday|month name. Error: kInvalidInput pointing at
/// the word.
Result<Instant> move_date(Instant base, std::string_view expression);

/// [now|midnight|noon|N o'clock [am|pm]] then (+|-) n hour(s)|minute(s)|second(s)|millisecond(s)
/// and next|last hour|minute|second|millisecond. An hour without am or pm is the next one of that
/// name in the other half of the day.
Result<Instant> move_time(Instant base, std::string_view expression);

/// A date expression, then "@" and a time expression; either may be left out.
Result<Instant> move_date_time(Instant base, std::string_view expression);

}  // namespace accord::matching
