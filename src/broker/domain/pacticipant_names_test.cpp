// Names as they are shown, and names that are too much alike.
#include "broker/domain/pacticipant_names.hpp"

namespace accord::broker::domain {
namespace {

TEST(DisplayName, is_made_of_the_words_of_a_name) {
    EXPECT_EQ(display_name_of("webShop_front-end.app"), "Web Shop Front End App");
    EXPECT_EQ(display_name_of("prod"), "Prod");
}

TEST(SimilarNames, differ_in_case_separators_plurals_and_common_words) {
    const std::vector<std::string> existing = {"Web Shop", "Orders"};
    EXPECT_EQ(similar_names("web-shops", existing), std::vector<std::string>{"Web Shop"});
    EXPECT_EQ(similar_names("OrderService", existing), std::vector<std::string>{"Orders"});
    EXPECT_TRUE(similar_names("Web Shop", existing).empty());
    EXPECT_TRUE(similar_names("Stock", existing).empty());
}

}  // namespace
}  // namespace accord::broker::domain
