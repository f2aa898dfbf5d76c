// Samples of regular expressions match them.
#include "matching/generate/random_text.hpp"

#include "base/regex/regex.hpp"

#include <chrono>

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
                                         "\\x41+?",
                                         "^(?!000)\\d{3}$",
                                         "(?=.*[0-9])[a-z0-9]{6,8}",
                                         "(a|b)-\\1-(?<n>\\d)\\k<n>",
                                         "\\h{8}",
                                         "\\p{Lu}\\p{Ll}+[\\p{Punct}]",
                                         "caf\\u00e9",
                                         "a++b*+",
                                         "(?>ab)c",
                                         "\\A\\d\\Z",
                                         "(?i:ab)[a-z&&[^aeiou]]",
                                         "\\Qa.b\\E?",
                                         "a{,3}b",
                                         "[^[:digit:]]{3}",
                                         "[[:^digit:]]{3}"));

TEST(RegexSample, says_what_has_no_sample) {
    SeededRandom random(7);
    EXPECT_EQ(random_match(random, "a(?=b)").error().message,
              "no sample of the regular expression \"a(?=b)\" was found");
    EXPECT_EQ(random_match(random, "(a)(?1)").error().message,
              "no sample of the regular expression \"(a)(?1)\": it has a condition or a recursion "
              "at character 6");
    EXPECT_THAT(random_match(random, "((((((((((()+)+)+)+)+)+)+)+)+)+)+").error().message,
                testing::HasSubstr("it has too many repetitions"));
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

TEST(RegexSamples, of_hostile_patterns_end_soon) {
    const auto repeated = [](std::string_view text, std::size_t times) {
        std::string out;
        for (std::size_t i = 0; i < times; ++i) {
            out += text;
        }
        return out;
    };
    const auto start = std::chrono::steady_clock::now();
    for (const std::string& pattern : {"(?:(?=" + repeated("a{", 8'000) + "){0,1000}){1000}",
                                       "(?:(?=[" + repeated("a-z", 8'000) + "]){1000}){1000}",
                                       repeated("(?:", 40) + "a" + repeated("){0,1}", 40)}) {
        SeededRandom random(7);
        (void)random_match(random, pattern);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace accord::matching
