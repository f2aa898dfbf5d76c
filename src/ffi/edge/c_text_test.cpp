// Texts in and out, good and bad ones.
#include "ffi/edge/c_text.hpp"

#include <gmock/gmock.h>

namespace accord::ffi {
namespace {

using testing::HasSubstr;

TEST(CText, is_read_when_it_is_utf8) {
    EXPECT_EQ(*text_of("Käse", "name"), "Käse");
    EXPECT_EQ(text_of(nullptr, "name").error().message, "name is a null pointer");
    EXPECT_EQ(text_of("ab\xff", "name").error().message, "name is not UTF-8: byte 3 is wrong");
}

TEST(CText, that_may_be_left_out_is_nothing_when_null_or_empty) {
    EXPECT_EQ(*optional_text_of(nullptr, "name"), std::nullopt);
    EXPECT_EQ(*optional_text_of("", "name"), std::nullopt);
    EXPECT_EQ(*optional_text_of("x", "name"), "x");
    EXPECT_FALSE(optional_text_of("\xff", "name"));
}

TEST(CText, lists_name_the_entry_that_is_wrong) {
    const char* texts[] = {"a", nullptr};
    EXPECT_EQ(texts_of(texts, 1, "tags")->size(), 1U);
    EXPECT_EQ(texts_of(nullptr, 0, "tags")->size(), 0U);
    EXPECT_THAT(texts_of(texts, 2, "tags").error().message, HasSubstr("tags[1]"));
    EXPECT_FALSE(texts_of(nullptr, 2, "tags"));
}

TEST(CText, is_the_callers_until_it_is_taken_back_once) {
    const std::size_t before = given_texts();
    char* text = *give_text("a text");
    EXPECT_STREQ(text, "a text");
    EXPECT_EQ(given_texts(), before + 1);
    EXPECT_TRUE(take_back_text(text));
    EXPECT_FALSE(take_back_text(text));
    EXPECT_FALSE(take_back_text("never given"));
    EXPECT_FALSE(take_back_text(nullptr));
    EXPECT_EQ(given_texts(), before);
}

TEST(CText, with_a_zero_byte_is_not_given) { EXPECT_FALSE(give_text(std::string_view("a\0b", 3))); }

}  // namespace
}  // namespace accord::ffi
