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
    const SimilarNames names(existing);
    EXPECT_EQ(names.of("web-shops"), std::vector<std::string>{"Web Shop"});
    EXPECT_EQ(names.of("OrderService"), std::vector<std::string>{"Orders"});
    EXPECT_TRUE(names.of("Web Shop").empty());
    EXPECT_TRUE(names.of("Stock").empty());
}

}  // namespace
}  // namespace accord::broker::domain
