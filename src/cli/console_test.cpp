// What reaches a terminal of what others wrote.
#include "cli/console.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace accord::cli {
namespace {

std::string shown(std::initializer_list<std::string_view> pieces, Colour colour = Colour::kNever) {
    std::ostringstream terminal;
    PrintableStream stream(terminal, colour);
    for (const auto piece : pieces) {
        stream << piece;
    }
    stream << std::flush;
    return terminal.str();
}

TEST(PrintableStream, shows_control_characters_and_sends_none) {
    EXPECT_EQ(shown({"a\x1b[2J\r\b\x07", "b\tc\n"}), "a\\x1b[2J\\x0d\\x08\\x07b\tc\n");
    EXPECT_EQ(shown({"\x1b[31mred\x1b[0m\n"}), "\\x1b[31mred\\x1b[0m\n");
}

TEST(PrintableStream, lets_our_colours_through_where_there_are_colours) {
    const auto red = painted("red", Tone::kBad, Colour::kAlways);
    EXPECT_EQ(shown({red, "\x1b[8m\x1b]0;title\x07\n"}, Colour::kAlways),
              red + "\\x1b[8m\\x1b]0;title\\x07\n");
}

TEST(PrintableStream, keeps_characters_whole_that_come_in_pieces) {
    EXPECT_EQ(shown({"caf\xC3", "\xA9\n"}), "caf\xC3\xA9\n");
    EXPECT_EQ(shown({"\x1b[3", "1mred\n"}, Colour::kAlways), "\x1b[31mred\n");
}

TEST(PrintableStream, keeps_json_valid) {
    EXPECT_EQ(shown({"{\"a\":\"\x7f\xC2\x9B\"}\n"}), "{\"a\":\"\\u007f\\u009b\"}\n");
}

}  // namespace
}  // namespace accord::cli
