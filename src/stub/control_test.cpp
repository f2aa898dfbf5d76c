// The routes by which a stub is switched.
#include "stub/control.hpp"

#include "support/shop_pact.hpp"

namespace accord::stub {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct ControlRoutes : testing::Test {
    Stage stage{*mock::Player::compile({support::shop_pact()})};
    Switches switches;

    std::optional<http::Response> ask(std::string method,
                                      std::string target,
                                      std::string body = "") {
        return control({.method = std::move(method), .target = std::move(target), .body = body},
                       stage,
                       switches);
    }
    json::Value got(std::string method, std::string target, std::string body = "") {
        const auto answer = ask(std::move(method), std::move(target), std::move(body));
        EXPECT_EQ(answer->status, 200) << answer->body;
        return *json::parse(answer->body);
    }
    std::string problem(int status, std::string method, std::string target, std::string body = "") {
        const auto answer = ask(std::move(method), std::move(target), std::move(body));
        EXPECT_EQ(answer->status, status) << answer->body;
        return std::string(json::parse(answer->body)->at("error").as_string());
    }
};

TEST_F(ControlRoutes, states_are_set_and_reset) {
    EXPECT_EQ(got("GET", "/__stub/states"),
              *json::parse(R"({"states": [], "known": ["nothing exists", "product 42 exists"]})"));
    got("PUT", "/__stub/states", R"({"states": ["nothing exists"]})");
    EXPECT_THAT(*switches.states.load(), ElementsAre("nothing exists"));
    EXPECT_EQ(got("GET", "/__stub").at("states"), *json::parse(R"(["nothing exists"])"));
    got("DELETE", "/__stub/states");
    EXPECT_TRUE(switches.states.load()->empty());
}

TEST_F(ControlRoutes, a_state_that_nobody_has_is_refused) {
    EXPECT_EQ(problem(422, "PUT", "/__stub/states", R"({"states": ["nothing"]})"),
              "no interaction has the provider state \"nothing\"; there are: \"nothing exists\", "
              "\"product 42 exists\"");
    EXPECT_EQ(problem(422, "PUT", "/__stub/states", R"({"states": "x"})"),
              "not an object with \"states\", a list of up to 1000 names");
    EXPECT_THAT(problem(400, "PUT", "/__stub/states", "{"), HasSubstr("line 1"));
    EXPECT_TRUE(switches.states.load()->empty());
}

TEST_F(ControlRoutes, behaviour_is_set_and_reset) {
    const std::string rules = R"({"rules": [{"path": "/a", "delay": "5"}]})";
    EXPECT_EQ(got("PUT", "/__stub/behaviour", rules), *json::parse(rules));
    EXPECT_EQ(got("GET", "/__stub/behaviour"), *json::parse(rules));
    EXPECT_FALSE(switches.behaviour.load()->is_good());
    got("DELETE", "/__stub/behaviour");
    EXPECT_TRUE(switches.behaviour.load()->is_good());
    EXPECT_EQ(problem(422, "PUT", "/__stub/behaviour", R"({"rules": [1]})"),
              "rule 1: not an object");
}

TEST_F(ControlRoutes, show_what_is_played) {
    EXPECT_EQ(got("GET", "/__stub").at("interactions"), 4);
    const auto list = got("GET", "/__stub/interactions");
    EXPECT_EQ(list.at("interactions").at(0),
              *json::parse(R"({"description": "a product", "providerStates": ["product 42 exists"],
                               "consumer": "Web Shop", "provider": "Products",
                               "method": "GET", "path": "/products/42"})"));
}

TEST_F(ControlRoutes, leave_other_paths_alone) {
    EXPECT_FALSE(ask("GET", "/"));
    EXPECT_FALSE(ask("GET", "/__stubs"));
    EXPECT_EQ(ask("GET", "/__stub/other")->status, 404);
    EXPECT_EQ(ask("POST", "/__stub/states")->headers.find("Allow"), "GET, HEAD, PUT, DELETE");
    EXPECT_EQ(ask("DELETE", "/__stub")->status, 405);
}

}  // namespace
}  // namespace accord::stub
