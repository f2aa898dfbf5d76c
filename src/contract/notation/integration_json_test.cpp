// Integration JSON: examples, rules and generators at their paths.
#include "contract/notation/integration_json.hpp"

#include "contract/pact/generators_json.hpp"
#include "contract/pact/matching_rules_json.hpp"
#include "contract/pact/rule_json.hpp"

namespace accord::contract {
namespace {

std::string shown(const RuleList& list) {
    std::string out;
    for (const MatchingRule& rule : list.rules) {
        out += " " + json::write_canonical(rule_to_json(rule));
    }
    return out;
}

/// The example, then a line for each rule and each generator.
std::string body(std::string_view text) {
    const auto read = read_integration_json(*json::parse(text));
    if (!read) {
        return read.error().message;
    }
    std::string out = json::write_compact(read->example);
    for (const auto& [path, list] : read->rules) {
        out += "\n" + path + shown(list);
    }
    for (const auto& [path, generator] : read->generators) {
        out += "\n" + path + " -> " + json::write_canonical(generator_to_json(generator));
    }
    return out;
}

/// Example texts, rules and generator of one value.
std::string value(std::string_view text) {
    const auto read = parse_integration_value(text);
    if (!read) {
        return read.error().message;
    }
    std::string out = fmt::format("[{}]", fmt::join(texts_of(read->example), "; "));
    out += shown(read->rules);
    if (read->generator) {
        out += " -> " + json::write_canonical(generator_to_json(*read->generator));
    }
    return out;
}

TEST(IntegrationJson, leaves_plain_values_as_they_are) {
    EXPECT_EQ(body(R"({"a":"b","c":[100,2.0,null]})"), R"({"a":"b","c":[100,2.0,null]})");
    EXPECT_EQ(body("[]"), "[]");
    EXPECT_EQ(body(R"("text")"), R"("text")");
}

TEST(IntegrationJson, puts_rules_and_generators_at_their_paths) {
    EXPECT_EQ(body(R"({"a":{"pact:matcher:type":"regex","regex":"\\w+","value":"b"},
                       "c d":[1,{"pact:matcher:type":"integer","pact:generator:type":"RandomInt",
                                 "min":2,"value":300}]})"),
              R"({"a":"b","c d":[1,300]})"
              "\n"
              R"($.a {"match":"regex","regex":"\\w+"})"
              "\n"
              R"($['c d'][1] {"match":"integer"})"
              "\n"
              R"($['c d'][1] -> {"min":2,"type":"RandomInt"})");
}

TEST(IntegrationJson, takes_the_items_of_a_list_below_a_matcher_as_one) {
    EXPECT_EQ(body(R"({"pact:matcher:type":"type","min":1,"value":[
                        {"id":{"pact:matcher:type":"type","value":1}},
                        {"id":{"pact:matcher:type":"type","value":2}}]})"),
              R"([{"id":1},{"id":2}])"
              "\n"
              R"($ {"match":"type","min":1})"
              "\n"
              R"($[*].id {"match":"type"})");
}

TEST(IntegrationJson, ignores_the_keys_below_values_and_each_value) {
    EXPECT_EQ(body(R"({"pact:matcher:type":"values",
                       "value":{"one":{"pact:matcher:type":"number","value":1}}})"),
              R"({"one":1})"
              "\n"
              R"($ {"match":"values"})"
              "\n"
              R"($.* {"match":"number"})");
    EXPECT_EQ(body(R"({"pact:matcher:type":"each-value","value":{"price":1.23},
                       "rules":[{"pact:matcher:type":"decimal"}]})"),
              R"({"price":1.23})"
              "\n"
              R"($ {"match":"eachValue","rules":[{"match":"decimal"}]})");
}

TEST(IntegrationJson, keeps_the_keys_below_each_key) {
    EXPECT_EQ(body(R"({"pact:matcher:type":"eachKey","rules":[{"match":"regex","regex":"\\d+"}],
                       "value":{"12a":{"pact:matcher:type":"type","value":"x"}}})"),
              R"({"12a":"x"})"
              "\n"
              R"($ {"match":"eachKey","rules":[{"match":"regex","regex":"\\d+"}]})"
              "\n"
              R"($['12a'] {"match":"type"})");
}

TEST(IntegrationJson, makes_a_template_of_each_variant) {
    EXPECT_EQ(
        body(R"({"pact:matcher:type":"arrayContains","variants":[
                  {"id":{"pact:matcher:type":"type","value":1}},
                  {"pact:matcher:type":"equality","value":"x","pact:generator:type":"Uuid"}]})"),
        R"([{"id":1},"x"])"
        "\n"
        R"($ {"match":"arrayContains","variants":[{"index":0,"rules":{"$.id":)"
        R"({"combine":"AND","matchers":[{"match":"type"}]}}},{"generators":{"$":{"type":"Uuid"}},)"
        R"("index":1,"rules":{"$":{"combine":"AND","matchers":[{"match":"equality"}]}}}]})");
}

TEST(IntegrationJson, joins_a_list_of_matchers) {
    EXPECT_EQ(body(R"({"a":{"pact:matcher:type":[{"pact:matcher:type":"regex","regex":"a"},
                       {"pact:matcher:type":"include","value":"b"}],"value":"ab"}})"),
              R"({"a":"ab"})"
              "\n"
              R"($.a {"match":"regex","regex":"a"} {"match":"include","value":"b"})");
}

TEST(IntegrationJson, reads_definition_expressions) {
    EXPECT_EQ(body(R"x({"a":{"pact:matcher:type":"matching(date, 'yyyy', '2000')"}})x"),
              R"({"a":"2000"})"
              "\n"
              R"($.a {"format":"yyyy","match":"date"})"
              "\n"
              R"($.a -> {"format":"yyyy","type":"Date"})");
    EXPECT_EQ(body(R"x({"pact:matcher:type":"atLeast(1), eachValue(matching($'item'))",
                        "value":[{"id":1}],"item":{"id":1}})x"),
              R"([{"id":1}])"
              "\n"
              R"($ {"match":"type","min":1} {"match":"eachValue","rules":[{"match":"type"}]})");
    EXPECT_EQ(body(R"x({"pact:matcher:type":"matching($'item')",
                        "item":{"id":{"pact:matcher:type":"integer","value":1}}})x"),
              R"({"id":1})"
              "\n"
              R"($ {"match":"type"})"
              "\n"
              R"($.id {"match":"integer"})");
}

TEST(IntegrationJson, has_generators_without_a_matcher) {
    EXPECT_EQ(body(R"({"id":{"pact:generator:type":"ProviderState","expression":"${id}",
                             "dataType":"INTEGER","value":7,"other":1}})"),
              R"({"id":7})"
              "\n"
              R"($.id -> {"dataType":"INTEGER","expression":"${id}","type":"ProviderState"})");
}

TEST(IntegrationJson, drops_keys_of_its_own_from_plain_objects) {
    EXPECT_EQ(body(R"({"pact:note":1,"a":{"pact:other":2}})"), R"({"a":{}})");
}

TEST(IntegrationJson, says_where_something_is_wrong) {
    EXPECT_EQ(body(R"({"a":[1,{"pact:matcher:type":"regex","value":"x"}]})"),
              R"(integration JSON at "$.a[1]": matcher "regex": "regex" is missing)");
    EXPECT_EQ(body(R"({"a":{"pact:matcher:type":"typo"}})"),
              R"(integration JSON at "$.a": unknown matcher "typo")");
    EXPECT_EQ(body(R"({"a":{"pact:matcher:type":7}})"),
              R"(integration JSON at "$.a": "pact:matcher:type" must be the name of a matcher, )"
              R"(a matching definition or a list of objects)");
    EXPECT_EQ(body(R"([{"pact:matcher:type":[{"match":"type"}]}])"),
              R"(integration JSON at "$[0]": matcher 1 of the list has no "pact:matcher:type")");
    EXPECT_EQ(body(R"([{"pact:matcher:type":"array-contains"}])"),
              R"(integration JSON at "$[0]": matcher "arrayContains": "variants" must be a list)");
    EXPECT_EQ(body(R"({"b":{"pact:matcher:type":"arrayContains","variants":[
                        {"c":{"pact:generator:type":"Random"}}]}})"),
              R"(integration JSON at "$.b": variant 1: integration JSON at "$.c": )"
              R"(unknown generator "Random")");
    EXPECT_EQ(body(R"x({"a":{"pact:matcher:type":"matching($'b')"}})x"),
              R"(integration JSON at "$.a": matching($'b') names "b", which is not there)");
    EXPECT_EQ(body(R"x({"a":{"pact:matcher:type":"atLeast(x)"}})x"),
              "integration JSON at \"$.a\": matching definition: a length, a whole number from 0, "
              "is expected at character 9\n"
              "    atLeast(x)\n"
              "            ^");
}

TEST(IntegrationJson, has_a_limit_of_depth) {
    json::Value deep = 1;
    for (std::size_t i = 0; i <= kIntegrationDepthMax; ++i) {
        deep = json::Array{std::move(deep)};
    }
    const auto read = read_integration_json(deep);
    EXPECT_EQ(read.error().code, ErrorCode::kLimit);
    EXPECT_THAT(read.error().message,
                testing::EndsWith("values stand in one another more than 200 deep"));
}

TEST(IntegrationValue, reads_headers_queries_paths_and_statuses) {
    EXPECT_EQ(value("application/json"), "[application/json]");
    EXPECT_EQ(value("{no json"), "[{no json]");
    EXPECT_EQ(value(R"({"a":1})"), R"([{"a":1}])");
    EXPECT_EQ(value(R"({"value":"/a/1","pact:matcher:type":"regex","regex":"/a/\\d+"})"),
              R"([/a/1] {"match":"regex","regex":"/a/\\d+"})");
    EXPECT_EQ(value(R"({"pact:generator:type":"RandomInt","min":201,"max":299,
                        "pact:matcher:type":"integer"})"),
              R"([] {"match":"integer"} -> {"max":299,"min":201,"type":"RandomInt"})");
    EXPECT_EQ(value(R"({"value":503,"pact:matcher:type":"statusCode","status":"error"})"),
              R"([503] {"match":"statusCode","status":"error"})");
}

TEST(IntegrationValue, has_several_texts_and_the_rules_of_each) {
    EXPECT_EQ(value(R"({"value":["1",2],"pact:matcher:type":"type","min":1})"),
              R"([1; 2] {"match":"type","min":1})");
    EXPECT_EQ(value(R"({"value":[{"pact:matcher:type":"integer","value":1}],
                        "pact:matcher:type":"type"})"),
              R"([1] {"match":"type"} {"match":"integer"})");
}

}  // namespace
}  // namespace accord::contract
