// Each form of another dialect, as PCRE2 gets it and by what it then matches.
#include "base/regex/regex_dialect.hpp"

#include "base/regex/regex.hpp"

#include <chrono>

namespace accord {
namespace {

TEST(RegexDialect, is_read_once_however_many_brackets_it_has) {
    const auto start = std::chrono::steady_clock::now();
    for (std::string_view part : {"[a]", "[]]", "\\p{", "\\pL", "(?i)", "[a&&", "[[:", "\\Q"}) {
        std::string pattern;
        while (pattern.size() < 1'000'000) {
            pattern += part;
        }
        EXPECT_GE(to_pcre2(pattern).size(), 1'000'000U);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(RegexDialect, leaves_what_all_dialects_share) {
    for (std::string_view pattern : {"a|b+?",
                                     "[]a]+[^]b]",
                                     "(?i)x(?<n>y)\\k<n>(?=z)(?<!q)(?>a)",
                                     "\\d{2,3}\\w*+\\Q[a\\h\\E",
                                     "[[:alpha:]-\\]]",
                                     "\\",
                                     "[",
                                     "(?",
                                     "\\u12",
                                     "\\p{L}\\pN"}) {
        EXPECT_EQ(to_pcre2(pattern), pattern);
    }
}

TEST(RegexDialect, writes_the_forms_of_others) {
    EXPECT_EQ(to_pcre2("\\h+[\\h-]\\H"), "[[:xdigit:]]+[[:xdigit:]-][[:^xdigit:]]");
    EXPECT_EQ(to_pcre2("\\u00e9\\u{1F600}\\ud83d\\ude00"), "\\x{e9}\\x{1F600}\\x{1f600}");
    EXPECT_EQ(to_pcre2("\\p{Alpha}[\\p{Punct}]\\P{Digit}\\p{^Upper}"),
              "[[:alpha:]][[:punct:]][[:^digit:]][[:^upper:]]");
    EXPECT_EQ(to_pcre2("\\p{IsLatin}"), "\\p{Latin}");
    EXPECT_EQ(to_pcre2("a{,3}"), "a{0,3}");
    EXPECT_EQ(to_pcre2("[a-z&&[^aeiou]]x"), "(?:(?=[a-z])[^aeiou])x");
    EXPECT_EQ(to_pcre2("[\\w&&\\D]"), "(?:(?=[\\w])[\\D])");
    EXPECT_EQ(to_pcre2("(?u)a(?iu)b(?d:c)(?-u)"), "(?)a(?i)b(?:c)(?)");
}

struct DialectVector {
    std::string_view pattern, text;
    bool matches;
};

TEST(RegexDialect, matches_as_the_other_dialect_would) {
    const DialectVector kVectors[] = {
        {"(?i)abc", "ABC", true},
        {"a(?i:b)c", "aBc", true},
        {"a(?i:b)c", "aBC", false},
        {"^\\d{4}$", "2026", true},
        {"\\A\\d+\\z", "2026", true},
        {"\\d+\\Z", "2026", true},
        {"\\h{8}-\\h{4}", "01abcdef-FFFF", true},
        {"\\h+", "xyz", false},
        {"a++b", "aaab", true},
        {"a++a", "aaa", false},
        {"(?>a|ab)c", "abc", false},
        {"(?<y>\\d)\\k<y>", "77", true},
        {"(?P<y>\\d)(?P=y)", "78", false},
        {"\\p{Lu}\\p{Ll}+", "\xC3\x89t\xC3\xA9", true},
        {"\\p{Alpha}+", "abc", true},
        {"\\p{javaLowerCase}", "a", false},
        {"[a-z&&[^aeiou]]+", "xyz", true},
        {"[a-z&&[^aeiou]]+", "xaz", false},
        {"caf\\u00e9", "caf\xC3\xA9", true},
        {"\\/a\\/\\d+", "/a/1", true},
        {"x{,2}", "xx", true},
        {"x{,2}", "xxx", false},
        {"(?=.*\\d)(?!.*x)\\w+", "ab1", true},
        {"(?u)\\w+", "\xC3\xA9", true},
        {".+", "a\nb", false},
        {"(?s).+", "a\nb", true},
        {"[^\\s@]+@[^\\s@]+", "a@b", true},
        {"[\\w.-]+", "a.b-c", true},
        {"\\Qa.b\\E", "a.b", true},
        {"\\R", "\r\n", true},
    };
    for (const DialectVector& vector : kVectors) {
        const auto regex = Regex::compile(vector.pattern);
        EXPECT_EQ(regex && *regex->matches_whole(vector.text), vector.matches)
            << vector.pattern << " and " << vector.text;
    }
}

TEST(RegexDialect, says_why_a_pattern_is_not_taken) {
    EXPECT_EQ(Regex::compile("\\p{javaLowerCase}").error().message,
              "the regular expression \"\\p{javaLowerCase}\" is not valid: unknown property after "
              "\\P or \\p at character 17");
    EXPECT_EQ(Regex::compile("a\\y").error().message,
              "the regular expression \"a\\y\" is not valid: unrecognized character follows \\ at "
              "character 2");
    EXPECT_FALSE(Regex::compile("a\\Cb"));
}

}  // namespace
}  // namespace accord
