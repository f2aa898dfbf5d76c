// Characters of one to four bytes, and what is none.
#include "base/unicode/code_point.hpp"

namespace accord {
namespace {

TEST(CodePoint, is_read_and_written_in_each_length) {
    constexpr std::pair<char32_t, std::string_view> kCases[] = {
        {U'a', "a"}, {U'é', "é"}, {U'€', "€"}, {U'😀', "😀"}, {0x10FFFF, "\xF4\x8F\xBF\xBF"}};
    for (const auto& [value, utf8] : kCases) {
        const auto first = first_code_point(std::string(utf8) + "x");
        EXPECT_EQ(first.value, value);
        EXPECT_EQ(first.bytes, utf8.size());
        std::string written;
        append_utf8(written, value);
        EXPECT_EQ(written, utf8);
    }
}

TEST(CodePoint, is_none_where_text_is_malformed) {
    for (const std::string_view text :
         {"\xff", "\x80", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82x"}) {
        EXPECT_EQ(first_code_point(text).bytes, 0u);
    }
}

TEST(CodePoint, is_replaced_where_it_is_no_character) {
    for (const char32_t value : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
        std::string written;
        append_utf8(written, value);
        EXPECT_EQ(written, "\xEF\xBF\xBD");
    }
}

}  // namespace
}  // namespace accord
