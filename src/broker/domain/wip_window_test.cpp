// How far work in progress goes back by experience.
#include "broker/domain/wip_window.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

const Instant kAtNoon = parse_iso8601("2026-01-31T12:00:00Z").value();

Instant days_before_noon(int days) { return kAtNoon - std::chrono::days(days); }

Instant since(const std::vector<int>& ages) {
    std::vector<Instant> waiting;
    for (const int age : ages) {
        waiting.push_back(days_before_noon(age));
    }
    return wip_since(waiting, {.is_dynamic = true}, kAtNoon);
}

TEST(WipWindow, is_the_default_where_nothing_waits) { EXPECT_EQ(since({}), days_before_noon(7)); }

TEST(WipWindow, holds_four_of_five_that_wait) {
    EXPECT_EQ(since({13, 1, 9, 2, 3}), days_before_noon(9));
    EXPECT_EQ(since({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}), days_before_noon(8));
    EXPECT_EQ(since({10}), days_before_noon(10));
}

TEST(WipWindow, goes_no_further_than_its_limits) {
    EXPECT_EQ(since({1, 1, 1}), days_before_noon(7));
    EXPECT_EQ(since({40, 50}), days_before_noon(14));
}

TEST(WipWindow, may_have_limits_that_cross) {
    EXPECT_EQ(wip_since({days_before_noon(1)}, {.days_max = 3, .days_min = 9}, kAtNoon),
              days_before_noon(3));
}

}  // namespace
}  // namespace accord::broker::domain
