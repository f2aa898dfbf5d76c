// What is cleaned by what is told.
#include "cli/database/clean_parts.hpp"

#include <gtest/gtest.h>

namespace accord::cli {
namespace {

TEST(CleanParts, delete_no_version_unless_one_of_them_says_so) {
    const auto settings = read_clean_settings({}).value();
    EXPECT_TRUE(settings.enabled);
    EXPECT_EQ(settings.schedule, "15 2 * * *");
    EXPECT_TRUE(settings.options.keep.empty());
    EXPECT_TRUE(settings.options.keep_branches.empty());
    EXPECT_EQ(settings.options.overtaken_max_age_days, 7);
    EXPECT_FALSE(read_clean_settings({.enabled = false})->enabled);
    EXPECT_EQ(read_clean_settings({.enabled = true})->options.keep,
              broker::domain::default_keep_selectors());
}

TEST(CleanParts, keep_what_is_deployed_whatever_they_say) {
    const auto settings = read_clean_settings({.keep_versions = R"([{"tag": "prod"}])",
                                               .keep_branches = R"([{"max_age": 90}])",
                                               .deletion_limit = 3,
                                               .overwritten_data_max_age_days = 1});
    EXPECT_EQ(settings->options.keep.size(), 3U) << "prod, deployed, released";
    EXPECT_EQ(settings->options.keep_branches.size(), 1U);
    EXPECT_EQ(settings->options.deletions_max, 3);
    EXPECT_EQ(settings->options.overtaken_max_age_days, 1);
}

TEST(CleanParts, are_refused_where_they_can_not_be_read) {
    EXPECT_FALSE(read_clean_settings({.schedule = "nightly"}));
    EXPECT_FALSE(read_clean_settings({.keep_versions = "latest"}));
    EXPECT_FALSE(read_clean_settings({.keep_branches = "{}"}));
}

}  // namespace
}  // namespace accord::cli
