// Matching definition expressions: what each one means, and what is wrong with bad ones.
#include "contract/notation/expression.hpp"

#include "contract/pact/generators_json.hpp"
#include "contract/pact/rule_json.hpp"

namespace accord::contract {
namespace {

/// "example | value type | rules | generator", all in canonical JSON; rules of references are
/// followed by ->name.
std::string shown(std::string_view text) {
    const auto parsed = parse_definition(text);
    if (!parsed) {
        return parsed.error().message;
    }
    std::string rules;
    for (const auto& [rule, reference] : parsed->rules) {
        rules += (rules.empty() ? "" : " ") + json::write_canonical(rule_to_json(rule));
        if (!reference.empty()) {
            rules += "->" + reference;
        }
    }
    return fmt::format("{} | {} | {}{}",
                       parsed->example ? json::write_canonical(*parsed->example) : "none",
                       to_string(parsed->value_type),
                       rules,
                       parsed->generator
                           ? " | " + json::write_canonical(generator_to_json(*parsed->generator))
                           : "");
}

struct Case {
    std::string_view text, expected;
};

void expect_all(std::initializer_list<Case> cases) {
    for (const auto& [text, expected] : cases) {
        EXPECT_EQ(shown(text), expected) << text;
    }
}

TEST(Definition, reads_matchers_with_an_example) {
    expect_all({
        {"matching(type, 'Name')", R"("Name" | String | {"match":"type"})"},
        {"matching(equalTo,100)", R"(100 | Integer | {"match":"equality"})"},
        {"matching(type, -1.50)", R"(-1.5 | Decimal | {"match":"type"})"},
        {"matching(type, true)", R"(true | Boolean | {"match":"type"})"},
        {"matching(type, null)", R"(null | String | {"match":"type"})"},
        {"matching(boolean, false)", R"(false | Boolean | {"match":"boolean"})"},
        {"matching(number, 100)", R"(100 | Number | {"match":"number"})"},
        {"matching(number, 1.5)", R"(1.5 | Number | {"match":"number"})"},
        {"matching(integer, 123456789012345678901234567890)",
         R"(123456789012345678901234567890 | Integer | {"match":"integer"})"},
        {"matching(integer, -7)", R"(-7 | Integer | {"match":"integer"})"},
        {"matching(decimal, 100)", R"(100.0 | Decimal | {"match":"decimal"})"},
        {"matching(semver, '1.0.0-rc.1+b5')", R"("1.0.0-rc.1+b5" | String | {"match":"semver"})"},
        {"matching(include, 'a')", R"("a" | String | {"match":"include","value":"a"})"},
        {"notEmpty('x')", R"("x" | String | {"match":"notEmpty"})"},
        {"notEmpty(12)", R"(12 | Integer | {"match":"notEmpty"})"},
    });
}

TEST(Definition, reads_matchers_with_a_setting) {
    expect_all({
        {R"(matching(regex, '\\w{3}\d+', 'abc1'))",
         R"("abc1" | String | {"match":"regex","regex":"\\w{3}\\d+"})"},
        {"matching(contentType, 'application/xml', '<a/>')",
         R"("<a/>" | Unknown | {"match":"contentType","value":"application/xml"})"},
        {"matching(datetime, 'yyyy HH', '2000 10')",
         R"("2000 10" | String | {"format":"yyyy HH","match":"timestamp"})"
         R"( | {"format":"yyyy HH","type":"DateTime"})"},
        {"matching(date, 'yyyy', '2000')",
         R"("2000" | String | {"format":"yyyy","match":"date"} | {"format":"yyyy","type":"Date"})"},
        {"matching(time, 'HH', '10')",
         R"("10" | String | {"format":"HH","match":"time"} | {"format":"HH","type":"Time"})"},
    });
}

TEST(Definition, takes_values_from_the_provider_state) {
    expect_all({
        {"matching(type, fromProviderState('exp', 'x'))",
         R"("x" | String | {"match":"type"})"
         R"( | {"dataType":"STRING","expression":"exp","type":"ProviderState"})"},
        {"matching(integer, fromProviderState('${id}', 3))",
         R"(3 | Integer | {"match":"integer"})"
         R"( | {"dataType":"INTEGER","expression":"${id}","type":"ProviderState"})"},
        {"matching(date, 'yyyy', fromProviderState('d', '2000'))",
         R"("2000" | String | {"format":"yyyy","match":"date"})"
         R"( | {"dataType":"STRING","expression":"d","type":"ProviderState"})"},
        {"notEmpty(fromProviderState('b', false))",
         R"(false | Boolean | {"match":"notEmpty"})"
         R"( | {"dataType":"BOOLEAN","expression":"b","type":"ProviderState"})"},
    });
}

TEST(Definition, reads_rules_for_collections) {
    expect_all({
        {"atLeast(2)", R"(none | Unknown | {"match":"type","min":2})"},
        {"atMost(5)", R"(none | Unknown | {"match":"type","max":5})"},
        {R"(eachKey(matching(regex, '\$(\.\w+)+', '$.a')))",
         R"(none | Unknown | {"match":"eachKey","rules":[{"match":"regex","regex":)"
         R"("\\$(\\.\\w+)+"}],"value":"$.a"})"},
        {"eachValue(matching(date, 'yyyy', '2000'))",
         R"(none | Unknown | {"generator":{"format":"yyyy","type":"Date"},"match":"eachValue",)"
         R"("rules":[{"format":"yyyy","match":"date"}],"value":"2000"})"},
        {"arrayContains(matching(equalTo, 'A'), matching(number, 3))",
         R"(["A",3] | Unknown | {"match":"arrayContains","variants":[)"
         R"({"index":0,"rules":{"$":{"combine":"AND","matchers":[{"match":)"
         R"("equality"}]}}},)"
         R"({"index":1,"rules":{"$":{"combine":"AND","matchers":[{"match":)"
         R"("number"}]}}}]})"},
    });
}

TEST(Definition, joins_a_list_and_takes_the_first_example_and_the_strongest_type) {
    expect_all({
        {"atLeast(1), atMost(2), eachValue(matching(type, 1))",
         R"(none | Unknown | {"match":"type","min":1} {"match":"type","max":2})"
         R"( {"match":"eachValue","rules":[{"match":"type"}],"value":"1"})"},
        {"matching(number, 1), matching(type, 'x')",
         R"(1 | String | {"match":"number"} {"match":"type"})"},
        {"matching(boolean, true), matching(integer, 2)",
         R"(true | Integer | {"match":"boolean"} {"match":"integer"})"},
        {"matching(type, null), matching(type, ''), matching(regex, 'a', 'a'), matching(type, 'b')",
         R"("a" | String | {"match":"type"} {"match":"type"} {"match":"regex","regex":"a"} {"match":"type"})"},
    });
}

TEST(Definition, keeps_references) {
    expect_all({{"matching($'person')", R"(none | Unknown | {"match":"type"}->person)"}});
    const auto nested = parse_definition(
        "eachValue(matching($'a')), arrayContains(matching($'b'), matching($'a'))");
    EXPECT_EQ(nested->references, (std::vector<std::string>{"a", "b", "a"}));
    EXPECT_EQ(nested->rules.front().reference, "");
}

TEST(Definition, replaces_escapes_in_texts) {
    for (const auto& [text, expected] : std::initializer_list<Case>{
             {R"('it\'s')", "it's"},
             {R"('a\\b')", "a\\b"},
             {R"('\b\f\n\r\t')", "\b\f\n\r\t"},
             {R"('\w\$')", "\\w\\$"},
             {R"('\u0109\u{1DF0B}\u{41}')", "\xC4\x89\xF0\x9D\xBC\x8B\x41"},
             {R"('\uD800\u{FFFFFF}')", "\xEF\xBF\xBD\xEF\xBF\xBD"},
             {"''", ""},
         }) {
        EXPECT_EQ(parse_definition(fmt::format("notEmpty({})", text))->value, expected) << text;
    }
}

TEST(Definition, points_at_the_character_that_is_wrong) {
    expect_all({
        {"",
         "matching definition: one of matching, notEmpty, eachKey, eachValue, atLeast, atMost, "
         "arrayContains is expected at character 1\n"
         "    \n"
         "    ^"},
        {"matching(type, 'x'",
         "matching definition: ')' is expected at character 19\n"
         "    matching(type, 'x'\n"
         "                      ^"},
        {"matching type",
         "matching definition: '(' is expected at character 10\n"
         "    matching type\n"
         "             ^"},
        {"matching(integer, 1.5)",
         "matching definition: an integer is expected at character 19\n"
         "    matching(integer, 1.5)\n"
         "                      ^"},
        {"matching(regex, 'a(', 'a')",
         "matching definition: the regular expression \"a(\" is not valid: missing closing "
         "parenthesis at character 2; it stands at character 17\n"
         "    matching(regex, 'a(', 'a')\n"
         "                    ^"},
        {"matching(semver, '1.0')",
         "matching definition: a semantic version such as '1.2.3' is expected at character 18\n"
         "    matching(semver, '1.0')\n"
         "                     ^"},
        {"matching(boolean, 1)",
         "matching definition: true or false is expected at character 19\n"
         "    matching(boolean, 1)\n"
         "                      ^"},
        {"atLeast(-1)",
         "matching definition: a length, a whole number from 0, is expected at character 9\n"
         "    atLeast(-1)\n"
         "            ^"},
        {"atLeast(1) atMost(2)",
         "matching definition: ',' or the end of the definition is expected at character 12\n"
         "    atLeast(1) atMost(2)\n"
         "               ^"},
    });
}

TEST(Definition, points_into_texts_and_examples) {
    expect_all({
        {"matching(include, x)",
         "matching definition: a text in single quotes is expected at character 19\n"
         "    matching(include, x)\n"
         "                      ^"},
        {"notEmpty('x)",
         "matching definition: the text that starts here is not closed by \"'\" at character 10\n"
         "    notEmpty('x)\n"
         "             ^"},
        {R"(notEmpty('a\u12'))",
         "matching definition: a Unicode escape is written \\uXXXX or \\u{X...}, in hexadecimal "
         "at character 12\n"
         "    notEmpty('a\\u12')\n"
         "               ^"},
        {"matching(type, fromProviderState('a', fromProviderState('b', 1)))",
         "matching definition: an example is expected: a text in single quotes, a number, true, "
         "false or null at character 39\n"
         "    matching(type, fromProviderState('a', fromProviderState('b...\n"
         "                                          ^"},
        {"matching(number, )",
         "matching definition: a number is expected at character 18\n"
         "    matching(number, )\n"
         "                     ^"},
        {"notEmpty(x)",
         "matching definition: an example is expected: a text in single quotes, a number, true, "
         "false, null or fromProviderState('name', example) at character 10\n"
         "    notEmpty(x)\n"
         "             ^"},
    });
}

TEST(Definition, names_the_matchers_there_are) {
    EXPECT_EQ(shown("matching(typo, 'x')"),
              "matching definition: a matcher (equalTo, type, number, integer, decimal, datetime, "
              "date, time, regex, include, boolean, semver, contentType) or $'name' is expected at "
              "character 10\n"
              "    matching(typo, 'x')\n"
              "             ^");
}

TEST(Definition, counts_characters_and_shows_one_line_of_many) {
    EXPECT_EQ(shown("atLeast(1),\n\tmatching(type, 'äöü' 1)"),
              "matching definition: ')' is expected at character 35\n"
              "     matching(type, 'äöü' 1)\n"
              "                          ^");
    const std::string start(200, ' ');
    EXPECT_EQ(shown(start + "atLeast(x)" + start),
              fmt::format("matching definition: a length, a whole number from 0, is expected at "
                          "character 209\n    ...{:52}atLeast(x){:18}...\n{:>68}",
                          "",
                          "",
                          '^'));
}

TEST(Definition, has_limits) {
    std::string deep;
    for (std::size_t i = 0; i <= kExpressionDepthMax; ++i) {
        deep += "eachValue(";
    }
    EXPECT_EQ(shown(deep),
              "matching definition: expressions stand in one another more than 20 deep");
    EXPECT_EQ(parse_definition(std::string(kExpressionBytesMax + 1, ' ')).error().message,
              "matching definition: it is 65537 bytes long, the limit is 65536");
}

TEST(Definition, is_told_from_other_texts_by_its_first_word) {
    EXPECT_TRUE(starts_as_definition(" matching(x"));
    EXPECT_TRUE(starts_as_definition("eachKey"));
    EXPECT_FALSE(starts_as_definition("type"));
    EXPECT_FALSE(starts_as_definition("matchingly"));
    EXPECT_FALSE(starts_as_definition(""));
}

}  // namespace
}  // namespace accord::contract
