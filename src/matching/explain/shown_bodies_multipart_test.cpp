// Multipart bodies shown part by part with what differs marked.
#include "support/shown_exchange.hpp"

namespace accord::matching {
namespace {

using Parts = std::vector<std::string>;

std::string part(std::string_view disposition, std::string_view headers, std::string_view body) {
    return fmt::format(
        "Content-Disposition: form-data{}\r\n{}\r\n{}\r\n", disposition, headers, body);
}

std::string field(std::string_view name, std::string_view value) {
    return part(fmt::format("; name=\"{}\"", name), "", value);
}

std::string typed(std::string_view name, std::string_view type, std::string_view body) {
    return part(
        fmt::format("; name=\"{}\"", name), fmt::format("Content-Type: {}\r\n", type), body);
}

std::string file(std::string_view name, std::string_view file_name, std::string_view body) {
    return part(fmt::format("; name=\"{}\"; filename=\"{}\"", name, file_name),
                "Content-Type: image/png\r\n",
                body);
}

std::string joined(const Parts& parts, std::string_view boundary) {
    std::string out;
    for (const std::string& each : parts) {
        out += fmt::format("--{}\r\n{}", boundary, each);
    }
    return out + fmt::format("--{}--\r\n", boundary);
}

/// The two sides have boundaries of their own.
std::string shown_parts(const Parts& expected, const Parts& actual, std::string_view rules = "{}") {
    return shown({.expected = joined(expected, "X"),
                  .actual = joined(actual, "yy"),
                  .rules = rules,
                  .type = "multipart/form-data; boundary=X",
                  .actual_type = "multipart/form-data; boundary=yy"});
}

TEST(ShownMultipart, shows_each_part_as_its_type_is_shown) {
    EXPECT_EQ(shown_parts({typed("meta", "application/json", R"({"a":1,"b":2})"),
                           field("note", "one\r\ntwo"),
                           file("photo", "cat.png", "\x89PNG\r\n1")},
                          {file("photo", "dog.png", "\x89PNG\r\n23"),
                           typed("meta", "application/json", R"({"b":3,"a":1})"),
                           field("note", "one\r\n2")}),
              R"(
  part "meta", application/json
    {
      "a": 1,
-     "b": 2
+     "b": 3
    }
  part "note"
    one
-   two
+   2
  part "photo", file "dog.png", image/png
-   [image/png, 7 bytes, starting with 89504e470d0a31]
+   [image/png, 8 bytes, starting with 89504e470d0a3233]
)");
}

TEST(ShownMultipart, shows_what_rules_allow_as_it_came) {
    EXPECT_EQ(shown_parts({typed("meta", "application/json", R"({"id":1,"n":"a"})"),
                           field("text", "x"),
                           file("photo", "cat.png", "\x89PNG\r\n\x1a\n")},
                          {typed("meta", "application/json", R"({"id":7,"n":"b"})"),
                           field("text", "y"),
                           file("photo", "cat.png", "\x89PNG\r\n\x1a\n0")},
                          R"({"$.meta.id":{"match":"type"},"$.text":{"match":"regex","regex":"y"},
                              "$.photo":{"match":"contentType","value":"image/png"}})"),
              R"(
  part "meta", application/json
    {
      "id": 7,
-     "n": "a"
+     "n": "b"
    }
  part "text"
    y
  ... 2 lines
)");
}

TEST(ShownMultipart, always_names_the_part_that_differs) {
    EXPECT_EQ(shown_parts({field("a", "same"), field("long", "1\n2\n3\n4\n5\n6")},
                          {field("a", "same"), field("long", "1\n2\n3\n4\n5\n7")}),
              R"(
  ... 2 lines
  part "long"
  ... 2 lines
    3
    4
    5
-   6
+   7
)");
}

TEST(ShownMultipart, tells_parts_that_are_missing_and_those_nobody_asked_for) {
    EXPECT_EQ(shown_parts({typed("meta", "application/json", R"({"a":1})"), field("t", "1")},
                          {field("t", "1"), field("more", "2")}),
              R"(
- part "meta", application/json
-   {
-     "a": 1
-   }
  part "t"
    1
  part "more"
  ... 1 line
)");
}

TEST(ShownMultipart, tells_types_that_differ) {
    EXPECT_EQ(shown_parts({typed("m", "application/json", "[1]")}, {field("m", "[1]")}), R"(
- part "m", application/json
-   [
-     1
-   ]
+ part "m", text/plain
+   [1]
)");
}

TEST(ShownMultipart, tells_headers_that_differ) {
    const std::string named = "; name=\"m\"";
    EXPECT_EQ(shown_parts({part(named, "X-Id: 1\r\nX-Of: 2\r\n", "text")},
                          {part(named, "X-Id: 3\r\n", "text")}),
              R"(
  part "m"
-   X-Id: 1
-   X-Of: 2
+   X-Id: 3
    text
)");
}

TEST(ShownMultipart, tells_bytes_apart_that_look_alike) {
    const std::string start = "\x89PNG\r\n\x1a\n" + std::string(30, 'x');
    EXPECT_EQ(shown_parts({file("p", "a.png", start + "1")}, {file("p", "a.png", start + "2")}), R"(
  part "p", file "a.png", image/png
-   [image/png, 39 bytes, starting with 89504e470d0a1a0a787878787878787878787878787878787878787878787878, SHA-256 29eb6bc381835a8d...]
+   [image/png, 39 bytes, starting with 89504e470d0a1a0a787878787878787878787878787878787878787878787878, SHA-256 d8d4ea706e38b997...]
)");
}

TEST(ShownMultipart, shows_a_part_without_content_by_its_heading) {
    EXPECT_EQ(shown_parts({field("t", "1"), field("u", "2")}, {field("t", ""), field("u", "2")}),
              R"(
  part "t"
-   1
  part "u"
    2
)");
}

TEST(ShownMultipart, names_parts_without_name_by_their_position) {
    EXPECT_EQ(
        shown_parts({part("", "", "a"), part("", "", "b")}, {part("", "", "a"), part("", "", "c")}),
        R"(
  part [0]
    a
  part [1]
-   b
+   c
)");
}

TEST(ShownMultipart, takes_a_few_bodies_apart_that_lie_in_one_another) {
    const auto nested = [](std::string_view leaf) {
        const std::string inner = joined({field("leaf", leaf)}, "in");
        return typed("outer", "multipart/mixed; boundary=in", inner);
    };
    EXPECT_EQ(shown_parts({nested("1")}, {nested("2")}), R"(
  part "outer", multipart/mixed;boundary=in
    part "leaf"
-     1
+     2
)");
}

TEST(ShownMultipart, is_empty_when_a_body_can_not_be_taken_apart) {
    EXPECT_EQ(shown({.expected = joined({field("a", "1")}, "X"),
                     .actual = "--X\r\n",
                     .type = "multipart/form-data; boundary=X"}),
              "\n");
}

}  // namespace
}  // namespace accord::matching
