// Regular expressions: what they match, how they fail, and where they stop.
#include "base/regex.hpp"

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
