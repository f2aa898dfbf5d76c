// Path expressions read and written, and where a bad one goes wrong.
#include "contract/model/path_expression.hpp"

namespace accord::contract {
namespace {

std::string round_trip(std::string_view text) {
    const auto path = parse_path(text);
    return path ? to_string(*path) : path.error().message;
}

TEST(PathExpression, reads_fields_indices_and_wildcards) {
    EXPECT_EQ(round_trip("$"), "$");
    EXPECT_EQ(round_trip("$.items[*].tags[0].*"), "$.items[*].tags[0].*");
    EXPECT_EQ(round_trip("$['a b']['it\\'s']"), "$['a b']['it\\'s']");
}

TEST(PathExpression, writes_plain_names_without_brackets) {
    EXPECT_EQ(round_trip("$['06'][\"12\"]"), "$['06'][12]");
    EXPECT_EQ(round_trip("$['first_name']['@id']['#text']"), "$.first_name['@id']['#text']");
}

TEST(PathExpression, takes_a_path_without_root_from_the_root) {
    EXPECT_EQ(round_trip("a.b[1]"), "$.a.b[1]");
    EXPECT_EQ(round_trip("*.a"), "$.*.a");
    EXPECT_EQ(round_trip(""), "$");
}

TEST(PathExpression, says_where_it_goes_wrong) {
    EXPECT_EQ(round_trip("$.a..b"),
              "path expression \"$.a..b\": a name is expected at character 5");
    EXPECT_EQ(round_trip("$.a[1"),
              "path expression \"$.a[1\": the bracket is not closed at character 5");
    EXPECT_EQ(round_trip("$['a"),
              "path expression \"$['a\": the name in quotes is not closed at character 5");
    EXPECT_EQ(round_trip("$x"), "path expression \"$x\": '.' or '[' is expected at character 2");
    EXPECT_EQ(round_trip("$[-1]"),
              "path expression \"$[-1]\": an index, '*' or a name in quotes is expected at "
              "character 3");
}

TEST(PathExpression, has_a_limit_of_steps) {
    std::string deep = "$";
    for (int i = 0; i < 300; ++i) {
        deep += ".a";
    }
    EXPECT_EQ(parse_path(deep).error().code, ErrorCode::kLimit);
}

}  // namespace
}  // namespace accord::contract
