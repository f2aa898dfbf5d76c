// Bodies of each kind compared as a whole.
#include "matching/body/body_matcher.hpp"

#include "contract/pact/matching_rules_json.hpp"

namespace accord::matching {
namespace {

using contract::Body;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> differences(std::string_view type,
                                     std::string_view expected,
                                     std::string_view actual,
                                     std::string_view rules = "{}") {
    const auto parsed = contract::rules_from_json(json::Object{{"body", *json::parse(rules)}});
    const auto matcher = BodyMatcher::compile(Body::present(std::string(expected)),
                                              type,
                                              parsed->body,
                                              {.unexpected = UnexpectedKeys::kRefuse});
    if (!matcher) {
        return {matcher.error().message};
    }
    std::vector<std::string> out;
    const Body body = actual.empty() ? Body::empty() : Body::present(std::string(actual));
    for (const Mismatch& mismatch : matcher->match(body, type)) {
        out.push_back(mismatch.place + ": " + mismatch.sentence);
    }
    return out;
}

TEST(JsonBody, reads_past_the_number_of_a_schema) {
    const std::string framed = std::string("\0\0\0\0\2", 5) + R"({"a":1})";
    EXPECT_THAT(differences("application/vnd.schemaregistry.v1+json", R"({"a":1})", framed),
                IsEmpty());
    EXPECT_THAT(differences("application/vnd.schemaregistry.v1+json", R"({"a":2})", framed),
                ElementsAre("$.a: Expected 1 (Integer) to be equal to 2 (Integer)"));
}

constexpr std::string_view kForm = "application/x-www-form-urlencoded";

TEST(FormBody, compares_fields_in_any_order) {
    EXPECT_THAT(differences(kForm, "a=1&b=x+y", "b=x%20y&a=1"), IsEmpty());
    EXPECT_THAT(differences(kForm, "c=3&d=4", "c=33&e=5"),
                ElementsAre("$.c: Expected form post parameter 'c' with value '3' but was '33'",
                            "$.d: Expected form post parameter 'd' but was missing",
                            "$.e: Unexpected form post parameter 'e' received"));
}

TEST(FormBody, applies_rules_by_path) {
    const std::string_view rules = R"({"$.a":{"match":"integer"},"$.b[1]":{"match":"type"}})";
    EXPECT_THAT(differences(kForm, "a=1&b=x&b=y", "a=22&b=x&b=z", rules), IsEmpty());
    EXPECT_THAT(differences(kForm, "a=1", "a=x", rules),
                ElementsAre("$.a: Expected 'x' to match an integer number"));
    EXPECT_THAT(differences(kForm, "a=1", "a=x", R"({"$":{"match":"type"}})"), IsEmpty());
}

std::string multipart(std::string_view boundary, std::initializer_list<std::string_view> parts) {
    std::string out;
    for (std::string_view part : parts) {
        out += fmt::format("--{}\r\n{}\r\n", boundary, part);
    }
    return out + fmt::format("--{}--\r\n", boundary);
}

std::vector<std::string> multipart_differences(const std::string& expected,
                                               const std::string& actual,
                                               std::string_view rules = "{}") {
    return differences("multipart/form-data", expected, actual, rules);
}

constexpr std::string_view kField = "Content-Disposition: form-data; name=\"age\"\r\n\r\n42";
constexpr std::string_view kJsonPart =
    "Content-Disposition: form-data; name=\"doc\"\r\nContent-Type: application/json\r\n\r\n"
    "{\"id\":1}";

TEST(MultipartBody, compares_parts_by_name_whatever_the_boundary) {
    EXPECT_THAT(multipart_differences(multipart("AAA", {kField, kJsonPart}),
                                      multipart("BBB", {kJsonPart, kField})),
                IsEmpty());
}

TEST(MultipartBody, compares_each_part_by_its_own_type_and_rules) {
    const std::string actual = multipart(
        "B",
        {"Content-Disposition: form-data; name=\"age\"\r\n\r\nx",
         "Content-Disposition: form-data; name=\"doc\"\r\nContent-Type: application/json\r\n\r\n"
         "{\"id\":\"y\"}"});
    EXPECT_THAT(
        multipart_differences(multipart("A", {kField, kJsonPart}),
                              actual,
                              R"({"$.age":{"match":"integer"},"$.doc.id":{"match":"integer"}})"),
        ElementsAre("$.age: MIME part 'age': Expected 'x' to match an integer number",
                    "$.doc.id: MIME part 'doc': Expected 'y' (String) to be an integer"));
}

TEST(MultipartBody, takes_parts_of_one_name_in_their_order) {
    const auto file = [](std::string_view text) {
        return fmt::format(
            "Content-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n"
            "Content-Type: text/plain\r\n\r\n{}",
            text);
    };
    const std::string one = file("1");
    const std::string two = file("2");
    const std::string expected = multipart("A", {one, kField, two});
    EXPECT_THAT(multipart_differences(expected, multipart("B", {kField, one, two})), IsEmpty());
    EXPECT_THAT(
        multipart_differences(
            expected, multipart("B", {two, one, kField}), R"({"$[2]":{"match":"integer"}})"),
        ElementsAre(testing::StartsWith("$[0]: MIME part 'f[0]': Expected body '1' to match '2'")));
    EXPECT_THAT(multipart_differences(
                    expected, multipart("B", {two, one, kField}), R"({"$.f":{"match":"integer"}})"),
                IsEmpty());
    EXPECT_THAT(multipart_differences(expected, multipart("B", {one, kField})),
                ElementsAre("$[2]: Expected a MIME part 'f[2]' but was missing"));
}

TEST(MultipartBody, names_missing_parts_and_broken_bodies) {
    EXPECT_THAT(
        multipart_differences(multipart("A", {kField, kJsonPart}), multipart("B", {kField})),
        ElementsAre("$.doc: Expected a MIME part 'doc' but was missing"));
    EXPECT_THAT(multipart_differences(multipart("A", {kField}), "--B\r\n\r\nx"),
                ElementsAre("$: Failed to parse the actual body: the multipart body does not end "
                            "with \"--B--\""));
}

std::string nested(std::size_t levels) {
    std::string out = "text";
    for (std::size_t i = 0; i < levels; ++i) {
        const std::string inner = fmt::format("level-{}-", i);
        const std::string part =
            fmt::format("Content-Disposition: form-data; name=\"p\"\r\nContent-Type: {}\r\n\r\n{}",
                        i == 0 ? "text/plain" : "multipart/mixed",
                        out);
        out = multipart(inner, {part});
    }
    return out;
}

TEST(MultipartBody, takes_so_many_apart_that_lie_in_one_another) {
    EXPECT_THAT(multipart_differences(nested(10), nested(10)), IsEmpty());
    const auto refused = multipart_differences(nested(1000), nested(1000));
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_THAT(refused[0],
                testing::EndsWith("Failed to parse the expected body: more than 10 multipart "
                                  "bodies lie in one another"));
}

TEST(MultipartBody, takes_a_part_without_contents) {
    const std::string empty = multipart("B", {"Content-Disposition: form-data; name=\"a\"\r\n"});
    EXPECT_THAT(multipart_differences(empty, empty), IsEmpty());
}

TEST(MultipartBody, has_so_many_header_fields_in_a_part_at_most) {
    std::string fields;
    for (int i = 0; i < 100; ++i) {
        fields += fmt::format("X-{}: 1\n", i);
    }
    EXPECT_TRUE(parse_multipart("--B\n" + fields + "\nx\n--B--", "multipart/mixed; boundary=B"));
    EXPECT_EQ(
        parse_multipart("--B\n" + fields + "Y: 1\n\nx\n--B--", "multipart/mixed; boundary=B")
            .error(),
        (Error{ErrorCode::kLimit, "a part of the multipart body has more than 100 header fields"}));
}

TEST(XmlBody, has_so_many_namespaces_at_most) {
    const auto declared = [](int count, std::string_view uri) {
        std::string out = "<a";
        for (int i = 0; i < count; ++i) {
            out += fmt::format(" xmlns:n{}='{}'", i, uri);
        }
        return out + "/>";
    };
    EXPECT_TRUE(parse_xml(declared(255, "u")));
    EXPECT_EQ(parse_xml(declared(256, "u")).error().code, ErrorCode::kLimit);
    EXPECT_EQ(parse_xml(declared(1, std::string(2049, 'u'))).error().code, ErrorCode::kLimit);
}

TEST(MultipartBody, undoes_transfer_encodings) {
    const auto parts = parse_multipart(
        "--B\nContent-Transfer-Encoding: base64\n\nQUJD\nREVG\n"
        "--B\nContent-Transfer-Encoding: quoted-printable\n\na=3Db=\nc\n--B--",
        "multipart/mixed; boundary=B");
    ASSERT_TRUE(parts) << parts.error().message;
    EXPECT_EQ((*parts)[0].bytes, "ABCDEF");
    EXPECT_EQ((*parts)[1].bytes, "a=bc");
}

TEST(BinaryBody, compares_bytes_and_shows_their_start) {
    EXPECT_THAT(differences("image/png", "\x01\x02", "\x01\x02"), IsEmpty());
    EXPECT_THAT(differences("application/octet-stream", "\x01\x02", "\x01\x03\x04"),
                ElementsAre("$: Actual body [application/octet-stream, 3 bytes, starting with "
                            "010304] is not equal to the expected body [application/octet-stream, "
                            "2 bytes, starting with 0102]; they part at byte 2"));
}

TEST(BinaryBody, knows_content_by_its_bytes) {
    const std::string_view rules = R"({"$":{"match":"contentType","value":"image/jpeg"}})";
    EXPECT_THAT(differences("image/jpeg", "\xff\xd8\xff", "\xff\xd8\xff\xe0", rules), IsEmpty());
    EXPECT_THAT(differences("image/jpeg", "\xff\xd8\xff", "%PDF-1.4", rules),
                ElementsAre("$: Expected binary contents to have content type 'image/jpeg' but "
                            "detected contents was 'application/pdf'"));
    EXPECT_THAT(differences("image/jpeg", "\xff", "", R"({"$":{"match":"notEmpty"}})"),
                ElementsAre("$: Expected [] (0 bytes) to not be empty"));
}

TEST(TextBody, takes_a_media_type_that_repeats_a_parameter) {
    EXPECT_THAT(differences("text/plain; a=1; a=2", "x", "x"), IsEmpty());
}

TEST(TextBody, takes_a_rule_at_the_root) {
    EXPECT_THAT(differences("text/plain", "Hello Mars!", "Hello World!"),
                ElementsAre("$: Expected body 'Hello Mars!' to match 'Hello World!' using equality "
                            "but did not match"));
    EXPECT_THAT(differences("text/plain", "a", "b", R"({"$":{"match":"regex","regex":"[ab]"}})"),
                IsEmpty());
}

TEST(TextBody, is_compared_in_its_charset) {
    using namespace std::string_literals;
    EXPECT_THAT(differences("text/plain; charset=ISO-8859-1", "café", "caf\xe9"), IsEmpty());
    EXPECT_THAT(differences("text/plain; charset=windows-1252", "5 €", "5 \x80"), IsEmpty());
    EXPECT_THAT(differences("text/plain; charset=utf-16", "hé", "\xff\xfeh\0\xe9\0"s), IsEmpty());
    EXPECT_THAT(differences("text/plain", "hé", "\xef\xbb\xbfhé"), IsEmpty());
    EXPECT_THAT(differences("text/plain; charset=ISO-8859-1", "caf\xe9", "caf\xe8"),
                ElementsAre("$: Expected body 'café' to match 'cafè' using equality but did not "
                            "match"));
}

TEST(JsonBody, is_compared_in_its_charset) {
    using namespace std::string_literals;
    EXPECT_THAT(
        differences("application/json; charset=ISO-8859-1", R"({"a":"é"})", "{\"a\":\"\xe9\"}"),
        IsEmpty());
    EXPECT_THAT(differences("application/json; charset=utf-16le", "[1]", "[\0\x31\0]\0"s),
                IsEmpty());
    EXPECT_THAT(differences("application/json", "[1]", "\xef\xbb\xbf[1]"), IsEmpty());
    EXPECT_THAT(differences("", "[1]", "\xef\xbb\xbf[1]"), IsEmpty());
    EXPECT_THAT(differences("application/json", "[1]", "\xff\xfe[\0\x31\0]\0"s), IsEmpty());
}

TEST(XmlBody, is_compared_in_its_charset) {
    EXPECT_THAT(differences("text/xml; charset=ISO-8859-1", "<a>é</a>", "<a>\xe9</a>"), IsEmpty());
    const std::string declared = R"(<?xml version="1.0" encoding="windows-1252"?><a>)";
    EXPECT_THAT(differences("application/xml", declared + "€</a>", declared + "\x80</a>"),
                IsEmpty());
    const std::string dot_net = R"(<?xml version="1.0" encoding="utf-16"?><a>é</a>)";
    EXPECT_THAT(differences("application/xml", dot_net, "\xef\xbb\xbf" + dot_net), IsEmpty());
}

TEST(FormBody, is_compared_in_its_charset) {
    const std::string type = fmt::format("{}; charset=ISO-8859-1", kForm);
    EXPECT_THAT(differences(type, "a=caf%C3%A9", "a=caf%E9"), IsEmpty());
    EXPECT_THAT(differences(type, "a=é", "a=\xe9"), IsEmpty());
    EXPECT_THAT(differences(type, "a=é", "a=%E8"),
                ElementsAre("$.a: Expected form post parameter 'a' with value 'é' but was 'è'"));
}

TEST(EncodedBody, is_compared_as_it_came_or_told_to_be_broken) {
    const auto matcher =
        BodyMatcher::compile(Body::present(R"({"a":1})"), "application/json", {}, {});
    const auto differences_of = [&](std::string bytes, Body::Encoded encoded) {
        Body actual = Body::present(std::move(bytes));
        actual.encoded = std::move(encoded);
        std::vector<std::string> out;
        for (const Mismatch& mismatch : matcher->match(actual, "application/json")) {
            out.push_back(mismatch.sentence);
        }
        return out;
    };
    EXPECT_THAT(differences_of(R"({"a":1})", {"\"utf-8\" is not known"}), IsEmpty());
    EXPECT_THAT(differences_of(R"({"a":2})", {"\"br\" is not known"}),
                ElementsAre("Expected 2 (Integer) to be equal to 1 (Integer); the body was "
                            "compared as it came: \"br\" is not known"));
    EXPECT_THAT(differences_of(R"({"a":1})", {"its checksum differs", true}),
                ElementsAre("Failed to decode the actual body: its checksum differs"));
}

TEST(XmlBody, says_when_it_is_none) {
    EXPECT_THAT(differences("application/xml", "<a/>", "<a"),
                ElementsAre(testing::StartsWith("$: Failed to parse the actual body: not valid XML "
                                                "at byte")));
}

}  // namespace
}  // namespace accord::matching
