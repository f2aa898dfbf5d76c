// Single values, and texts given back.
#include "pact/texts.h"

#include "ffi/edge/told_texts.hpp"

#include <gmock/gmock.h>

namespace accord::ffi {
namespace {

using testing::HasSubstr;

TEST(TextCalls, check_examples_of_regular_expressions) {
    EXPECT_TRUE(pactffi_check_regex("\\d+", "12"));
    EXPECT_FALSE(pactffi_check_regex("\\d+", "a 1"));
    EXPECT_FALSE(pactffi_check_regex("^\\d+$", "a 1"));
    EXPECT_FALSE(pactffi_check_regex("(", "a"));
    EXPECT_FALSE(pactffi_check_regex(nullptr, "a"));
    EXPECT_FALSE(pactffi_check_regex("a", nullptr));
}

TEST(TextCalls, make_values_or_say_why_not) {
    const StringResult made = pactffi_generate_regex_value("a{3}");
    EXPECT_EQ(made.tag, StringResult_Ok);
    EXPECT_EQ(taken(made.ok), "aaa");
    const StringResult wrong = pactffi_generate_regex_value("(");
    EXPECT_EQ(wrong.tag, StringResult_Failed);
    EXPECT_NE(taken(wrong.failed), "");
    const StringResult day = pactffi_generate_datetime_string("yyyy-MM-dd");
    EXPECT_EQ(day.tag, StringResult_Ok);
    EXPECT_EQ(pactffi_validate_datetime(day.ok, "yyyy-MM-dd"), 0);
    pactffi_string_delete(day.ok);
    EXPECT_EQ(pactffi_generate_datetime_string("bb").tag, StringResult_Failed);
    EXPECT_EQ(taken(pactffi_generate_datetime_string("").failed), "format is empty");
    EXPECT_EQ(taken(pactffi_generate_datetime_string(nullptr).failed), "format is a null pointer");
}

TEST(TextCalls, judge_dates_by_the_calendar) {
    EXPECT_EQ(pactffi_validate_datetime("2024-02-29", "yyyy-MM-dd"), 0);
    EXPECT_EQ(pactffi_validate_datetime("2023-02-29", "yyyy-MM-dd"), 1);
    EXPECT_THAT(last_error(), HasSubstr("2023-02-29"));
    EXPECT_EQ(pactffi_validate_datetime("", ""), 1);
    EXPECT_EQ(pactffi_validate_datetime("2023-02-29", nullptr), 2);
    EXPECT_EQ(pactffi_validate_datetime("\xff", "yyyy"), 2);
}

TEST(TextCalls, bear_texts_given_back_twice) {
    char* text = pactffi_generate_regex_value("a").ok;
    pactffi_free_string(text);
    pactffi_string_delete(text);
    EXPECT_THAT(last_error(), HasSubstr("deleted before"));
    char own[] = "the host's own";
    pactffi_string_delete(own);
    pactffi_string_delete(nullptr);
}

}  // namespace
}  // namespace accord::ffi
