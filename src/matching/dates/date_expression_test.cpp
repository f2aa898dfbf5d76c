// Date expressions: where they lead from a given moment.
#include "matching/dates/date_expression.hpp"

#include "matching/dates/date_pattern.hpp"

namespace accord::matching {
namespace {

std::string moved(std::string_view expression) {
    const auto moment = move_date_time(*parse_iso8601("2000-01-01T10:00:00Z"), expression);
    if (!moment) {
        return moment.error().message;
    }
    return DatePattern::compile("yyyy-MM-dd'T'HH:mm:ss.SSS")->format(*moment);
}

TEST(DateExpression, moves_dates) {
    EXPECT_EQ(moved(""), "2000-01-01T10:00:00.000");
    EXPECT_EQ(moved("today"), "2000-01-01T10:00:00.000");
    EXPECT_EQ(moved("yesterday"), "1999-12-31T10:00:00.000");
    EXPECT_EQ(moved("tomorrow+ 4 years"), "2004-01-02T10:00:00.000");
    EXPECT_EQ(moved("+ 1 day - 2 weeks"), "1999-12-19T10:00:00.000");
    EXPECT_EQ(moved("next fortnight"), "2000-01-15T10:00:00.000");
    EXPECT_EQ(moved("next monday"), "2000-01-03T10:00:00.000");
    EXPECT_EQ(moved("last wed"), "1999-12-29T10:00:00.000");
    EXPECT_EQ(moved("next jan"), "2001-01-01T10:00:00.000");
    EXPECT_EQ(moved("next june + 2 weeks"), "2000-06-15T10:00:00.000");
    EXPECT_EQ(moved("last month"), "1999-12-01T10:00:00.000");
}

TEST(DateExpression, stays_within_short_months) {
    const auto moment = move_date(*parse_iso8601("2000-01-31"), "+ 1 month");
    EXPECT_EQ(to_iso8601(*moment), "2000-02-29T00:00:00+00:00");
}

TEST(DateExpression, moves_times) {
    EXPECT_EQ(moved("@ midnight+ 4 minutes"), "2000-01-01T00:04:00.000");
    EXPECT_EQ(moved("@ noon"), "2000-01-01T12:00:00.000");
    EXPECT_EQ(moved("@ 2 o'clock"), "2000-01-01T14:00:00.000");
    EXPECT_EQ(moved("@ 12 o'clock am"), "2000-01-01T00:00:00.000");
    EXPECT_EQ(moved("@ 1 o'clock pm"), "2000-01-01T13:00:00.000");
    EXPECT_EQ(moved("@ now + 2 hours - 4 minutes"), "2000-01-01T11:56:00.000");
    EXPECT_EQ(moved("@ last minute"), "2000-01-01T09:59:00.000");
    EXPECT_EQ(moved("yesterday @ midnight - 1 hour"), "1999-12-30T23:00:00.000");
    EXPECT_EQ(moved("tomorrow+ 4 years @ 3 o'clock + 40 milliseconds"), "2004-01-02T15:00:00.040");
}

TEST(DateExpression, points_at_what_it_does_not_understand) {
    EXPECT_EQ(moved("tomorow"),
              "the expression \"tomorow\": expected now, today, yesterday, tomorrow, next, last, "
              "'+' or '-' at character 1");
    EXPECT_EQ(moved("+ x days"), "the expression \"+ x days\": expected a number at character 3");
    EXPECT_EQ(moved("+ 1 dog"),
              "the expression \"+ 1 dog\": expected day(s), week(s), month(s) or year(s) at "
              "character 5");
    EXPECT_EQ(moved("+ 99999999999999999999 days"),
              "the expression \"+ 99999999999999999999 days\": expected a number at character 3");
}

}  // namespace
}  // namespace accord::matching
