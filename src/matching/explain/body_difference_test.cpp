// JSON bodies shown with what differs marked.
#include "matching/explain/body_difference.hpp"

#include "support/shown_exchange.hpp"

namespace accord::matching {
namespace {

TEST(BodyDifference, shows_what_differs_with_its_neighbours) {
    EXPECT_EQ(shown({.expected = R"({"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7})",
                     .actual = R"({"g":7,"a":1,"b":2,"c":3,"d":4,"e":9,"f":6})"}),
              R"(
  ... 2 lines
    "b": 2,
    "c": 3,
    "d": 4,
-   "e": 5,
+   "e": 9,
    "f": 6,
    "g": 7
  }
)");
}

TEST(BodyDifference, shows_what_a_rule_allows_as_it_came) {
    EXPECT_EQ(shown({.expected = R"({"id":1,"name":"a","tags":["x"]})",
                     .actual = R"({"id":77,"name":5,"tags":["y","z"]})",
                     .rules = R"({"$":{"match":"type"}})"}),
              R"(
  {
    "id": 77,
-   "name": "a",
+   "name": 5,
    "tags": [
      "y",
      "z"
  ... 2 lines
)");
}

TEST(BodyDifference, tells_missing_and_refused_members) {
    const ShownExchange exchange{.expected = R"({"a":1,"b":2})",
                                 .actual = R"({"a":1,"B":2,"c":3})"};
    EXPECT_EQ(shown(exchange), R"(
  {
    "a": 1,
-   "b": 2,
    "B": 2,
    "c": 3
  }
)");
    ShownExchange request = exchange;
    request.unexpected = UnexpectedKeys::kRefuse;
    EXPECT_EQ(shown(request), R"(
  {
    "a": 1,
-   "b": 2
+   "B": 2,
+   "c": 3
  }
)");
}

TEST(BodyDifference, finds_the_item_that_was_put_in_between) {
    EXPECT_EQ(shown({.expected = R"(["a","b","c"])", .actual = R"(["a","x","b","c"])"}), R"(
  [
    "a",
+   "x",
    "b",
    "c"
  ]
)");
}

TEST(BodyDifference, holds_further_items_against_the_example) {
    EXPECT_EQ(shown({.expected = R"([{"n":1}])",
                     .actual = R"([{"n":5},{"n":"x"}])",
                     .rules = R"({"$":{"match":"type","min":1}})"}),
              R"(
  ... 2 lines
      "n": 5
    },
    {
-     "n": 1
+     "n": "x"
    }
  ]
)");
}

TEST(BodyDifference, adds_variants_that_are_missing) {
    EXPECT_EQ(
        shown({.expected = R"(["a"])",
               .actual = R"(["b","c"])",
               .rules = R"({"$":{"match":"arrayContains","variants":[{"index":0,"rules":{}}]}})"}),
        R"(
  [
    "b",
    "c"
-   "a"
  ]
)");
}

TEST(BodyDifference, shows_the_first_example_for_members_that_have_none) {
    EXPECT_EQ(shown({.expected = R"({"a":"x"})",
                     .actual = R"({"b":"y","c":1})",
                     .rules = R"({"$":{"match":"values"},"$.*":{"match":"type"}})"}),
              R"(
  {
    "b": "y",
-   "c": "x"
+   "c": 1
  }
)");
}

TEST(BodyDifference, lays_xml_out_by_element) {
    EXPECT_EQ(shown({.expected = "<l v='1'><i>1</i><k/></l>",
                     .actual = "<l v='2'><i>7</i><i>&lt;</i><z a='1'/></l>",
                     .rules = R"({"$.l.i":{"match":"type"},"$.l.i.#text":{"match":"integer"}})",
                     .type = "application/xml"}),
              R"(
- <l v="1">
+ <l v="2">
    <i>7</i>
-   <i>1</i>
+   <i>&lt;</i>
    <z a="1"/>
-   <k/>
  </l>
)");
}

TEST(BodyDifference, tells_commas_apart_in_text) {
    EXPECT_EQ(shown({.expected = "a,", .actual = "a", .type = "text/plain"}), "\n- a,\n+ a\n");
}

TEST(BodyDifference, compares_text_line_by_line) {
    EXPECT_EQ(shown({.expected = "one\ntwo\n", .actual = "one\n2\n", .type = "text/plain"}), R"(
  one
- two
+ 2
)");
}

TEST(BodyDifference, shows_line_ends_only_where_they_may_differ) {
    EXPECT_EQ(shown({.expected = "a\r\nb", .actual = "a\r\nc\r\n", .type = "text/plain"}), R"(
  a
- b
+ c
)");
    EXPECT_EQ(shown({.expected = "a\r\nb", .actual = "a\nb", .type = "text/plain"}), R"(
- a\x0d
+ a
  b
)");
}

TEST(BodyDifference, is_empty_where_lines_show_nothing) {
    EXPECT_EQ(shown({.expected = R"({"a":1})", .actual = R"({"a":1})"}), "\n");
    EXPECT_EQ(shown({.expected = "\x01", .actual = "\x02", .type = "image/png"}), "\n");
    const std::string large = "\"" + std::string(kDifferenceBytesMax, 'x') + "\"";
    EXPECT_EQ(shown({.expected = "1", .actual = large}), "\n");
}

TEST(BodyDifference, gives_a_bounded_number_of_lines) {
    std::string expected = "[0", actual = "[1";
    for (int i = 0; i < 100; ++i) {
        expected += fmt::format(",{}", 2 * i);
        actual += fmt::format(",{}", 2 * i + 1);
    }
    const std::string text = shown({.expected = expected + "]", .actual = actual + "]"});
    EXPECT_EQ(std::ranges::count(text, '\n'), kDifferenceShownMax + 2);
    EXPECT_THAT(text, testing::EndsWith("\n  ... 124 more lines\n"));
}

TEST(BodyDifference, is_coloured_when_asked_for) {
    EXPECT_EQ(shown({.expected = "a", .actual = "b\x1b", .type = "text/plain"}, Colour::kAlways),
              "\n\x1b[31m- a\x1b[0m\n\x1b[32m+ b\\x1b\x1b[0m\n");
}

TEST(BodyDifference, shows_integers_beyond_64_bits_by_their_digits) {
    EXPECT_EQ(shown({.expected = R"({"a":123456789012345678901234567890})",
                     .actual = R"({"a":123456789012345678901234567891})"}),
              R"(
  {
-   "a": 123456789012345678901234567890
+   "a": 123456789012345678901234567891
  }
)");
}

}  // namespace
}  // namespace accord::matching
