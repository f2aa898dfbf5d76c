// The five fields of cron.
#include "broker/domain/retention/cron.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

std::string next(std::string_view schedule, std::string_view after) {
    const auto cron = Cron::parse(schedule);
    if (!cron) {
        return cron.error().message;
    }
    const auto found = cron->next_after(parse_iso8601(after).value());
    return found ? to_iso8601(*found).substr(0, 16) : "never";
}

TEST(Cron, finds_the_next_minute_that_fits) {
    EXPECT_EQ(next("15 2 * * *", "2026-01-01T00:00:00Z"), "2026-01-01T02:15");
    EXPECT_EQ(next("15 2 * * *", "2026-01-01T02:15:00Z"), "2026-01-02T02:15");
    EXPECT_EQ(next("*/20 * * * *", "2026-01-01T02:40:30Z"), "2026-01-01T03:00");
    EXPECT_EQ(next("0 0 1 1 *", "2026-01-01T00:00:00Z"), "2027-01-01T00:00");
    EXPECT_EQ(next("0 12 29 2 *", "2026-01-01T00:00:00Z"), "2028-02-29T12:00");
    EXPECT_EQ(next("5,10-12 8-9/1 * * *", "2026-01-01T08:05:00Z"), "2026-01-01T08:10");
    EXPECT_EQ(next("0 0 30 2 *", "2026-01-01T00:00:00Z"), "never");
}

TEST(Cron, knows_days_of_the_week_and_names) {
    EXPECT_EQ(next("0 3 * * sun", "2026-01-01T00:00:00Z"), "2026-01-04T03:00");
    EXPECT_EQ(next("0 3 * * 7", "2026-01-01T00:00:00Z"), "2026-01-04T03:00");
    EXPECT_EQ(next("0 3 * MAR mon-fri", "2026-01-01T00:00:00Z"), "2026-03-02T03:00");
    EXPECT_EQ(next("0 3 13 * fri", "2026-01-01T12:00:00Z"), "2026-01-02T03:00")
        << "either of two restricted days";
}

TEST(Cron, refuses_what_it_can_not_read) {
    EXPECT_EQ(next("15 2 * *", "2026-01-01T00:00:00Z"),
              "a cron schedule has five fields, minute, hour, day of the month, month and day of "
              "the week, such as \"15 2 * * *\"; \"15 2 * *\" has 4");
    EXPECT_EQ(next("15 24 * * *", "2026-01-01T00:00:00Z"),
              "the hour of a cron schedule is \"24\"; it takes numbers from 0 to 23, *, ranges "
              "(1-5), lists (1,3) and steps (*/15)");
    for (const auto* bad : {"* * * * x",
                            "*/0 * * * *",
                            "5-1 * * * *",
                            ", * * * *",
                            "-1 * * * *",
                            "@daily",
                            "60 * * * *",
                            "1/ * * * *",
                            "* * 0 * *",
                            "* * * 13 *",
                            "0001 * * * *"}) {
        EXPECT_FALSE(Cron::parse(bad)) << bad;
    }
}

}  // namespace
}  // namespace accord::broker::domain
