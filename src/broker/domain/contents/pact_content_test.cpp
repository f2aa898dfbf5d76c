// Which contents are the same, and what becomes of two.
#include "broker/domain/contents/pact_content.hpp"

#include "base/json_exact.hpp"
#include "broker/domain/limits.hpp"
#include "support/cpu_time.hpp"

#include <fmt/format.h>

namespace accord::broker::domain {
namespace {

json::Object parsed_content(std::string_view text) {
    return json::parse(text).value().get_object();
}

std::string sha_of(std::string_view text) {
    return make_pact_content(parsed_content(text)).value().sha;
}

TEST(PactContent, has_one_sha_whatever_the_order_of_interactions_and_keys) {
    EXPECT_EQ(sha_of(R"({"interactions":[{"a":1,"b":2},{"c":3}],"consumer":{"name":"x"}})"),
              sha_of(R"({"consumer":{"name":"y"},"interactions":[{"c":3},{"b":2,"a":1}]})"));
    EXPECT_NE(sha_of(R"({"interactions":[{"a":[1,2]}]})"),
              sha_of(R"({"interactions":[{"a":[2,1]}]})"));
}

TEST(PactContent, of_a_document_without_interactions_is_the_whole_of_it) {
    EXPECT_EQ(sha_of(R"({"hello":"world"})"), "2248ee2fa0aaaad99178531f924bf00b4b0a8f4e");
}

TEST(PactContent, interactions_get_ids_unless_they_have_one) {
    const auto content = make_pact_content(parsed_content(
        R"({"interactions":[{"description":"x","_id":"mine"},{"b":1,"a":2}],"_links":{}})"));
    EXPECT_EQ(content->text,
              R"({"interactions":[{"_id":"mine","description":"x"},)"
              R"({"_id":"1c072775cb3d4104c26a2bc3483f500d1b5c0e17","b":1,"a":2}]})");
    EXPECT_EQ(content->interactions_count, 2);
}

TEST(PactContent, integers_beyond_64_bits_count_with_all_their_digits) {
    constexpr std::string_view kText =
        R"({"interactions":[{"_id":"1","a":123456789012345678901234567890}]})";
    EXPECT_EQ(make_pact_content(parsed_content(kText))->text, kText);
    EXPECT_NE(sha_of(R"({"interactions":[{"a":123456789012345678901234567890}]})"),
              sha_of(R"({"interactions":[{"a":123456789012345678901234567891}]})"));
}

TEST(PactContent, decimals_keep_their_digits_and_count_as_the_nearest_double) {
    constexpr std::string_view kText =
        R"({"interactions":[{"_id":"1","a":[1563454500.123456789,1.10,1e5]}]})";
    EXPECT_EQ(make_pact_content(parsed_content(kText))->text, kText);
    EXPECT_EQ(sha_of(R"({"interactions":[{"a":[1563454500.123456789,1.10,1e5]}]})"),
              sha_of(R"({"interactions":[{"a":[1563454500.1234567,1.1,100000.0]}]})"));
    const auto body = [](std::string_view number) {
        return parsed_content(fmt::format(
            R"({{"interactions":[{{"description":"a","request":{{"body":{}}}}}]}})", number));
    };
    const auto merged = merge_pacts(body("1.1"), body("1.10"));
    ASSERT_TRUE(merged);
    EXPECT_EQ(json::write_compact(*merged), json::write_compact(body("1.10")));
    EXPECT_FALSE(merge_pacts(body("1.1"), body("1.2")));
}

TEST(PactContent, lists_must_be_lists) {
    EXPECT_EQ(make_pact_content(parsed_content(R"({"interactions":{}})")).error().message,
              "interactions must be an array");
}

TEST(PactContent, lists_hold_objects) {
    const auto fault = [](std::string_view text) {
        return make_pact_content(parsed_content(text)).error().message;
    };
    EXPECT_EQ(fault(R"({"interactions":[{},1,null]})"),
              "interactions[1] must be an object, and is integer");
    EXPECT_EQ(fault(R"({"interactions":[1.10]})"),
              "interactions[0] must be an object, and is decimal");
    EXPECT_EQ(fault(R"({"interactions":[],"messages":[{},{},[]]})"),
              "messages[2] must be an object, and is array");
}

TEST(MergedPacts, replace_what_answers_differently_and_add_what_is_new) {
    const auto stored =
        parsed_content(R"({"interactions":[{"_id":"1","description":"a","response":1}]})");
    const auto incoming = parsed_content(
        R"({"interactions":[{"description":"a","response":2},{"description":"b"}]})");
    EXPECT_EQ(json::write_compact(*merge_pacts(stored, incoming)),
              R"({"interactions":[{"description":"a","response":2},{"description":"b"}]})");
}

TEST(MergedPacts, take_a_method_in_either_case_for_the_same) {
    const auto merged = merge_pacts(
        parsed_content(R"({"interactions":[{"description":"a","request":{"method":"get"}}]})"),
        parsed_content(R"({"interactions":[{"description":"a","request":{"method":"GET"}}]})"));
    ASSERT_TRUE(merged);
    EXPECT_EQ(merged->at("interactions").get_array().size(), 1U);
}

TEST(PactContent, counts_messages_by_their_type_where_no_version_is_declared) {
    const auto content =
        make_pact_content(parsed_content(R"({"interactions":[{"type":"Synchronous/Messages"}]})"));
    EXPECT_EQ(content->messages_count, 1);
    EXPECT_EQ(content->interactions_count, 0);
}

TEST(MergedPacts, conflict_when_the_same_interaction_makes_another_request) {
    const auto stored =
        parsed_content(R"({"interactions":[{"description":"a","request":{"path":"/1"}}]})");
    const auto incoming =
        parsed_content(R"({"interactions":[{"description":"a","request":{"path":"/2"}}]})");
    EXPECT_EQ(merge_pacts(stored, incoming).error().code, ErrorCode::kConflict);
}

json::Object pact_of(int count, std::string_view prefix) {
    json::Array interactions;
    for (int i = 0; i < count; ++i) {
        interactions.push_back(json::Object{{"description", fmt::format("{}{}", prefix, i)}});
    }
    return {{"interactions", std::move(interactions)}};
}

TEST(PactContent, refuses_more_interactions_than_ids_have_room_for) {
    json::Array many(kPactBytesMax / 49 + 1, nullptr);
    const auto refused = make_pact_content({{"interactions", std::move(many)}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kLimit);
}

TEST(MergePacts, takes_time_that_grows_with_the_number_of_interactions) {
    const auto seconds_for = [](int count) {
        const auto stored = pact_of(count, "a");
        const auto incoming = pact_of(count, "b");
        return support::cpu_seconds([&] {
            const auto merged = merge_pacts(stored, incoming).value();
            EXPECT_EQ(json::array_at(merged, "interactions")->size(), 2U * count);
        });
    };
    seconds_for(10);
    EXPECT_LT(seconds_for(8000), 8 * seconds_for(2000)) << "four times as many, not sixteen";
}

TEST(MergePacts, knows_interactions_by_description_and_provider_state) {
    const auto with_state = [](std::string_view text) {
        return json::Object{
            {"interactions",
             json::Array{json::Object{{"description", "a"}, {"providerState", text}}}}};
    };
    EXPECT_EQ(json::array_at(merge_pacts(with_state("s"), with_state("s")).value(), "interactions")
                  ->size(),
              1U);
    EXPECT_EQ(json::array_at(merge_pacts(with_state("s"), with_state("t")).value(), "interactions")
                  ->size(),
              2U);
}

}  // namespace
}  // namespace accord::broker::domain
