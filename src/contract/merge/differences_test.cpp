// Differences of JSON values, as the lines that a person reads.
#include "contract/merge/differences.hpp"

namespace accord::contract {
namespace {

using testing::ElementsAre;

std::vector<std::string> between(std::string_view there, std::string_view here) {
    return differences(*json::parse(there), *json::parse(here));
}

TEST(Differences, names_every_place_with_both_values) {
    EXPECT_THAT(
        between(R"({"request":{"path":"/a","query":{"q":["1"]},"odd name":1},"list":[1,2,3]})",
                R"({"request":{"path":"/b","body":null,"odd name":2},"list":[1,9]})"),
        ElementsAre(R"(request.path: "/a" there, "/b" here)",
                    R"(request.query: {"q":["1"]} there, nothing here)",
                    R"(request['odd name']: 1 there, 2 here)",
                    R"(request.body: nothing there, null here)",
                    R"(list[1]: 2 there, 9 here)",
                    R"(list[2]: 3 there, nothing here)"));
}

TEST(Differences, tells_kinds_apart_and_not_the_order_of_keys) {
    EXPECT_THAT(between(R"({"a":1,"b":2})", R"({"b":2,"a":1.0})"),
                ElementsAre("a: 1 there, 1.0 here"));
    EXPECT_THAT(between(R"({"a":1,"b":[{}]})", R"({"b":[{}],"a":1})"), ElementsAre());
}

TEST(Differences, says_how_many_more_there_are) {
    EXPECT_THAT(differences(*json::parse("[1,2,3,4,5]"), *json::parse("[0,0,0,0,0]"), 2),
                ElementsAre("[0]: 1 there, 0 here", "[1]: 2 there, 0 here", "and 3 more"));
}

TEST(Differences, shows_long_values_around_their_first_difference) {
    const auto text = [](char c) { return fmt::format("{:x<100}{}{:y<200}", "", c, ""); };
    const auto shown = [](char c) { return fmt::format("...{:x<30}{}{:y<89}...", "", c, ""); };
    EXPECT_THAT(differences(json::Value(text('1')), json::Value(text('2'))),
                ElementsAre(fmt::format(": {} there, {} here", shown('1'), shown('2'))));
    const auto umlaut = fmt::format("{:x<118}ä", "");
    EXPECT_THAT(differences(json::Value(umlaut), json::Value(1)),
                ElementsAre(fmt::format(": \"{}... there, 1 here", umlaut)));
}

}  // namespace
}  // namespace accord::contract
