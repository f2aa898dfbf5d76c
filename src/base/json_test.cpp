// Limits, positions of errors, and numbers that come out as they went in.
#include "base/json.hpp"

namespace accord::json {
namespace {

std::string error_of(std::string_view text, const Limits& limits = {}) {
    const auto value = parse(text, limits);
    return value ? "parsed" : value.error().message;
}

TEST(Json, refuses_a_number_beyond_the_range_of_a_double) {
    EXPECT_EQ(parse("[1e2681]").error().message,
              "not valid JSON at line 1, column 8: the number that ends here is larger than a "
              "double can be");
}

TEST(Json, reads_decimals_as_the_nearest_double) {
    for (std::string_view text : {"-60.439823000000004",
                                  "0.37772508734769084",
                                  "0.30000000000000004",
                                  "-9.258769030691698e+77",
                                  "5.333044690304338e-111",
                                  "-2.474191040774191e+39"}) {
        EXPECT_EQ(write_compact(*parse(text)), text);
    }
    EXPECT_EQ(*parse("[0.1,-2500.0]"), (Array{0.1, -2500.0}));
}

TEST(Json, keeps_numbers_as_they_were_read) {
    const auto value =
        parse("[1, 1.0, -0.5, 100, 1e2, 18446744073709551615, -9223372036854775808]");
    ASSERT_TRUE(value);
    EXPECT_EQ(write_compact(*value),
              "[1,1.0,-0.5,100,1e2,18446744073709551615,-9223372036854775808]");
}

TEST(Json, refuses_more_values_and_names_than_are_allowed) {
    EXPECT_EQ(error_of(R"([1,{"a":2}])", {.values_max = 5}), "parsed");
    EXPECT_EQ(error_of(R"([1,{"a":2}])", {.values_max = 4}),
              "not valid JSON at line 1, column 10: more than the 4 values and names allowed");
    EXPECT_EQ(error_of("[[],[]]", {.values_max = 2}),
              "not valid JSON at line 1, column 5: more than the 2 values and names allowed");
    EXPECT_EQ(parse("[1.10]", {.values_max = 4}).error().code, ErrorCode::kLimit);
}

TEST(Json, as_text_a_string_stands_without_quotes) {
    EXPECT_EQ(text_of("a\"b"), "a\"b");
    EXPECT_EQ(text_of(1.0), "1.0");
    EXPECT_EQ(text_of(nullptr), "null");
    EXPECT_EQ(text_of({{"a", {"b"}}}), R"({"a":["b"]})");
}

TEST(Json, keeps_the_order_of_keys_and_the_last_of_repeated_ones) {
    EXPECT_EQ(write_compact(*parse(R"({"b":1,"a":2,"b":3})")), R"({"b":3,"a":2})");
}

TEST(Json, canonical_text_sorts_keys_at_every_depth) {
    EXPECT_EQ(write_canonical(*parse(R"({"b":{"d":1,"c":[{"f":1,"e":2}]},"a":null})")),
              R"({"a":null,"b":{"c":[{"e":2,"f":1}],"d":1}})");
}

TEST(Json, pretty_text_indents_by_two) {
    EXPECT_EQ(write_pretty(*parse(R"({"a":[1,{}],"b":[]})")),
              "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
}

TEST(Json, escapes_only_what_must_be_escaped) {
    EXPECT_EQ(write_compact(*parse(R"(["\u00e9\/\u0001\u007f\"\\\n"])")),
              "[\"\xC3\xA9/\\u0001\x7F\\\"\\\\\\n\"]");
}

TEST(Json, escapes_wherever_it_stands_in_a_text_of_whatever_length) {
    for (const std::string_view escaped : {"\"", "\\", "\n", "\x01"}) {
        for (std::size_t before = 0; before < 20; ++before) {
            for (std::size_t after = 0; after < 20; ++after) {
                const auto text =
                    std::string(before, 'a').append(escaped).append(after, 'z').append("\xC3\xA9");
                const auto written = write_compact(Value(text));
                EXPECT_EQ(written.find(escaped == "\"" ? "\\\"" : "\\"), before + 1);
                EXPECT_EQ(json::parse(written).value(), Value(text)) << written;
            }
        }
    }
}

TEST(Json, sorted_text_is_indented_for_its_place) {
    const auto value = parse(R"({"b":[{"d":1,"c":2}],"a":{}})");
    EXPECT_EQ(write_sorted(*value), write_pretty(with_sorted_keys(*value)));
    EXPECT_EQ(write_sorted(value->at_pointer("/b"), 2),
              "[\n      {\n        \"c\": 2,\n        \"d\": 1\n      }\n    ]");
}

TEST(Json, errors_name_line_and_column) {
    EXPECT_EQ(error_of("{\n  \"a\": tru\n}"),
              "not valid JSON at line 2, column 8: a value, a string in quotes, a comma or a "
              "bracket is expected here");
    EXPECT_EQ(
        error_of("[1, 2"),
        "not valid JSON at line 1, column 6: the text ends before the JSON value is complete");
    EXPECT_EQ(error_of("1 2"),
              "not valid JSON at line 1, column 3: something follows the JSON value");
    EXPECT_EQ(
        error_of(""),
        "not valid JSON at line 1, column 1: the text ends before the JSON value is complete");
}

TEST(Json, too_deep_and_too_large_name_the_limit) {
    EXPECT_EQ(error_of("[[[1]]]", {.depth_max = 2}),
              "not valid JSON at line 1, column 3: nested deeper than the 2 levels allowed");
    EXPECT_EQ(error_of("[1,2]", {.bytes_max = 4}),
              "the JSON text has 5 bytes, more than the 4 allowed");
    EXPECT_EQ(parse("[[[1]]]", {.depth_max = 2}).error().code, ErrorCode::kLimit);
}

TEST(Json, passes_over_a_byte_order_mark) {
    EXPECT_EQ(write_compact(*parse("\xef\xbb\xbf{\"a\":1}")), R"({"a":1})");
    EXPECT_EQ(write_compact(*parse(std::string_view("\xff\xfe[\0"
                                                    "1\0]\0",
                                                    8))),
              "[1]");
    EXPECT_EQ(write_compact(*parse(std::string_view("\xfe\xff\0[\0"
                                                    "1\0]",
                                                    8))),
              "[1]");
    EXPECT_EQ(
        error_of("\xef\xbb\xbf{"),
        "not valid JSON at line 1, column 2: the text ends before the JSON value is complete");
}

TEST(Json, reads_scalars_at_the_top) {
    EXPECT_EQ(write_compact(*parse(" 12 ")), "12");
    EXPECT_EQ(write_compact(*parse("\"x\"")), "\"x\"");
}

TEST(Json, equality_tells_integers_from_decimals) {
    EXPECT_TRUE(equal(*parse(R"({"a":1,"b":[2]})"), *parse(R"({"b":[2],"a":1})")));
    EXPECT_FALSE(equal(*parse("1"), *parse("1.0")));
    EXPECT_FALSE(equal(*parse("[1]"), *parse("[1,2]")));
}

}  // namespace
}  // namespace accord::json
