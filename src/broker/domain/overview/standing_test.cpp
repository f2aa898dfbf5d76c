// How pairs are counted, and in which order they come.
#include "broker/domain/overview/standing.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace accord::broker::domain {
namespace {

Instant at(int seconds) { return Instant(std::chrono::seconds(seconds)); }

TEST(Standing, has_a_word_for_each_agreement) {
    for (const auto* word : {"fails", "changed", "not_verified", "works"}) {
        EXPECT_EQ(to_string(parse_agreement(word).value()), word);
    }
    EXPECT_FALSE(parse_agreement("Fails"));
    EXPECT_FALSE(parse_agreement(""));
}

TEST(Standing, is_counted_by_agreement) {
    AgreementCounts counts;
    counts.add(Agreement::kFails);
    counts.add(Agreement::kWorks);
    counts.add(Agreement::kWorks);
    EXPECT_EQ(counts, (AgreementCounts{.all = 3, .fails = 1, .works = 2}));
}

std::vector<std::int64_t> in_order(OverviewOrder order) {
    const std::vector<Standing> all{
        {.integration_id = 1, .published_at = at(1), .agreement = Agreement::kWorks},
        {.integration_id = 2, .published_at = at(2), .agreement = Agreement::kWorks},
        {.integration_id = 3, .published_at = at(0), .agreement = Agreement::kFails},
        {.integration_id = 4,
         .published_at = at(0),
         .agreement = Agreement::kWorks,
         .meeting_fails = true},
        {.integration_id = 5,
         .published_at = at(0),
         .agreement = Agreement::kWorks,
         .newest_fails = true}};
    const std::vector<std::string_view> names{"c", "b", "a", "a", "a"};
    std::vector<OverviewPlace> places;
    for (std::size_t i = 0; i < all.size(); ++i) {
        places.push_back(place_of(all[i], order, names[i], "p"));
    }
    std::ranges::sort(places);
    std::vector<std::int64_t> ids;
    for (const auto& place : places) {
        ids.push_back(place.integration_id);
    }
    return ids;
}

TEST(OverviewOrder, has_what_fails_first_or_what_is_newest_or_names) {
    using Ids = std::vector<std::int64_t>;
    EXPECT_EQ(in_order(OverviewOrder::kAttention), (Ids{3, 4, 5, 2, 1}));
    EXPECT_EQ(in_order(OverviewOrder::kPublished), (Ids{2, 1, 3, 4, 5}));
    EXPECT_EQ(in_order(OverviewOrder::kName), (Ids{3, 4, 5, 2, 1}));
    EXPECT_EQ(parse_overview_order("name"), OverviewOrder::kName);
    EXPECT_FALSE(parse_overview_order("names"));
}

}  // namespace
}  // namespace accord::broker::domain
