// Media types read, compared and sorted by kind.
#include "contract/model/content_type.hpp"

namespace accord::contract {
namespace {

TEST(ContentType, reads_type_and_parameters_without_regard_to_case_and_order) {
    const auto a = ContentType::parse("Application/HAL+JSON; Charset=utf-8; a=\"x;y\"");
    ASSERT_TRUE(a);
    EXPECT_EQ(a->essence(), "application/hal+json");
    EXPECT_EQ(a->parameter("charset"), "utf-8");
    EXPECT_EQ(a->to_string(), "application/hal+json;a=x;y;charset=utf-8");
}

TEST(ContentType, refuses_what_is_none) {
    EXPECT_FALSE(ContentType::parse(""));
    EXPECT_FALSE(ContentType::parse("hippos"));
    EXPECT_FALSE(ContentType::parse("text/"));
}

TEST(ContentType, tells_kinds_apart) {
    EXPECT_TRUE(is_json_type("application/vnd.siren+json"));
    EXPECT_TRUE(is_json_type("application/graphql"));
    EXPECT_TRUE(is_json_type("text/json; charset=utf-8"));
    EXPECT_TRUE(is_json_type("application/x-json"));
    EXPECT_FALSE(is_json_type("text/plain"));
    EXPECT_TRUE(ContentType::parse("text/xml")->is_xml());
    EXPECT_TRUE(ContentType::parse("application/soap+xml")->is_xml());
    EXPECT_FALSE(is_binary_type("application/x-www-form-urlencoded"));
    EXPECT_FALSE(is_binary_type("image/svg+xml"));
    EXPECT_TRUE(is_binary_type("image/png"));
    EXPECT_TRUE(is_binary_type("application/octet-stream"));
}

}  // namespace
}  // namespace accord::contract
