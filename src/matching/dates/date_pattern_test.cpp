// Date patterns: letter by letter, what they accept and write.
#include "matching/dates/date_pattern.hpp"

namespace accord::matching {
namespace {

bool matches(std::string_view pattern, std::string_view text) {
    const auto compiled = DatePattern::compile(pattern);
    EXPECT_TRUE(compiled) << compiled.error().message;
    return compiled && compiled->matches(text);
}

TEST(DatePattern, checks_the_default_formats) {
    EXPECT_TRUE(matches(kDefaultDate, "2026-11-21"));
    EXPECT_TRUE(matches(kDefaultTime, "23:59:60"));
    EXPECT_TRUE(matches(kDefaultDateTime, "2026-11-21T05:14:00+01:00"));
    EXPECT_TRUE(matches(kDefaultDateTime, "2026-11-21T05:14:00Z"));
    EXPECT_FALSE(matches(kDefaultDate, "21/11/2026"));
    EXPECT_FALSE(matches(kDefaultDate, "2026-11-21 "));
}

TEST(DatePattern, knows_the_calendar) {
    EXPECT_TRUE(matches("yyyy-MM-dd", "2000-02-29"));
    EXPECT_FALSE(matches("yyyy-MM-dd", "2001-02-29"));
    EXPECT_FALSE(matches("yyyy-MM-dd", "1900-02-29"));
    EXPECT_FALSE(matches("yyyy-MM-dd", "2001-04-31"));
    EXPECT_FALSE(matches("yyyy-MM-dd", "2001-13-01"));
    EXPECT_TRUE(matches("dd MMM", "29 Feb"));
    EXPECT_FALSE(matches("yyyy-DDD", "2001-366"));
}

TEST(DatePattern, understands_each_letter) {
    EXPECT_TRUE(matches("EEE, d MMM yyyy HH:mm:ss Z", "Sat, 1 Nov 2026 05:14:00 +0100"));
    EXPECT_TRUE(matches("EEEE d MMMM uuuu G", "Saturday 21 November 2026 AD"));
    EXPECT_TRUE(matches("YYYY-'W'ww-e", "2026-W47-6"));
    EXPECT_TRUE(matches("h:mm a", "5:14 PM"));
    EXPECT_FALSE(matches("h:mm a", "13:14 PM"));
    EXPECT_TRUE(matches("kk.SSS", "24.123"));
    EXPECT_FALSE(matches("HH.SSS", "23.12"));
    EXPECT_TRUE(matches("QQQ yy", "Q4 26"));
    EXPECT_TRUE(matches("HH VV", "05 Europe/Berlin"));
    EXPECT_TRUE(matches("HH zzz", "05 CEST"));
    EXPECT_TRUE(matches("HH OOOO", "05 GMT+01:00"));
    EXPECT_TRUE(matches("HHX", "05+01"));
    EXPECT_FALSE(matches("HHxxx", "05Z"));
    EXPECT_TRUE(matches("h 'o''clock'", "5 o'clock"));
}

TEST(DatePattern, writes_what_it_accepts) {
    const Instant moment = *parse_iso8601("2026-11-21T17:04:05.123Z");
    for (std::string_view pattern : {"yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                                     "EEE, d MMM yyyy h:mm a",
                                     "YYYY-'W'ww-e",
                                     "D/QQQQ/A/n/N G",
                                     "VV z O X xx Z ZZZZ ZZZZZ",
                                     "k K u L q w W F c EEEEE MMMMM"}) {
        const auto compiled = DatePattern::compile(pattern);
        ASSERT_TRUE(compiled);
        EXPECT_TRUE(compiled->matches(compiled->format(moment))) << compiled->format(moment);
    }
    EXPECT_EQ(DatePattern::compile("EEE, d MMM yyyy h:mm:ss.SSS a XXX")->format(moment),
              "Sat, 21 Nov 2026 5:04:05.123 PM Z");
    EXPECT_EQ(DatePattern::compile("YYYY-'W'ww-e")->format(moment), "2026-W47-6");
}

TEST(DatePattern, says_what_it_does_not_know) {
    EXPECT_EQ(DatePattern::compile("yyyy-TT").error().message,
              "the date pattern \"yyyy-TT\" has an unknown letter at character 6; text that stands "
              "for itself is written in quotes");
    EXPECT_EQ(DatePattern::compile("yyyy 'x").error().message,
              "the date pattern \"yyyy 'x\" has a quote that is not closed at character 6");
}

}  // namespace
}  // namespace accord::matching
