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
    EXPECT_EQ(printable("\x1b[2J\t\x7f\n"), "\\x1b[2J\t\\u007f\n");
    EXPECT_EQ(printable_line("a\nb\t"), "a\\x0ab\t");
}

TEST(Printable, shows_controls_beyond_ascii_and_bytes_that_are_no_text) {
    EXPECT_EQ(printable("a\xC2\x9B"
                        "2J"),
              "a\\u009b2J");
    EXPECT_EQ(printable("abc\xE2\x80\xAE"
                        "def\xE2\x81\xA6"),
              "abc\\u202edef\\u2066");
    EXPECT_EQ(printable("caf\xC3\xA9 \xFF\xFE \xE2\x82"), "caf\xC3\xA9 \\xff\\xfe \\xe2\\x82");
}

TEST(PrintableButColours, keeps_the_sequences_of_painted_and_no_other) {
    const auto text =
        painted("bad", Tone::kBad, Colour::kAlways) + painted("x", Tone::kFaint, Colour::kAlways);
    EXPECT_EQ(printable_but_colours(text + "\x1b[8m\x1b[2J\x1b"
                                           "c\r\n"),
              text +
                  "\\x1b[8m\\x1b[2J\\x1b"
                  "c\\x0d\n");
}

TEST(Indented, has_the_margin_before_each_line) {
    EXPECT_EQ(indented("a\nb", 2), "  a\n  b\n");
    EXPECT_EQ(indented("a\nb\n", 2), "  a\n  b\n");
    EXPECT_EQ(indented("", 2), "");
}

}  // namespace
}  // namespace accord
