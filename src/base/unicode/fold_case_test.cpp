// What is the same without regard to case.
#include "base/unicode/fold_case.hpp"

#include <gtest/gtest.h>

namespace accord {
namespace {

TEST(FoldCase, makes_upper_and_lower_case_one) {
    const std::pair<std::string_view, std::string_view> kCases[] = {
        {"Shop 1-A_z", "shop 1-a_z"},
        {"ÜBER ÄPFEL", "über äpfel"},
        {"ŁÓDŹ ŽLUTÝ KŮŇ", "łódź žlutý kůň"},
        {"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
        {"ЗАКАЗЫ Ё", "заказы ё"},
        {"ՀԱՅ", "հայ"},
        {"ẞ", "ß"},
        {"𐐀", "𐐨"},
        {"注文 🍏", "注文 🍏"},
        {"ſK", "sk"}};
    for (const auto& [text, folded] : kCases) {
        EXPECT_EQ(fold_case(text), folded) << text;
        EXPECT_EQ(fold_case(folded), folded) << text;
    }
}

TEST(FoldCase, leaves_bytes_that_are_no_characters) {
    for (const std::string_view bytes :
         {"\xff", "a\xc3", "\xc3(", "\xe2\x82", "\xf5\x80\x80\x80"}) {
        EXPECT_EQ(fold_case(bytes), bytes);
    }
}

}  // namespace
}  // namespace accord
