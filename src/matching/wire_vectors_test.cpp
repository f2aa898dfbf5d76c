// What travels in many spellings: queries, headers, forms, multipart and XML bodies. Each line is
// an expectation, an actual request, and whether they agree.
#include "contract/pact/parts_json.hpp"
#include "matching/compiled.hpp"

namespace accord::matching {
namespace {

using contract::SpecVersion;

struct Vector {
    std::string_view name;
    std::string expected, actual;  ///< requests of V4
    bool agree;
};

void PrintTo(const Vector& vector, std::ostream* out) { *out << vector.name; }

std::string query(std::string_view names_and_values) {
    return fmt::format(R"({{"query":{}}})", names_and_values);
}

std::string headers(std::string_view names_and_values) {
    return fmt::format(R"({{"headers":{}}})", names_and_values);
}

std::string with_rules(std::string part, std::string_view rules) {
    part.pop_back();
    return part + R"(,"matchingRules":)" + std::string(rules) + "}";
}

std::string body(std::string_view type, std::string_view content) {
    return json::write_compact(json::Object{
        {"headers", json::Object{{"Content-Type", json::Array{json::Value(type)}}}},
        {"body",
         json::Object{{"content", json::Value(content)}, {"contentType", json::Value(type)}}}});
}

std::string xml(std::string_view content) { return body("application/xml", content); }

std::string form(std::string_view content) {
    return body("application/x-www-form-urlencoded", content);
}

struct Part {
    std::string_view headers, content;
};

std::string multipart(std::string_view boundary, const std::vector<Part>& parts) {
    std::string content;
    for (const Part& part : parts) {
        content += fmt::format("--{}\r\n{}\r\n\r\n{}\r\n", boundary, part.headers, part.content);
    }
    return body(fmt::format("multipart/form-data; boundary={}", boundary),
                content + fmt::format("--{}--\r\n", boundary));
}

constexpr std::string_view kA = "Content-Disposition: form-data; name=\"a\"";
constexpr std::string_view kB = "Content-Disposition: form-data; name=b";
constexpr std::string_view kJson =
    "Content-Disposition: form-data; name=\"j\"; filename=\"j.json\"\r\n"
    "Content-Type: application/json";

const std::string kAnyMultipart =
    R"("header":{"Content-Type":{"matchers":[{"match":"regex","regex":"multipart/.*"}]}})";

std::vector<Vector> queries() {
    return {
        {"names_in_another_order",
         query(R"({"a":["1"],"b":["2"]})"),
         query(R"({"b":["2"],"a":["1"]})"),
         true},
        {"values_in_another_order",
         query(R"({"a":["1","2"]})"),
         query(R"({"a":["2","1"]})"),
         false},
        {"repeated_name_in_full", query(R"({"a":["1","2"]})"), query(R"({"a":["1","2"]})"), true},
        {"one_value_of_two", query(R"({"a":["1","2"]})"), query(R"({"a":["1"]})"), false},
        {"list_name_with_brackets",
         query(R"({"q[]":["1","2"]})"),
         query(R"({"q[]":["1","2"]})"),
         true},
        {"brackets_are_part_of_the_name",
         query(R"({"q[]":["1"]})"),
         query(R"({"q":["1"]})"),
         false},
        {"commas_are_no_list", query(R"({"a":["1","2"]})"), query(R"({"a":["1,2"]})"), false},
        {"names_have_a_case", query(R"({"a":["1"]})"), query(R"({"A":["1"]})"), false},
        {"unexpected_name", query(R"({"a":["1"]})"), query(R"({"a":["1"],"b":["1"]})"), false},
        {"rule_of_brackets_by_plain_name",
         with_rules(query(R"({"q[]":["1"]})"),
                    R"({"query":{"q[]":{"matchers":[{"match":"integer"}]}}})"),
         query(R"({"q[]":["7","8"]})"),
         true},
        {"rule_of_brackets_as_path",
         with_rules(query(R"({"q[]":["1"]})"),
                    R"({"query":{"$['q[]']":{"matchers":[{"match":"integer"}]}}})"),
         query(R"({"q[]":["x"]})"),
         false},
        {"rule_of_one_position",
         with_rules(query(R"({"q":["1","b"]})"),
                    R"({"query":{"q[0]":{"matchers":[{"match":"integer"}]}}})"),
         query(R"({"q":["7","b"]})"),
         true},
    };
}

std::vector<Vector> header_fields() {
    const std::string_view date = R"({"Date":["Sat, 21 Nov 2026 08:00:00 GMT"]})";
    return {
        {"names_have_no_case", headers(R"({"X-A":["1"]})"), headers(R"({"x-a":["1"]})"), true},
        {"values_have_a_case", headers(R"({"X-A":["a"]})"), headers(R"({"X-A":["A"]})"), false},
        {"list_split_by_a_proxy",
         headers(R"({"Vary":["A, B"]})"),
         headers(R"({"Vary":["A","B"]})"),
         true},
        {"space_after_commas", headers(R"({"X-A":["a,b"]})"), headers(R"({"X-A":["a, b"]})"), true},
        {"a_date_is_one_value", headers(date), headers(date), true},
        {"another_day",
         headers(date),
         headers(R"({"Date":["Sun, 21 Nov 2026 08:00:00 GMT"]})"),
         false},
        {"rule_for_a_date",
         with_rules(headers(date),
                    R"x({"header":{"Date":{"matchers":[{"match":"datetime",
                        "format":"EEE, dd MMM yyyy HH:mm:ss z"}]}}})x"),
         headers(R"({"Date":["Sun, 22 Nov 2026 09:00:00 GMT"]})"),
         true},
        {"cookies_one_by_one",
         headers(R"({"Set-Cookie":["a=1; Expires=Sat, 21 Nov 2026 08:00:00 GMT","b=2"]})"),
         headers(R"({"set-cookie":["a=1; Expires=Sat, 21 Nov 2026 08:00:00 GMT","b=2"]})"),
         true},
        {"cookie_missing",
         headers(R"({"Set-Cookie":["a=1","b=2"]})"),
         headers(R"({"Set-Cookie":["a=1"]})"),
         false},
        {"rule_for_each_cookie",
         with_rules(
             headers(R"({"Set-Cookie":["a=1","b=2"]})"),
             R"({"header":{"Set-Cookie":{"matchers":[{"match":"regex","regex":"[ab]=\\d+"}]}}})"),
         headers(R"({"Set-Cookie":["a=7","b=8"]})"),
         true},
        {"rule_fails_for_one_cookie",
         with_rules(
             headers(R"({"Set-Cookie":["a=1","b=2"]})"),
             R"({"header":{"Set-Cookie":{"matchers":[{"match":"regex","regex":"[ab]=\\d+"}]}}})"),
         headers(R"({"Set-Cookie":["a=7","b=x"]})"),
         false},
        {"space_around_parameters",
         headers(R"({"Accept":["text/html;q=0.5 ; level=1"]})"),
         headers(R"({"Accept":["text/html; level=1; q=0.5"]})"),
         true},
        {"parameter_names_have_no_case",
         headers(R"({"Content-Type":["text/html; Charset=UTF-8"]})"),
         headers(R"({"Content-Type":["text/html;charset=utf-8"]})"),
         true},
        {"quoted_parameter",
         headers(R"({"Content-Type":["text/html; charset=\"utf-8\""]})"),
         headers(R"({"Content-Type":["text/html;charset=utf-8"]})"),
         true},
        {"another_parameter",
         headers(R"({"Content-Type":["text/html;charset=utf-8"]})"),
         headers(R"({"Content-Type":["text/html;charset=latin1"]})"),
         false},
        {"one_more_parameter",
         headers(R"({"Content-Type":["application/json"]})"),
         headers(R"({"Content-Type":["application/json;charset=utf-8"]})"),
         true},
        {"unexpected_field", headers(R"({})"), headers(R"({"X-A":["1"]})"), true},
    };
}

std::vector<Vector> forms() {
    return {
        {"form_fields_in_another_order", form("a=1&b=2"), form("b=2&a=1"), true},
        {"form_spaces_in_both_spellings", form("a=x+y"), form("a=x%20y"), true},
        {"form_field_names_encoded", form("r%5B%5D=1"), form("r[]=1"), true},
        {"form_values_in_another_order", form("a=1&a=2"), form("a=2&a=1"), false},
        {"form_unexpected_field", form("a=1"), form("a=1&b=2"), false},
        {"form_field_without_value", form("a="), form("a"), true},
        {"form_rule_by_path",
         with_rules(form("a=1"), R"({"body":{"$.a":{"matchers":[{"match":"integer"}]}}})"),
         form("a=12"),
         true},
        {"form_rule_for_each_of_a_list",
         with_rules(form("r%5B%5D=1"),
                    R"({"body":{"$['r[]']":{"matchers":[{"match":"integer"}]}}})"),
         form("r%5B%5D=7&r%5B%5D=x"),
         false},
        {"form_rule_for_items_of_a_list",
         with_rules(form("r%5B%5D=1"),
                    R"({"body":{"$['r[]'][*]":{"matchers":[{"match":"integer"}]}}})"),
         form("r%5B%5D=7&r%5B%5D=8"),
         true},
    };
}

std::vector<Vector> multiparts() {
    const std::string any_boundary = "{" + kAnyMultipart + "}";
    return {
        {"multipart_random_boundary",
         with_rules(multipart("X", {{kA, "1"}}), any_boundary),
         multipart("another--boundary", {{kA, "1"}}),
         true},
        {"multipart_parts_in_another_order",
         with_rules(multipart("X", {{kA, "1"}, {kB, "2"}}), any_boundary),
         multipart("Y", {{kB, "2"}, {kA, "1"}}),
         true},
        {"multipart_part_missing",
         with_rules(multipart("X", {{kA, "1"}, {kB, "2"}}), any_boundary),
         multipart("Y", {{kA, "1"}}),
         false},
        {"multipart_another_value",
         with_rules(multipart("X", {{kA, "1"}}), any_boundary),
         multipart("X", {{kA, "2"}}),
         false},
        {"multipart_json_by_content",
         with_rules(multipart("X", {{kJson, R"({"a":1,"b":2})"}}), any_boundary),
         multipart("Y", {{kJson, R"({ "b": 2, "a": 1 })"}}),
         true},
        {"multipart_rule_within_a_part",
         with_rules(
             multipart("X", {{kJson, R"({"a":1})"}}),
             "{" + kAnyMultipart + R"(,"body":{"$.j.a":{"matchers":[{"match":"integer"}]}}})"),
         multipart("Y", {{kJson, R"({"a":22})"}}),
         true},
        {"multipart_rule_for_a_field",
         with_rules(multipart("X", {{kA, "1"}}),
                    "{" + kAnyMultipart +
                        R"(,"body":{"$.a":{"matchers":[{"match":"regex","regex":"\\d+"}]}}})"),
         multipart("Y", {{kA, "x"}}),
         false},
        {"multipart_type_of_a_part_by_rule",
         with_rules(
             multipart("X", {{kJson, "{}"}}),
             "{" + kAnyMultipart +
                 R"(,"body":{"$.j":{"matchers":[{"match":"contentType","value":"application/json"}]}}})"),
         multipart("Y", {{kJson, R"({"quite":"another"})"}}),
         true},
        {"multipart_another_type_of_a_part",
         with_rules(multipart("X", {{kJson, "{}"}}), any_boundary),
         multipart(
             "Y",
             {{"Content-Disposition: form-data; name=\"j\"\r\nContent-Type: text/plain", "{}"}}),
         false},
        {"multipart_file_names_differ",
         with_rules(multipart("X", {{kJson, "{}"}}), any_boundary),
         multipart("Y",
                   {{"content-disposition: form-data; filename=\"k.json\"; name=\"j\"\r\n"
                     "content-type: application/json",
                     "{}"}}),
         true},
        {"multipart_second_of_one_name",
         with_rules(multipart("X", {{kA, "1"}, {kA, "2"}}), any_boundary),
         multipart("Y", {{kA, "1"}, {kA, "3"}}),
         false},
        {"multipart_both_of_one_name",
         with_rules(multipart("X", {{kA, "1"}, {kA, "2"}}), any_boundary),
         multipart("Y", {{kA, "1"}, {kA, "2"}}),
         true},
        {"multipart_unexpected_part",
         with_rules(multipart("X", {{kA, "1"}}), any_boundary),
         multipart("Y", {{kA, "1"}, {kB, "2"}}),
         true},
    };
}

std::vector<Vector> xmls() {
    const std::string_view type_rule = R"({"body":{"$.a.b":{"matchers":[{"match":"type"}]}}})";
    return {
        {"xml_another_prefix",
         xml(R"(<p:a xmlns:p="urn:x"/>)"),
         xml(R"(<q:a xmlns:q="urn:x"/>)"),
         true},
        {"xml_default_namespace",
         xml(R"(<p:a xmlns:p="urn:x"/>)"),
         xml(R"(<a xmlns="urn:x"/>)"),
         true},
        {"xml_another_namespace",
         xml(R"(<p:a xmlns:p="urn:x"/>)"),
         xml(R"(<p:a xmlns:p="urn:y"/>)"),
         false},
        {"xml_namespace_declared_further_in",
         xml(R"(<a xmlns:p="urn:x"><p:b/></a>)"),
         xml(R"(<a><b xmlns="urn:x"/></a>)"),
         true},
        {"xml_attributes_in_another_order",
         xml(R"(<a x="1" y="2"/>)"),
         xml(R"(<a y='2' x='1'/>)"),
         true},
        {"xml_names_in_another_order", xml("<a><b/><c/></a>"), xml("<a><c/><b/></a>"), true},
        {"xml_items_in_another_order",
         xml("<a><b>1</b><b>2</b></a>"),
         xml("<a><b>2</b><b>1</b></a>"),
         false},
        {"xml_white_space_between", xml("<a><b>1</b></a>"), xml("<a>\n  <b> 1 </b>\n</a>"), true},
        {"xml_character_data", xml("<a>x &lt; y</a>"), xml("<a><![CDATA[x < y]]></a>"), true},
        {"xml_comments_and_declaration",
         xml("<a>1</a>"),
         xml("<?xml version='1.0'?><!-- c --><a>1<!-- d --></a>"),
         true},
        {"xml_unexpected_element", xml("<a><b/></a>"), xml("<a><b/><c/></a>"), false},
        {"xml_type_rule_takes_more_of_a_name",
         with_rules(xml("<a><b>1</b></a>"), type_rule),
         xml("<a><b>7</b><b>8</b></a>"),
         true},
        {"xml_rule_by_prefix",
         with_rules(xml(R"(<p:a xmlns:p="urn:x">1</p:a>)"),
                    R"({"body":{"$['p:a'].#text":{"matchers":[{"match":"integer"}]}}})"),
         xml(R"(<q:a xmlns:q="urn:x">22</q:a>)"),
         true},
        {"xml_rule_by_namespace",
         with_rules(xml(R"(<p:a xmlns:p="urn:x">1</p:a>)"),
                    R"({"body":{"$['urn:x:a']['#text']":{"matchers":[{"match":"integer"}]}}})"),
         xml(R"(<q:a xmlns:q="urn:x">22</q:a>)"),
         true},
        {"xml_rule_for_an_attribute",
         with_rules(xml(R"(<a id="1"/>)"),
                    R"({"body":{"$.a['@id']":{"matchers":[{"match":"integer"}]}}})"),
         xml(R"(<a id="x"/>)"),
         false},
        {"xml_of_both_types", body("text/xml", "<a/>"), xml("<a/>"), false},
    };
}

class WireVectors : public testing::TestWithParam<Vector> {};

TEST_P(WireVectors, agree_or_not) {
    const Vector& vector = GetParam();
    const auto expected =
        contract::request_from_json(*json::parse(vector.expected), SpecVersion::kV4);
    const auto actual = contract::request_from_json(*json::parse(vector.actual), SpecVersion::kV4);
    ASSERT_TRUE(expected) << expected.error().message;
    ASSERT_TRUE(actual) << actual.error().message;
    const auto compiled = CompiledRequest::compile(*expected, SpecVersion::kV4);
    ASSERT_TRUE(compiled) << compiled.error().message;
    std::string sentences;
    for (const Mismatch& mismatch : compiled->match(*actual)) {
        sentences += "\n" + mismatch.place + ": " + mismatch.sentence;
    }
    EXPECT_EQ(sentences.empty(), vector.agree) << sentences;
}

std::string name_of(const testing::TestParamInfo<Vector>& tested) {
    return std::string(tested.param.name);
}

INSTANTIATE_TEST_SUITE_P(Query, WireVectors, testing::ValuesIn(queries()), name_of);
INSTANTIATE_TEST_SUITE_P(Header, WireVectors, testing::ValuesIn(header_fields()), name_of);
INSTANTIATE_TEST_SUITE_P(Form, WireVectors, testing::ValuesIn(forms()), name_of);
INSTANTIATE_TEST_SUITE_P(Multipart, WireVectors, testing::ValuesIn(multiparts()), name_of);
INSTANTIATE_TEST_SUITE_P(Xml, WireVectors, testing::ValuesIn(xmls()), name_of);

}  // namespace
}  // namespace accord::matching
