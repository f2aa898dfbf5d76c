// The reader of feature files.
#include "gherkin.hpp"

namespace accord::compatibility {
namespace {

constexpr std::string_view kFeature = R"(@consumer
Feature: Shop
  What it is for

  Background:
    Given a shop with:
      | name  | price |
      | chair | 10    |

  # a remark
  Scenario: Buying
    When a "chair" is bought
    Then it is paid

  Scenario: Looking
    When a text is read
      """
      one | two
      """
)";

TEST(Gherkin, reads_scenarios_with_the_background_before_their_own_steps) {
    const auto feature = parse_feature(kFeature);
    ASSERT_TRUE(feature) << feature.error().message;
    EXPECT_EQ(feature->name, "Shop");
    ASSERT_EQ(feature->scenarios.size(), 2U);
    const auto& buying = feature->scenarios[0];
    EXPECT_EQ(buying.name, "Buying");
    ASSERT_EQ(buying.steps.size(), 3U);
    EXPECT_EQ(buying.steps[0].text, "a shop with:");
    EXPECT_EQ(buying.steps[1].text, "a \"chair\" is bought");
    EXPECT_EQ(buying.steps[1].line, 12U);
}

TEST(Gherkin, reads_tables_by_the_names_of_their_columns) {
    const auto feature = parse_feature(kFeature);
    ASSERT_TRUE(feature);
    const auto rows = rows_of(feature->scenarios[0].steps[0].table);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(cell(rows[0], "price"), "10");
    EXPECT_EQ(cell(rows[0], "colour"), "");
}

TEST(Gherkin, keeps_doc_strings_as_they_are) {
    const auto feature = parse_feature(kFeature);
    ASSERT_TRUE(feature);
    EXPECT_EQ(feature->scenarios[1].steps.back().doc_string, "      one | two\n");
}

TEST(Gherkin, says_which_line_it_does_not_understand) {
    const auto feature = parse_feature("Feature: a\nScenario: b\n  Whenever it rains\n");
    ASSERT_FALSE(feature);
    EXPECT_EQ(feature.error().message, "line 3: not understood: Whenever it rains");
}

}  // namespace
}  // namespace accord::compatibility
