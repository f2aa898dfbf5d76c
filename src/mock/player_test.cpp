// The player without a server: what is found, what is refused and why.
#include "mock/player.hpp"

namespace accord::mock {
namespace {

using contract::HttpRequest;

contract::Interaction answered(std::string description,
                               HttpRequest request,
                               contract::HttpResponse response = {}) {
    return {.description = std::move(description),
            .content = contract::HttpExchange{std::move(request), std::move(response)}};
}

contract::Pact pact_of_consumer(std::string consumer,
                                std::vector<contract::Interaction> interactions) {
    return {.consumer = std::move(consumer),
            .provider = "Products",
            .interactions = std::move(interactions)};
}

/// The player of one pact.
Player player_of(std::vector<contract::Interaction> interactions) {
    return Player::compile({pact_of_consumer("Shop", std::move(interactions))}).value();
}

Result<http::Response> answer_of(const Player& player, std::size_t place) {
    const ManualClock clock{Instant{}};
    SeededRandom random(1);
    return player.answer(place, {.clock = clock, .random = random});
}

TEST(Player, plays_the_http_interactions_of_all_pacts) {
    const contract::Interaction message{.description = "m", .content = contract::AsyncMessage{}};
    const auto player =
        Player::compile({pact_of_consumer("Shop", {answered("a", {.path = "/a"}), message}),
                         pact_of_consumer("Stock", {message, answered("b", {.path = "/b"})})})
            .value();
    ASSERT_EQ(player.size(), 2U);
    EXPECT_EQ(player.match({.path = "/a"}), 0U);
    EXPECT_EQ(player.match({.path = "/b"}), 1U);
    EXPECT_EQ(player.interaction(1).description, "b");
    EXPECT_EQ(player.pact_of(1).consumer, "Stock");
}

TEST(Player, answers_by_the_first_interaction_that_matches_in_everything) {
    const HttpRequest with_token{.path = "/a", .headers = {{"Authorization", {"Bearer t"}}}};
    const auto player = player_of({answered("with a token", with_token, {.status = 200}),
                                   answered("without", {.path = "/a"}, {.status = 401}),
                                   answered("also without", {.path = "/a"}, {.status = 403})});
    EXPECT_EQ(player.match(with_token), 0U);
    EXPECT_EQ(player.match({.path = "/a"}), 1U);
    EXPECT_EQ(answer_of(player, 1)->status, 401);
}

TEST(Player, tells_what_a_refused_request_is_near_to) {
    const auto player = player_of({answered("one", {.path = "/a", .query = {{"q", {"1"}}}}),
                                   answered("two", {.path = "/a", .query = {{"q", {"2"}}}})});
    const HttpRequest other{.path = "/a", .query = {{"q", {"3"}}}};
    EXPECT_EQ(player.match(other), std::nullopt);
    const auto unmatched = player.refuse(other);
    EXPECT_EQ(unmatched.kind, Unmatched::Kind::kMismatch);
    EXPECT_EQ(unmatched.nearest, 0U);
    EXPECT_EQ(unmatched.mismatches.size(), 1U);
    ASSERT_EQ(unmatched.others.size(), 1U);
    EXPECT_EQ(unmatched.others[0].place, 1U);
    EXPECT_EQ(player.refuse({.path = "/b"}).kind, Unmatched::Kind::kUnexpected);
}

TEST(Player, without_interactions_is_near_to_nothing) {
    const auto player = player_of({});
    EXPECT_EQ(player.match({.path = "/b"}), std::nullopt);
    EXPECT_EQ(player.refuse({.path = "/b"}).nearest, std::nullopt);
    EXPECT_EQ(player.refuse({.path = "/b"}).request.path, "/b");
}

TEST(Player, makes_what_is_generated_for_each_answer) {
    contract::HttpResponse response{.body =
                                        contract::Body::present(R"({"id":1})", "application/json")};
    response.generators.body["$.id"] = {"RandomInt", {{"min", 7}, {"max", 7}}};
    auto unknown = response;
    unknown.generators.body["$.id"] = {.type = "RandomNonsense"};
    const auto player = player_of({answered("a", {}, response), answered("b", {}, unknown)});
    EXPECT_EQ(answer_of(player, 0)->body, R"({"id":7})");
    EXPECT_THAT(answer_of(player, 1).error().message,
                testing::StartsWith("interaction \"b\": response: "));
}

TEST(Player, makes_what_is_generated_for_items_of_a_list) {
    contract::HttpResponse response{
        .body = contract::Body::present(R"([{"id":1}])", "application/json")};
    contract::rule::ArrayContainsVariant variant;
    variant.generators["$.id"] = {"RandomInt", {{"min", 7}, {"max", 7}}};
    response.rules.body["$"].rules = {{contract::rule::ArrayContains{{variant}}}};
    const auto player = player_of({answered("a", {}, response)});
    EXPECT_EQ(answer_of(player, 0)->body, R"([{"id":7}])");
}

TEST(Player, names_the_interaction_whose_rule_can_not_be_compiled) {
    HttpRequest broken;
    broken.rules.path.rules.push_back({contract::rule::Regex{"("}});
    EXPECT_THAT(Player::compile({pact_of_consumer("Shop", {answered("a product", broken)})})
                    .error()
                    .message,
                testing::StartsWith("interaction \"a product\": request: path"));
}

}  // namespace
}  // namespace accord::mock
