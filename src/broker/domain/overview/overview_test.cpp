// How integrations stand, and which comes first.
#include "broker/domain/overview/overview.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

TEST(Agreement, is_the_newest_result_or_what_is_known_without_one) {
    EXPECT_EQ(agreement_of(true, true), Agreement::kWorks);
    EXPECT_EQ(agreement_of(false, true), Agreement::kFails);
    EXPECT_EQ(agreement_of(std::nullopt, true), Agreement::kChanged);
    EXPECT_EQ(agreement_of(std::nullopt, false), Agreement::kNotVerified);
}

TEST(Agreement, of_a_meeting_without_a_pact_is_that_nothing_is_needed) {
    EXPECT_EQ(agreement_of_meeting(false, std::nullopt), Agreement::kWorks);
    EXPECT_EQ(agreement_of_meeting(true, std::nullopt), Agreement::kNotVerified);
    EXPECT_EQ(agreement_of_meeting(true, false), Agreement::kFails);
}

TEST(Overview, shows_what_fails_first_and_then_the_newest) {
    const auto at = [](int seconds) { return Instant(std::chrono::seconds(seconds)); };
    Overview overview;
    overview.integrations = {
        {.consumer = "old", .published_at = at(1), .agreement = Agreement::kWorks},
        {.consumer = "new", .published_at = at(2), .agreement = Agreement::kWorks},
        {.consumer = "meets", .published_at = at(0), .agreement = Agreement::kWorks},
    };
    overview.integrations[2].meetings["live"].agreement = Agreement::kFails;
    overview.sort();
    EXPECT_EQ(overview.integrations[0].consumer, "meets");
    EXPECT_EQ(overview.integrations[1].consumer, "new");
    EXPECT_EQ(overview.integrations[2].consumer, "old");
}

}  // namespace
}  // namespace accord::broker::domain
