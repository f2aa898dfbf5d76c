// Two pacts of one pair made one, and when they conflict.
#include "contract/merge/merge_pacts.hpp"

#include "contract/pact/read_pact.hpp"

namespace accord::contract {
namespace {

Interaction get(std::string description, std::string path) {
    HttpExchange exchange;
    exchange.request.path = std::move(path);
    return {.description = std::move(description), .content = std::move(exchange)};
}

Pact pact_of(std::vector<Interaction> interactions, SpecVersion version) {
    return {.consumer = "web",
            .provider = "api",
            .interactions = std::move(interactions),
            .version = version};
}

TEST(MergePacts, keeps_what_both_have_once) {
    const auto v2 = SpecVersion::kV2;
    const auto merged = merge_pacts(pact_of({get("a", "/a"), get("b", "/b")}, v2),
                                    pact_of({get("b", "/b"), get("c", "/c")}, v2));
    ASSERT_TRUE(merged);
    EXPECT_EQ(merged->interactions.size(), 3u);
}

TEST(MergePacts, conflicts_in_version_3_when_contents_differ) {
    Interaction other = get("a", "/other");
    Interaction mine = get("a", "/a");
    std::get<HttpExchange>(other.content).response.status = 404;
    other.states = mine.states = {{.name = "s1"}, {.name = "s2"}};
    const auto merged =
        merge_pacts(pact_of({mine}, SpecVersion::kV3), pact_of({other}, SpecVersion::kV3));
    ASSERT_FALSE(merged);
    EXPECT_EQ(merged.error().code, ErrorCode::kConflict);
    EXPECT_EQ(merged.error().message,
              "the interaction \"a\" given \"s1\" and \"s2\" is in the pact already with another "
              "content:\n"
              "  request.path: \"/a\" there, \"/other\" here\n"
              "  response.status: 200 there, 404 here\n"
              "Give it another description, or delete the old pact file.");
}

TEST(MergePacts, replaces_what_changed_when_asked_to) {
    for (const SpecVersion version : {SpecVersion::kV2, SpecVersion::kV3, SpecVersion::kV4}) {
        const auto merged = merge_pacts(pact_of({get("a", "/a"), get("b", "/b")}, version),
                                        pact_of({get("b", "/other")}, version),
                                        Changed::kReplaces);
        ASSERT_TRUE(merged) << merged.error().message;
        EXPECT_EQ(merged->interactions, (std::vector{get("a", "/a"), get("b", "/other")}));
    }
}

TEST(MergePacts, keeps_several_of_one_description_that_come_together) {
    const auto several =
        pact_of({get("a", "/1"), get("b", "/b"), get("a", "/2")}, SpecVersion::kV3);
    const auto again = merge_pacts(several, several, Changed::kReplaces);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->interactions, several.interactions);

    const auto merged =
        merge_pacts(pact_of({get("a", "/0")}, SpecVersion::kV3), several, Changed::kReplaces);
    ASSERT_TRUE(merged);
    EXPECT_EQ(merged->interactions, several.interactions);
}

TEST(MergePacts, keeps_one_of_two_that_are_equal) {
    const auto merged =
        merge_pacts(pact_of({get("a", "/a")}, SpecVersion::kV3),
                    pact_of({get("b", "/b"), get("a", "/a"), get("b", "/b")}, SpecVersion::kV3));
    ASSERT_TRUE(merged);
    EXPECT_EQ(merged->interactions.size(), 2u);
}

TEST(MergePacts, takes_two_spellings_of_one_path_for_the_same) {
    const auto ruled = [](const std::string& path) {
        Interaction interaction = get("a", "/a");
        auto& response = std::get<HttpExchange>(interaction.content).response;
        response.rules.body[path].rules = {{rule::Type{}}};
        response.generators.body[path] = {.type = "Uuid"};
        return interaction;
    };
    const auto merged = merge_pacts(pact_of({ruled("$.first-name")}, SpecVersion::kV3),
                                    pact_of({ruled("$['first-name']")}, SpecVersion::kV3));
    ASSERT_TRUE(merged) << merged.error().message;
    EXPECT_EQ(merged->interactions, std::vector{ruled("$.first-name")});
    EXPECT_FALSE(merge_pacts(pact_of({ruled("$.a-b")}, SpecVersion::kV3),
                             pact_of({ruled("$.a.b")}, SpecVersion::kV3)));
}

TEST(MergePacts, takes_two_texts_of_one_query_for_the_same) {
    Interaction there = get("a", "/a");
    auto& request = std::get<HttpExchange>(there.content).request;
    request.query = {{"q", {"x y"}}};
    Interaction here = there;
    request.query_as_read = json::Value("q=x+y");
    const auto merged =
        merge_pacts(pact_of({there}, SpecVersion::kV2), pact_of({here}, SpecVersion::kV2));
    ASSERT_TRUE(merged) << merged.error().message;
    EXPECT_EQ(merged->interactions, std::vector{there});
}

TEST(MergePacts, takes_a_method_in_either_case_for_the_same) {
    const auto with_method = [](std::string_view method) {
        return *parse_pact(fmt::format(
            R"({{"consumer": {{"name": "a"}}, "provider": {{"name": "b"}}, "interactions": [{{
                 "description": "d", "request": {{"method": "{}", "path": "/"}}}}]}})",
            method));
    };
    const auto merged = merge_pacts(with_method("get"), with_method("GET"));
    ASSERT_TRUE(merged) << merged.error().message;
    EXPECT_EQ(merged->interactions.size(), 1U);
}

TEST(MergePacts, replaces_in_version_4_by_description_or_key) {
    Interaction keyed = get("old name", "/k");
    keyed.key = "k";
    Interaction renamed = get("new name", "/k2");
    renamed.key = "k";
    const auto merged = merge_pacts(pact_of({get("a", "/a"), keyed}, SpecVersion::kV4),
                                    pact_of({get("a", "/other"), renamed}, SpecVersion::kV4));
    ASSERT_TRUE(merged);
    ASSERT_EQ(merged->interactions.size(), 2u);
    EXPECT_EQ(merged->interactions[0].http()->request.path, "/other");
    EXPECT_EQ(merged->interactions[1].description, "new name");
}

TEST(MergePacts, forgets_the_old_name_of_one_that_was_replaced_by_its_key) {
    Interaction keyed = get("old name", "/k");
    keyed.key = "k";
    Interaction renamed = get("new name", "/k");
    renamed.key = "k";
    PactMerge merge(pact_of({keyed}, SpecVersion::kV4));
    ASSERT_TRUE(merge.add(pact_of({renamed}, SpecVersion::kV4)));
    ASSERT_TRUE(merge.add(pact_of({get("old name", "/other")}, SpecVersion::kV4)));
    EXPECT_EQ(merge.pact().interactions, (std::vector{renamed, get("old name", "/other")}));
    ASSERT_TRUE(merge.add(pact_of({get("new name", "/new")}, SpecVersion::kV4)));
    EXPECT_EQ(merge.pact().interactions,
              (std::vector{get("new name", "/new"), get("old name", "/other")}));
}

TEST(MergePacts, replaces_each_of_several_of_one_description_once) {
    const auto merged =
        merge_pacts(pact_of({get("a", "/1"), get("a", "/2"), get("a", "/3")}, SpecVersion::kV4),
                    pact_of({get("a", "/2"), get("a", "/4"), get("a", "/5"), get("a", "/6")},
                            SpecVersion::kV4));
    ASSERT_TRUE(merged);
    EXPECT_EQ(merged->interactions,
              (std::vector{get("a", "/4"), get("a", "/2"), get("a", "/5"), get("a", "/6")}));
}

TEST(MergePacts, tells_interactions_apart_by_their_states) {
    Interaction with_state = get("a", "/x");
    with_state.states = {{.name = "s"}};
    const auto merged = merge_pacts(pact_of({get("a", "/a")}, SpecVersion::kV3),
                                    pact_of({with_state}, SpecVersion::kV3));
    ASSERT_TRUE(merged);
    EXPECT_EQ(merged->interactions.size(), 2u);
}

TEST(MergePacts, knows_an_interaction_by_as_much_of_its_states_as_the_file_holds) {
    Interaction test = get("a", "/a");
    test.states = {{.name = "s1", .params = {{"id", 1}}}, {.name = "s2"}};
    Interaction file = test;
    file.states = {{.name = "s1"}};
    const auto merged =
        merge_pacts(pact_of({file}, SpecVersion::kV2), pact_of({test}, SpecVersion::kV2));
    ASSERT_TRUE(merged);
    EXPECT_EQ(merged->interactions.size(), 1u);
}

TEST(MergePacts, refuses_another_pair) {
    Pact other = pact_of({}, SpecVersion::kV4);
    other.provider = "shop";
    EXPECT_EQ(merge_pacts(pact_of({}, SpecVersion::kV4), other).error().message,
              "a pact between \"web\" and \"api\" can't be merged with one between \"web\" and "
              "\"shop\"");
}

TEST(MergePacts, keeps_the_plugins_of_both_by_name) {
    const auto using_plugins = [](const char* plugins) {
        auto out = pact_of({}, SpecVersion::kV4);
        out.metadata["plugins"] = *json::parse(plugins);
        return out;
    };
    const auto there = using_plugins(
        R"([{"name":"csv","version":"1","configuration":{"a":1,"b":1}},{"name":"xls"},7])");
    const auto here = using_plugins(
        R"([{"name":"csv","version":"2","configuration":{"b":2}},{"name":"avro","version":"1"},7])");
    const auto merged = merge_pacts(there, here);
    ASSERT_TRUE(merged);
    EXPECT_EQ(json::write_compact(merged->metadata.at("plugins")),
              R"([7,{"name":"avro","version":"1"},)"
              R"({"name":"csv","version":"2","configuration":{"a":1,"b":2}},{"name":"xls"}])");
    EXPECT_EQ(merge_pacts(there, pact_of({}, SpecVersion::kV4))->metadata, there.metadata);
}

TEST(MergePacts, takes_the_newer_version) {
    const auto merged = merge_pacts(pact_of({}, SpecVersion::kV2), pact_of({}, SpecVersion::kV4));
    EXPECT_EQ(merged->version, SpecVersion::kV4);
}

}  // namespace
}  // namespace accord::contract
