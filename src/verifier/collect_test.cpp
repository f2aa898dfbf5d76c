// What is told to the reporter, and when a verification stops.
#include "verifier/collect.hpp"

#include <gtest/gtest.h>

#include <deque>

namespace accord::verifier {
namespace {

/// What a reporter is told, one line each.
struct NotingReporter final : Reporter {
    void pact_started(const PactResult& pact) override {
        notes.push_back("start " + pact.consumer);
    }
    void interaction_finished(const InteractionResult& interaction) override {
        notes.push_back(interaction.passed() ? "passed" : "failed");
    }
    void finished(const VerificationResult&) override { notes.emplace_back("end"); }
    std::vector<std::string> notes;
};

PlannedPact planned(std::string consumer, std::size_t runs) {
    return {.pact = {.consumer = std::move(consumer), .loaded = runs},
            .runs = std::vector<PlannedRun>(runs)};
}

const InteractionResult kPassed;
const InteractionResult kFailed{.mismatches = {matching::Mismatch{}}};
const InteractionResult kPending{.pending = true, .mismatches = {matching::Mismatch{}}};

InteractionResult away(Step step) {
    return {.error = Error{ErrorCode::kUnavailable, "refused"}, .failed_step = step};
}

const InteractionResult kGarbled{.error = Error{ErrorCode::kUnreadable, "does not speak HTTP/1.1"},
                                 .failed_step = Step::kExchange};

class CollectTest : public testing::Test {
  protected:
    VerificationResult collected(std::vector<PlannedPact> plan,
                                 std::deque<InteractionResult> results,
                                 bool exit_on_first_error = false) {
        return collect(std::move(plan),
                       {[](const auto&, const auto&) {},
                        [&](const auto&) {
                            auto next = results.front();
                            results.pop_front();
                            return next;
                        }},
                       reporter,
                       {.exit_on_first_error = exit_on_first_error});
    }

    NotingReporter reporter;
};

TEST_F(CollectTest, goes_on_after_an_answer_that_can_not_be_read) {
    const auto result = collected({planned("a", 2)}, {kGarbled, kPassed});
    EXPECT_EQ(result.counts(), (Counts{.loaded = 2, .run = 2, .passed = 1, .failed = 1}));
}

TEST_F(CollectTest, tells_the_reporter_in_order) {
    const auto result = collected({planned("a", 2), planned("b", 1)}, {kPassed, kFailed, kPassed});
    EXPECT_EQ(
        reporter.notes,
        (std::vector<std::string>{"start a", "passed", "failed", "start b", "passed", "end"}));
    EXPECT_EQ(result.counts(), (Counts{.loaded = 3, .run = 3, .passed = 2, .failed = 1}));
}

TEST_F(CollectTest, goes_on_when_nobody_is_there_and_counts_what_could_not_run) {
    const auto result = collected({planned("a", 3)}, {away(Step::kExchange), kPassed, kPassed});
    EXPECT_EQ(result.counts(), (Counts{.loaded = 3, .run = 2, .passed = 2, .could_not_run = 1}));
    EXPECT_FALSE(result.passed());
    EXPECT_FALSE(result.pacts[0].is_conclusive());
    EXPECT_EQ(result.nobody_there()->message, "the provider does not answer: refused");
    EXPECT_EQ(collected({planned("a", 1)}, {away(Step::kSetUp)}).nobody_there()->message,
              "the state change URL does not answer: refused");
}

TEST_F(CollectTest, takes_what_failed_after_the_answer_as_said_about_the_provider) {
    const auto result = collected({planned("a", 1)}, {away(Step::kTearDown)});
    EXPECT_EQ(result.counts(), (Counts{.loaded = 1, .run = 1, .state_failed = 1}));
    EXPECT_TRUE(result.pacts[0].is_conclusive());
}

TEST_F(CollectTest, does_not_excuse_what_is_pending_when_nobody_is_there) {
    auto pending = away(Step::kExchange);
    pending.pending = true;
    const auto result = collected({planned("a", 2)}, {pending, kPending});
    EXPECT_EQ(result.counts(), (Counts{.loaded = 2, .run = 1, .pending = 1, .could_not_run = 1}));
    EXPECT_FALSE(result.passed());
}

TEST_F(CollectTest, stops_at_the_first_failure_that_counts) {
    const auto result = collected({planned("a", 1), planned("b", 2), planned("c", 1)},
                                  {kPending, kFailed},
                                  /*exit_on_first_error=*/true);
    EXPECT_EQ(result.pacts.size(), 2U);
    EXPECT_EQ(reporter.notes,
              (std::vector<std::string>{"start a", "failed", "start b", "failed", "end"}));
}

TEST_F(CollectTest, stops_at_a_pact_that_cannot_be_read) {
    auto unreadable = planned("a", 0);
    unreadable.pact.unreadable = Error{ErrorCode::kInvalidInput, "no JSON"};
    const auto result = collected({unreadable, planned("b", 1)}, {}, /*exit_on_first_error=*/true);
    EXPECT_EQ(result.pacts.size(), 1U);
}

TEST(InteractionResult, keeps_no_more_than_reports_show) {
    const std::string large(kKeptBytesMax + 10, 'x');
    const auto answer = [&] {
        return contract::HttpResponse{.body = contract::Body::present(large, "text/plain")};
    };
    InteractionResult passed{.actual = std::make_shared<const Actual>(answer())};
    passed.keep_what_is_shown();
    EXPECT_FALSE(passed.actual);
    InteractionResult failed{.mismatches = {{.kind = matching::Mismatch::Kind::kBodyType,
                                             .expected = "\u00e9" + large,
                                             .actual = "short"}},
                             .expected_body = large,
                             .actual = std::make_shared<const Actual>(answer())};
    failed.mismatches.resize(kKeptMismatchesMax + 5);
    failed.keep_what_is_shown();
    const auto told = std::string(kKeptBytesMax, 'x') + "... (65546 bytes in all)";
    EXPECT_EQ(failed.actual_body(), told);
    EXPECT_EQ(failed.expected_body, told);
    EXPECT_EQ(failed.mismatches.front().actual, "short");
    EXPECT_LT(failed.mismatches.front().expected.size(), kKeptBytesMax + 30);
    EXPECT_EQ(failed.mismatches.size(), kKeptMismatchesMax);
    EXPECT_EQ(failed.warnings,
              std::vector<std::string>{"only the first 1000 of 1005 differences are kept"});
}

}  // namespace
}  // namespace accord::verifier
