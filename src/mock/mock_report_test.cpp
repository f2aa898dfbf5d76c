// What a consumer test is told that did not pass.
#include "mock/mock_report.hpp"

#include "support/approval.hpp"

namespace accord::mock {
namespace {

using matching::Mismatch;

contract::Pact shop() {
    contract::Interaction order{
        .description = "an order",
        .states = {{.name = "in stock"}, {.name = "logged in"}},
        .content = contract::HttpExchange{{.method = "POST", .path = "/orders"}, {}}};
    contract::Interaction list{
        .description = "all products",
        .content = contract::HttpExchange{{.path = "/products", .query = {{"q", {"a"}}}}, {}}};
    return {.consumer = "Shop", .provider = "Products", .interactions = {order, list}};
}

Unmatched mismatched_order() {
    using Line = matching::DifferenceLine::Kind;
    return {.kind = Unmatched::Kind::kMismatch,
            .request = {.method = "POST", .path = "/orders"},
            .nearest = 0,
            .mismatches = {{Mismatch::Kind::kBody,
                            "$.qty",
                            "integer",
                            "1",
                            "\"x\"",
                            "Expected 'x' (String) to be an integer"},
                           {Mismatch::Kind::kHeader,
                            "X-A",
                            "",
                            "b",
                            "",
                            "Expected a header 'X-A' but was missing"}},
            .difference = {{Line::kSame, "{"},
                           {Line::kExpected, "  \"qty\": 1"},
                           {Line::kActual, "  \"qty\": \"x\""},
                           {Line::kSame, "}"}},
            .others = {{.place = 1, .differences = 3}}};
}

MockOutcome failed() {
    MockRecord record(2);
    record.add_match(1);
    record.add_unmatched(mismatched_order());
    for (int i = 0; i < 2; ++i) {
        record.add_unmatched({.request = {.path = "/zzz"}});
    }
    return record.outcome();
}

TEST(MockReport, is_empty_when_all_matched) {
    EXPECT_EQ(explain(shop(), {.matched_times = {1, 2}}), "");
    EXPECT_EQ(to_json(shop(), {.matched_times = {1, 2}}), json::Array());
}

TEST(MockReport, explains_every_failure) {
    EXPECT_APPROVED("mock/explanation.txt", explain(shop(), failed()));
}

/// Something that came and is no interaction's.
std::string explanation_of(Unmatched unmatched, Colour colour) {
    MockRecord record(2);
    record.add_match(0);
    record.add_match(1);
    record.add_unmatched(std::move(unmatched));
    return explain(shop(), record.outcome(), colour);
}

TEST(MockReport, shows_bodies_by_line_and_others_that_are_near) {
    using Kind = matching::DifferenceLine::Kind;
    const Unmatched unmatched{.kind = Unmatched::Kind::kMismatch,
                              .request = {.method = "POST", .path = "/orders"},
                              .nearest = 0,
                              .mismatches = {{.place = "$.qty", .sentence = "Expected more"}},
                              .difference = {{Kind::kSame, "{"},
                                             {Kind::kExpected, "  \"qty\": 1"},
                                             {Kind::kActual, "  \"qty\": 0"}},
                              .others = {{.place = 1, .differences = 2}}};
    EXPECT_EQ(explanation_of(unmatched, Colour::kNever),
              R"(The contract of "Shop" with "Products" was not kept by this test.

POST /orders was received, but differs from the contract
  nearest: "an order" given "in stock" and "logged in"
    body $.qty: Expected more
    body, expected (-) and actual (+):
        {
      -   "qty": 1
      +   "qty": 0
  about as near: "all products" (2 differences)
)");
    EXPECT_THAT(explanation_of(unmatched, Colour::kAlways),
                testing::HasSubstr("\n      \x1b[31m-   \"qty\": 1\x1b[0m\n"));
}

TEST(MockReport, tells_the_first_of_many_differences) {
    const Mismatch mismatch{.place = "$[0]", .actual = std::string(9000, 'x'), .sentence = "no"};
    const Unmatched unmatched{
        .nearest = 0, .mismatches = matching::Mismatches(MockRecord::kMismatchesMax + 1, mismatch)};
    const std::string text = explanation_of(unmatched, Colour::kNever);
    EXPECT_THAT(text, testing::HasSubstr("    body $[0]: no\n    and 981 more differences\n"));
    MockRecord record(0);
    record.add_unmatched(unmatched);
    EXPECT_EQ(record.outcome().unmatched[0].mismatches[0].actual.size(),
              MockRecord::kValueBytesMax);
}

TEST(MockReport, says_when_only_the_method_is_wrong) {
    const Unmatched unmatched{.request = {.method = "PUT", .path = "/products"},
                              .nearest = 1,
                              .mismatches = {{.kind = Mismatch::Kind::kMethod,
                                              .expected = "GET",
                                              .sentence = "Expected method GET but was PUT"}}};
    EXPECT_THAT(
        explanation_of(unmatched, Colour::kNever),
        testing::HasSubstr("PUT /products was received, but the contract has this path with GET\n"
                           "  nearest: \"all products\"\n"
                           "    method: Expected method GET but was PUT\n"));
}

TEST(MockReport, is_json_as_the_pact_core_has_it) {
    EXPECT_APPROVED("mock/mismatches.json", json::write_pretty(to_json(shop(), failed())));
}

TEST(MockReport, is_about_what_never_came) {
    MockRecord record(2);
    record.add_match(1);
    EXPECT_THAT(
        explain(shop(), record.outcome()),
        testing::EndsWith("\n\"an order\" given \"in stock\" and \"logged in\" was never asked\n"
                          "  expected: POST /orders\n"));
    EXPECT_EQ(
        json::write_compact(to_json(shop(), record.outcome())),
        R"([{"type":"missing-request","method":"POST","path":"/orders","request":{"method":"POST","path":"/orders"}}])");
}

TEST(MockReport, has_names_in_lower_case_and_lists_taken_apart_of_headers_that_came) {
    MockRecord record(0);
    record.add_unmatched(
        {.request = {.path = "/zzz", .headers = {{"X-A", {"1,2"}}, {"Vary", {"a,b", "c"}}}}});
    EXPECT_EQ(
        json::write_compact(to_json(shop(), record.outcome())),
        R"([{"type":"request-not-found","method":"GET","path":"/zzz","request":{"method":"GET","path":"/zzz","headers":{"x-a":"1,2","vary":"a, b, c"}}}])");
}

}  // namespace
}  // namespace accord::mock
