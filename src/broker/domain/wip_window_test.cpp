// How far work in progress goes back by experience.
#include "broker/domain/wip_window.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

const Instant kNow = parse_iso8601("2026-01-31T12:00:00Z").value();

Instant days_ago(int days) { return kNow - std::chrono::days(days); }

Instant since(const std::vector<int>& ages) {
    std::vector<Instant> waiting;
    for (const int age : ages) {
        waiting.push_back(days_ago(age));
    }
    return wip_since(waiting, {.is_dynamic = true}, kNow);
}

TEST(WipWindow, is_the_default_where_nothing_waits) { EXPECT_EQ(since({}), days_ago(7)); }

TEST(WipWindow, holds_four_of_five_that_wait) {
    EXPECT_EQ(since({13, 1, 9, 2, 3}), days_ago(9));
    EXPECT_EQ(since({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}), days_ago(8));
    EXPECT_EQ(since({10}), days_ago(10));
}

TEST(WipWindow, goes_no_further_than_its_limits) {
    EXPECT_EQ(since({1, 1, 1}), days_ago(7));
    EXPECT_EQ(since({40, 50}), days_ago(14));
}

TEST(WipWindow, may_have_limits_that_cross) {
    EXPECT_EQ(wip_since({days_ago(1)}, {.days_max = 3, .days_min = 9}, kNow), days_ago(3));
}

}  // namespace
}  // namespace accord::broker::domain
