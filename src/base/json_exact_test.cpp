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
    const auto value = parse(text);
    ASSERT_TRUE(value) << value.error().message;
    EXPECT_EQ(write_compact(*value), text);
    EXPECT_EQ(write_canonical(*value), text);
    EXPECT_EQ(write_pretty(*parse("[18446744073709551616]")), "[\n  18446744073709551616\n]");
    EXPECT_EQ(write_compact(with_sorted_keys(*value)), text);
}

TEST(JsonExact, decimals_keep_their_digits) {
    const std::string_view text =
        "[1563454500.123456789,1.10,1e5,0.10000000000000000001,1e30,1.5E3,1.0,-0.0,0.000,0.00001,"
        "0.000001,1e-400,-2.50,100.0,123456789012345.6,0.1234567890123456,1.5E+03]";
    EXPECT_EQ(write_compact(*parse(text)), text);
    EXPECT_EQ(write_compact(with_sorted_keys(*parse(text))), text);
    EXPECT_FALSE(parse("1e400"));
}

TEST(JsonExact, decimals_of_few_digits_are_plain_doubles) {
    for (const char* text : {"1.0", "-0.5", "0.00001", "-0.0", "100.0", "0.30000000000000004"}) {
        EXPECT_TRUE(parse(text)->is_double()) << text;
    }
    for (const char* text : {"1.10", "1e5", "0.000001", "1.00", "0.10000000000000000001"}) {
        EXPECT_FALSE(parse(text)->is_double()) << text;
        EXPECT_TRUE(is_decimal(*parse(text)) && is_number(*parse(text))) << text;
        EXPECT_FALSE(is_integer(*parse(text)) || is_object(*parse(text))) << text;
        EXPECT_EQ(kind_name(*parse(text)), "decimal") << text;
    }
    EXPECT_EQ(to_double(*parse("1.10")), 1.1);
    EXPECT_EQ(to_double(*parse("1e2")), to_double(json::Value(100)));
}

TEST(JsonExact, decimals_are_equal_as_doubles) {
    EXPECT_TRUE(equal(*parse("[1.10,1e2]"), *parse("[1.1,100.0]")));
    EXPECT_FALSE(equal(*parse("1.10"), *parse("1.2")));
    EXPECT_FALSE(equal(*parse("1e2"), *parse("100")));
    EXPECT_FALSE(equal(*parse("1.10"), *parse("\"1.10\"")));
    EXPECT_EQ(write_canonical(*parse(R"({"b":1.10,"a":1e2})")), R"({"a":100.0,"b":1.1})");
    EXPECT_EQ(write_rounded(*parse(R"({"b":1.10,"a":1e2})")), R"({"b":1.1,"a":100.0})");
}

TEST(JsonExact, an_integer_beyond_64_bits_is_an_integer_and_nothing_else) {
    const Value value = *parse(kBig);
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
    EXPECT_TRUE(equal(*parse("[18446744073709551616]"), *parse("[18446744073709551616]")));
    EXPECT_FALSE(equal(*parse("18446744073709551616"), *parse("18446744073709551617")));
    EXPECT_FALSE(equal(*parse("18446744073709551616"), *parse("18446744073709551616.0")));
}

TEST(JsonExact, what_is_no_number_is_never_written_as_one) {
    for (const char* digits : {"", "-", "1,2", "01", "1.", ".5", "1e", "1.5x", "+1"}) {
        const Object forged{{kExactNumberName, digits}};
        EXPECT_FALSE(exact_number(forged)) << digits;
        EXPECT_TRUE(write_compact(forged).starts_with('{')) << digits;
    }
    EXPECT_FALSE(parse(fmt::format(R"({{"{}":"12"}})", kExactNumberName)));
}

TEST(JsonArena, holds_more_than_was_thought_and_blocks_of_any_size) {
    const auto wanted = R"([1,{"key":"a text of more than a few bytes"}])";
    for (const std::size_t bytes : {1, 100'000, 10'000'000}) {
        Arena arena(bytes);
        std::vector<Value> values;
        for (int i = 0; i < 1000; ++i) {
            values.push_back(*parse(wanted, {}, arena.storage()));
        }
        EXPECT_EQ(write_compact(values.front()), wanted);
        EXPECT_EQ(write_compact(values.back()), wanted);
    }
}

}  // namespace
}  // namespace accord::json
