// Generators in tests, with the examples and matchers they bring.
#include "accord/generators.hpp"

#include "dsl/consumer/value_node.hpp"
#include "support/consumer_test.hpp"

namespace accord {
namespace {

/// Example, rules and generators of a value.
std::string all(const Value& value) {
    const auto read = dsl::template_of(value);
    return json::write_compact(read.example) + " " + rules_text(read.rules) + " " +
           generators_text(read.generators);
}

TEST(Generators, bring_an_example_that_stays_and_a_matcher_that_fits) {
    EXPECT_EQ(all(random_int(1, 9)), R"(1 ${"match":"integer"} $ RandomInt{"min":1,"max":9})");
    EXPECT_EQ(all(random_int(1, 9, 5)), R"(5 ${"match":"integer"} $ RandomInt{"min":1,"max":9})");
    EXPECT_EQ(all(random_decimal(5)), R"(1.5 ${"match":"decimal"} $ RandomDecimal{"digits":5})");
    EXPECT_EQ(all(random_hexadecimal(4)),
              R"("0123" ${"match":"regex","regex":"[0-9a-fA-F]{4}"} )"
              R"($ RandomHexadecimal{"digits":4})");
    EXPECT_EQ(all(random_string(3)), R"("abc" ${"match":"type"} $ RandomString{"size":3})");
    EXPECT_EQ(all(random_regex("a+", "aa")),
              R"("aa" ${"match":"regex","regex":"a+"} $ Regex{"regex":"a+"})");
    EXPECT_EQ(all(random_boolean()), R"(true ${"match":"boolean"} $ RandomBoolean{})");
}

TEST(Generators, of_uuids_have_four_formats) {
    EXPECT_EQ(all(random_uuid()),
              R"("936da01f-9abd-4d9d-80c7-02af85c822a8" ${"match":"regex",)"
              R"("regex":"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"} )"
              R"($ Uuid{"format":"lower-case-hyphenated"})");
    EXPECT_THAT(all(random_uuid(UuidFormat::kUpperCase)),
                testing::StartsWith(R"("936DA01F-9ABD-4D9D-80C7-02AF85C822A8" )"));
    EXPECT_THAT(all(random_uuid(UuidFormat::kSimple)),
                testing::StartsWith(R"("936da01f9abd4d9d80c702af85c822a8" )"));
    EXPECT_THAT(all(random_uuid(UuidFormat::kUrn)), testing::EndsWith(R"($ Uuid{"format":"URN"})"));
}

TEST(Generators, of_moments_count_from_the_present) {
    EXPECT_EQ(all(date_from("today + 2 weeks", "yyyy-MM-dd", "2024-02-29")),
              R"("2024-02-29" ${"match":"date","format":"yyyy-MM-dd"} )"
              R"($ Date{"format":"yyyy-MM-dd","expression":"today + 2 weeks"})");
    EXPECT_EQ(all(time_from("", "HH:mm", "11:55")),
              R"("11:55" ${"match":"time","format":"HH:mm"} $ Time{"format":"HH:mm"})");
    EXPECT_THAT(all(datetime_from("tomorrow @ midnight", "yyyy-MM-dd HH:mm", "2024-02-29 00:00")),
                testing::HasSubstr("$ DateTime{"));
    EXPECT_THAT(refusal([] { date_from("someday", "yyyy", "2024"); }),
                testing::StartsWith("date_from(): generator \"Date\": "));
}

TEST(Generators, of_provider_states_keep_the_matcher_of_their_example) {
    EXPECT_EQ(all(from_provider_state("${id}", 42)),
              R"(42 ${"match":"type"} $ ProviderState{"expression":"${id}"})");
    EXPECT_EQ(all(from_provider_state("id", integer(42), StateType::kInteger)),
              R"(42 ${"match":"integer"} $ ProviderState{"expression":"id","dataType":"INTEGER"})");
    EXPECT_EQ(refusal([] { from_provider_state("", 1); }),
              "from_provider_state(): the expression is empty");
    EXPECT_EQ(refusal([] { from_provider_state("a", random_int(1, 2)); }),
              "from_provider_state(): the example has a generator");
}

TEST(Generators, of_addresses_speak_of_the_path_alone) {
    EXPECT_EQ(all(mock_server_url("/orders/\\d+", "/orders/1")),
              R"("http://localhost:8080/orders/1" ${"match":"regex","regex":".*(/orders/\\d+)$"} )"
              R"($ MockServerURL{"example":"http://localhost:8080/orders/1",)"
              R"("regex":".*(/orders/\\d+)$"})");
    EXPECT_THAT(refusal([] { mock_server_url("/orders/\\d+", "/orders/x"); }),
                testing::StartsWith("mock_server_url(): the example breaks its own rule: "));
}

TEST(Generators, refuse_ranges_and_sizes_that_hold_nothing) {
    EXPECT_EQ(refusal([] { random_int(5, 1); }), "random_int(): 5 is not in the range from 5 to 1");
    EXPECT_EQ(refusal([] { random_decimal(1); }), "random_decimal(): at least 2 digits are needed");
    EXPECT_EQ(refusal([] { random_string(0); }), "random_string(0): a size is from 1 to 1048576");
    EXPECT_THAT(refusal([] { random_regex("a+", "b"); }),
                testing::StartsWith("random_regex(): the example breaks its own rule: "));
}

}  // namespace
}  // namespace accord
