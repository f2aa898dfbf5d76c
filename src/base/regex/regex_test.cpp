// Regular expressions: what they match, how they fail, and where they stop.
#include "base/regex/regex.hpp"

#include <chrono>

namespace accord {
namespace {

TEST(Regex, whole_and_part_differ) {
    const auto regex = Regex::compile("b+|abc");
    ASSERT_TRUE(regex);
    EXPECT_FALSE(*regex->matches_whole("xb"));
    EXPECT_TRUE(*regex->matches_whole("abc"));
    EXPECT_TRUE(*regex->matches_part("xb"));
}

TEST(Regex, knows_look_around_and_unicode_classes) {
    EXPECT_TRUE(*Regex::compile("(?=.*\\d)\\w+")
                     ->matches_whole("\xC3\xA9t\xC3\xA9"
                                     "1"));
    EXPECT_TRUE(*Regex::compile("ABC", Regex::Case::kInsensitive)->matches_whole("abc"));
}

TEST(Regex, a_bad_pattern_says_where) {
    EXPECT_EQ(
        Regex::compile("a(b").error().message,
        "the regular expression \"a(b\" is not valid: missing closing parenthesis at character 3");
}

TEST(Regex, gives_the_first_group) {
    EXPECT_EQ(Regex::compile(".*(/a)")->first_group("http://x/a"), "/a");
    EXPECT_EQ(Regex::compile("(b)?a")->first_group("a"), std::nullopt);
    EXPECT_EQ(Regex::compile("a")->first_group("a"), std::nullopt);
    EXPECT_EQ(Regex::compile("(b)")->first_group("a"), std::nullopt);
}

TEST(Regex, an_exploding_pattern_stops_with_an_error) {
    const auto regex = Regex::compile("(a+)+$");
    std::string text(40, 'a');
    text.push_back('b');
    const auto outcome = regex->matches_whole(text);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::kLimit);
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) {
        out += text;
    }
    return out;
}

TEST(Regex, a_pattern_is_so_long_and_so_deep_at_most) {
    const auto nested = [](std::size_t depth) {
        return repeated("(", depth) + "a" + repeated(")", depth);
    };
    EXPECT_TRUE(Regex::compile(nested(Regex::kNestingMax)));
    const auto too_deep = Regex::compile(nested(Regex::kNestingMax + 1)).error();
    EXPECT_EQ(too_deep.code, ErrorCode::kLimit);
    EXPECT_THAT(too_deep.message, testing::HasSubstr("parentheses are too deeply nested"));

    EXPECT_TRUE(Regex::compile(repeated("a", 1000)));
    const auto too_long = Regex::compile(repeated("a", Regex::kPatternBytesMax + 1)).error();
    EXPECT_EQ(too_long.code, ErrorCode::kLimit);
    EXPECT_THAT(too_long.message,
                testing::EndsWith("aaa...\" has 65537 bytes, more than the 65536 allowed"));

    const auto too_large = Regex::compile("(?:(?:a{1,100}){1,100}){1,100}").error();
    EXPECT_EQ(too_large.code, ErrorCode::kLimit) << too_large.message;
}

TEST(Regex, hostile_patterns_take_no_longer_than_their_size) {
    const auto start = std::chrono::steady_clock::now();
    for (const std::string& pattern : {repeated("[", 60'000),
                                       repeated("[a]", 20'000),
                                       repeated("[a&&b]", 10'000),
                                       repeated("\\p{", 20'000),
                                       repeated("(?:a|", 190) + repeated(")*", 190),
                                       repeated("(", 190) + "a" + repeated(")+", 190),
                                       repeated("(", 190) + "a" + repeated(")*", 190),
                                       "(?:" + repeated("((a|b)*(c|d)*)*|", 800) + "e)",
                                       repeated("(?=", 190) + "a" + repeated(")", 190),
                                       repeated("(?:", 14) + "a" + repeated("){0,2}", 14)}) {
        if (const auto regex = Regex::compile(pattern)) {
            (void)regex->matches_whole(repeated("a", 2000) + "!");
        }
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(Regex, long_texts_are_no_explosion) {
    const std::string text(200'000, 'a');
    const auto outcome = Regex::compile("(?:a|b)*")->matches_whole(text);
    ASSERT_TRUE(outcome) << outcome.error().message;
    EXPECT_TRUE(*outcome);
}

TEST(Regex, text_that_is_not_utf8_is_an_error) {
    EXPECT_EQ(Regex::compile(".*")->matches_whole("\xff").error().code, ErrorCode::kInvalidInput);
}

}  // namespace
}  // namespace accord
