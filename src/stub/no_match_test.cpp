// What is said where no interaction answers.
#include "stub/no_match.hpp"

#include "base/json.hpp"
#include "http/contract_exchange.hpp"
#include "support/shop_pact.hpp"

namespace accord::stub {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct NoMatch : testing::Test {
    Stage stage{*mock::Player::compile({support::shop_pact()})};

    http::Response answer(const http::Request& request, const Circumstances& circumstances = {}) {
        return no_match(stage, request, http::to_contract(request), circumstances);
    }
};

const http::Request kTeapot{.method = "POST",
                            .target = "/products",
                            .headers = {{"Content-Type", "application/json"}},
                            .body = R"({"name":"Teapot"})"};

TEST_F(NoMatch, ranks_the_nearest_as_json) {
    const auto got = answer(kTeapot);
    EXPECT_EQ(got.status, 404);
    EXPECT_EQ(got.headers.find("Content-Type"), "application/json; charset=utf-8");
    const auto body = *json::parse(got.body);
    EXPECT_EQ(body.at("error"), "No interaction answers POST /products");
    const auto& first = body.at("nearest").at(0);
    EXPECT_EQ(first.at("interaction"), "a new product");
    EXPECT_EQ(first.at("consumer"), "Web Shop");
    EXPECT_EQ(first.at("provider"), "Products");
    EXPECT_EQ(first.at("differences"), 1);
    EXPECT_EQ(first.at("mismatches").at(0).at("path"), "$.name");
    EXPECT_THAT(std::string(first.at("difference").as_string()), HasSubstr("Teapot"));
}

TEST_F(NoMatch, says_it_as_text_where_that_is_preferred) {
    auto asked = kTeapot;
    asked.headers.add("Accept", "text/html, application/json;q=0.9");
    EXPECT_EQ(answer(asked).body,
              "No interaction answers POST /products.\n"
              "\n"
              "Nearest: \"a new product\" (Web Shop with Products): POST /products\n"
              "  body $.name: Expected 'Teapot' (String) to be equal to 'Kettle' (String)\n"
              "  body, expected (-) and actual (+):\n"
              "      {\n"
              "    -   \"name\": \"Kettle\"\n"
              "    +   \"name\": \"Teapot\"\n"
              "      }\n");
}

TEST_F(NoMatch, tells_of_interactions_that_the_filter_keeps_from_answering) {
    const auto filter = StateFilter::compile("nobody", false);
    const auto body = answer({.target = "/products/42", .headers = {{"Accept", "text/plain"}}},
                             {.filter = &*filter})
                          .body;
    EXPECT_THAT(body, HasSubstr("the provider state filter 'nobody' keeps it from answering"));
    const auto passing = StateFilter::compile("42 exists", false);
    EXPECT_THAT(answer({.target = "/products/42?x=1"}, {.filter = &*passing}).body,
                testing::Not(HasSubstr("no product")));
}

TEST_F(NoMatch, names_others_where_the_path_is_unknown) {
    const auto body = answer({.target = "/products/41"}).body;
    const auto document = *json::parse(body);
    EXPECT_GE(document.at("nearest").as_array().size(), 2U);
    EXPECT_THAT(body, HasSubstr("Expected path '/products/42' but was '/products/41'"));
}

TEST(PrefersText, as_accept_weighs_it) {
    EXPECT_FALSE(prefers_text(""));
    EXPECT_FALSE(prefers_text("*/*"));
    EXPECT_FALSE(prefers_text("application/json, text/plain"));
    EXPECT_TRUE(prefers_text("text/plain"));
    EXPECT_TRUE(prefers_text("text/html,application/xhtml+xml,*/*;q=0.8"));
    EXPECT_FALSE(prefers_text("text/plain;q=0.5, application/hal+json;q=0.6"));
    EXPECT_FALSE(prefers_text("text/plain;q=x"));
}

}  // namespace
}  // namespace accord::stub
