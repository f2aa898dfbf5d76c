// Which changes of an answer a contract notices.
#include "matching/mutate/mutate.hpp"

#include "matching/mutate/json_mutants.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::matching {
namespace {

using contract::Body;
using Kind = Mutation::Kind;

contract::HttpResponse json_response(std::string body) {
    return {.headers = {{"Content-Type", {"application/json"}}},
            .body = Body::present(std::move(body), "application/json")};
}

MutationScore score_of(const contract::HttpResponse& expected,
                       const contract::HttpResponse& actual) {
    const auto compiled = CompiledResponse::compile(expected, contract::SpecVersion::kV4).value();
    EXPECT_TRUE(compiled.match(actual).empty());
    return mutate(compiled, actual);
}

TEST(JsonMutants, change_what_the_example_mentions) {
    const auto value = *json::parse(R"({"id":1,"tags":["a","b"],"extra":true})");
    const auto mutants = json_mutants(value, *json::parse(R"({"id":7,"tags":["x"]})"));
    std::vector<std::string> made;
    for (const auto& mutant : mutants) {
        made.push_back(in_words(mutant.mutation) + " " +
                       json::write_compact(mutated(value, mutant)));
    }
    EXPECT_EQ(
        made,
        (std::vector<std::string>{
            R"(body $: of another type "another type")",
            R"(body $: null null)",
            R"(body $: empty {})",
            R"(body $.id: missing {"tags":["a","b"],"extra":true})",
            R"(body $.id: of another type {"id":"another type","tags":["a","b"],"extra":true})",
            R"(body $.id: null {"id":null,"tags":["a","b"],"extra":true})",
            R"(body $.tags: missing {"id":1,"extra":true})",
            R"(body $.tags: of another type {"id":1,"tags":"another type","extra":true})",
            R"(body $.tags: null {"id":1,"tags":null,"extra":true})",
            R"(body $.tags: empty {"id":1,"tags":[],"extra":true})",
            R"(body $.tags[0]: of another type {"id":1,"tags":[4711,"b"],"extra":true})",
            R"(body $.tags[0]: null {"id":1,"tags":[null,"b"],"extra":true})",
            R"(body $.tags[0]: empty {"id":1,"tags":["","b"],"extra":true})"}));
}

TEST(Mutate, of_plain_examples_notices_everything) {
    const auto response = json_response(R"({"id":1,"tags":["a"]})");
    const auto score = score_of(response, response);
    EXPECT_EQ(score.survivors, std::vector<Mutation>{});
    EXPECT_EQ(score.tried, score.noticed);
    EXPECT_GT(score.tried, 10U);
    EXPECT_EQ(score.percent(), 100.0);
}

TEST(Mutate, tells_what_a_loose_rule_lets_through) {
    auto expected = json_response(R"({"name":"tea","tags":["a"]})");
    expected.rules.body["$.name"].rules = {{contract::rule::Type{}}};
    expected.rules.body["$.tags"].rules = {{contract::rule::Type{}}};
    const auto score = score_of(expected, json_response(R"({"name":"coffee","tags":["b"]})"));
    EXPECT_THAT(score.survivors, testing::Contains(Mutation{Kind::kEmpty, "$.name"}));
    EXPECT_THAT(score.survivors, testing::Contains(Mutation{Kind::kEmpty, "$.tags"}));
    EXPECT_THAT(score.survivors, testing::Not(testing::Contains(Mutation{Kind::kNull, "$.name"})));
    EXPECT_LT(score.percent(), 100.0);
    EXPECT_EQ(remedy_for(score.survivors.front()),
              "notEmpty, a regex, or a list of at least one item (type with min 1)");
}

TEST(Mutate, notices_status_and_headers_that_the_contract_names) {
    contract::HttpResponse expected{.headers = {{"X-A", {"1"}}}};
    contract::HttpResponse actual{.headers = {{"x-a", {"1"}}, {"X-B", {"2"}}}};
    EXPECT_EQ(score_of(expected, actual), (MutationScore{.tried = 2, .noticed = 2}));
}

TEST(Mutate, changes_messages_too) {
    const contract::Message message{.contents = Body::present("{\"id\":1}", "application/json"),
                                    .metadata = {{"topic", "orders"}}};
    const auto compiled = CompiledMessage::compile(message, contract::SpecVersion::kV4).value();
    const auto score = mutate(compiled, message);
    EXPECT_EQ(score.tried, score.noticed);
    EXPECT_EQ(score.tried, 8U);
}

TEST(Mutate, has_a_limit_and_says_what_it_left_out) {
    std::string body = "{";
    for (std::size_t i = 0; i < kMutantsMax; ++i) {
        body += fmt::format(R"({}"k{}":1)", i == 0 ? "" : ",", i);
    }
    const auto response = json_response(body + "}");
    const auto score = score_of(response, response);
    EXPECT_LE(score.tried, kMutantsMax + 3);
    EXPECT_EQ(score.left_out, 3 + 3 * kMutantsMax - kMutantsMax);
}

TEST(MutationScore, adds_up) {
    MutationScore sum{.tried = 2, .noticed = 1, .survivors = {{Kind::kNull, "$.a"}}};
    sum += {.tried = 2, .noticed = 2};
    EXPECT_EQ(sum, (MutationScore{.tried = 4, .noticed = 3, .survivors = {{Kind::kNull, "$.a"}}}));
    EXPECT_EQ(sum.percent(), 75.0);
    EXPECT_EQ(MutationScore{}.percent(), 100.0);
}

}  // namespace
}  // namespace accord::matching
