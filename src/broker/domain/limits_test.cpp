// What names may be.
#include "broker/domain/limits.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

TEST(LineFault, is_none_for_names_as_people_write_them) {
    for (const std::string_view name : {"Shop", "", " ", "Über Äpfel 🍏", "feat/x-1", "a\\b\"c'"}) {
        EXPECT_EQ(line_fault(name), "") << name;
    }
    EXPECT_EQ(line_fault(std::string(kNameBytesMax, 'x')), "");
}

TEST(LineFault, names_the_limit) {
    EXPECT_EQ(line_fault(std::string(kNameBytesMax + 1, 'x')), "cannot be longer than 1024 bytes");
    EXPECT_EQ(line_fault(std::string(5000, '\n'), kUrlBytesMax),
              "cannot be longer than 4096 bytes");
}

TEST(LineFault, refuses_what_is_no_line_of_text) {
    using namespace std::string_view_literals;
    for (const auto text : {"a\nb"sv, "a\r"sv, "\u2028"sv, "\u2029"sv, "a\u0085b"sv}) {
        EXPECT_EQ(line_fault(text), "cannot contain multiple lines") << text;
    }
    EXPECT_EQ(line_fault("a\0b"sv), "cannot contain zero bytes");
    for (const auto text : {"\t"sv, "\x1b[31m"sv, "\x01"sv, "\x7f"sv, "\u0080"sv, "\u009b"sv}) {
        EXPECT_EQ(line_fault(text), "cannot contain control characters");
    }
    for (const auto text : {"\xff"sv, "a\xc3"sv, "\xed\xa0\x80"sv}) {
        EXPECT_EQ(line_fault(text), "must be UTF-8");
    }
}

TEST(CountFault, names_the_limit) {
    EXPECT_EQ(count_fault(3, 3), "");
    EXPECT_EQ(count_fault(4, 3), "cannot have more than 3 elements");
}

}  // namespace
}  // namespace accord::broker::domain
