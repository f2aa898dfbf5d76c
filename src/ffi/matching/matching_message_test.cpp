// Messages compared: both end with the call.
#include "ffi/edge/objects.hpp"
#include "ffi/edge/told_texts.hpp"
#include "pact/matching.h"
#include "pact/message.h"

#include <gmock/gmock.h>

#include <vector>

namespace accord::ffi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Message* message_of_json(const char* json) {
    return pactffi_message_new_from_json(0, json, PactSpecification_V3);
}

std::vector<std::string> differences(const char* expected, const char* actual) {
    std::vector<std::string> out;
    const Mismatches* found =
        pactffi_match_message(message_of_json(expected), message_of_json(actual));
    MismatchesIterator* iter = pactffi_mismatches_get_iter(found);
    while (const Mismatch* mismatch = pactffi_mismatches_iter_next(iter)) {
        out.push_back(taken(pactffi_mismatch_description(mismatch)));
    }
    pactffi_mismatches_iter_delete(iter);
    pactffi_mismatches_delete(found);
    return out;
}

TEST(MatchMessage, gives_what_differs) {
    EXPECT_THAT(differences(R"({"contents":{"a":1}})", R"({"contents":{"a":1,"b":2}})"),
                ElementsAre());
    EXPECT_THAT(differences(R"({"contents":{"a":1}})", R"({"contents":{"a":2}})"),
                ElementsAre("$.a -> Expected 2 (Integer) to be equal to 1 (Integer)"));
    EXPECT_THAT(differences(R"({"contents":"x","metadata":{"topic":"a"}})", R"({"contents":"x"})"),
                ElementsAre(HasSubstr("Expected message metadata 'topic' but was missing")));
}

TEST(MatchMessage, goes_by_the_rules_of_the_expected_one) {
    constexpr const char* kExpected =
        R"({"contents":{"a":"1"},"metadata":{"k":"1"},"matchingRules":{)"
        R"("body":{"$.a":{"matchers":[{"match":"regex","regex":"\\d+"}]}},)"
        R"("metadata":{"k":{"matchers":[{"match":"regex","regex":"\\d+"}]}}}})";
    EXPECT_THAT(differences(kExpected, R"({"contents":{"a":"22"},"metadata":{"k":"33"}})"),
                ElementsAre());
    EXPECT_THAT(
        differences(kExpected, R"({"contents":{"a":"x"},"metadata":{"k":"y"}})"),
        ElementsAre(HasSubstr("Expected 'x' to match"), HasSubstr("Expected 'y' to match")));
    EXPECT_THAT(differences(R"({"contents":{"a":"x"}})", kExpected),
                ElementsAre(HasSubstr("to be equal to")));
}

TEST(MatchMessage, ends_both_whatever_it_gives) {
    const std::size_t before = Objects::all().given();
    Message* message = pactffi_message_new();
    EXPECT_EQ(pactffi_match_message(message, nullptr), nullptr);
    EXPECT_EQ(last_error(), "msg_2 is a null pointer");
    EXPECT_EQ(Objects::all().given(), before);
    EXPECT_EQ(pactffi_match_message(nullptr, pactffi_message_new()), nullptr);
    EXPECT_EQ(last_error(), "msg_1 is a null pointer");
    EXPECT_EQ(Objects::all().given(), before);
    EXPECT_EQ(pactffi_match_message(message, message), nullptr);
    EXPECT_THAT(last_error(), HasSubstr("was it deleted?"));
    message = pactffi_message_new();
    const Mismatches* none = pactffi_match_message(message, message);
    EXPECT_NE(none, nullptr);
    pactffi_mismatches_delete(none);
    constexpr const char* kBroken =
        R"({"contents":{"a":"1"},"matchingRules":{"body":{"$.a":{"matchers":[)"
        R"({"match":"regex","regex":"("}]}}}})";
    EXPECT_EQ(pactffi_match_message(message_of_json(kBroken), pactffi_message_new()), nullptr);
    EXPECT_THAT(last_error(), HasSubstr("the expected message"));
    EXPECT_EQ(Objects::all().given(), before);
}

}  // namespace
}  // namespace accord::ffi
