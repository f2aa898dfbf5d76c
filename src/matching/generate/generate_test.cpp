// Generators of each type, in bodies and alone.
#include "matching/generate/generate.hpp"

#include "base/json_exact.hpp"
#include "base/regex/regex.hpp"
#include "contract/pact/parts_json.hpp"
#include "matching/generate/generator_value.hpp"

namespace accord::matching {
namespace {

using contract::SpecVersion;

class Generate : public testing::Test {
  protected:
    contract::HttpRequest request(std::string_view text) {
        const auto made = generate_request(
            *contract::request_from_json(*json::parse(text), SpecVersion::kV3), context_);
        EXPECT_TRUE(made) << made.error().message;
        return made.value_or(contract::HttpRequest{});
    }
    std::string error(std::string_view text) {
        const auto made = generate_request(
            *contract::request_from_json(*json::parse(text), SpecVersion::kV3), context_);
        return made ? "no error" : made.error().message;
    }
    /// The body after one generator on `$.a`.
    std::string body(std::string_view example, std::string_view generator) {
        return request(fmt::format(R"({{"body":{{"a":{}}},"generators":{{"body":{{"$.a":{}}}}}}})",
                                   example,
                                   generator))
            .body.bytes;
    }
    static bool matches(std::string_view text, std::string_view pattern) {
        return *Regex::compile(pattern)->matches_whole(text);
    }

    ManualClock clock_{*parse_iso8601("2026-11-21T05:00:00Z")};
    SeededRandom random_{42};
    GeneratorContext context_{.clock = clock_,
                              .random = random_,
                              .mode = GeneratorMode::kProvider,
                              .states = {{"id", 1000}, {"name", "Ann"}},
                              .mock_server_url = "http://somewhere.world"};
};

TEST_F(Generate, makes_each_type) {
    const auto expect = [&](std::string_view generator, std::string_view pattern) {
        EXPECT_TRUE(matches(body("\"x\"", generator), pattern)) << body("\"x\"", generator);
    };
    expect(R"({"type":"RandomInt","min":5,"max":7})", R"re(\{"a":"[5-7]"\})re");
    expect(R"({"type":"RandomDecimal","digits":5})", R"re(\{"a":"[\d.]{6}"\})re");
    expect(R"({"type":"RandomHexadecimal","digits":4})", R"re(\{"a":"[0-9A-F]{4}"\})re");
    expect(R"({"type":"RandomString","size":8})", R"re(\{"a":"[a-zA-Z0-9]{8}"\})re");
    expect(R"({"type":"Regex","regex":"\\d{3}x"})", R"re(\{"a":"\d{3}x"\})re");
    expect(R"({"type":"RandomBoolean"})", R"re(\{"a":"(true|false)"\})re");
    expect(R"({"type":"Uuid"})", R"re(\{"a":"[0-9a-f-]{36}"\})re");
    expect(R"({"type":"Uuid","format":"simple"})", R"re(\{"a":"[0-9a-f]{32}"\})re");
    expect(R"({"type":"Uuid","format":"upper-case-hyphenated"})", R"re(\{"a":"[0-9A-F-]{36}"\})re");
    expect(R"({"type":"Uuid","format":"URN"})", R"re(\{"a":"urn:uuid:[0-9a-f-]{36}"\})re");
}

TEST_F(Generate, keeps_numbers_numbers) {
    EXPECT_TRUE(matches(body("1", R"({"type":"RandomInt"})"), R"re(\{"a":\d+\})re"));
    EXPECT_TRUE(matches(body("1.5", R"({"type":"RandomDecimal"})"), R"re(\{"a":\d+\.\d+\})re"));
    EXPECT_TRUE(
        matches(body("true", R"({"type":"RandomBoolean"})"), R"re(\{"a":(true|false)\})re"));
}

TEST_F(Generate, takes_the_largest_numbers_for_the_largest_it_makes) {
    EXPECT_EQ(
        body("1", R"({"type":"RandomInt","min":9223372036854775808,"max":18446744073709551615})"),
        R"({"a":9223372036854775807})");
    const contract::Generator built{"RandomString", {{"size", std::size_t{3}}}};
    EXPECT_EQ(generate_value(built, json::Value("x"), context_)->value().get_string().size(), 3U);
}

TEST_F(Generate, leaves_integers_beyond_64_bits_beside_it_as_they_are) {
    const auto made = request(R"({"body":{"a":1,"b":123456789012345678901234567890},"generators":{
        "body":{"$.a":{"type":"ProviderState","expression":"id"},
                "$.b.*":{"type":"RandomInt","min":1,"max":1}}}})");
    EXPECT_EQ(made.body.bytes, R"({"a":1000,"b":123456789012345678901234567890})");
}

TEST_F(Generate, reads_the_clock_through_expressions) {
    EXPECT_EQ(body("1", R"({"type":"Date"})"), R"({"a":"2026-11-21"})");
    EXPECT_EQ(body("1", R"({"type":"Date","format":"dd.MM.yy","expression":"tomorrow"})"),
              R"({"a":"22.11.26"})");
    EXPECT_EQ(body("1", R"({"type":"Time","expression":"+ 1 hour"})"), R"({"a":"06:00:00"})");
    EXPECT_EQ(body("1", R"({"type":"DateTime","expression":"yesterday @ noon"})"),
              R"({"a":"2026-11-20T12:00:00Z"})");
}

TEST_F(Generate, fills_in_provider_states_and_keeps_their_type) {
    EXPECT_EQ(body("1", R"({"type":"ProviderState","expression":"${id}"})"), R"({"a":1000})");
    EXPECT_EQ(body("1", R"({"type":"ProviderState","expression":"id"})"), R"({"a":1000})");
    EXPECT_EQ(body("1", R"({"type":"ProviderState","expression":"/${name}/${id}"})"),
              R"({"a":"/Ann/1000"})");
    EXPECT_EQ(body("1", R"({"type":"ProviderState","expression":"${id}","dataType":"STRING"})"),
              R"({"a":"1000"})");
}

TEST_F(Generate, finds_names_that_look_like_positions) {
    const auto made = request(R"({"query": {"list[0]": ["1"], "list": ["2"]},
        "generators": {"query": {"list[0]": {"type": "ProviderState", "expression": "id"}}}})");
    EXPECT_EQ(made.query, (contract::MultiMap{{"list[0]", {"1000"}}, {"list", {"2"}}}));
}

TEST_F(Generate, makes_methods_in_upper_case) {
    EXPECT_EQ(request(R"({"generators": {"method": {"type": "Regex", "regex": "put"}}})").method,
              "PUT");
}

TEST_F(Generate, keeps_the_order_of_a_form) {
    EXPECT_EQ(request(R"({"body": "q[][a]=1&q[][b]=x+y&q[][a]=3",
                          "headers": {"Content-Type": "application/x-www-form-urlencoded"},
                          "generators": {"body": {"$['q[][b]']": {"type": "ProviderState",
                                                                  "expression": "id"}}}})")
                  .body.bytes,
              "q[][a]=1&q[][b]=1000&q[][a]=3");
}

TEST_F(Generate, expects_values_of_provider_states_and_else_the_example) {
    context_.mode = GeneratorMode::kExpectation;
    context_.states = {{"id", "1000"}, {"name", "Ann"}, {"count", 7}};
    std::vector<std::string> warnings;
    context_.warnings = &warnings;
    EXPECT_EQ(body("1", R"({"type":"ProviderState","expression":"${id}"})"), R"({"a":1000})");
    EXPECT_EQ(body("\"1\"", R"({"type":"ProviderState","expression":"count"})"), R"({"a":"7"})");
    EXPECT_EQ(body("1", R"({"type":"ProviderState","expression":"name"})"), R"({"a":"Ann"})");
    EXPECT_EQ(body("1", R"({"type":"RandomInt","min":5,"max":5})"), R"({"a":1})");
    EXPECT_EQ(body("1", R"({"type":"NotKnown"})"), R"({"a":1})");
    EXPECT_EQ(warnings, std::vector<std::string>{});
    EXPECT_EQ(body("1", R"({"type":"ProviderState","expression":"${key}"})"), R"({"a":1})");
    EXPECT_EQ(warnings,
              std::vector<std::string>{
                  "no provider state gives a value \"key\"; there are: id, name, count"});
}

TEST_F(Generate, keeps_the_digits_of_what_states_gave) {
    context_.states = {{"price", "1.10"}, {"id", "123456789012345678901"}};
    EXPECT_EQ(body("1.5", R"({"type":"ProviderState","expression":"price","dataType":"DECIMAL"})"),
              R"({"a":1.10})");
    EXPECT_EQ(body("1", R"({"type":"ProviderState","expression":"id","dataType":"INTEGER"})"),
              R"({"a":123456789012345678901})");
}

TEST_F(Generate, runs_provider_states_for_the_provider_only) {
    context_.mode = GeneratorMode::kConsumer;
    EXPECT_EQ(body("1", R"({"type":"ProviderState","expression":"${id}"})"), R"({"a":1})");
    EXPECT_EQ(body("1", R"x({"type":"MockServerURL","example":"http://x:1/a","regex":".*(/a)"})x"),
              R"({"a":"http://somewhere.world/a"})");
}

TEST_F(Generate, keeps_the_example_when_no_state_gave_anything) {
    context_.states.clear();
    EXPECT_EQ(body("1", R"({"type":"ProviderState","expression":"${id}"})"), R"({"a":1})");
}

TEST_F(Generate, follows_wildcards_into_lists_and_maps) {
    const auto made = request(R"({"body":{"l":[{"i":"a"},{"i":"b"}],"m":{"x":"a","y":"b"}},
        "generators":{"body":{"$.l[*].i":{"type":"ProviderState","expression":"id"},
                              "$.m.*":{"type":"ProviderState","expression":"name"},
                              "$.no.such[3]":{"type":"Uuid"}}}})");
    EXPECT_EQ(made.body.bytes, R"({"l":[{"i":1000},{"i":1000}],"m":{"x":"Ann","y":"Ann"}})");
}

TEST_F(Generate, changes_path_query_and_headers_and_adds_what_has_no_example) {
    const auto made = request(R"({"path":"/x","query":{"q":["1"]},"generators":{
        "path":{"type":"ProviderState","expression":"/users/${id}"},
        "query":{"q":{"type":"ProviderState","expression":"id"},"r":{"type":"RandomInt"}},
        "header":{"X-A":{"type":"ProviderState","expression":"${name}"}}}})");
    EXPECT_EQ(made.path, "/users/1000");
    EXPECT_EQ(made.query[0].second[0], "1000");
    EXPECT_TRUE(matches(made.query[1].second[0], "\\d+"));
    EXPECT_EQ(contract::header_value(made.headers, "x-a"), "Ann");
}

TEST_F(Generate, changes_elements_attributes_and_text_of_xml) {
    const auto made = request(R"({"headers":{"Content-Type":"application/xml"},
        "body":"<?xml version=\"1.0\"?><p:l xmlns:p=\"urn:x\"><i k=\"1\">a</i><i>b</i></p:l>",
        "generators":{"body":{"$['p:l'].i[0].@k":{"type":"ProviderState","expression":"id"},
                              "$.l.i[1].#text":{"type":"ProviderState","expression":"name"}}}})");
    EXPECT_EQ(made.body.bytes,
              R"(<?xml version="1.0"?><p:l xmlns:p="urn:x"><i k="1000">a</i><i>Ann</i></p:l>)");
}

TEST_F(Generate, changes_fields_of_forms) {
    const auto made = request(R"({
        "headers":{"Content-Type":"application/x-www-form-urlencoded"},"body":"a=1&b=2",
        "generators":{"body":{"$.b":{"type":"ProviderState","expression":"/${name} ${id}"}}}})");
    EXPECT_EQ(made.body.bytes, "a=1&b=%2FAnn+1000");
}

TEST_F(Generate, changes_single_values_of_a_form_field) {
    const auto made = request(R"({
        "headers":{"Content-Type":"application/x-www-form-urlencoded"},"body":"r%5B%5D=a&r%5B%5D=b",
        "generators":{"body":{"$['r[]'][1]":{"type":"ProviderState","expression":"id"}}}})");
    EXPECT_EQ(made.body.bytes, "r%5B%5D=a&r%5B%5D=1000");
}

TEST_F(Generate, changes_fields_and_files_of_multipart_bodies) {
    const auto made = request(R"({
        "headers":{"Content-Type":"multipart/form-data; boundary=B"},
        "body":"--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.json\"\r\nContent-Type: application/json\r\nContent-Transfer-Encoding: base64\r\n\r\neyJpIjoxfQ==\r\n--B\r\nContent-Disposition: form-data; name=\"z\"\r\n\r\n z \r\n--B--\r\n",
        "generators":{"body":{"$.a":{"type":"ProviderState","expression":"name"},
                              "$.f.i":{"type":"ProviderState","expression":"id"}}}})");
    EXPECT_EQ(made.body.bytes,
              "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nAnn\r\n"
              "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.json\"\r\n"
              "Content-Type: application/json\r\nContent-Transfer-Encoding: base64\r\n\r\n"
              "eyJpIjoxMDAwfQ==\r\n"
              "--B\r\nContent-Disposition: form-data; name=\"z\"\r\n\r\n z \r\n--B--\r\n");
}

TEST_F(Generate, leaves_a_part_whose_headers_do_not_end) {
    const auto made = request(R"({"headers":{"Content-Type":"multipart/form-data; boundary=B"},
        "body":"--B\r\nContent-Disposition: form-data; name=\"a\"\r\nx\r\n--B--\r\n",
        "generators":{"body":{"$.a":{"type":"ProviderState","expression":"name"}}}})");
    EXPECT_EQ(made.body.bytes,
              "--B\r\nContent-Disposition: form-data; name=\"a\"\r\nx\r\n--B--\r\n");
}

TEST_F(Generate, takes_a_lone_carriage_return_for_no_end_of_headers) {
    const auto made = request(R"({"headers":{"Content-Type":"multipart/form-data; boundary=B"},
        "body":"--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\r\n--B--\r\n",
        "generators":{"body":{"$.a":{"type":"ProviderState","expression":"name"}}}})");
    EXPECT_EQ(made.body.bytes,
              "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\r\n--B--\r\n");
}

TEST_F(Generate, names_the_part_whose_generator_cannot) {
    EXPECT_EQ(error(R"({"headers":{"Content-Type":"multipart/form-data; boundary=B"},
        "body":"--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--B--\r\n",
        "generators":{"body":{"$.a":{"type":"Magic"}}}})"),
              "body: part \"a\": \"$\": unknown generator \"Magic\"");
}

TEST_F(Generate, takes_another_moment_than_the_clocks_from_the_states) {
    context_.states = {{"baseDate", "2024-02-28"},
                       {"baseTime", "23:59:59"},
                       {"baseDateTime", "2020-01-01 12:00:00 +02:00"}};
    EXPECT_EQ(body("1", R"({"type":"Date","expression":"tomorrow"})"), R"({"a":"2024-02-29"})");
    EXPECT_EQ(body("1", R"({"type":"Time","expression":"+ 1 second"})"), R"({"a":"00:00:00"})");
    EXPECT_EQ(body("1", R"({"type":"DateTime"})"), R"({"a":"2020-01-01T10:00:00Z"})");
    context_.states = {{"baseDate", "soon"}};
    EXPECT_EQ(error(R"({"body":{"a":1},"generators":{"body":{"$.a":{"type":"Date"}}}})"),
              "body: \"$.a\": generator \"Date\": \"baseDate\" must be a moment such as "
              "2024-02-29T10:00:00Z, not \"soon\"");
}

TEST_F(Generate, finds_values_of_states_under_their_own_name_too) {
    context_.states = {{"providerState", {{"id", 7}}}, {"mockServer", "x"}};
    EXPECT_EQ(body("1", R"({"type":"ProviderState","expression":"${id}"})"), R"({"a":7})");
}

TEST_F(Generate, gives_states_values_the_type_that_the_generator_names) {
    context_.states = {{"n", "42"}, {"d", "1.5"}, {"b", "true"}, {"t", 7}, {"o", {{"x", 1}}}};
    const auto typed = [&](std::string_view name, std::string_view type) {
        return body(
            "0",
            fmt::format(
                R"({{"type":"ProviderState","expression":"{}","dataType":"{}"}})", name, type));
    };
    EXPECT_EQ(typed("n", "INTEGER"), R"({"a":42})");
    EXPECT_EQ(typed("d", "DECIMAL"), R"({"a":1.5})");
    EXPECT_EQ(typed("d", "FLOAT"), R"({"a":1.5})");
    EXPECT_EQ(typed("b", "BOOLEAN"), R"({"a":true})");
    EXPECT_EQ(typed("t", "STRING"), R"({"a":"7"})");
    EXPECT_EQ(typed("o", "RAW"), R"({"a":{"x":1}})");
}

TEST_F(Generate, limits_what_the_texts_of_one_body_take) {
    const std::string items = fmt::format("{}", fmt::join(std::vector<int>(17, 1), ","));
    EXPECT_EQ(error(fmt::format(R"({{"body":[{}],"generators":{{"body":{{"$[*]":
                       {{"type":"RandomString","size":1048576}}}}}}}})",
                                items)),
              "body: \"$[*]\": the generated texts of a body are more than 16777216 bytes");
}

TEST_F(Generate, changes_the_status) {
    const auto response = contract::response_from_json(
        *json::parse(R"({"generators":{"status":{"type":"RandomInt","min":201,"max":599}}})"),
        SpecVersion::kV4);
    const int status = generate_response(*response, context_)->status;
    EXPECT_GE(status, 201);
    EXPECT_LE(status, 599);
}

TEST_F(Generate, gives_each_variant_of_array_contains_its_own) {
    const auto made = request(R"({"body":[{"k":"a","v":0},{"k":"b","v":0}],
        "matchingRules":{"body":{"$":{"matchers":[{"match":"arrayContains","variants":[
            {"index":1,"rules":{},"generators":{"$.v":{"type":"ProviderState","expression":"id"}}}
        ]}]}}}})");
    EXPECT_EQ(made.body.bytes, R"([{"k":"a","v":0},{"k":"b","v":1000}])");
}

TEST_F(Generate, changes_metadata_of_messages) {
    const auto message =
        contract::message_from_json(*json::parse(R"({"metadata":{"k":"v"},"generators":{
            "metadata":{"k":{"type":"ProviderState","expression":"id"}}}})"),
                                    SpecVersion::kV4);
    EXPECT_EQ(json::write_compact(generate_message(*message, context_)->metadata), R"({"k":1000})");
}

TEST_F(Generate, says_where_and_why_it_cannot) {
    EXPECT_EQ(error(R"({"body":{"a":1},"generators":{"body":{"$.a":{"type":"Magic"}}}})"),
              "body: \"$.a\": unknown generator \"Magic\"");
    EXPECT_EQ(error(R"({"generators":{"path":{"type":"ProviderState","expression":"${no}"}}})"),
              "path: generator \"ProviderState\": no provider state gives a value \"no\"; there "
              "are: id, name");
    EXPECT_EQ(error(R"({"body":{"a":1},"generators":{"body":{"$.a":
                       {"type":"RandomString","size":99999999}}}})"),
              "body: \"$.a\": generator \"RandomString\": \"size\" must be between 0 and 1048576");
}

}  // namespace
}  // namespace accord::matching
