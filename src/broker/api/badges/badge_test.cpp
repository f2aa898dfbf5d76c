// Badges as they are drawn, and what they say.
#include "broker/api/badges/badge.hpp"

#include "broker/api/badges/badge_words.hpp"
#include "support/approval.hpp"

namespace accord::broker::api {
namespace {

using domain::VerificationStatus;

TEST(Badge, is_drawn_as_approved) {
    EXPECT_APPROVED("broker/badge.svg",
                    render_badge({"web shop/orders pact", "verified", BadgeColour::kGreen}));
}

TEST(Badge, shows_any_text) {
    const auto svg =
        render_badge({"<script>&\"'", "a\x01\xff\n\xef\xbf\xbf é 漢", BadgeColour::kRed});
    EXPECT_NE(svg.find("<title>&lt;script&gt;&amp;&quot;': a\ufffd\ufffd\ufffd\ufffd é 漢</title>"),
              std::string::npos)
        << svg;
    EXPECT_EQ(svg.find("<script"), std::string::npos);
}

TEST(Badge, is_as_wide_as_its_text) {
    EXPECT_EQ(badge_text_width(""), 0);
    EXPECT_EQ(badge_text_width("iiii"), 120);
    EXPECT_EQ(badge_text_width("WWWW"), 435);
    EXPECT_EQ(badge_text_width("漢"), 110);
}

TEST(BadgeWords, take_initials_of_names_with_several_words) {
    EXPECT_EQ(initials_of("Web Shop"), "ws");
    EXPECT_EQ(initials_of("web_shop-Service"), "wss");
    EXPECT_EQ(initials_of("WebShopService"), "wss");
    EXPECT_EQ(initials_of("HTTPServer2Go"), "hsg");
    EXPECT_EQ(initials_of("Öl Übung"), "öü");
    EXPECT_EQ(initials_of("Shop"), "Shop");
    EXPECT_EQ(initials_of("-a-b--"), "ab");
    EXPECT_EQ(initials_of(""), "");
}

TEST(BadgeWords, say_how_a_pact_stands) {
    const PactBadgeNames names{.consumer = "Web Shop", .provider = "Orders"};
    EXPECT_EQ(pact_badge(names, VerificationStatus::kSuccess),
              (Badge{"web shop/orders pact", "verified", BadgeColour::kGreen}));
    EXPECT_EQ(pact_badge(names, VerificationStatus::kStale),
              (Badge{"web shop/orders pact", "changed", BadgeColour::kOrange}));
    EXPECT_EQ(pact_badge(names, std::nullopt),
              (Badge{"pact not found", "unknown", BadgeColour::kGrey}));
}

}  // namespace
}  // namespace accord::broker::api
