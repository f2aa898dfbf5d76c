// Forms shown with what differs marked.
#include "support/shown_exchange.hpp"

namespace accord::matching {
namespace {

std::string shown_form(std::string_view expected,
                       std::string_view actual,
                       std::string_view rules = "{}") {
    return shown({.expected = expected,
                  .actual = actual,
                  .rules = rules,
                  .type = "application/x-www-form-urlencoded"});
}

TEST(ShownForm, has_a_decoded_value_a_line_in_the_order_of_the_contract) {
    EXPECT_EQ(shown_form("a=1&b=x%20y&c=3&&e%5B%5D=4", "e%5b%5d=4&d=5&b=x+z&a=1&"), R"(
  a=1
- b=x y
- c=3
+ b=x z
  e[]=4
+ d=5
)");
}

TEST(ShownForm, shows_what_a_rule_allows_as_it_came) {
    EXPECT_EQ(shown_form("id=1&name=a&tag=x",
                         "id=77&name=b&tag=y&tag=z",
                         R"({"$.id":{"match":"integer"},"$.tag":{"match":"type"}})"),
              R"(
  id=77
- name=a
+ name=b
  tag=y
  tag=z
)");
}

TEST(ShownForm, holds_further_values_against_the_example) {
    EXPECT_EQ(shown_form("n=1", "n=5&n=x", R"({"$.n":{"match":"integer"}})"), R"(
  n=5
- n=1
+ n=x
)");
}

TEST(ShownForm, tells_values_that_are_missing_or_too_many) {
    EXPECT_EQ(shown_form("t=a&t=b", "t=a"), R"(
  t=a
- t=b
)");
    EXPECT_EQ(shown_form("t=a", "t=b&t=c", R"({"$.t":{"match":"type","max":1}})"), R"(
  t=b
+ t=c
)");
}

TEST(ShownForm, keeps_a_value_of_several_lines_in_one) {
    EXPECT_EQ(shown_form("a=1%0D%0A2", "a=1%0A2"), R"(
- a=1\x0d\x0a2
+ a=1\x0a2
)");
}

}  // namespace
}  // namespace accord::matching
