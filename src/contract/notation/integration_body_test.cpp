// Bodies written as integration JSON, by content type.
#include "contract/notation/integration_body.hpp"

#include "contract/pact/generators_json.hpp"
#include "contract/pact/matching_rules_json.hpp"
#include "contract/pact/rule_json.hpp"

namespace accord::contract {
namespace {

/// The body, then a line for each rule and each generator.
std::string body(std::string_view text, std::string_view content_type) {
    const auto read = parse_integration_body(text, content_type);
    if (!read) {
        return read.error().message;
    }
    std::string out = read->body.bytes;
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

constexpr std::string_view kForm = "application/x-www-form-urlencoded";

TEST(IntegrationBody, makes_fields_of_the_members_of_a_form) {
    EXPECT_EQ(body(R"({"a":"x y&","b":[1,true,null],"c[]":2.5,"d":null})", kForm),
              "a=x+y%26&b=1&b=true&c%5B%5D=2.5");
    EXPECT_EQ(
        body(R"({"n":{"pact:matcher:type":"integer","pact:generator:type":"RandomInt","value":1},
                       "r[]":{"pact:matcher:type":"type","min":1,"value":["User"]},
                       "gone":{"pact:matcher:type":"null"}})",
             kForm),
        "n=1&r%5B%5D=User\n"
        R"($.n {"match":"integer"})"
        "\n"
        R"($['r[]'] {"match":"type","min":1})"
        "\n"
        R"($.n -> {"type":"RandomInt"})");
}

TEST(IntegrationBody, refuses_what_no_field_can_hold) {
    EXPECT_EQ(
        body(R"({"a":{"b":1}})", kForm),
        R"(integration JSON of a form at "$.a": a field must be a text, a number, a boolean, )"
        "or a list of them");
    EXPECT_THAT(body(R"({"a":[[1]]})", kForm), testing::HasSubstr(R"(at "$.a[0]")"));
    EXPECT_THAT(body("[1]", kForm), testing::HasSubstr(R"(at "$")"));
}

TEST(IntegrationBody, chooses_the_shape_by_content_type) {
    EXPECT_EQ(body(R"({"root":{"name":"a"}})", "text/xml"), "<?xml version='1.0'?><a/>");
    EXPECT_EQ(body("<a/>", "application/xml"), "<a/>");
    EXPECT_EQ(body("a=1&b=%7B", kForm), "a=1&b=%7B");
    EXPECT_EQ(body(R"({"a":{"pact:matcher:type":"type","value":1}})", "application/hal+json"),
              "{\"a\":1}\n"
              R"($.a {"match":"type"})");
    EXPECT_EQ(body("{no json", "application/json"), "{no json");
    EXPECT_EQ(body(R"({"a":{"pact:matcher:type":"type","value":1}})", "text/plain"),
              R"({"a":{"pact:matcher:type":"type","value":1}})");
}

TEST(IntegrationBody, guesses_a_content_type_that_is_not_given) {
    EXPECT_EQ(parse_integration_body("[1]", "")->body.content_type, "application/json");
    EXPECT_EQ(parse_integration_body("<?xml version='1.0'?><a/>", "")->body.content_type,
              "application/xml");
    EXPECT_EQ(parse_integration_body("hello", "")->body.content_type, "text/plain");
    EXPECT_EQ(parse_integration_body("", "text/plain")->body, Body::empty());
}

TEST(MultipartFile, starts_a_multipart_body_and_appends_to_it) {
    HttpRequest request;
    request.headers = {{"content-type", {"text/plain"}}};
    add_multipart_file(
        request, {.part_name = "one", .content_type = "application/json", .bytes = "{}"}, "B");
    add_multipart_file(request, {"a\"b", "f.png", "image/png", std::string("\x89PNG")}, "another");
    EXPECT_EQ(request.body.bytes,
              "--B\r\nContent-Disposition: form-data; name=\"one\"\r\n"
              "Content-Type: application/json\r\n\r\n{}\r\n"
              "--B\r\nContent-Disposition: form-data; name=\"a%22b\"; filename=\"f.png\"\r\n"
              "Content-Type: image/png\r\n\r\n\x89PNG\r\n--B--\r\n");
    EXPECT_EQ(header_value(request.headers, "Content-Type"), "multipart/form-data; boundary=B");
    EXPECT_EQ(json::write_canonical(rules_to_json(request.rules)),
              R"({"body":{"$.one":{"combine":"AND","matchers":[{"match":"contentType",)"
              R"("value":"application/json"}]},"$['a\"b']":{"combine":"AND","matchers":[)"
              R"({"match":"contentType","value":"image/png"}]}},"header":{"Content-Type":)"
              R"({"combine":"AND","matchers":[{"match":"regex","regex":)"
              R"("multipart/form-data;(\\s*charset=[^;]*;)?\\s*boundary=.*"}]}}})");
}

TEST(MultipartFile, goes_into_responses_too) {
    HttpResponse response;
    add_multipart_file(response, {.part_name = "x", .bytes = "1"}, "B");
    EXPECT_EQ(response.body.bytes,
              "--B\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--B--\r\n");
    EXPECT_TRUE(response.rules.body.empty());
}

}  // namespace
}  // namespace accord::contract
