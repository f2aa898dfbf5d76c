#include "base/regex.hpp"
#include "matching/random_text.hpp"

namespace accord::matching {
namespace {

class RegexSample : public testing::TestWithParam<const char*> {};

TEST_P(RegexSample, matches_its_pattern) {
    SeededRandom random(7);
    const auto regex = Regex::compile(GetParam());
    for (int i = 0; i < 50; ++i) {
        const auto sample = random_match(random, GetParam());
        ASSERT_TRUE(sample) << sample.error().message;
        EXPECT_TRUE(*regex->matches_whole(*sample)) << *sample;
    }
}

INSTANTIATE_TEST_SUITE_P(Patterns,
                         RegexSample,
                         testing::Values("abc",
                                         "^\\d{4}-\\d{2}$",
                                         "a|b|cd",
                                         "(x|y)+z?",
                                         "[A-Z][a-z]{2,}",
                                         "[^0-9]*",
                                         "(?:a(b|c){2}){1,3}",
                                         "(?i)abc",
                                         "(?<year>\\d+)",
                                         "[[:upper:]\\d_-]{5}",
                                         "\\w+@\\w+\\.com",
                                         ".*",
                                         "\\$\\{x\\}",
                                         "a{b",
                                         "\\x41+?"));

TEST(RegexSample, says_what_has_no_sample) {
    SeededRandom random(7);
    EXPECT_EQ(random_match(random, "a(?=b)").error().message,
              "no sample of the regular expression \"a(?=b)\": it has look-around at character 4");
    EXPECT_EQ(random_match(random, "(a)\\1").error().message,
              "no sample of the regular expression \"(a)\\1\": it has a reference or an unknown "
              "escape at character 6");
    EXPECT_FALSE(random_match(random, "((((a{999}){999}){999}){999}"));
}

TEST(RandomDecimal, has_the_digits_and_a_point) {
    SeededRandom random(7);
    for (int i = 0; i < 50; ++i) {
        EXPECT_TRUE(
            *Regex::compile("(?=[\\d.]{7}$)\\d+\\.\\d+")->matches_whole(random_decimal(random, 6)));
    }
    EXPECT_EQ(random_decimal(random, 1).size(), 1u);
}

}  // namespace
}  // namespace accord::matching
