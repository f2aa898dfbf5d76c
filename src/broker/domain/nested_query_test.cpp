// Nested query strings against the rules of Rack.
#include "broker/domain/nested_query.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

std::string parsed(std::string_view query) {
    const auto result = parse_nested_query(query);
    return result ? json::write_compact(*result) : result.error().message;
}

TEST(NestedQuery, reads_names_with_brackets_as_rack_does) {
    struct Case {
        std::string_view query;
        std::string_view json;
    };
    const Case cases[] = {
        {"", "{}"},
        {"a=1&b=2", R"({"a":"1","b":"2"})"},
        {"a=1&a=2", R"({"a":"2"})"},
        {"a", R"({"a":null})"},
        {"a=x+y%20z%2B", R"({"a":"x y z+"})"},
        {"a[]=1&a[]=2", R"({"a":["1","2"]})"},
        {"a%5B%5D=1", R"({"a":["1"]})"},
        {"a[b]=1&a[c]=2", R"({"a":{"b":"1","c":"2"}})"},
        {"q[][n]=1&q[][v]=2&q[][n]=3", R"({"q":[{"n":"1","v":"2"},{"n":"3"}]})"},
        {"q[][n]=1&q[][n]=2&q[][v]=1&q[][v]=2", R"({"q":[{"n":"1"},{"n":"2","v":"1"},{"v":"2"}]})"},
        {"q[0][n]=1", R"({"q":{"0":{"n":"1"}}})"},
        {"q[]=", R"({"q":[""]})"},
        {"q[][a][b]=1&q[][a][b]=2", R"({"q":[{"a":{"b":"1"}},{"a":{"b":"2"}}]})"},
        {"[]=1&=2", R"({"[]":"1"})"},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(parsed(one.query), one.json) << one.query;
    }
}

TEST(NestedQuery, says_which_name_is_used_in_two_ways) {
    EXPECT_EQ(parsed("q=1&q[]=2"),
              "The query parameter 'q' is used both as a value and as a list or object.");
}

TEST(NestedQuery, refuses_what_is_nested_too_deep_or_too_long) {
    std::string deep = "a";
    for (int i = 0; i < 40; ++i) {
        deep += "[b]";
    }
    EXPECT_EQ(parsed(deep + "=1"), "A query parameter is nested more than 32 deep.");
    EXPECT_EQ(parsed(std::string(5000, '&')), "The query has more than 4096 parameters.");
}

TEST(NestedQuery, writes_what_it_reads) {
    const std::string query = "s%5B%5D%5Bb%5D=feat%2Fa&s%5B%5D%5Bcv%5D=12&p=true";
    json::Object value{{"s", {{{"b", "feat/a"}, {"cv", 12}}}}, {"p", true}};
    EXPECT_EQ(build_nested_query(value), query);
    EXPECT_EQ(parsed(query), R"({"s":[{"b":"feat/a","cv":"12"}],"p":"true"})");
}

TEST(NestedQuery, takes_numbered_elements_for_a_list) {
    json::Array storage;
    const json::Value numbered{{"0", "a"}, {"1", "b"}};
    ASSERT_NE(elements_of(&numbered, storage), nullptr);
    EXPECT_EQ(json::write_compact(storage), R"(["a","b"])");
    const json::Value named{{"x", "a"}};
    EXPECT_EQ(elements_of(&named, storage), nullptr);
}

}  // namespace
}  // namespace accord::broker::domain
