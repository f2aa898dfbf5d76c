// Whole differences of small contents.
#include "broker/domain/contents/pact_difference.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

std::string between(std::string_view before, std::string_view after) {
    return pact_difference(before, after).value();
}

TEST(PactDifference, shows_lines_that_were_removed_and_added) {
    EXPECT_EQ(between(R"({"interactions":[{"a":1,"b":2}]})", R"({"interactions":[{"a":2,"b":2}]})"),
              R"( {
   "interactions": [
     {
-      "a": 1,
+      "a": 2,
       "b": 2
     }
   ])");
}

TEST(PactDifference, is_empty_for_the_same_content_in_another_order) {
    EXPECT_EQ(between(R"({"interactions":[{"_id":"x","a":1},{"b":2}],"c":{"d":1,"e":2}})",
                      R"({"c":{"e":2,"d":1},"interactions":[{"b":2},{"_id":"y","a":1}]})"),
              "");
}

TEST(PactDifference, leaves_out_what_is_equal_outside_of_lists) {
    EXPECT_EQ(between(R"({"consumer":{"name":"A"},"metadata":{"v":{"version":"2"},"x":1}})",
                      R"({"consumer":{"name":"A"},"metadata":{"v":{"version":"3"},"x":1}})"),
              R"( {
   "metadata": {
     "v": {
-      "version": "2"
+      "version": "3"
     }
   }
 })");
}

TEST(PactDifference, shows_members_that_are_new) {
    EXPECT_EQ(between(R"({"interactions":[{"a":1}]})", R"({"interactions":[{"a":1,"b":2}]})"),
              R"( {
   "interactions": [
     {
-      "a": 1
+      "a": 1,
+      "b": 2
     }
   ]
 })");
}

TEST(PactDifference, does_not_change_an_element_by_one_that_follows_it) {
    EXPECT_EQ(between(R"({"messages":[1]})", R"({"messages":[1,2]})"),
              R"( {
   "messages": [
     1,
+    2
   ]
 })");
}

std::string interaction(int number, std::string_view body) {
    return fmt::format(R"({{"a":"{:03}","body":[{}]}})", number, body);
}

TEST(PactDifference, shows_three_lines_around_each_change_and_where_it_is) {
    const auto before = fmt::format(R"({{"interactions":[{},{}]}})",
                                    interaction(1, "0,1,2,3,4,5,6,7,8,9"),
                                    interaction(2, "0"));
    const auto after = fmt::format(R"({{"interactions":[{},{}]}})",
                                   interaction(1, "true,1,2,3,4,5,6,7,8,9"),
                                   interaction(2, "1"));
    EXPECT_EQ(between(before, after),
              R"(@@ -3,7 +3,7 @@
     {
       "a": "001",
       "body": [
-        0,
+        true,
         1,
         2,
         3,
@@ -18,7 +18,7 @@
     {
       "a": "002",
       "body": [
-        0
+        1
       ]
     }
   ])");
}

TEST(PactDifference, of_contents_that_are_too_large_says_so) {
    const std::string large = fmt::format(R"({{"a":"{}"}})", std::string(kComparedBytesMax, 'x'));
    EXPECT_EQ(pact_difference("{}", large).error().message,
              "The pacts are too large to be compared: of each up to 16 MiB and 500000 values "
              "are");
    std::string many = "{\"a\":[0";
    for (std::size_t i = 0; i < kComparedValuesMax; ++i) {
        many += ",0";
    }
    EXPECT_EQ(pact_difference(many + "]}", "{}").error().code, ErrorCode::kLimit);
}

TEST(PactDifference, shows_a_bounded_number_of_lines) {
    std::string many = "{\"a\":[0";
    for (std::size_t i = 0; i < 2 * kDifferenceLinesMax; ++i) {
        many += fmt::format(",{}", i);
    }
    const auto shown = between("{}", many + "]}");
    EXPECT_EQ(std::ranges::count(shown, '\n'), kDifferenceLinesMax);
    EXPECT_TRUE(shown.ends_with("\n... and 20006 more lines")) << shown.substr(shown.size() - 50);
}

}  // namespace
}  // namespace accord::broker::domain
