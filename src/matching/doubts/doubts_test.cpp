// Warnings about interactions that are at odds with themselves.
#include "matching/doubts/doubts.hpp"

#include "contract/pact/read_pact.hpp"

namespace accord::matching {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The doubts about the only interaction of a pact: {"interactions" or "messages": [it]}.
std::vector<std::string> doubts(std::string_view list,
                                std::string_view interaction,
                                std::string_view version = "3.0.0") {
    const auto pact = contract::parse_pact(
        fmt::format(R"({{"consumer":{{"name":"c"}},"provider":{{"name":"p"}},"{}":[{}],)"
                    R"("metadata":{{"pactSpecification":{{"version":"{}"}}}}}})",
                    list,
                    interaction,
                    version));
    if (!pact) {
        return {pact.error().message};
    }
    return doubts_about(pact->interactions.front(), pact->version);
}

std::vector<std::string> response_doubts(std::string_view body,
                                         std::string_view rules,
                                         std::string_view type = "application/json") {
    return doubts("interactions",
                  fmt::format(R"({{"response":{{"headers":{{"Content-Type":"{}"}},"body":{},)"
                              R"("matchingRules":{{"body":{}}}}}}})",
                              type,
                              body,
                              rules));
}

TEST(Doubts, tell_of_an_example_that_breaks_its_own_rule) {
    EXPECT_THAT(response_doubts(R"({"id":"x"})", R"({"$.id":{"matchers":[{"match":"integer"}]}})"),
                ElementsAre("response: body $.id: the example breaks its own rule: Expected 'x' "
                            "(String) to be an integer"));
    EXPECT_THAT(
        doubts(
            "interactions",
            R"({"request":{"path":"/a","matchingRules":{"$.path":{"match":"regex","regex":"/b"}}}})",
            "2.0.0"),
        ElementsAre("request: path: the example breaks its own rule: Expected '/a' to match '/b'"));
    EXPECT_THAT(response_doubts("[]", R"({"$":{"matchers":[{"match":"type","min":1}]}})"),
                ElementsAre("response: body $: the example breaks its own rule: Expected [] (size "
                            "0) to have minimum size of 1"));
    EXPECT_THAT(
        response_doubts(
            R"({"a":[1]})",
            R"({"$.a":{"matchers":[{"match":"arrayContains","variants":[{"index":3}]}]}})"),
        ElementsAre("response: body $.a: the example breaks its own rule: ArrayContains: variant 3 "
                    "is missing from the expected list, which has 1 items"));
}

TEST(Doubts, tell_of_rules_that_reach_nothing_in_a_body) {
    constexpr std::string_view kRules = R"({
        "$":{"matchers":[{"match":"type"}]}, "$.a[*].id":{"matchers":[{"match":"type"}]},
        "$.a[0]":{"matchers":[{"match":"type"}]}, "$.a[7].id":{"matchers":[{"match":"type"}]},
        "$.a.id":{"matchers":[{"match":"type"}]}, "$['b c']":{"matchers":[{"match":"type"}]},
        "$.none[*].id":{"matchers":[{"match":"type"}]}, "$.*":{"matchers":[{"match":"type"}]},
        "$.empty[*].id":{"matchers":[{"match":"type"}]}})";
    EXPECT_THAT(
        response_doubts(R"({"a":[{"n":1},{"id":1}],"b c":1,"empty":[]})", kRules),
        ElementsAre(
            R"(response: the rule "$.a.id" of the body reaches nothing in the example)",
            R"(response: the rule "$.a[7].id" of the body reaches nothing in the example)",
            R"(response: the rule "$.none[*].id" of the body reaches nothing in the example)"));
}

TEST(Doubts, know_the_paths_of_each_format) {
    const auto type = [](std::string_view path) {
        return fmt::format(R"("{}":{{"matchers":[{{"match":"type"}}]}})", path);
    };
    const auto all = [&](std::initializer_list<std::string_view> paths) {
        std::vector<std::string> rules;
        for (const auto path : paths) {
            rules.push_back(type(path));
        }
        return fmt::format("{{{}}}", fmt::join(rules, ","));
    };
    EXPECT_THAT(response_doubts(R"("<n:a xmlns:n='u'><b x='1'>t</b><b x='2'/></n:a>")",
                                all({"$.a",
                                     "$['n:a'].b['@x']",
                                     "$.a.b['#text']",
                                     "$.a.b[1]",
                                     "$['u:a'].b[*]",
                                     "$.a.b[0]['#text']"}),
                                "application/xml"),
                IsEmpty());
    EXPECT_THAT(response_doubts(
                    R"("<a><b x='1'>t</b></a>")", all({"$.a.c", "$.a.b['@y']", "$.b"}), "text/xml"),
                testing::SizeIs(3));
    EXPECT_THAT(response_doubts(R"("a=1&b=2&b=3")",
                                all({"$.a", "$.b[1]", "$.b[2]", "$.c"}),
                                "application/x-www-form-urlencoded"),
                testing::SizeIs(2));
    EXPECT_THAT(response_doubts(R"("text")", all({"$", "$.a"}), "text/plain"), testing::SizeIs(1));
    EXPECT_THAT(
        response_doubts(
            R"("--B\r\nContent-Disposition: form-data; name=\"doc\"\r\nContent-Type: application/json\r\n\r\n{\"id\":1}\r\n--B--")",
            all({"$.doc.id", "$.doc", "$[0].id", "$.doc.no", "$.other"}),
            "multipart/form-data; boundary=B"),
        testing::SizeIs(2));
}

TEST(Doubts, tell_of_rules_for_names_that_are_not_there) {
    EXPECT_THAT(
        doubts("interactions",
               R"({"request":{"query":{"q":["1"]},"headers":{"X-A":"1"},"matchingRules":{
                    "query":{"q":{"matchers":[{"match":"type"}]},"r":{"matchers":[{"match":"type"}]}},
                    "header":{"x-a":{"matchers":[{"match":"type"}]},
                              "X-B":{"matchers":[{"match":"type"}]}}}}})"),
        ElementsAre(R"(request: the rule "r" of the query reaches nothing in the example)",
                    R"(request: the rule "X-B" of the header reaches nothing in the example)"));
    EXPECT_THAT(
        doubts("messages",
               R"({"contents":{"a":1},"metadata":{"k":"v"},"matchingRules":{"metadata":{
                    "k":{"matchers":[{"match":"type"}]},"z":{"matchers":[{"match":"type"}]}}}})"),
        ElementsAre(R"(message: the rule "z" of the metadata reaches nothing in the example)"));
}

TEST(Doubts, tell_of_rules_for_contents_that_are_not_there) {
    EXPECT_THAT(
        doubts("messages", R"({"matchingRules":{"body":{"$.a":{"matchers":[{"match":"type"}]}}}})"),
        ElementsAre(
            R"(message: there are rules for the contents ("$.a"), but no contents in the pact)"));
    EXPECT_THAT(
        doubts(
            "interactions",
            R"({"response":{"matchingRules":{"body":{"$.a":{"matchers":[{"match":"type"}]}}}}})"),
        ElementsAre(R"(response: there are rules for the body ("$.a"), but no body in the pact)"));
}

TEST(Doubts, are_so_many_at_most_and_none_about_a_sound_interaction) {
    std::vector<std::string> rules;
    for (int i = 0; i < 30; ++i) {
        rules.push_back(fmt::format(R"("$.n{}":{{"matchers":[{{"match":"type"}}]}})", i));
    }
    const auto many = response_doubts("{}", fmt::format("{{{}}}", fmt::join(rules, ",")));
    EXPECT_EQ(many.size(), kDoubtsMax + 1);
    EXPECT_EQ(many.back(), "and 10 more of this kind");
    EXPECT_THAT(
        response_doubts(R"({"a":[1]})", R"({"$.a":{"matchers":[{"match":"type","min":1}]}})"),
        IsEmpty());
}

}  // namespace
}  // namespace accord::matching
