// Lines for a terminal of a certain width.
#include "verifier/reports/wrapped_text.hpp"

#include <gtest/gtest.h>

namespace accord::verifier {
namespace {

TEST(Wrapped, leaves_what_fits) { EXPECT_EQ(wrapped("  one two", 4, 9), "  one two"); }

TEST(Wrapped, breaks_at_spaces_and_goes_on_further_in) {
    EXPECT_EQ(wrapped("  one two three four", 4, 11), "  one two\n    three\n    four");
}

TEST(Wrapped, counts_characters_and_keeps_long_words_whole) {
    EXPECT_EQ(wrapped("\u00e9\u00e9\u00e9 \u00e9\u00e9", 0, 6), "\u00e9\u00e9\u00e9 \u00e9\u00e9");
    EXPECT_EQ(wrapped("http://a/long/address is long", 2, 10), "http://a/long/address\n  is long");
}

TEST(WrappedBelow, indents_each_line) {
    EXPECT_EQ(wrapped_below("a\nb\n", 2), "  a\n  b\n");
    EXPECT_EQ(wrapped_below("", 2), "");
    const auto text = wrapped_below(std::string(70, 'x') + " yyyyyyyyyyyy", 4);
    EXPECT_EQ(text, "    " + std::string(70, 'x') + "\n      yyyyyyyyyyyy\n");
}

}  // namespace
}  // namespace accord::verifier
