// Bodies in tests: texts, binaries, forms, multipart.
#include "accord/body.hpp"

#include "dsl/consumer/body_impl.hpp"
#include "support/consumer_test.hpp"

namespace accord {
namespace {

using testing::HasSubstr;

std::string bytes(const Body& body) { return body.impl().body.bytes; }
std::string type(const Body& body) { return body.impl().body.content_type; }
std::string rules(const Body& body) { return rules_text(body.impl().rules); }

const std::string kPng = "\x89PNG\r\n\x1a\n----";

TEST(Body, text_may_have_a_matcher) {
    const auto body = Body::text(regex("a+", "aa"));
    EXPECT_EQ(bytes(body), "aa");
    EXPECT_EQ(type(body), "text/plain; charset=utf-8");
    EXPECT_EQ(rules(body), R"(${"match":"regex","regex":"a+"})");
    EXPECT_EQ(refusal([] { Body::text(array({"a"})); }),
              "Body::text(): a text or number is needed, not an object, list or null");
    EXPECT_EQ(Body::text("").impl().body.state, contract::Body::State::kEmpty);
}

TEST(Body, binary_is_compared_by_bytes_or_by_what_it_looks_like) {
    EXPECT_EQ(bytes(Body::binary(std::vector<unsigned char>{0, 255}, "application/octet-stream")),
              std::string("\0\xff", 2));
    EXPECT_EQ(rules(Body::binary(kPng, "image/png")), "");
    EXPECT_EQ(rules(Body::binary_like(kPng, "image/png")),
              R"(${"match":"contentType","value":"image/png"})");
    EXPECT_EQ(refusal([] { Body::binary_like("hello", "image/png"); }),
              "Body::binary_like(): the example looks like text/plain, not image/png");
    EXPECT_THAT(refusal([] { Body::file("/no/such/file", "image/png"); }),
                testing::AllOf(testing::StartsWith("Body::file(): "), HasSubstr("/no/such/file")));
}

TEST(Body, forms_have_rules_by_field) {
    const auto body = Body::form({{"q", like("a b&c")},
                                  {"page", integer(1)},
                                  {"tag", array({"x", regex("y+", "y")})},
                                  {"7", include("z", "z")}});
    EXPECT_EQ(bytes(body), "q=a+b%26c&page=1&tag=x&tag=y&7=z");
    EXPECT_EQ(
        rules(body),
        R"($.page{"match":"integer"}$.q{"match":"type"}$.tag[1]{"match":"regex","regex":"y+"})"
        R"($['7']{"match":"include","value":"z"})");
    EXPECT_EQ(refusal([] { Body::form({{"a", object({})}}); }),
              "Body::form(): field \"a\": a text or number is needed, not an object, list or null");
}

TEST(Body, multipart_puts_parts_between_a_boundary_that_none_has) {
    const auto body =
        Body::multipart({Part::field("title", like("Kettle")),
                         Part::of("meta", Body::json(object({{"id", random_int(1, 9)}}))),
                         Part::file("photo", "a.png", Body::binary_like(kPng, "image/png"))});
    EXPECT_EQ(type(body), "multipart/form-data; boundary=accord");
    EXPECT_EQ(bytes(body),
              "--accord\r\nContent-Disposition: form-data; name=\"title\"\r\n"
              "Content-Type: text/plain\r\n\r\nKettle\r\n"
              "--accord\r\nContent-Disposition: form-data; name=\"meta\"\r\n"
              "Content-Type: application/json\r\n\r\n{\"id\":1}\r\n"
              "--accord\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\n"
              "Content-Type: image/png\r\n\r\n" +
                  kPng + "\r\n--accord--\r\n");
    EXPECT_EQ(rules(body),
              R"($.meta.id{"match":"integer"}$.photo{"match":"contentType","value":"image/png"})"
              R"($.title{"match":"type"})");
    EXPECT_EQ(generators_text(body.impl().generators), R"($.meta.id RandomInt{"min":1,"max":9})");
    EXPECT_EQ(type(Body::multipart({Part::field("a", "--accord")})),
              "multipart/form-data; boundary=accord1");
}

TEST(Body, multipart_has_several_files_of_one_name) {
    const auto files =
        Body::multipart({Part::file("f", "a.png", Body::binary_like(kPng, "image/png")),
                         Part::file("f", "b.png", Body::binary_like(kPng, "image/png"))});
    EXPECT_EQ(rules(files), R"($.f{"match":"contentType","value":"image/png"})");
    const auto parts = Body::multipart({Part::of("x", Body::json(object({{"id", integer(1)}}))),
                                        Part::field("x", "equal"),
                                        Part::field("y", like("y"))});
    EXPECT_EQ(rules(parts), R"($.y{"match":"type"}$[0].id{"match":"integer"})");
}

TEST(Body, forms_keep_the_order_of_their_fields) {
    EXPECT_EQ(bytes(Body::form({{"q[][a]", "1"}, {"q[][b]", "2"}, {"q[][a]", "3"}})),
              "q%5B%5D%5Ba%5D=1&q%5B%5D%5Bb%5D=2&q%5B%5D%5Ba%5D=3");
}

TEST(Body, multipart_refuses_what_it_can_not_hold) {
    EXPECT_EQ(refusal([] { Body::multipart({}); }),
              "Body::multipart(): at least one part is needed");
    EXPECT_EQ(refusal([] { Body::multipart({Part::field("a\"b", "1")}); }),
              "Body::multipart(): \"a\"b\" has a quote, backslash or line end in it");
}

TEST(Body, xml_has_rules_at_attributes_and_texts) {
    const auto body =
        Body::xml(Xml("shop:order")
                      .child(Xml("customer").text(like("Ada & Bob")))
                      .each_child(Xml("item").attribute("sku", regex("[A-Z]+", "K")), 2)
                      .attribute("id", random_int(7, 9))
                      .xmlns("shop", "urn:shop"));
    EXPECT_EQ(bytes(body),
              R"(<?xml version="1.0" encoding="UTF-8"?><shop:order xmlns:shop="urn:shop" id="7">)"
              R"(<customer>Ada &amp; Bob</customer><item sku="K"/><item sku="K"/></shop:order>)");
    EXPECT_EQ(type(body), "application/xml");
    EXPECT_EQ(rules(body),
              R"($.shop:order.customer.#text{"match":"type"})"
              R"($.shop:order.item{"match":"type"})"
              R"($.shop:order.item['@sku']{"match":"regex","regex":"[A-Z]+"})"
              R"($.shop:order['@id']{"match":"integer"})");
    EXPECT_EQ(generators_text(body.impl().generators),
              R"($.shop:order['@id'] RandomInt{"min":7,"max":9})");
}

TEST(Body, xml_tells_siblings_of_one_name_by_their_position) {
    const auto body =
        Body::xml(Xml("a").child(Xml("b").text(like("1"))).child(Xml("b").text(integer(2))));
    EXPECT_EQ(rules(body), R"($.a.b[0].#text{"match":"type"}$.a.b[1].#text{"match":"integer"})");
}

TEST(Body, xml_refuses_what_is_not_well_formed) {
    EXPECT_EQ(refusal([] { Xml("a b"); }), "Xml: \"a b\" is not a valid name of an element");
    EXPECT_EQ(refusal([] { Xml("a").attribute("", 1); }),
              "Xml: \"\" is not a valid name of an attribute");
    EXPECT_EQ(refusal([] { Xml("a").text("1").text("2"); }), "Xml(\"a\"): it has a text already");
    EXPECT_EQ(refusal([] { Body::xml(Xml("a").each_child(Xml("b")).child(Xml("b"))); }),
              "Xml(\"a\"): each_child() stands for all \"b\", so that there can be no other");
    EXPECT_EQ(
        refusal([] { Xml("a").attribute("b", null()); }),
        "Xml(\"a\"): attribute \"b\": a text or number is needed, not an object, list or null");
}

}  // namespace
}  // namespace accord
