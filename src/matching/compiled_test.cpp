// Whole requests, responses and messages compared.
#include "matching/compiled.hpp"

#include "contract/pact/parts_json.hpp"

namespace accord::matching {
namespace {

using contract::SpecVersion;
using testing::ElementsAre;
using testing::IsEmpty;

/// "kind place: sentence" of each mismatch.
std::vector<std::string> lines(const Mismatches& mismatches) {
    std::vector<std::string> out;
    for (const Mismatch& mismatch : mismatches) {
        out.push_back(
            fmt::format("{} {}: {}", to_string(mismatch.kind), mismatch.place, mismatch.sentence));
    }
    return out;
}

std::vector<std::string> request(std::string_view expected,
                                 std::string_view actual,
                                 SpecVersion version = SpecVersion::kV3) {
    const auto compiled = CompiledRequest::compile(
        *contract::request_from_json(*json::parse(expected), version), version);
    if (!compiled) {
        return {compiled.error().message};
    }
    return lines(compiled->match(*contract::request_from_json(*json::parse(actual), version)));
}

std::vector<std::string> response(std::string_view expected,
                                  std::string_view actual,
                                  SpecVersion version = SpecVersion::kV3) {
    const auto compiled = CompiledResponse::compile(
        *contract::response_from_json(*json::parse(expected), version), version);
    if (!compiled) {
        return {compiled.error().message};
    }
    return lines(compiled->match(*contract::response_from_json(*json::parse(actual), version)));
}

TEST(CompiledRequest, names_each_part_that_differs) {
    EXPECT_THAT(
        request(R"({"method":"get","path":"/a","query":"a=1","headers":{"X":"1"},"body":{"i":1}})",
                R"({"method":"POST","path":"/b","query":"a=2&b=1","body":{"i":2}})"),
        ElementsAre("MethodMismatch : Expected method GET but was POST",
                    "PathMismatch : Expected path '/a' but was '/b'",
                    "QueryMismatch a: Expected query parameter 'a' with value '1' but was '2'",
                    "QueryMismatch b: Unexpected query parameter 'b' received",
                    "HeaderMismatch X: Expected a header 'X' but was missing",
                    "BodyMismatch $.i: Expected 2 (Integer) to be equal to 1 (Integer)"));
}

TEST(CompiledRequest, takes_names_that_look_like_paths_for_names) {
    const std::string_view expected = R"({
        "query": "list[0]=1&list[0]=2&list=x&filter[owner]=me", "headers": {"X-A[1]": "1"},
        "matchingRules": {"$.query.list[0]": {"match": "regex", "regex": "\\d"},
                          "$.query.filter[owner]": {"match": "type"},
                          "$.header.X-A[1]": {"match": "integer"}}})";
    EXPECT_THAT(request(expected,
                        R"({"query": "list[0]=7&list[0]=8&list=x&filter[owner]=you",
                            "headers": {"x-a[1]": "2"}})",
                        SpecVersion::kV2),
                IsEmpty());
    EXPECT_THAT(
        request(expected,
                R"({"query": "list[0]=a&list[0]=8&list=7&filter[owner]=me",
                            "headers": {"X-A[1]": "b"}})",
                SpecVersion::kV2),
        ElementsAre("QueryMismatch list[0]: Expected 'a' to match '\\d'",
                    "QueryMismatch list: Expected query parameter 'list' with value 'x' but "
                    "was '7'",
                    "HeaderMismatch X-A[1]: Expected 'b' to match an integer number"));
}

TEST(CompiledMessage, takes_names_of_metadata_that_look_like_paths_for_names) {
    const auto message = [](std::string_view text) {
        return *contract::message_from_json(*json::parse(text), SpecVersion::kV3);
    };
    const auto compiled = CompiledMessage::compile(message(R"({"metadata": {"key[0]": "a"},
                    "matchingRules": {"metadata": {"key[0]": {"matchers": [{"match": "type"}]}}}})"),
                                                   SpecVersion::kV3);
    EXPECT_THAT(compiled->match(message(R"({"metadata": {"key[0]": "b"}})")), IsEmpty());
}

TEST(CompiledRequest, applies_rules_to_path_query_and_headers) {
    const std::string_view expected = R"({
        "path": "/p/1", "query": {"q": ["1"]}, "headers": {"X-A": "1"},
        "matchingRules": {"path": {"matchers": [{"match": "regex", "regex": "/p/\\d+"}]},
                          "query": {"q": {"matchers": [{"match": "integer"}]}},
                          "header": {"x-a": {"matchers": [{"match": "regex", "regex": "\\d+"}]}}}})";
    EXPECT_THAT(
        request(expected, R"({"path":"/p/77","query":{"q":["7","8"]},"headers":{"x-a":"42"}})"),
        IsEmpty());
    EXPECT_THAT(
        request(expected, R"({"path":"/p/x","query":{"q":["7","x"]},"headers":{"x-a":"y"}})"),
        ElementsAre("PathMismatch : Expected '/p/x' to match '/p/\\d+'",
                    "QueryMismatch q: Expected 'x' to match an integer number",
                    "HeaderMismatch X-A: Expected 'y' to match '\\d+'"));
}

TEST(CompiledRequest, counts_the_values_of_a_parameter_that_is_to_be_equal) {
    EXPECT_THAT(request(R"({"query":{"q":["1","2"]},
                            "matchingRules":{"query":{"q":{"matchers":[{"match":"equality"}]}}}})",
                        R"({"query":{"q":["1"]}})"),
                ElementsAre("QueryMismatch q: Expected query parameter 'q' with 2 value(s) but "
                            "received 1 value(s)"));
}

TEST(CompiledRequest, holds_bounds_where_a_parameter_or_header_has_no_example) {
    const auto with = [](std::string_view where, std::string_view bounds) {
        return fmt::format(
            R"({{"{0}":{{"q":[]}},"matchingRules":{{"{1}":{{"q":{{"matchers":[{{"match":"type",{2}}}]}}}}}}}})",
            where,
            where == "query" ? "query" : "header",
            bounds);
    };
    const auto query = with("query", R"("min":1,"max":2)");
    EXPECT_THAT(request(query, R"({"query":{"q":["a","b"]}})"), IsEmpty());
    EXPECT_THAT(request(query, R"({"query":{"q":["a","b","c"]}})"),
                ElementsAre("QueryMismatch q: Expected [a, b, c] (size 3) to have maximum size of "
                            "2"));
    EXPECT_THAT(request(query, "{}"),
                ElementsAre("QueryMismatch q: Expected [] (size 0) to have minimum size of 1"));
    EXPECT_THAT(request(with("query", R"("max":0)"), "{}"), IsEmpty());
    const auto header = with("headers", R"("max":1)");
    EXPECT_THAT(request(header, R"({"headers":{"q":["a"]}})", SpecVersion::kV4), IsEmpty());
    EXPECT_THAT(request(header, R"({"headers":{"q":["a","b"]}})", SpecVersion::kV4),
                ElementsAre("HeaderMismatch q: Expected [a, b] (size 2) to have maximum size of "
                            "1"));
}

TEST(CompiledResponse, holds_bounds_in_every_version_where_the_example_is_empty) {
    constexpr std::string_view kV2 = R"({"body":{"a":[]},"matchingRules":{"$.body.a":{"max":0}}})";
    constexpr std::string_view kLater =
        R"({"body":{"a":[]},"matchingRules":{"body":{"$.a":{"matchers":[{"match":"type","max":0}]}}}})";
    constexpr std::string_view kActual = R"({"body":{"a":[1,2]}})";
    for (const auto version : {SpecVersion::kV2, SpecVersion::kV3, SpecVersion::kV4}) {
        EXPECT_THAT(response(version == SpecVersion::kV2 ? kV2 : kLater, kActual, version),
                    ElementsAre("BodyMismatch $.a: Expected [1, 2] (size 2) to have maximum size "
                                "of 0"));
    }
    EXPECT_THAT(
        response(
            R"({"headers":{"Content-Type":"application/xml"},"body":"<a><b/></a>","matchingRules":{
                   "body":{"$.a.b":{"matchers":[{"match":"type","max":0}]}}}})",
            R"({"headers":{"Content-Type":"application/xml"},"body":"<a><b><c/></b></a>"})"),
        ElementsAre("BodyMismatch $.a.b: Expected 'b' to have at most 0 children"));
}

TEST(CompiledRequest, is_a_candidate_by_method_and_path) {
    contract::HttpRequest expected{.method = "GET", .path = "/a"};
    const auto compiled = CompiledRequest::compile(expected, SpecVersion::kV4);
    EXPECT_TRUE(compiled->is_candidate("get", "/a"));
    EXPECT_FALSE(compiled->is_candidate("GET", "/b"));
    EXPECT_FALSE(compiled->has_path_rule());
}

TEST(CompiledRequest, respects_the_order_of_the_query_in_version_1_only) {
    EXPECT_THAT(request(R"({"query":"a=1&b=2"})", R"({"query":"b=2&a=1"})", SpecVersion::kV1),
                ElementsAre("QueryMismatch : Expected query 'a=1&b=2' but was 'b=2&a=1'; in "
                            "version 1 the order counts"));
    EXPECT_THAT(request(R"({"query":"a=1&b=2"})", R"({"query":"b=2&a=1&"})", SpecVersion::kV2),
                IsEmpty());
}

TEST(CompiledRequest, says_which_rule_cannot_be_compiled) {
    EXPECT_THAT(
        request(R"({"matchingRules":{"body":{"$.a[":{"matchers":[{"match":"type"}]}}}})", "{}"),
        ElementsAre("body: path expression \"$.a[\": the bracket is not closed at "
                    "character 5"));
}

TEST(CompiledResponse, compares_status_by_number_or_rule) {
    EXPECT_THAT(response(R"({"status":200})", R"({"status":500})"),
                ElementsAre("StatusMismatch : expected 200 but was 500"));
    EXPECT_THAT(response(R"({"status":200,"matchingRules":{"status":{"matchers":[
                             {"match":"statusCode","status":"success"}]}}})",
                         R"({"status":204})"),
                IsEmpty());
}

TEST(CompiledResponse, compares_media_types_by_their_parameters) {
    EXPECT_THAT(response(R"({"headers":{"Content-Type":"application/json;charset=utf-8"}})",
                         R"({"headers":{"content-type":"application/json; a=b; charset=UTF-8"}})"),
                IsEmpty());
    EXPECT_THAT(response(R"({"headers":{"Content-Type":"application/json;charset=utf-8"}})",
                         R"({"headers":{"Content-Type":"application/json"}})"),
                ElementsAre("HeaderMismatch Content-Type: Expected header 'Content-Type' to have "
                            "value 'application/json;charset=utf-8' but was 'application/json'; "
                            "the parameter 'charset=utf-8' is missing"));
}

TEST(CompiledResponse, ignores_white_space_after_commas_only) {
    EXPECT_THAT(response(R"({"headers":{"X":"a, b"}})", R"({"headers":{"X":"a,b"}})"), IsEmpty());
    EXPECT_THAT(response(R"({"headers":{"X":"a, b"}})", R"({"headers":{"X":"b, a"}})"),
                ElementsAre("HeaderMismatch X: Expected header 'X' to have value 'a, b' but was "
                            "'b, a'"));
}

TEST(CompiledResponse, holds_a_header_rule_against_items_or_the_whole_line) {
    const std::string_view expected = R"({"headers":{"Allow":"GET, PUT"},"matchingRules":{
        "header":{"Allow":{"matchers":[{"match":"regex","regex":"GET(, [A-Z]+)*"}]}}}})";
    EXPECT_THAT(response(expected, R"({"headers":{"Allow":"GET, POST, PUT"}})"), IsEmpty());
    EXPECT_THAT(response(expected, R"({"headers":{"Allow":"POST"}})"),
                ElementsAre("HeaderMismatch Allow: Expected 'POST' to match 'GET(, [A-Z]+)*'"));
}

TEST(CompiledResponse, tells_body_types_apart) {
    EXPECT_THAT(response(R"({"headers":{"Content-Type":"application/json"},"body":{"a":1}})",
                         R"({"headers":{"Content-Type":"text/plain"},"body":"a"})"),
                testing::Contains("BodyTypeMismatch $: Expected a body of 'application/json' but "
                                  "the actual content type was 'text/plain'"));
}

/// The mismatches when a body of this type comes, under an expected type or none.
std::vector<std::string> typed(std::string_view expected_type,
                               std::string_view actual_type,
                               std::string_view body) {
    const auto of = [&](std::string_view type) {
        json::Object out{{"body", *json::parse(body)}};
        if (!type.empty()) {
            out["headers"] = json::Object{{"Content-Type", type}};
        }
        return json::write_compact(out);
    };
    return response(of(expected_type), of(actual_type));
}

TEST(CompiledResponse, compares_bodies_of_one_family_whatever_the_type_is_called) {
    for (const char* type : {"application/hal+json",
                             "application/problem+json; charset=utf-8",
                             "application/vnd.api+json",
                             "text/json",
                             "application/x-json"}) {
        EXPECT_THAT(typed("", type, R"({"a":1})"), IsEmpty()) << type;
    }
    for (const char* type : {"application/soap+xml",
                             "application/atom+xml;charset=utf-8",
                             "text/xml",
                             "image/svg+xml"}) {
        EXPECT_THAT(typed("", type, R"("<?xml version=\"1.0\"?><a/>")"), IsEmpty()) << type;
    }
    EXPECT_THAT(typed("", "text/plain", R"({"a":1})"),
                ElementsAre(testing::StartsWith("BodyTypeMismatch")));
    EXPECT_THAT(typed("", "application/soap+xml", R"({"a":1})"),
                ElementsAre(testing::StartsWith("BodyTypeMismatch")));
}

TEST(CompiledResponse, tells_another_type_of_the_family_once) {
    EXPECT_THAT(typed("application/json", "application/hal+json", R"({"a":1})"),
                ElementsAre("HeaderMismatch Content-Type: Expected header 'Content-Type' to have "
                            "value 'application/json' but was 'application/hal+json'"));
    EXPECT_THAT(typed("application/hal+json", "application/json", R"({"a":1})"),
                ElementsAre(testing::StartsWith("HeaderMismatch"),
                            testing::StartsWith("BodyTypeMismatch")));
}

TEST(CompiledResponse, compares_text_json_as_json) {
    const auto with = [](std::string_view body) {
        return fmt::format(R"({{"headers":{{"Content-Type":"text/json"}},"body":{}}})", body);
    };
    const auto expected = with(R"({"a":1,"b":2})");
    EXPECT_THAT(response(expected, with(R"({"b":2,"c":3,"a":1})")), IsEmpty());
    EXPECT_THAT(response(expected, with(R"({"b":2,"a":4})")),
                ElementsAre("BodyMismatch $.a: Expected 4 (Integer) to be equal to 1 (Integer)"));
}

TEST(CompiledRequest, leaves_the_boundary_of_a_multipart_type_to_its_sender) {
    const auto with = [](std::string_view type, std::string_view rule) {
        return fmt::format(
            R"({{"headers":{{"Content-Type":"{}"}},"matchingRules":{{"header":{{{}}}}}}})",
            type,
            rule.empty() ? "" : fmt::format(R"("Content-Type":{{"matchers":[{}]}})", rule));
    };
    for (const char* rule : {"",
                             R"({"match":"equality"})",
                             R"({"match":"regex","regex":"multipart/.*; ?boundary=AAA(;.*)?"})",
                             R"({"match":"include","value":"boundary=AAA"})"}) {
        for (const char* kind : {"form-data", "mixed", "related"}) {
            const auto of = [&](std::string_view rest) {
                return fmt::format("multipart/{}; {}", kind, rest);
            };
            const auto expected = with(of("boundary=AAA"), rule);
            EXPECT_THAT(request(expected, with(of("boundary=xyz"), "")), IsEmpty()) << rule;
            EXPECT_THAT(request(expected, with("text/plain", "")),
                        ElementsAre(testing::StartsWith("HeaderMismatch")));
        }
    }
    EXPECT_THAT(request(with("multipart/mixed; boundary=AAA; type=x", ""),
                        with("multipart/mixed; boundary=\\\"b c\\\"; type=y", "")),
                ElementsAre(testing::EndsWith("; the parameter 'type' is 'y'")));
    EXPECT_THAT(request(with("multipart/mixed; boundary=AAA", ""), with("multipart/mixed", "")),
                ElementsAre(testing::EndsWith("; the parameter 'boundary=aaa' is missing")));
}

TEST(CompiledResponse, distinguishes_missing_null_and_empty_bodies) {
    EXPECT_THAT(response(R"({})", R"({"body":"x"})"), IsEmpty());
    EXPECT_THAT(response(R"({"body":null})", R"({})"), IsEmpty());
    EXPECT_THAT(response(R"({"body":""})", R"({"body":"x"})"),
                ElementsAre("BodyMismatch $: Expected an empty body but received 'x'"));
    EXPECT_THAT(response(R"({"body":{"a":1}})", R"({})"),
                ElementsAre("BodyMismatch $: Expected body '{\"a\":1}' but was missing"));
}

TEST(CompiledResponse, reports_a_body_that_is_no_json) {
    const auto expected =
        contract::response_from_json(*json::parse(R"({"body":{"a":1}})"), SpecVersion::kV3);
    const auto compiled = CompiledResponse::compile(*expected, SpecVersion::kV3);
    contract::HttpResponse actual;
    actual.body = contract::Body::present("{", "application/json");
    EXPECT_THAT(lines(compiled->match(actual)),
                ElementsAre(testing::StartsWith("BodyMismatch $: Failed to parse the actual body: "
                                                "not valid JSON at line 1")));
}

TEST(CompiledMessage, leaves_the_boundary_to_the_sender_and_the_family_to_its_syntax) {
    const auto differences = [](contract::Message expected, std::string_view type) {
        contract::Message actual = expected;
        actual.metadata = {{"contentType", type}};
        actual.contents.content_type = std::string(type);
        return lines(CompiledMessage::compile(expected, SpecVersion::kV4)->match(actual));
    };
    contract::Message multipart{.metadata = {{"contentType", "multipart/mixed; boundary=A"}}};
    EXPECT_THAT(differences(multipart, "multipart/mixed; boundary=B"), IsEmpty());
    multipart.rules.metadata["contentType"].rules = {{contract::rule::Equality{}}};
    EXPECT_THAT(differences(multipart, "multipart/mixed; boundary=B"), IsEmpty());
    EXPECT_THAT(differences(multipart, "multipart/related; boundary=B"), testing::SizeIs(1));
    const contract::Message plain{.contents = contract::Body::present(R"({"a":1})"),
                                  .metadata = {{"contentType", "application/json"}}};
    EXPECT_THAT(differences(plain, "application/cloudevents+json"), testing::SizeIs(1));
}

TEST(CompiledMessage, compares_contents_and_metadata) {
    contract::Message expected;
    expected.contents = contract::Body::present(R"({"a":1})", "application/json");
    expected.metadata = {{"topic", "t"}, {"contentType", "application/json"}, {"n", 1}};
    contract::Message actual = expected;
    actual.metadata = {{"topic", "u"}, {"content-type", "application/json;charset=utf-8"}};
    const auto compiled = CompiledMessage::compile(expected, SpecVersion::kV4);
    EXPECT_THAT(lines(compiled->match(actual)),
                ElementsAre("MetadataMismatch topic: Expected metadata key 'topic' to have value "
                            "'t' but was 'u'",
                            "MetadataMismatch n: Expected message metadata 'n' but was missing"));
}

}  // namespace
}  // namespace accord::matching
