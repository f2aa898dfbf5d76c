// Integers keep their digits from text to text.
#include "base/json_exact.hpp"

namespace accord::json {
namespace {

constexpr std::string_view kBig = "123456789012345678901234567890";

TEST(JsonExact, integers_keep_their_digits) {
    const std::string negative = "-" + std::string(400, '9');
    const std::string text = fmt::format(
        R"([{0},{{"a":{1}}},18446744073709551615,18446744073709551616,-9223372036854775809])",
        kBig,
        negative);
    const auto value = parse_exact(text);
    ASSERT_TRUE(value) << value.error().message;
    EXPECT_EQ(write_compact(*value), text);
    EXPECT_EQ(write_canonical(*value), text);
    EXPECT_EQ(write_pretty(*parse_exact("[18446744073709551616]")), "[\n  18446744073709551616\n]");
    EXPECT_EQ(write_compact(with_sorted_keys(*value)), text);
}

TEST(JsonExact, decimals_stay_the_nearest_double) {
    EXPECT_EQ(write_compact(*parse_exact("[0.10000000000000000001,1e30,1.5E3,1.0]")),
              "[0.1,1e+30,1500.0,1.0]");
    EXPECT_FALSE(parse_exact("1e400"));
}

TEST(JsonExact, an_integer_beyond_64_bits_is_an_integer_and_nothing_else) {
    const Value value = *parse_exact(kBig);
    EXPECT_TRUE(is_integer(value) && is_number(value));
    EXPECT_FALSE(is_object(value) || is_structured(value) || if_object(value));
    EXPECT_EQ(kind_of(value), kind::int64);
    EXPECT_EQ(kind_name(value), "integer");
    EXPECT_EQ(object_at({{"a", value}}, "a"), nullptr);
    const Value object = Object{{"a", "1"}};
    EXPECT_TRUE(is_object(object) && is_structured(object) && if_object(object));
    EXPECT_FALSE(is_integer(object) || is_number(object) || is_integer(1.0));
    EXPECT_TRUE(is_number(1.0) && is_integer(1) && is_integer(UINT64_MAX));
}

TEST(JsonExact, integers_are_equal_when_their_digits_are) {
    EXPECT_TRUE(
        equal(*parse_exact("[18446744073709551616]"), *parse_exact("[18446744073709551616]")));
    EXPECT_FALSE(equal(*parse_exact("18446744073709551616"), *parse_exact("18446744073709551617")));
    EXPECT_FALSE(equal(*parse_exact("18446744073709551616"), *parse("18446744073709551616")));
}

TEST(JsonExact, what_is_no_integer_is_never_written_as_one) {
    for (const char* digits : {"", "-", "1,2", "01", "1.5"}) {
        const Object forged{{kBigIntegerName, digits}};
        EXPECT_FALSE(big_integer(forged)) << digits;
        EXPECT_TRUE(write_compact(forged).starts_with('{')) << digits;
    }
    EXPECT_FALSE(parse_exact(fmt::format(R"({{"{}":"12"}})", kBigIntegerName)));
}

TEST(JsonArena, holds_more_than_was_thought_and_blocks_of_any_size) {
    const auto wanted = R"([1,{"key":"a text of more than a few bytes"}])";
    for (const std::size_t bytes : {1, 100'000, 10'000'000}) {
        Arena arena(bytes);
        std::vector<Value> values;
        for (int i = 0; i < 1000; ++i) {
            values.push_back(*parse_exact(wanted, {}, arena.storage()));
        }
        EXPECT_EQ(write_compact(values.front()), wanted);
        EXPECT_EQ(write_compact(values.back()), wanted);
    }
}

}  // namespace
}  // namespace accord::json
