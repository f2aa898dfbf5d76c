// The limits of docs/performance.md on the memory that matching takes: counts, which no other
// program disturbs, of the contract that bench/match_bench.cpp measures the speed of.
#include "base/json.hpp"
#include "contract/merge/merge_pacts.hpp"
#include "counted_memory.hpp"
#include "matching/compiled.hpp"
#include "usual_contract.hpp"

namespace accord {
namespace {

using memory::Taken;

struct Allocations : testing::Test {
    void SetUp() override {
        if (!memory::kIsCounted) {
            GTEST_SKIP() << "malloc can't be counted under a sanitizer";
        }
    }
};

template <class Action>
Taken taken_by(Action action) {
    memory::start_counting();
    action();
    return memory::taken();
}

Taken taken_by_parse(const std::string& body) {
    return taken_by([&] { ASSERT_TRUE(json::parse(body)); });
}

/// Matching the body, its parse included; the contract is compiled before.
Taken taken_by_match(const std::string& body, const std::string& example, int more_rules) {
    contract::HttpResponse expected, actual;
    expected.body = contract::Body::present(example, "application/json");
    expected.rules.body = bench::rules_of(more_rules);
    actual.body = contract::Body::present(body, "application/json");
    const auto compiled = matching::CompiledResponse::compile(expected, contract::SpecVersion::kV4);
    return taken_by([&] { ASSERT_TRUE(compiled->match(actual).empty()); });
}

const std::string kExample = "[" + bench::item(0) + "]";

TEST_F(Allocations, are_seen_whichever_way_memory_is_taken) {
    void* volatile block = nullptr;
    const Taken taken = taken_by([&] {
        block = std::malloc(1000);
        block = std::realloc(block, 2000);
        std::free(block);
        block = std::calloc(10, 100);
        std::free(block);
        block = std::aligned_alloc(64, 6400);
        std::free(block);
        block = ::operator new(1000);
        ::operator delete(block);
        block = ::operator new(6400, std::align_val_t{64});
        ::operator delete(block, std::align_val_t{64});
    });
    EXPECT_EQ(taken.blocks, 6u);
    EXPECT_GE(taken.bytes_kept, 6400u);
    EXPECT_LT(taken.bytes_kept, 8000u);
}

TEST_F(Allocations, of_matching_are_at_most_a_hundredth_of_those_of_the_parse_alone) {
    const std::string body = bench::body_of(1'000'000);
    const std::size_t parse = taken_by_parse(body).blocks;
    EXPECT_GT(parse, 10'000u);
    for (const int more_rules : {0, 1000}) {
        EXPECT_LE(100 * taken_by_match(body, kExample, more_rules).blocks, parse);
    }
    EXPECT_LE(100 * taken_by_match(body, body, 0).blocks, parse);
}

TEST_F(Allocations, of_matching_keep_at_most_five_bytes_for_each_of_the_body) {
    for (const std::size_t bytes : {1'000'000, 10'000'000}) {
        const std::string body = bench::body_of(bytes);
        EXPECT_LE(taken_by_match(body, kExample, 0).bytes_kept, 5 * body.size());
        EXPECT_LE(taken_by_match(body, body, 0).bytes_kept, 5 * body.size());
    }
}

TEST_F(Allocations, of_matching_are_as_many_for_ten_times_the_body) {
    const auto blocks = [](std::size_t bytes) {
        return taken_by_match(bench::body_of(bytes), kExample, 0).blocks;
    };
    const std::size_t of_one = blocks(1'000'000);
    EXPECT_LE(blocks(10'000'000), of_one + 5);  // a doubling of what the parser remembers
}

/// So many of one description, each with an answer of its own from `first_status` on.
contract::Pact pact_of_one_description(int count, int first_status) {
    contract::Pact out{.consumer = "web", .provider = "api"};
    out.version = contract::SpecVersion::kV4;
    for (int i = 0; i < count; ++i) {
        contract::HttpExchange exchange;
        exchange.response.status = first_status + i;
        out.interactions.push_back({.description = "a", .content = std::move(exchange)});
    }
    return out;
}

TEST_F(Allocations, of_merging_grow_as_the_pacts_do_whatever_their_interactions_are_called) {
    const auto blocks = [](int count) {
        const auto there = pact_of_one_description(count, 0);
        const auto here = pact_of_one_description(count, count / 2);
        return taken_by([&] { ASSERT_TRUE(contract::merge_pacts(there, here)); }).blocks;
    };
    const std::size_t of_few = blocks(50);
    EXPECT_GT(of_few, 1000u);
    EXPECT_LE(blocks(500), 11 * of_few);
}

}  // namespace
}  // namespace accord
