// Small operations on text at their edges.
#include "base/text.hpp"

namespace accord {
namespace {

TEST(Text, trims_splits_and_joins) {
    EXPECT_EQ(trim(" \t a b\r\n"), "a b");
    EXPECT_EQ(trim("  "), "");
    EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
    EXPECT_EQ(join({"a", "b"}, ", "), "a, b");
    EXPECT_EQ(replace_all("aXbX", "X", "YX"), "aYXbYX");
    EXPECT_TRUE(equal_ignoring_case("Content-Type", "content-type"));
}

TEST(Text, tells_utf8_from_other_bytes) {
    EXPECT_TRUE(is_utf8("\xF0\x9F\x98\x80 \xE2\x82\xAC \xC3\xA9"));
    EXPECT_FALSE(is_utf8("\xC3"));
    EXPECT_FALSE(is_utf8("\xC0\xAF"));          // overlong
    EXPECT_FALSE(is_utf8("\xED\xA0\x80"));      // surrogate
    EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));  // beyond Unicode
}

TEST(Text, knows_where_text_stops_being_utf8) {
    EXPECT_EQ(utf8_prefix("plain text of ascii"), 19u);
    EXPECT_EQ(utf8_prefix("12345678\xC3\xA9\xC3"), 10u);
    EXPECT_EQ(utf8_prefix("\xA9"), 0u);
    EXPECT_EQ(utf8_prefix(""), 0u);
}

TEST(Text, makes_utf8_of_anything) {
    EXPECT_EQ(to_valid_utf8("\xC3\xA9 stays"), "\xC3\xA9 stays");
    EXPECT_EQ(to_valid_utf8("a\xFF\xE2\x82z\xC3"),
              "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz\xEF\xBF\xBD");
    const std::string many(1'000'000, '\xFF');
    EXPECT_EQ(to_valid_utf8(many).size(), 3 * many.size());
}

TEST(Text, escapes_what_markup_would_take_for_its_own) {
    EXPECT_EQ(escape_markup("<a b=\"1\"> & 'c'"), "&lt;a b=&quot;1&quot;&gt; &amp; 'c'");
    EXPECT_EQ(escape_markup("it's", "&#39;"), "it&#39;s");
}

}  // namespace
}  // namespace accord
