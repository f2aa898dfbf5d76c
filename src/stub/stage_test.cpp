// Which interaction a stub answers with.
#include "stub/stage.hpp"

#include "support/shop_pact.hpp"

namespace accord::stub {
namespace {

struct StageOf : testing::Test {
    Stage stage{*mock::Player::compile({support::shop_pact()})};

    std::string chosen(const contract::HttpRequest& request,
                       const Circumstances& circumstances = {}) {
        const auto place = stage.choose(request, circumstances);
        return place ? stage.player().interaction(*place).description : "";
    }
};

const contract::HttpRequest kProduct{.path = "/products/42"};
const contract::HttpRequest kJsonProduct{.path = "/products/42",
                                         .headers = {{"Accept", {"application/json"}}}};

contract::HttpRequest post(std::string body, std::string type) {
    return {.method = "POST",
            .path = "/products",
            .headers = {{"Content-Type", {type}}},
            .body = contract::Body::present(std::move(body), type)};
}

TEST_F(StageOf, the_fewest_mismatches_win) {
    EXPECT_EQ(chosen(kProduct), "no product");
    EXPECT_EQ(chosen(kJsonProduct), "a product");
}

TEST_F(StageOf, headers_rank_and_never_refuse) {
    const auto filter = StateFilter::compile("42 exists", false);
    EXPECT_EQ(chosen(kProduct, {.filter = &*filter}), "a product");
}

TEST_F(StageOf, method_path_and_query_have_to_match) {
    EXPECT_EQ(chosen({.path = "/products/43"}), "");
    EXPECT_EQ(chosen({.method = "DELETE", .path = "/products/42"}), "");
    EXPECT_EQ(chosen({.path = "/search"}), "");
    EXPECT_EQ(chosen({.path = "/search", .query = {{"q", {"a"}}}}), "a search");
}

TEST_F(StageOf, a_body_counts_where_one_came_by_a_method_that_has_one) {
    EXPECT_EQ(chosen(post(R"({"name":"Kettle"})", "application/json")), "a new product");
    EXPECT_EQ(chosen(post(R"({"name":"Teapot"})", "application/json")), "");
    EXPECT_EQ(chosen({.method = "POST", .path = "/products"}), "a new product");
}

TEST_F(StageOf, a_filter_decides_who_may_answer) {
    const auto nothing = StateFilter::compile("^nothing", false);
    EXPECT_EQ(chosen(kJsonProduct, {.filter = &*nothing}), "no product");
    EXPECT_EQ(chosen({.path = "/search", .query = {{"q", {"a"}}}}, {.filter = &*nothing}), "");
    const auto or_none = StateFilter::compile("^nothing", true);
    EXPECT_EQ(chosen({.path = "/search", .query = {{"q", {"a"}}}}, {.filter = &*or_none}),
              "a search");
    EXPECT_EQ(StateFilter::compile("", true).error().message,
              "the pattern for provider states is empty");
}

TEST_F(StageOf, a_state_that_is_set_answers_first_and_keeps_nobody_from_answering) {
    const std::vector<std::string> exists{"product 42 exists"};
    const std::vector<std::string> nothing{"nothing exists"};
    EXPECT_EQ(chosen(kProduct, {.states = &exists}), "a product");
    EXPECT_EQ(chosen(kJsonProduct, {.states = &nothing}), "no product");
    EXPECT_EQ(chosen({.path = "/search", .query = {{"q", {"a"}}}}, {.states = &nothing}),
              "a search");
    EXPECT_THAT(stage.states(), testing::ElementsAre("nothing exists", "product 42 exists"));
}

}  // namespace
}  // namespace accord::stub
