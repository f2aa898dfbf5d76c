// Colours, and text that a terminal may be shown.
#include "base/terminal.hpp"

namespace accord {
namespace {

TEST(Painted, is_in_the_colour_of_its_tone_when_colours_are_shown) {
    EXPECT_EQ(painted("no", Tone::kBad, Colour::kAlways), "\x1b[31mno\x1b[0m");
    EXPECT_EQ(painted("no", Tone::kBad, Colour::kNever), "no");
    EXPECT_EQ(painted("well", Tone::kPlain, Colour::kAlways), "well");
    EXPECT_EQ(painted("", Tone::kGood, Colour::kAlways), "");
}

TEST(Printable, escapes_what_could_move_the_cursor) {
    EXPECT_EQ(printable("\x1b[2J\t\x7f\n"), "\\x1b[2J\t\\x7f\n");
    EXPECT_EQ(printable_line("a\nb\t"), "a\\x0ab\t");
}

TEST(Indented, has_the_margin_before_each_line) {
    EXPECT_EQ(indented("a\nb", 2), "  a\n  b\n");
    EXPECT_EQ(indented("a\nb\n", 2), "  a\n  b\n");
    EXPECT_EQ(indented("", 2), "");
}

}  // namespace
}  // namespace accord
