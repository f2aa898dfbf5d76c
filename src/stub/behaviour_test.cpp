// Rules for a provider's bad days.
#include "stub/behaviour.hpp"

#include <gmock/gmock.h>

namespace accord::stub {
namespace {

using std::chrono::milliseconds;
using Kind = http::Manner::Fault;

Behaviour behaviour(std::string_view rules) {
    const auto made =
        Behaviour::from_json(*json::parse(R"({"rules": [)" + std::string(rules) + "]}"));
    EXPECT_TRUE(made) << made.error().message;
    return *made;
}

std::string problem(std::string_view document) {
    return Behaviour::from_json(*json::parse(document)).error().message;
}

struct BehaviourOf : testing::Test {
    SeededRandom random{1};

    http::Manner manner(const Behaviour& of, std::string target, std::string method = "GET") {
        return of.manner({.method = std::move(method), .target = std::move(target)}, random);
    }
};

TEST_F(BehaviourOf, the_first_rule_for_method_and_path_holds) {
    const auto rules = behaviour(R"({"method": "post", "path": "/a/*/c*", "fault": "reset"},
                                    {"path": "/a/*", "delay": 20},
                                    {"delay": "5-7"})");
    EXPECT_EQ(manner(rules, "/a/b/c?x=1", "POST").fault, Kind::kReset);
    EXPECT_EQ(manner(rules, "/a/b/c").delay, milliseconds(20));
    EXPECT_EQ(manner(rules, "/a/b/d", "POST").delay, milliseconds(20));
    for (int i = 0; i < 50; ++i) {
        EXPECT_THAT(manner(rules, "/b").delay.count(),
                    testing::AllOf(testing::Ge(5), testing::Le(7)));
    }
}

TEST_F(BehaviourOf, stars_stand_for_any_characters) {
    const auto is_delayed = [&](std::string_view path, std::string target) {
        const auto rule = fmt::format(R"({{"path": "{}", "delay": 1}})", path);
        return manner(behaviour(rule), std::move(target)).delay == milliseconds(1);
    };
    EXPECT_TRUE(is_delayed("*", "/"));
    EXPECT_TRUE(is_delayed("/a*a", "/aa"));
    EXPECT_FALSE(is_delayed("/a*a", "/a"));
    EXPECT_TRUE(is_delayed("/*/b/*", "/a/b/c"));
    EXPECT_FALSE(is_delayed("/*/b/*", "/a/c/b"));
    EXPECT_FALSE(is_delayed("/a", "/a/"));
    EXPECT_TRUE(is_delayed("*b", "/abab"));
}

TEST_F(BehaviourOf, a_fault_may_hit_some_answers_only) {
    const auto rules = behaviour(R"({"fault": "cut", "percent": 30})");
    int hits = 0;
    for (int i = 0; i < 1000; ++i) {
        hits += manner(rules, "/").fault == Kind::kCut ? 1 : 0;
    }
    EXPECT_NEAR(hits, 300, 60);
    EXPECT_EQ(manner(behaviour(R"({"fault": "cut", "percent": 0})"), "/").fault, Kind::kNone);
}

TEST_F(BehaviourOf, a_status_stands_in_for_the_answer) {
    const auto rules = behaviour(R"({"path": "/a", "fault": 503})");
    EXPECT_EQ(rules.stand_in({.target = "/a"}, random)->status, 503);
    EXPECT_FALSE(rules.stand_in({.target = "/b"}, random));
    EXPECT_EQ(manner(rules, "/a").fault, Kind::kNone);
}

TEST_F(BehaviourOf, is_written_as_it_was_read) {
    const std::string rules = R"({"method":"GET","path":"/a","delay":"1-2"},)"
                              R"({"delay":"7","fault":"garbage","percent":5})";
    EXPECT_EQ(json::write_compact(behaviour(rules).to_json()), R"({"rules":[)" + rules + "]}");
}

TEST_F(BehaviourOf, says_what_is_wrong) {
    EXPECT_EQ(problem("[]"), "not an object with \"rules\", a list");
    EXPECT_EQ(problem(R"({"rules": [{"delay": 1}, 2]})"), "rule 2: not an object");
    EXPECT_EQ(problem(R"({"rules": [{"path": "/a"}]})"),
              "rule 1: neither delay nor fault is given");
    EXPECT_EQ(problem(R"({"rules": [{"dely": 1}]})"),
              "rule 1: unknown field \"dely\": there are method, path, delay, fault and percent");
    EXPECT_EQ(problem(R"({"rules": [{"delay": "9-1"}]})"),
              "rule 1: delay: \"9-1\" is not a delay: give milliseconds up to 600000, such as 200, "
              "or 100-300 for a random one");
    EXPECT_EQ(
        problem(R"({"rules": [{"fault": "slow"}]})"),
        "rule 1: fault: \"slow\" is not a fault: give reset, empty, cut, garbage, or a status "
        "from 200 to 599");
    EXPECT_EQ(problem(R"({"rules": [{"fault": "cut", "percent": 101}]})"),
              "rule 1: percent: not a number from 0 to 100");
    EXPECT_FALSE(parse_delay("-1"));
    EXPECT_FALSE(parse_delay("600001"));
    EXPECT_FALSE(parse_fault("600"));
}

}  // namespace
}  // namespace accord::stub
