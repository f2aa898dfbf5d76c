// What a person reads of an explanation, from the JSON of the broker.
#include "cli/broker/matrix/explanation_text.hpp"

#include "support/approval.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace accord::cli {
namespace {

std::string text_of(std::string_view explanation) {
    std::ostringstream out;
    const Console console{.out = out, .err = out};
    const auto document =
        json::parse(fmt::format(R"({{"_embedded":{{"accord:explanation":{}}}}})", explanation));
    return explanation_text(console, document.value());
}

TEST(ExplanationText, tells_each_reason_with_what_failed_and_what_is_next) {
    EXPECT_APPROVED("cli/explanation.txt", text_of(R"({
        "reasonsCount": 4,
        "reasons": [
            {"cause": "failed", "blocking": true, "text": "The verification failed",
             "detail": "Orders o4 does not do what Shop 1 expects.",
             "failedInteractionsCount": 3,
             "failedInteractions": [
                {"description": "an order", "providerState": "two orders",
                 "firstMismatch": "status: expected 200 but was 404", "mismatches": 1},
                {"description": "no order", "firstMismatch": ""}],
             "whoCanFix": [
                {"pacticipant": "Orders", "role": "provider", "repositoryUrl": "https://git/orders",
                 "branch": "main"},
                {"pacticipant": "Shop", "role": "consumer"}],
             "nextCommand": "accord verifier --provider-name Orders"},
            {"cause": "no_deployed_version", "blocking": true, "text": "There is no\u001b[1m pact",
             "detail": "Deploy it."},
            {"cause": "ignored", "blocking": false, "text": "Ignored", "detail": "No say."}],
        "environment": {"name": "prod", "contacts": [
            {"name": "On call", "details": {"email": "ops@example.org", "phone": 7}},
            {"name": "Ann"}]}})"));
}

TEST(ExplanationText, tells_the_order_of_deployment_or_why_there_is_none) {
    EXPECT_EQ(text_of(R"({"reasons":[],"deploymentOrder":{"safe":true,"steps":[
                  {"pacticipant":"Orders","version":"o2","alreadyThere":true,"otherwise":[]},
                  {"pacticipant":"Shop","version":"2","alreadyThere":false,
                   "otherwise":[{"text":"Shop 2 is not verified with Orders o1"}]}]}})"),
              R"(

ORDER OF DEPLOYMENT
-------------------
1. Orders o2 (is there already)
2. Shop 2, not earlier, because:
   - Shop 2 is not verified with Orders o1)");
    EXPECT_EQ(text_of(R"({"deploymentOrder":{"safe":false,"steps":[],
                          "blockedBy":[{"text":"Shop 2 is not verified with Orders o1"}]}})"),
              R"(

ORDER OF DEPLOYMENT
-------------------
No order is safe: these would be there together, whichever goes first
   - Shop 2 is not verified with Orders o1)");
}

TEST(ExplanationText, is_empty_where_nothing_is_explained_or_understood) {
    std::ostringstream out;
    const Console console{.out = out, .err = out};
    EXPECT_EQ(explanation_text(console, json::Value(json::Object())), "");
    for (const auto* odd : {"7", "[]", "{}", R"({"reasons":7})", R"({"reasons":[]})"}) {
        EXPECT_EQ(text_of(odd), "") << odd;
    }
}

}  // namespace
}  // namespace accord::cli
