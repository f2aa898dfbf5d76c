// Members of an object as they are written.
#include "base/json/json_members.hpp"

#include <gmock/gmock.h>

namespace accord::json {
namespace {

TEST(JsonMembers, are_what_is_written) {
    const auto members = members_of(
        " {\"a\" : 1.10 ,\n\"b\":[{\"x\":\"],}\\\"\"}, 2],\"\\u0063\":\"\\u00e9\\\\\" , \"a\":1e2}");
    ASSERT_EQ(members.size(), 4U);
    EXPECT_EQ(members[0].whole, "\"a\" : 1.10 ");
    EXPECT_EQ(members[1].whole.front(), '\n');
    EXPECT_EQ(members[1].value, "[{\"x\":\"],}\\\"\"}, 2]");
    EXPECT_EQ(members[2].name, "c");
    EXPECT_EQ(members[2].value, "\"\\u00e9\\\\\"");
    EXPECT_EQ(value_text(members, "a"), "1e2");
    EXPECT_EQ(value_text(members, "z"), "");
    EXPECT_EQ(object_of({members[3], members[2]}), "{ \"a\":1e2,\"\\u0063\":\"\\u00e9\\\\\" }");
}

TEST(JsonMembers, are_none_of_what_is_no_object) {
    for (const auto* text : {"", "[1]", "\"{}\"", "{}", " { } ", "7", "\xEF\xBB\xBF{\"a\":1}"}) {
        EXPECT_TRUE(members_of(text).empty()) << text;
    }
}

/// What is no JSON does not come here; it must not lead out of the text either.
TEST(JsonMembers, end_where_the_text_ends) {
    constexpr std::string_view kText = R"({"a":[1,{"b":"\"x"}],"c":2})";
    for (std::size_t length = 0; length < kText.size(); ++length) {
        for (const auto& member : members_of(kText.substr(0, length))) {
            EXPECT_LE(member.whole.end(), kText.substr(0, length).end());
        }
    }
}

}  // namespace
}  // namespace accord::json
