// What failed and how, out of the results that different clients publish.
#include "broker/domain/explanation/failed_interactions.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::domain {
namespace {

using testing::ElementsAre;

TEST(FailedInteractions, are_read_from_the_list_of_Rust_the_JVM_and_ours) {
    const auto failed = failed_interactions(R"([
        {"interactionId":"a1","success":true},
        {"interactionId":"b2","success":false,"mismatches":[
            {"attribute":"body","identifier":"$.id","description":"Expected 1 to be 2"},
            {"attribute":"status","description":"expected 200 but was 500"}]},
        {"interactionId":"c3","interactionDescription":"an order","success":false,
         "exceptions":[{"message":"connection refused"}]}])");
    EXPECT_EQ(failed.count, 2);
    EXPECT_THAT(failed.shown,
                ElementsAre(
                    FailedInteraction{
                        .id = "b2", .mismatch = "body $.id: Expected 1 to be 2", .mismatches = 2},
                    FailedInteraction{.id = "c3",
                                      .description = "an order",
                                      .mismatch = "connection refused",
                                      .mismatches = 1}));
}

TEST(FailedInteractions, are_read_from_the_tests_of_Ruby_once_for_several_tests) {
    const auto failed = failed_interactions(R"({"tests":[
        {"status":"passed","interactionDescription":"all orders"},
        {"status":"failed","interactionDescription":"an order","interactionProviderState":"one",
         "differences":[{"description":"Expected 1 but got 2 at $.id"}]},
        {"status":"failed","interactionDescription":"an order","interactionProviderState":"one",
         "exception":{"class":"E","message":"\n\n  boom\nat line 1"}},
        {"status":"failed","testFullDescription":"a request has status 200",
         "exception":{"message":"\n  expected: 200\n"}}]})");
    EXPECT_EQ(failed.count, 2);
    EXPECT_THAT(failed.shown,
                ElementsAre(FailedInteraction{.description = "an order",
                                              .provider_state = "one",
                                              .mismatch = "Expected 1 but got 2 at $.id",
                                              .mismatches = 2},
                            FailedInteraction{.description = "a request has status 200",
                                              .mismatch = "expected: 200",
                                              .mismatches = 1}));
}

TEST(FailedInteractions, are_named_by_the_pact) {
    auto failed = failed_interactions(R"([{"interactionId":"b2","success":false}])");
    ASSERT_TRUE(lacks_names(failed));
    name_interactions(failed, R"({"interactions":[{"_id":"a1","description":"all"},
        {"_id":"b2","description":"an order",
         "providerStates":[{"name":"one order"},{"name":"a customer"}]}]})");
    EXPECT_FALSE(lacks_names(failed));
    EXPECT_EQ(failed.shown.at(0).description, "an order");
    EXPECT_EQ(failed.shown.at(0).provider_state, "one order, a customer");
}

TEST(FailedInteractions, are_shown_up_to_a_number_and_counted_beyond) {
    std::string results = "[";
    for (int i = 0; i < 50; ++i) {
        results +=
            fmt::format(R"({}{{"interactionId":"{}","success":false}})", i > 0 ? "," : "", i);
    }
    const auto failed = failed_interactions(results + "]");
    EXPECT_EQ(failed.count, 50);
    EXPECT_EQ(failed.shown.size(), FailedInteractions::kShownMax);
}

TEST(FailedInteractions, are_none_in_what_is_neither) {
    for (const auto* text :
         {"", "7", "{}", "[1, null, []]", R"({"tests":{}})", R"({"tests":[3]})"}) {
        EXPECT_EQ(failed_interactions(text), FailedInteractions()) << text;
    }
    FailedInteractions failed;
    name_interactions(failed, "[]");
    EXPECT_EQ(failed, FailedInteractions());
}

TEST(TestedInteractions, are_counted_each_once_whichever_client_it_was) {
    const auto counts = [](std::string_view text) { return count_tested_interactions(text); };
    EXPECT_EQ(
        counts(R"([{"interactionId":"a","success":true},{"interactionId":"b","success":false},)"
               R"({"interactionId":"b","success":true}])"),
        (InteractionCounts{.passed = 1, .failed = 1}));
    EXPECT_EQ(counts(R"({"tests":[{"interactionDescription":"a","status":"passed"},)"
                     R"({"interactionDescription":"b","status":"passed"},)"
                     R"({"testFullDescription":"c","status":"failed"}]})"),
              (InteractionCounts{.passed = 2, .failed = 1}));
    for (const auto* nothing : {"", "{", "1", "[]", "[1]", R"({"tests":1})", R"({"a":[]})"}) {
        EXPECT_EQ(counts(nothing), std::nullopt) << nothing;
    }
}

TEST(FailedInteractions, are_told_in_one_line_of_bounded_length) {
    std::string text;
    for (int i = 0; i < 1'000; ++i) {
        text += "ü";
    }
    const auto failed = failed_interactions(fmt::format(
        R"([{{"interactionId":"a","success":false,"mismatches":[{{"description":"{}"}}]}}])",
        text));
    const auto& mismatch = failed.shown.at(0).mismatch;
    EXPECT_LE(mismatch.size(), FailedInteractions::kTextBytesMax + 3);
    EXPECT_TRUE(mismatch.ends_with("ü..."));
}

TEST(FailedInteractions, have_names_of_bounded_length) {
    const std::string text(300'000, 'x');
    auto failed = failed_interactions(fmt::format(
        R"([{{"interactionDescription":"{0} one","interactionProviderState":"{0}","success":false}},)"
        R"({{"interactionDescription":"{0} two","success":false}},{{"interactionId":"a","success":false}}])",
        text));
    EXPECT_EQ(failed.count, 3U) << "they are told apart by what is not shown";
    name_interactions(failed,
                      fmt::format(R"({{"interactions":[{{"_id":"a","description":"{0}",)"
                                  R"("providerState":"{0}"}}]}})",
                                  text));
    for (const auto& one : failed.shown) {
        EXPECT_TRUE(one.description.ends_with("xxx..."));
        EXPECT_LE(one.description.size(), FailedInteractions::kTextBytesMax + 3);
        EXPECT_LE(one.provider_state.size(), FailedInteractions::kTextBytesMax + 3);
    }
}

}  // namespace
}  // namespace accord::broker::domain
