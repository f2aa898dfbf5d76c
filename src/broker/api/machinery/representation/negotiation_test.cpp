// Media types chosen as clients ask for them.
#include "broker/api/machinery/representation/negotiation.hpp"

namespace accord::broker::api {
namespace {

constexpr std::string_view kOffered[] = {kHalJson, kTextHtml};

TEST(Negotiation, gives_the_first_type_to_who_takes_anything) {
    EXPECT_EQ(negotiate(std::nullopt, kOffered), kHalJson);
    EXPECT_EQ(negotiate("*/*", kOffered), kHalJson);
}

TEST(Negotiation, follows_quality_then_order) {
    EXPECT_EQ(negotiate("application/hal+json;q=0.5, text/html", kOffered), kTextHtml);
    EXPECT_EQ(negotiate("text/html,application/xhtml+xml,*/*;q=0.8", kOffered), kTextHtml);
    EXPECT_EQ(negotiate("text/*", kOffered), kTextHtml);
}

TEST(Negotiation, ignores_case_and_parameters) {
    EXPECT_EQ(negotiate("Application/HAL+json;charset=utf-8", kOffered), kHalJson);
    EXPECT_TRUE(is_taken("Application/JSON; charset=utf-8", kJsonIn));
    EXPECT_FALSE(is_taken("", kJsonIn));
}

TEST(Negotiation, finds_nothing_that_suits) {
    EXPECT_EQ(negotiate("text/csv", kOffered), std::nullopt);
    EXPECT_FALSE(allows_utf8("iso-8859-1"));
}

TEST(Extension, is_taken_off_and_becomes_a_media_type) {
    const auto extension = strip_extension("/pacticipants.json?q=a.b");
    ASSERT_TRUE(extension);
    EXPECT_EQ(extension->target, "/pacticipants?q=a.b");
    EXPECT_EQ(extension->media_type, kHalJson);
    EXPECT_FALSE(strip_extension("/pacticipants.xml"));
}

}  // namespace
}  // namespace accord::broker::api
