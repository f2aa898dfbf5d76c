// Interactions that ask the same are run once; several may run at a time.
#include "verifier/runner.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <deque>

namespace accord::verifier {
namespace {

contract::Interaction get(std::string path, std::string id) {
    return {.description = "get " + path,
            .content = contract::HttpExchange{.request = {.path = path}},
            .id = std::move(id)};
}

/// Pacts whose interactions are these.
class RunnerTest : public testing::Test {
  protected:
    void add_pact(std::vector<contract::Interaction> interactions) {
        auto& pact = planned.emplace_back();
        for (auto& interaction : interactions) {
            pact.runs.push_back({.interaction = &interactions_.emplace_back(interaction)});
        }
    }

    /// Notes what is run.
    MakeWorker counting() {
        return [this]() -> RunOne {
            return [this](const PlannedRun& run, const Preparation&, const http::Meanwhile&) {
                ++times_run;
                return CarriedOut{{.description = run.interaction->description,
                                   .id = run.interaction->id,
                                   .duration = std::chrono::microseconds(5)}};
            };
        };
    }

    std::vector<InteractionResult> all_results(Runner& runner) {
        std::vector<InteractionResult> results;
        for (const auto& pact : planned) {
            for (const auto& run : pact.runs) {
                results.push_back(runner.result_of(run));
            }
        }
        return results;
    }

    std::vector<PlannedPact> planned;
    std::atomic<int> times_run = 0;

  private:
    std::deque<contract::Interaction> interactions_;
};

TEST_F(RunnerTest, runs_what_several_pacts_ask_for_once) {
    add_pact({get("/a", "1"), get("/b", "2")});
    add_pact({get("/a", "3"), get("/b", "4"), get("/c", "5")});
    for (const unsigned at_a_time : {1U, 3U}) {
        times_run = 0;
        Runner runner(planned, counting(), at_a_time);
        const auto results = all_results(runner);
        EXPECT_EQ(times_run, 3);
        ASSERT_EQ(results.size(), 5U);
        EXPECT_EQ(results[2].id, "3") << "each bears its own name";
        EXPECT_TRUE(results[2].repeated);
        EXPECT_EQ(results[2].duration.count(), 0);
        EXPECT_FALSE(results[4].repeated);
    }
}

TEST_F(RunnerTest, takes_nothing_for_the_same_that_differs_in_what_matters) {
    auto other_state = get("/a", "2");
    other_state.states = {{.name = "empty"}};
    auto other_answer = get("/a", "3");
    std::get<contract::HttpExchange>(other_answer.content).response.status = 404;
    auto other_transport = get("/a", "4");
    other_transport.transport = "https";
    add_pact({get("/a", "1")});
    add_pact({other_state, other_answer, other_transport});
    planned.emplace_back().runs = {planned[0].runs[0]};
    planned.back().runs[0].version = contract::SpecVersion::kV2;
    Runner runner(planned, counting(), 1);
    (void)all_results(runner);
    EXPECT_EQ(times_run, 5);
}

TEST_F(RunnerTest, runs_several_at_a_time) {
    add_pact({get("/a", "1"), get("/b", "2"), get("/c", "3")});
    std::barrier all_there(3);
    Runner runner(
        planned,
        [&]() -> RunOne {
            return [&](const PlannedRun& run, const Preparation&, const http::Meanwhile&) {
                all_there.arrive_and_wait();  // never, if one waited for another
                return CarriedOut{{.description = run.interaction->description}};
            };
        },
        3);
    const auto results = all_results(runner);
    EXPECT_EQ(results[2].description, "get /c");
}

TEST_F(RunnerTest, begins_no_run_after_it_was_told_to_stop) {
    add_pact(std::vector<contract::Interaction>(1, get("/a", "1")));
    for (int i = 0; i < 100; ++i) {
        add_pact({get("/" + std::to_string(i), "x")});
    }
    {
        Runner runner(planned, counting(), 1);
        (void)runner.result_of(planned[0].runs[0]);
    }
    EXPECT_EQ(times_run, 1);
}

/// A doubt tells the runs apart: "the rule "$.nope7" of the body reaches nothing in the example".
contract::Interaction doubtful(int number) {
    auto interaction = get("/" + std::to_string(number), "x");
    auto& response = std::get<contract::HttpExchange>(interaction.content).response;
    response.body = contract::Body::present(R"({"id":1})", "application/json");
    response.rules.body[fmt::format("$.nope{}", number)].rules = {{contract::rule::Type{}}};
    return interaction;
}

TEST_F(RunnerTest, gives_each_run_its_own_preparation_in_whatever_order) {
    add_pact({doubtful(0), doubtful(1), doubtful(0), doubtful(2), doubtful(3)});
    const auto& runs = planned[0].runs;
    const auto run_in_order = [&](std::vector<std::size_t> order) {
        Runner runner(
            planned,
            [] {
                return [](const PlannedRun& run,
                          const Preparation& prepared,
                          const http::Meanwhile& meanwhile) {
                    meanwhile();
                    EXPECT_TRUE(prepared.expected && *prepared.expected);
                    EXPECT_EQ(prepared.doubts, prepare(run).doubts) << run.interaction->description;
                    return CarriedOut{};
                };
            },
            1);
        for (const auto number : order) {
            (void)runner.result_of(runs[number]);
        }
    };
    run_in_order({0, 1, 2, 3, 4});
    run_in_order({4, 2, 3, 0, 1});
}

TEST_F(RunnerTest, makes_a_failure_of_what_is_thrown) {
    add_pact({get("/a", "1"), get("/b", "1")});
    for (const unsigned at_a_time : {1U, 2U}) {
        Runner runner(
            planned,
            []() -> RunOne {
                return
                    [](const PlannedRun&,
                       const Preparation&,
                       const http::Meanwhile&) -> CarriedOut { throw std::runtime_error("oops"); };
            },
            at_a_time);
        EXPECT_EQ(all_results(runner)[0].error, (Error{ErrorCode::kInternal, "defect: oops"}));
    }
}

TEST_F(RunnerTest, makes_no_failure_of_what_is_thrown_meanwhile_by_others) {
    add_pact({get("/a", "1")});
    Runner runner(
        planned,
        []() -> RunOne {
            return [](const PlannedRun&, const Preparation&, const http::Meanwhile& meanwhile) {
                meanwhile();
                return CarriedOut{{.description = "carried out"}};
            };
        },
        1);
    const auto& run = planned[0].runs[0];
    EXPECT_THROW(runner.ask(run, [] { throw std::runtime_error("no memory"); }),
                 std::runtime_error);
    EXPECT_EQ(runner.result_of(run).description, "carried out");
}

}  // namespace
}  // namespace accord::verifier
