// Text of other charsets made UTF-8.
#include "base/unicode/charset.hpp"

namespace accord {
namespace {

using namespace std::string_literals;

std::string utf8_of(std::string_view bytes, std::string_view charset = "") {
    std::string kept;
    return std::string(as_utf8(bytes, charset, kept));
}

TEST(Charset, makes_utf8_of_what_was_named) {
    EXPECT_EQ(utf8_of("caf\xe9", "ISO-8859-1"), "café");
    EXPECT_EQ(utf8_of("\x80 5", "windows-1252"), "€ 5");
    EXPECT_EQ(utf8_of("h\0\xe9\0"s, "utf-16le"), "hé");
    EXPECT_EQ(utf8_of("\0h\0\xe9"s, "UTF-16BE"), "hé");
    EXPECT_EQ(utf8_of("\x1b$B$\"\x1b(B", "ISO-2022-JP"), "あ");
}

TEST(Charset, takes_a_byte_order_mark_off_and_believes_it_first) {
    EXPECT_EQ(utf8_of("\xef\xbb\xbfhé"), "hé");
    EXPECT_EQ(utf8_of("\xff\xfeh\0\xe9\0"s), "hé");
    EXPECT_EQ(utf8_of("\xfe\xff\0h\0\xe9"s, "ISO-8859-1"), "hé");
    EXPECT_EQ(utf8_of("\xff\xfe\0\0h\0\0\0"s), "h");
    EXPECT_EQ(utf8_of("\xef\xbb\xbf"), "");
}

TEST(Charset, leaves_utf8_alone_whatever_it_is_called) {
    EXPECT_EQ(utf8_of("café", "ISO-8859-1"), "café");
    EXPECT_EQ(utf8_of("café", "utf-8"), "café");
    EXPECT_EQ(utf8_of("{}", "UTF-16"), "{}");
    EXPECT_EQ(utf8_of("", "UTF-16"), "");
}

TEST(Charset, leaves_what_it_can_not_convert) {
    EXPECT_EQ(utf8_of("\xe9", "klingon"), "\xe9");
    EXPECT_EQ(utf8_of("\xe9", "ISO-8859-1//IGNORE"), "\xe9");
    EXPECT_EQ(utf8_of("h\0\xe9"s, "utf-16le"), "h\0\xe9"s);
    EXPECT_EQ(utf8_of("\xe9"), "\xe9");
}

}  // namespace
}  // namespace accord
