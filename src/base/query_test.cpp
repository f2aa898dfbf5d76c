// Query strings read and written.
#include "base/query.hpp"

#include <gmock/gmock.h>

namespace accord {
namespace {

using Parameters = std::vector<QueryParameter>;

TEST(ParseQuery, decodes_names_and_values_in_order) {
    EXPECT_EQ(parse_query("b=1+2&a%5B%5D=%26&b=x=y&d=%zz"),
              (Parameters{{"b", "1 2"}, {"a[]", "&"}, {"b", "x=y"}, {"d", "%zz"}}));
}

TEST(ParseQuery, tells_no_value_from_an_empty_one) {
    EXPECT_EQ(parse_query("a&b=&&=c"),
              (Parameters{{"a", std::nullopt}, {"b", ""}, {"", std::nullopt}, {"", "c"}}));
    EXPECT_EQ(parse_query(""), Parameters{});
}

TEST(AddParameter, encodes_and_separates) {
    std::string query;
    add_parameter(query, "q[][tag]", "a b");
    add_parameter(query, "x", "&");
    EXPECT_EQ(query, "q%5B%5D%5Btag%5D=a%20b&x=%26");
}

}  // namespace
}  // namespace accord
