// Instants as text, and the clock that tests set by hand.
#include "base/clock.hpp"

namespace accord {
namespace {

std::string normalised(std::string_view text) {
    const auto instant = parse_iso8601(text);
    return instant ? to_iso8601(*instant) : instant.error().message;
}

TEST(Clock, writes_utc_seconds) {
    EXPECT_EQ(to_iso8601(Instant(std::chrono::seconds(1630454841))), "2021-09-01T00:07:21+00:00");
}

TEST(Clock, reads_dates_times_and_offsets) {
    EXPECT_EQ(normalised("2021-09-01"), "2021-09-01T00:00:00+00:00");
    EXPECT_EQ(normalised("2021-09-01T10:07:21.75+10:00"), "2021-09-01T00:07:21+00:00");
    EXPECT_EQ(normalised("2021-09-01 00:07:21Z"), "2021-09-01T00:07:21+00:00");
}

TEST(Clock, refuses_what_is_no_date) {
    EXPECT_EQ(normalised("2021-02-30"),
              "\"2021-02-30\" is not a date or time of ISO 8601 such as 2021-09-01 or "
              "2021-09-01T00:07:21+00:00");
    EXPECT_FALSE(parse_iso8601("yesterday"));
    EXPECT_FALSE(parse_iso8601("2021-09-01T25:00:00Z"));
    EXPECT_FALSE(parse_iso8601("2021-09-01T00:00:00Zx"));
}

TEST(ManualClock, moves_only_when_told) {
    ManualClock clock(Instant{});
    clock.advance(std::chrono::hours(1));
    EXPECT_EQ(to_iso8601(clock.now()), "1970-01-01T01:00:00+00:00");
}

}  // namespace
}  // namespace accord
