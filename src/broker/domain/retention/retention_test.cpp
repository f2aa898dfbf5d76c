// Which versions, branches and results stay.
#include "broker/domain/retention/retention.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

const Instant kNow = parse_iso8601("2026-06-30T12:00:00Z").value();

Instant days_ago(int days) { return kNow - std::chrono::days(days); }

/// Shop: 1 (main, tag prod, 100 days), 2 (head of feature, 50), 3 (head of main, tag prod and dev,
/// 10), 4 (no branch, tag dev, deployed to test, 5), 5 (released to app store, 1).
PacticipantHistory shop() {
    return {.name = "Shop",
            .main_branch = "main",
            .versions = {{.id = 1,
                          .number = "1",
                          .ordinal = 1,
                          .created_at = days_ago(100),
                          .tags = {{"prod", false}},
                          .branches = {{"main", false}}},
                         {.id = 2,
                          .number = "2",
                          .ordinal = 2,
                          .created_at = days_ago(50),
                          .branches = {{"feature", true}}},
                         {.id = 3,
                          .number = "3",
                          .ordinal = 3,
                          .created_at = days_ago(10),
                          .tags = {{"dev", false}, {"prod", true}},
                          .branches = {{"main", true}}},
                         {.id = 4,
                          .number = "4",
                          .ordinal = 4,
                          .created_at = days_ago(5),
                          .tags = {{"dev", true}},
                          .deployed_in = {"test"}},
                         {.id = 5,
                          .number = "5",
                          .ordinal = 5,
                          .created_at = days_ago(1),
                          .newest = true,
                          .released_in = {"app-store"}}}};
}

/// The numbers of the versions that one selector, in JSON, keeps.
std::string kept(std::string_view selector) {
    const auto keep = parse_keep_selectors("[" + std::string(selector) + "]").value();
    std::string numbers;
    const auto history = shop();
    const auto reasons = decide_kept(history, keep, kNow);
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        numbers += reasons[i].empty() ? "" : history.versions[i].number;
    }
    return numbers;
}

TEST(KeptVersions, fulfil_all_that_a_selector_says) {
    EXPECT_EQ(kept("{}"), "12345");
    EXPECT_EQ(kept(R"({"latest": true})"), "5");
    EXPECT_EQ(kept(R"({"tag": true})"), "134");
    EXPECT_EQ(kept(R"({"tag": "prod"})"), "13");
    EXPECT_EQ(kept(R"({"tag": "prod", "latest": true})"), "3");
    EXPECT_EQ(kept(R"({"tag": true, "latest": true})"), "34");
    EXPECT_EQ(kept(R"({"branch": true})"), "123");
    EXPECT_EQ(kept(R"({"branch": "main"})"), "13");
    EXPECT_EQ(kept(R"({"branch": true, "latest": true})"), "23");
    EXPECT_EQ(kept(R"({"branch": ["feature", "x"]})"), "2");
    EXPECT_EQ(kept(R"({"main_branch": true})"), "13");
    EXPECT_EQ(kept(R"({"main_branch": true, "latest": true})"), "3");
    EXPECT_EQ(kept(R"({"deployed": true})"), "4");
    EXPECT_EQ(kept(R"({"released": true})"), "5");
    EXPECT_EQ(kept(R"({"environment": "test"})"), "4");
    EXPECT_EQ(kept(R"({"environment": "app-store"})"), "5");
    EXPECT_EQ(kept(R"({"environment": "elsewhere"})"), "");
    EXPECT_EQ(kept(R"({"max_age": 10})"), "345");
    EXPECT_EQ(kept(R"({"max_age": 10, "branch": "main"})"), "3");
    EXPECT_EQ(kept(R"({"pacticipant": "Shop", "max_age": 5})"), "45");
    EXPECT_EQ(kept(R"({"pacticipant": "Orders"})"), "");
    EXPECT_EQ(kept(R"({"latest": true, "environment": "test"})"), "4");
}

TEST(KeptVersions, are_those_of_a_day_from_its_beginning) {
    EXPECT_EQ(kept(R"({"max_age": 1})"), "5");
    EXPECT_EQ(kept(R"({"max_age": 0})"), "");
}

TEST(KeptVersions, by_default_are_all_that_somebody_may_ask_for) {
    const auto history = shop();
    for (const auto& reasons : decide_kept(history, default_keep_selectors(), kNow)) {
        EXPECT_FALSE(reasons.empty());
    }
    auto alone = history;
    alone.versions[0].branches.clear();
    const auto reasons = decide_kept(alone, default_keep_selectors(), kNow);
    EXPECT_TRUE(reasons[0].empty()) << "100 days old, and prod is newer";
}

TEST(KeptBranches, are_main_named_or_young) {
    const auto is_kept = [](BranchFacts branch, std::string_view keep) {
        return is_branch_kept(branch, parse_keep_branch_selectors(keep).value(), kNow);
    };
    const BranchFacts old{.name = "old", .updated_at = days_ago(100)};
    EXPECT_TRUE(is_kept(old, "[]"));
    EXPECT_FALSE(is_kept(old, R"([{"max_age": 90}])"));
    EXPECT_TRUE(is_kept(old, R"([{"max_age": 90}, {"branch": "old"}])"));
    EXPECT_TRUE(is_kept(old, R"([{"max_age": 100}])"));
    EXPECT_TRUE(is_kept({.name = "old", .updated_at = days_ago(100), .main = true},
                        R"([{"max_age": 90}])"));
}

ResultFacts result(std::int64_t id, std::int64_t version, bool success, bool latest = false) {
    return {.id = id,
            .content_id = 1,
            .provider_version_id = version,
            .success = success,
            .latest = latest,
            .created_at = days_ago(10)};
}

TEST(OvertakenResults, leave_the_first_and_last_success_and_the_latest) {
    const std::vector<ResultFacts> results = {result(1, 7, false),
                                              result(2, 7, true),
                                              result(3, 7, true),
                                              result(4, 7, false),
                                              result(5, 7, true),
                                              result(6, 7, false, true),
                                              result(7, 8, true),
                                              result(8, 8, true, true)};
    EXPECT_EQ(overtaken_results(results, kNow), (std::vector<std::int64_t>{1, 3, 4}));
    EXPECT_TRUE(overtaken_results(results, days_ago(11)).empty()) << "too young";
}

TEST(OvertakenResults, count_work_in_progress_apart) {
    auto wip = result(2, 7, true);
    wip.wip = true;
    const std::vector<ResultFacts> results = {
        result(1, 7, true), wip, result(3, 7, true), result(4, 7, true, true)};
    EXPECT_EQ(overtaken_results(results, kNow), (std::vector<std::int64_t>{3}));
}

}  // namespace
}  // namespace accord::broker::domain
