// Single values through the C functions: null where they match, else why not.
#include "pact/matching.h"

#include "contract/pact/rule_json.hpp"
#include "ffi/edge/objects.hpp"
#include "ffi/edge/told_texts.hpp"
#include "ffi/matching/rule_types.hpp"

#include <gmock/gmock.h>

#include <thread>
#include <vector>

namespace accord::ffi {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// A rule of the test.
class Ruled {
  public:
    explicit Ruled(std::string_view json)
        : rule_(Objects::all().give(
              ::MatchingRule{*contract::rule_from_json(json::parse(json)->get_object())})) {}
    ~Ruled() { (void)Objects::all().end(rule_, "rule"); }
    Ruled(const Ruled&) = delete;
    Ruled& operator=(const Ruled&) = delete;

    operator const MatchingRule*() const { return rule_; }

  private:
    const MatchingRule* rule_;
};

constexpr std::string_view kDigitsOnly = R"({"match":"regex","regex":"\\d+"})";

TEST(SingleValues, match_by_a_rule) {
    const Ruled digits(kDigitsOnly);
    const unsigned char bytes[] = {'4', '2'};
    EXPECT_EQ(pactffi_matches_string_value(digits, "1234", "42", 0), nullptr);
    EXPECT_EQ(pactffi_matches_json_value(digits, "\"1\"", "42", 0), nullptr);
    EXPECT_EQ(pactffi_matches_u64_value(digits, 12, 42, 0), nullptr);
    EXPECT_EQ(pactffi_matches_i64_value(digits, 12, 42, 0), nullptr);
    EXPECT_EQ(pactffi_matches_f64_value(digits, 12, 42.0, 0), nullptr);
    EXPECT_EQ(pactffi_matches_binary_value(digits, nullptr, 0, bytes, 2, 0), nullptr);
    const Ruled boolean(R"({"match":"boolean"})");
    EXPECT_EQ(pactffi_matches_bool_value(boolean, 1, 0, 0), nullptr);
}

TEST(SingleValues, that_do_not_match_say_why) {
    const Ruled digits(kDigitsOnly);
    const unsigned char bytes[] = {'x', 0, 0xff};
    EXPECT_EQ(taken(pactffi_matches_string_value(digits, "1234", "abc", 0)),
              R"(Expected 'abc' to match '\d+')");
    EXPECT_EQ(taken(pactffi_matches_json_value(digits, "1", "null", 0)),
              R"(Expected 'null' to match '\d+')");
    EXPECT_THAT(taken(pactffi_matches_i64_value(digits, 12, -42, 0)), StartsWith("Expected '-42'"));
    EXPECT_THAT(taken(pactffi_matches_f64_value(digits, 12, 4.25, 0)),
                StartsWith("Expected '4.25'"));
    EXPECT_EQ(taken(pactffi_matches_bool_value(digits, 1, 0, 0)),
              R"(Expected 'false' to match '\d+')");
    EXPECT_NE(taken(pactffi_matches_binary_value(digits, bytes, 3, bytes, 3, 0)), "(null)");
    const Ruled equal(R"({"match":"equality"})");
    EXPECT_THAT(taken(pactffi_matches_u64_value(equal, 12, UINT64_MAX, 0)),
                StartsWith("Expected 18446744073709551615 (Integer) to be equal to 12"));
    EXPECT_THAT(taken(pactffi_matches_json_value(equal, "\"a\"", R"("b\u0000c")", 0)),
                StartsWith(R"(Expected 'b\x00c')"));
}

TEST(SingleValues, may_be_judged_by_a_rule_from_above) {
    const Ruled two(R"({"match":"type","min":2})");
    EXPECT_EQ(pactffi_matches_json_value(two, "[1]", "[1]", 1), nullptr);
    EXPECT_NE(taken(pactffi_matches_json_value(two, "[1]", "[1]", 0)), "(null)");
}

TEST(SingleValues, that_can_not_be_compared_do_not_match) {
    const Ruled digits(kDigitsOnly);
    EXPECT_EQ(taken(pactffi_matches_string_value(nullptr, "1", "1", 0)),
              "matching_rule is a null pointer");
    EXPECT_EQ(last_error(), "matching_rule is a null pointer");
    EXPECT_EQ(taken(pactffi_matches_string_value(digits, nullptr, "1", 0)),
              "expected_value is a null pointer");
    EXPECT_THAT(taken(pactffi_matches_string_value(digits, "1", "\xff", 0)),
                HasSubstr("actual_value is not UTF-8"));
    EXPECT_THAT(taken(pactffi_matches_json_value(digits, "{", "1", 0)),
                StartsWith("Failed to parse expected JSON: "));
    EXPECT_THAT(taken(pactffi_matches_json_value(digits, "1", "", 0)),
                StartsWith("Failed to parse actual JSON: "));
    EXPECT_EQ(taken(pactffi_matches_binary_value(digits, nullptr, 1, nullptr, 0, 0)),
              "expected_value is a null pointer");
    EXPECT_THAT(
        taken(pactffi_matches_u64_value(Ruled(R"({"match":"regex","regex":"("})"), 1, 1, 0)),
        HasSubstr("("));
}

TEST(SingleValues, are_matched_in_many_threads_while_the_rule_ends) {
    const auto* rule = Objects::all().give(
        ::MatchingRule{*contract::rule_from_json(json::parse(kDigitsOnly)->get_object())});
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([rule] {
            for (int n = 0; n < 200; ++n) {
                taken(pactffi_matches_u64_value(rule, 1, 2, 0));
            }
        });
    }
    EXPECT_TRUE(Objects::all().end(rule, "rule"));
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_NE(taken(pactffi_matches_u64_value(rule, 1, 2, 0)), "(null)");
}

}  // namespace
}  // namespace accord::ffi
