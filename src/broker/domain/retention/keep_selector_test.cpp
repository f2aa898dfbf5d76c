// What an operator may say about what a clean keeps.
#include "broker/domain/retention/keep_selector.hpp"

#include <gtest/gtest.h>

namespace accord::broker::domain {
namespace {

std::string shown(std::string_view text) {
    const auto selectors = parse_keep_selectors(text);
    if (!selectors) {
        return selectors.error().message;
    }
    json::Array array;
    for (const auto& selector : *selectors) {
        array.emplace_back(selector_json(selector));
    }
    return json::write_compact(array);
}

TEST(KeepSelectors, are_read_as_the_pact_broker_reads_them) {
    EXPECT_EQ(shown(R"([{"latest": true, "tag": true}, {"branch": "main", "max_age": 30}])"),
              R"([{"latest":true,"tag":true},{"branch":"main","max_age":30}])");
    EXPECT_EQ(shown(R"([{"pacticipantName": "Shop", "mainBranch": true, "latest": null}])"),
              R"([{"pacticipant":"Shop","main_branch":true}])");
    EXPECT_EQ(shown(R"([{"environment": "test", "deployed": true, "released": false}])"),
              R"([{"environment":"test","deployed":true}])");
    EXPECT_EQ(shown(R"([{"branch": ["a", "b"], "tag": false}])"), R"([{"branch":["a","b"]}])");
}

TEST(KeepSelectors, are_refused_where_something_would_be_deleted_by_mistake) {
    EXPECT_EQ(shown("[]"), "selectors of what a clean keeps: say which versions to keep");
    EXPECT_EQ(shown("{}"), "selectors of what a clean keeps must be a JSON array of objects");
    EXPECT_EQ(shown(R"([{"latest": true}, {"tags": "prod"}])"),
              "selector 2 of what a clean keeps: \"tags\": is not known; known are pacticipant, "
              "latest, tag, branch, main_branch, environment, deployed, released and max_age");
    EXPECT_EQ(shown(R"([{"max_age": "90"}])"),
              "selector 1 of what a clean keeps: \"max_age\": must be a number of days, from 0 to "
              "36500");
    EXPECT_EQ(
        shown(R"([{"tag": [1]}])"),
        "selector 1 of what a clean keeps: \"tag\": must be a name, a list of names, or true");
    EXPECT_EQ(shown(R"([{"latest": "true"}])"),
              "selector 1 of what a clean keeps: \"latest\": must be true or false");
    EXPECT_EQ(shown("[3]"), "selector 1 of what a clean keeps: must be an object");
    EXPECT_FALSE(parse_keep_selectors("[{"));
}

TEST(KeepSelectors, always_have_what_is_deployed_or_released) {
    const auto selectors = with_whereabouts({{.deployed = true}});
    EXPECT_EQ(selectors, (std::vector<KeepSelector>{{.deployed = true}, {.released = true}}));
    EXPECT_EQ(with_whereabouts(default_keep_selectors()), default_keep_selectors());
}

TEST(KeepBranchSelectors, name_branches_or_ages) {
    const auto selectors =
        parse_keep_branch_selectors(R"([{"branch": ["a", "b"]}, {"maxAge": 90}])");
    ASSERT_TRUE(selectors);
    EXPECT_EQ(*selectors,
              (std::vector<KeepBranchSelector>{{.names = std::vector<std::string>{"a", "b"}},
                                               {.max_age_days = 90}}));
    EXPECT_FALSE(parse_keep_branch_selectors(R"([{"latest": true}])"));
}

}  // namespace
}  // namespace accord::broker::domain
