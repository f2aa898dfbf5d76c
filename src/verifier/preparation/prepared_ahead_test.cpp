// Every run gets its own preparation, whoever made it.
#include "verifier/preparation/prepared_ahead.hpp"

#include <gtest/gtest.h>

#include <deque>

namespace accord::verifier {
namespace {

/// A doubt tells the runs apart: "the rule "$.nope7" of the body reaches nothing in the example".
contract::Interaction doubtful(std::size_t number) {
    contract::HttpResponse response;
    response.body = contract::Body::present(R"({"id":1})", "application/json");
    response.rules.body[fmt::format("$.nope{}", number)].rules = {{contract::rule::Type{}}};
    return {.content = contract::HttpExchange{.request = {}, .response = response}};
}

class PreparedAheadTest : public testing::TestWithParam<std::size_t> {
  protected:
    PreparedAheadTest() {
        for (std::size_t i = 0; i < GetParam(); ++i) {
            runs_.push_back({.interaction = &interactions_.emplace_back(doubtful(i))});
        }
    }

    [[nodiscard]] std::vector<const PlannedRun*> in_order() const {
        std::vector<const PlannedRun*> runs;
        for (const auto& run : runs_) {
            runs.push_back(&run);
        }
        return runs;
    }

    static void expect_own(PreparedAhead& ahead, const PlannedRun& run) {
        const auto prepared = ahead.of(run);
        EXPECT_EQ(prepared.doubts, prepare(run).doubts);
        EXPECT_TRUE(prepared.expected && *prepared.expected);
    }

    std::deque<contract::Interaction> interactions_;
    std::deque<PlannedRun> runs_;
};

TEST_P(PreparedAheadTest, gives_each_run_its_own) {
    PreparedAhead ahead(in_order());
    for (const auto& run : runs_) {
        expect_own(ahead, run);
    }
}

TEST_P(PreparedAheadTest, gives_each_run_its_own_in_another_order) {
    PreparedAhead ahead(in_order());
    for (auto run = runs_.rbegin(); run != runs_.rend(); ++run) {
        expect_own(ahead, *run);
    }
}

TEST_P(PreparedAheadTest, ends_before_all_are_asked_for) {
    PreparedAhead ahead(in_order());
    expect_own(ahead, runs_[0]);
    expect_own(ahead, runs_[1]);
}

INSTANTIATE_TEST_SUITE_P(FewAndMany, PreparedAheadTest, testing::Values(2, 17, 200));

}  // namespace
}  // namespace accord::verifier
