// Dates and times as they come: offsets with a colon and without, fractions of each length, zones
// by letter and name, RFC 3339. Each line is a pattern, a text, and whether it fits.
#include "matching/dates/date_pattern.hpp"

namespace accord::matching {
namespace {

struct DateVector {
    std::string_view pattern, text;
    bool fits;
};

TEST(DateVectors, fit_or_not) {
    constexpr std::string_view kInstant = "yyyy-MM-dd'T'HH:mm:ss";
    constexpr std::string_view kMillis = "yyyy-MM-dd'T'HH:mm:ss.SSS";
    const DateVector kVectors[] = {
        // Offsets: X knows Z, x does not; one letter, two, three.
        {"HHX", "08Z", true},
        {"HHX", "08+01", true},
        {"HHX", "08+0130", true},
        {"HHX", "08+01:30", false},
        {"HHXX", "08+0130", true},
        {"HHXX", "08+01:30", false},
        {"HHXX", "08+01", false},
        {"HHXXX", "08+01:30", true},
        {"HHXXX", "08+0130", false},
        {"HHXXX", "08Z", true},
        {"HHXXX", "08z", false},
        {"HHXXX", "08-00:30", true},
        {"HHXXX", "08+24:00", false},
        {"HHXXX", "08+01:60", false},
        {"HHxxx", "08+00:00", true},
        {"HHxxx", "08Z", false},
        {"HHZ", "08+0100", true},
        {"HHZ", "08+01:00", false},
        {"HHZZZZ", "08GMT+01:00", true},
        {"HHZZZZZ", "08+01:00", true},
        {"HHZZZZZ", "08Z", true},
        {"HHO", "08GMT+1", true},
        {"HHz", "08UTC", true},
        {"HHz", "08CEST", true},
        {"HH VV", "08 Europe/Berlin", true},
        {"HH VV", "08 ", false},
        {"HH'Z'", "08Z", true},
        {"HH'Z'", "08+00:00", false},
        // Fractions have as many digits as letters.
        {"ss.S", "59.1", true},
        {"ss.SS", "59.12", true},
        {"ss.SS", "59.123", false},
        {"ss.SSS", "59.12", false},
        {"ss.SSSSSS", "59.123456", true},
        {"ss.SSSSSSSSS", "59.123456789", true},
        // One letter takes the digits that are there, two take two.
        {"d.M.y", "1.2.2026", true},
        {"d.M.y", "01.12.26", true},
        {"dd.MM.yyyy", "1.12.2026", false},
        {"H:mm", "8:05", true},
        {"HH:mm", "8:05", false},
        {"HH:mm", "24:00", false},
        {"kk:mm", "24:00", true},
        {"h:mm a", "12:30 PM", true},
        {"h:mm a", "0:30 PM", false},
        // Optional parts, as Java has them.
        {"yyyy-MM-dd['T'HH:mm]", "2026-11-21", true},
        {"yyyy-MM-dd['T'HH:mm]", "2026-11-21T08:00", true},
        {"yyyy-MM-dd['T'HH:mm]", "2026-11-21T", false},
        {"yyyy-MM-dd['T'HH:mm[:ss]]", "2026-11-21T08:00:01", true},
        {"yyyy[-MM][/MM]", "2026/11", true},
        {"yyyy'['MM']'", "2026[11]", true},
        // RFC 3339.
        {"yyyy-MM-dd'T'HH:mm:ss[.SSS]XXX", "2026-11-21T08:00:00Z", true},
        {"yyyy-MM-dd'T'HH:mm:ss[.SSS]XXX", "2026-11-21T08:00:00.123+01:00", true},
        {"yyyy-MM-dd'T'HH:mm:ss[.SSS]XXX", "2026-11-21T08:00:00.123+0100", false},
        {"yyyy-MM-dd'T'HH:mm:ss[.SSS]XXX", "2026-11-21 08:00:00Z", false},
        {kDefaultDateTime, "2026-11-21T08:00:00+01:00", true},
        {kDefaultDateTime, "2026-02-29T08:00:00Z", false},
        {kInstant, "2026-11-21T08:00:00", true},
        {kInstant, "2026-11-21T08:00:00Z", false},
        {kMillis, "2026-11-21T08:00:00.000", true},
        // RFC 9110.
        {"EEE, dd MMM yyyy HH:mm:ss z", "Sat, 21 Nov 2026 08:00:00 GMT", true},
        {"EEE, dd MMM yyyy HH:mm:ss z", "Saturday, 21 Nov 2026 08:00:00 GMT", false},
    };
    for (const DateVector& vector : kVectors) {
        const auto pattern = DatePattern::compile(vector.pattern);
        ASSERT_TRUE(pattern) << pattern.error().message;
        EXPECT_EQ(pattern->matches(vector.text), vector.fits)
            << vector.pattern << " and " << vector.text;
    }
}

TEST(DateVectors, write_what_is_optional) {
    const Instant moment = *parse_iso8601("2026-11-21T08:00:00.5Z");
    EXPECT_EQ(DatePattern::compile("yyyy[-MM['T'SSS]]X")->format(moment), "2026-11T500Z");
}

TEST(DateVectors, refuse_brackets_that_do_not_pair) {
    EXPECT_EQ(DatePattern::compile("yyyy[-MM").error().message,
              "the date pattern \"yyyy[-MM\" has an optional part that is not closed at character "
              "5");
    EXPECT_EQ(DatePattern::compile("yyyy]-MM").error().message,
              "the date pattern \"yyyy]-MM\" has a ']' that closes nothing at character 5");
}

}  // namespace
}  // namespace accord::matching
