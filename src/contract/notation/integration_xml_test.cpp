// XML bodies written as integration JSON.
#include "contract/notation/integration_body.hpp"
#include "contract/pact/generators_json.hpp"
#include "contract/pact/matching_rules_json.hpp"
#include "contract/pact/rule_json.hpp"

namespace accord::contract {
namespace {

/// The document without its declaration, then a line for each rule and each generator.
std::string xml(std::string_view text) {
    const auto read = read_integration_xml(*json::parse(text));
    if (!read) {
        return read.error().message;
    }
    EXPECT_TRUE(read->text.starts_with("<?xml version='1.0'?>")) << read->text;
    std::string out = read->text.substr(21);
    for (const auto& [path, list] : read->rules) {
        out += "\n" + path;
        for (const auto& rule : list.rules) {
            out += " " + json::write_canonical(rule_to_json(rule));
        }
    }
    for (const auto& [path, generator] : read->generators) {
        out += "\n" + path + " -> " + json::write_canonical(generator_to_json(generator));
    }
    return out;
}

TEST(IntegrationXml, writes_elements_attributes_and_text) {
    EXPECT_EQ(xml(R"({"version":"1.0","charset":"UTF-8","root":{"name":"ns1:a",
                   "attributes":{"id":7,"b":true,"xmlns:ns1":"urn:x"},
                   "children":[{"name":"c","children":[{"content":"x < y"}]},
                               {"name":"d","attributes":[],"children":null}]}})"),
              "<ns1:a b='true' id='7' xmlns:ns1='urn:x'><c>x &lt; y</c><d/></ns1:a>");
}

TEST(IntegrationXml, repeats_an_element_below_a_matcher) {
    EXPECT_EQ(xml(R"({"root":{"name":"items","children":[
                   {"pact:matcher:type":"type","min":1,"examples":2,"value":{"name":"ns:item",
                    "attributes":{"id":{"pact:matcher:type":"integer","value":1}},
                    "children":[{"content":10,"matcher":{"pact:matcher:type":"decimal"}}]}},
                   {"content":"end"}]}})"),
              "<items><ns:item id='1'>10</ns:item><ns:item id='1'>10</ns:item>end</items>\n"
              R"($.items.ns:item {"match":"type","min":1})"
              "\n"
              R"($.items.ns:item.#text {"match":"decimal"})"
              "\n"
              R"($.items.ns:item['@id'] {"match":"integer"})");
}

TEST(IntegrationXml, has_generators_in_attributes_and_texts) {
    EXPECT_EQ(xml(R"({"root":{"name":"a",
                   "attributes":{"id":{"pact:generator:type":"Uuid","value":"u"}},
                   "children":[{"content":"1","pact:generator:type":"RandomInt",
                                "matcher":{"pact:matcher:type":"integer","min":2,"max":9}}]}})"),
              "<a id='u'>1</a>\n"
              R"($.a.#text {"match":"integer"})"
              "\n"
              R"($.a.#text -> {"max":9,"min":2,"type":"RandomInt"})"
              "\n"
              R"($.a['@id'] -> {"type":"Uuid"})");
}

TEST(IntegrationXml, takes_a_matcher_of_the_root_and_definition_expressions) {
    EXPECT_EQ(
        xml(R"x({"root":{"pact:matcher:type":"matching(type, 'x')","value":{"name":"a.b"}}})x"),
        "<a.b/>\n"
        R"($['a.b'] {"match":"type"})");
}

TEST(IntegrationXml, says_where_something_is_wrong) {
    const auto root = [](std::string_view children) {
        return xml(fmt::format(R"({{"root":{{"name":"a","children":{}}}}})", children));
    };
    EXPECT_EQ(xml("{}"), R"(integration JSON of XML at "$": "root" must be the root element)");
    EXPECT_EQ(xml(R"({"root":{"content":"x"}})"),
              R"(integration JSON of XML at "$": "root" must be an element, not text)");
    EXPECT_EQ(root("7"), R"(integration JSON of XML at "$.a": "children" must be a list)");
    EXPECT_EQ(root("[7]"),
              R"(integration JSON of XML at "$.a": each of the "children" must be an object)");
    EXPECT_EQ(root("[{}]"),
              R"(integration JSON of XML at "$.a": an element must have a "name", a text its )"
              R"("content")");
    EXPECT_EQ(root(R"([{"name":"b c"}])"),
              R"(integration JSON of XML at "$.a": "b c" is not a valid name of an element)");
    EXPECT_EQ(root(R"([{"name":"b","attributes":{"<":1}}])"),
              R"(integration JSON of XML at "$.a.b": "<" is not a valid name of an attribute)");
    EXPECT_EQ(root(R"([{"content":"\u0001"}])"),
              R"(integration JSON of XML at "$.a.#text": XML can't hold control characters)");
    EXPECT_EQ(root(R"([{"pact:matcher:type":"type","value":"b"}])"),
              R"(integration JSON of XML at "$.a": the "value" of a matcher must be an element)");
    EXPECT_EQ(root(R"([{"content":"x","matcher":{"pact:matcher:type":"typo"}}])"),
              R"(integration JSON of XML at "$.a.#text": unknown matcher "typo")");
    EXPECT_EQ(root(R"([{"name":"b","attributes":{"c":{"pact:matcher:type":"type"}}}])"),
              R"(integration JSON of XML at "$.a.b['@c']": the "value" of the matcher is missing)");
}

TEST(IntegrationXml, has_limits_of_depth_and_size) {
    json::Value deep = json::Object{{"name", "a"}};
    for (std::size_t i = 0; i < kIntegrationDepthMax; ++i) {
        deep = json::Object{{"name", "a"}, {"children", json::Array{std::move(deep)}}};
    }
    const auto read = read_integration_xml(json::Object{{"root", std::move(deep)}});
    EXPECT_EQ(read.error().code, ErrorCode::kLimit);
    EXPECT_THAT(xml(R"({"root":{"name":"a","children":[{"name":"b","examples":9999999}]}})"),
                testing::EndsWith("9999999 examples are more than the 16777216 bytes allowed"));
}

}  // namespace
}  // namespace accord::contract
