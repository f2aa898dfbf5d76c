// The reports of one verification with all that can happen in it.
#include "base/text.hpp"
#include "support/approval.hpp"
#include "verifier/reports/console_report.hpp"
#include "verifier/reports/github_annotations.hpp"
#include "verifier/reports/html_report.hpp"
#include "verifier/reports/json_report.hpp"
#include "verifier/reports/junit_report.hpp"
#include "verifier/reports/markdown_report.hpp"

#include <gtest/gtest.h>

namespace accord::verifier {
namespace {

using matching::Mismatch;
using matching::Mutation;
using DifferenceKind = matching::DifferenceLine::Kind;
using std::chrono::microseconds;

InteractionResult failed_product() {
    return {.description = "one <product>",
            .states = {"product 7", "a user"},
            .request = "GET /7",
            .id = "i2",
            .mismatches = {{.kind = Mismatch::Kind::kStatus,
                            .expected = "200",
                            .actual = "404",
                            .sentence = "Expected status 200 but was 404"},
                           {.kind = Mismatch::Kind::kHeader,
                            .place = "Accept",
                            .expected = "b",
                            .sentence = "Expected a header 'Accept' but was missing"},
                           {.kind = Mismatch::Kind::kBody,
                            .place = "$.price",
                            .rule = "number",
                            .expected = "12.5",
                            .actual = "\"x\"",
                            .sentence = "Expected 'x' (String) to be a number"}},
            .difference = {{DifferenceKind::kExpected, "\"price\": 12.5"},
                           {DifferenceKind::kActual, "\"price\": \"x\""}},
            .duration = microseconds(800)};
}

VerificationResult everything() {
    PactResult shop{.consumer = "shop",
                    .provider = "catalogue",
                    .origin = "shop.json",
                    .notices = {{"before_verification", "It is verified because."},
                                {"after_verification:success_false_published_true", "Pity."}},
                    .loaded = 3};
    shop.interactions = {{.description = "a list",
                          .request = "GET /",
                          .key = "k1",
                          .test_name = "lists products",
                          .comments = {"needed by the start page"},
                          .warnings = {"the clock stands still"},
                          .duration = microseconds(1500)},
                         failed_product(),
                         {.description = "a draft",
                          .request = "GET /draft",
                          .pending = true,
                          .error = Error{ErrorCode::kTimeout, "p: no answer within 5 s"},
                          .duration = microseconds(0)}};
    PactResult broken{
        .origin = "broken.json",
        .unreadable = Error{ErrorCode::kInvalidInput, "reading broken.json: no JSON"}};
    return {.started_at = Instant{}, .pacts = {shop, broken}};
}

/// What else can happen to an interaction.
VerificationResult everything_else() {
    PactResult app{.consumer = "mobile app",
                   .provider = "catalogue",
                   .origin = "http://b/pacts/provider/catalogue/pact-version/1/metadata/c1tdPTE",
                   .why = "it is among those of the broker's default choice",
                   .notices = {{"before_verification",
                                "It is verified because of the following:\n    * newest *app*\n"
                                "    * main branch"}}};
    app.loaded = 4;
    app.interactions = {
        {.description = "a list",
         .request = "GET /",
         .repeated = true,
         .mutation = matching::MutationScore{.tried = 4,
                                             .noticed = 2,
                                             .survivors = {{Mutation::Kind::kEmpty, "$.name"},
                                                           {Mutation::Kind::kNull, "$.id", 1}}}},
        {.description = "a product with a description that is too long for a line of a terminal",
         .states = {"product 7 exists"},
         .request = "GET /products/7",
         .error =
             Error{ErrorCode::kInvalidInput,
                   "setup of provider state \"product 7 exists\": http://p/states answered 500 "
                   "Internal Server Error"},
         .failed_step = Step::kSetUp},
        {.description = "a pattern",
         .request = "GET /pattern",
         .error = Error{ErrorCode::kInvalidInput, "response: the pattern \"(\" can't be read"},
         .failed_step = Step::kPreparation},
        {.description = "a queue | `x`",
         .request = "message",
         .pending = true,
         .error = Error{ErrorCode::kUnavailable, "can't connect to http://p: Connection refused"}}};
    PactResult away{.origin = "http://b/pacts/2",
                    .why = "it is among those of the broker's default choice",
                    .unreadable = Error{ErrorCode::kUnavailable, "http://b/pacts/2: answered 500"},
                    .was_fetched = false};
    PactResult pending = away;
    pending.origin = "http://b/pacts/3";
    pending.pending = true;
    return {.started_at = Instant{}, .pacts = {app, away, pending}};
}

VerificationResult all_of_it() {
    auto result = everything();
    auto others = everything_else();
    std::ranges::move(others.pacts, std::back_inserter(result.pacts));
    return result;
}

TEST(ConsoleReport, shows_what_the_consumer_wrote_and_what_to_beware_of) {
    PactResult pact{.consumer = "shop", .provider = "catalogue", .origin = "shop.json"};
    pact.interactions = {{.description = "a list",
                          .request = "GET /",
                          .test_name = "lists products",
                          .comments = {"needed by the start page"},
                          .warnings = {"the clock stands still"}}};
    const auto text = console_text({.pacts = {pact}}, Colour::kNever);
    EXPECT_NE(text.find(R"(  passed   a list  (GET /, 0.0 ms)
           written by the test lists products
           comment: needed by the start page
           warning: the clock stands still
)"),
              std::string::npos)
        << text;
}

TEST(ConsoleReport, tells_every_interaction_and_why_it_failed) {
    EXPECT_APPROVED("verifier/console.txt", console_text(everything(), Colour::kNever));
}

TEST(ConsoleReport, tells_failures_of_states_and_what_could_not_run_in_80_columns) {
    const auto text = console_text(everything_else(), Colour::kNever);
    EXPECT_APPROVED("verifier/console_other_outcomes.txt", text);
    for (const auto line : split(text, '\n')) {
        EXPECT_LE(line.size(), 80U) << line;
    }
}

TEST(ConsoleReport, says_how_far_a_long_run_is_on_a_terminal) {
    const auto shown = [](Progress progress, std::size_t runs) {
        std::string text;
        ConsoleReport console(
            [&](std::string_view part) { text += part; }, Colour::kNever, progress);
        console.started(runs);
        console.interaction_finished({.description = "a", .request = "GET /"});
        return text;
    };
    EXPECT_THAT(shown(Progress::kShown, 1000), testing::HasSubstr("(GET /, 0.0 ms, 1 of 1000)"));
    EXPECT_THAT(shown(Progress::kShown, 2), testing::HasSubstr("(GET /, 0.0 ms)"));
    EXPECT_THAT(shown(Progress::kNot, 1000), testing::HasSubstr("(GET /, 0.0 ms)"));
}

TEST(HtmlReport, is_one_file_with_everything_in_it) {
    const auto report = to_html_report(all_of_it());
    EXPECT_APPROVED("verifier/report.html", report);
    EXPECT_THAT(report, testing::Not(testing::HasSubstr("<script")));
    EXPECT_THAT(report, testing::Not(testing::ContainsRegex("(src|href)=")));
}

TEST(HtmlReport, shows_markup_as_text) {
    auto result = everything();
    result.pacts[0].interactions[1].description = "</span><script>alert(1)</script>";
    result.pacts[0].interactions[1].difference[0].text = "<img src=x>";
    result.pacts[0].consumer = "<em>";
    const auto report = to_html_report(result);
    EXPECT_THAT(report, testing::Not(testing::HasSubstr("<script")));
    EXPECT_THAT(report, testing::Not(testing::HasSubstr("<img")));
    EXPECT_THAT(report, testing::Not(testing::HasSubstr("<em>")));
}

TEST(MarkdownReport, has_the_sum_and_what_did_not_pass) {
    EXPECT_APPROVED("verifier/report.md", to_markdown_report(all_of_it()));
}

TEST(MarkdownReport, is_no_longer_than_a_comment_may_be) {
    auto result = everything();
    auto& interactions = result.pacts[0].interactions;
    interactions.assign(1000, interactions[1]);
    const auto report = to_markdown_report(result);
    EXPECT_LE(report.size(), kMarkdownBytesMax + 100);
    EXPECT_THAT(report, testing::ContainsRegex("\nand [0-9]+ more\n$"));
}

TEST(MarkdownReport, has_fences_that_no_text_closes) {
    auto result = everything();
    result.pacts[1].unreadable->message = "```` and";
    EXPECT_THAT(to_markdown_report(result), testing::HasSubstr("`````text\n```` and\n`````\n"));
}

TEST(GithubAnnotations, mark_what_did_not_pass) {
    EXPECT_APPROVED("verifier/github.txt", to_github_annotations(all_of_it()));
}

TEST(GithubAnnotations, are_no_more_than_are_shown) {
    auto result = everything();
    auto& interactions = result.pacts[0].interactions;
    interactions.assign(100, interactions[1]);
    const auto text = to_github_annotations(result);
    EXPECT_EQ(std::ranges::count(text, '\n'), 10);
    EXPECT_THAT(text, testing::HasSubstr("::error title=Pact verification::and 92 more\n"));
}

TEST(ConsoleReport, is_in_colours_when_asked_to) {
    EXPECT_APPROVED("verifier/console_in_colours.txt",
                    printable(console_text(everything(), Colour::kAlways)));
}

TEST(ConsoleReport, colours_verdicts_when_asked_to) {
    VerificationResult result = everything();
    result.pacts[0].interactions.resize(1);
    result.pacts.resize(1);
    EXPECT_THAT(console_text(result, Colour::kAlways),
                testing::HasSubstr("\x1b[32mpassed \x1b[0m  a list"));
}

TEST(ConsoleReport, tells_the_first_of_many_differences) {
    VerificationResult result = everything();
    auto& mismatches = result.pacts[0].interactions[1].mismatches;
    mismatches.assign(22, mismatches[0]);
    EXPECT_THAT(console_text(result, Colour::kNever),
                testing::HasSubstr("           status: Expected status 200 but was 404\n"
                                   "           and 2 more differences\n"));
}

TEST(ConsoleReport, colours_the_lines_that_differ) {
    EXPECT_THAT(console_text(everything(), Colour::kAlways),
                testing::HasSubstr("             \x1b[31m- \"price\": 12.5\x1b[0m\n"
                                   "             \x1b[32m+ \"price\": \"x\"\x1b[0m\n"));
}

TEST(ConsoleReport, keeps_control_characters_of_others_from_the_terminal) {
    VerificationResult result = everything();
    result.pacts[0].interactions[0].description = "\x1b[2J";
    EXPECT_THAT(console_text(result, Colour::kNever), testing::HasSubstr("  passed   \\x1b[2J  ("));
}

TEST(ConsoleReport, has_names_on_a_line_where_no_command_to_a_ci_can_begin) {
    VerificationResult result{.pacts = {{.consumer = "shop\n::error::", .provider = "p\n::"}}};
    EXPECT_THAT(console_text(result, Colour::kNever),
                testing::StartsWith("\nPact between shop\\x0a::error:: and p\\x0a::\n"));
}

TEST(ConsoleReport, shows_the_brokers_notices_before_and_after) {
    VerificationResult result = everything();
    result.pacts.resize(1);
    result.pacts[0].interactions.resize(1);
    result.pacts[0].notices = {{"before_verification", "It is verified because."},
                               {"after_verification:success_true_published_true", "Well done."},
                               {"after_verification:success_true_published_false", "Publish it."},
                               {"after_verification:success_false_published_true", "Pity."}};
    auto text = console_text(result, Colour::kNever);
    EXPECT_THAT(text, testing::HasSubstr("  from shop.json\n  It is verified because.\n"));
    EXPECT_THAT(text, testing::HasSubstr("\n  shop: Publish it.\n"));
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("Well done")));
    result.pacts[0].is_to_be_published = true;
    text = console_text(result, Colour::kNever);
    EXPECT_THAT(text, testing::HasSubstr("\n  shop: Well done.\n"));
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("Publish it")));
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("Pity")));
}

TEST(ConsoleReport, cuts_a_very_long_request_between_characters) {
    VerificationResult result = everything();
    result.pacts.resize(1);
    result.pacts[0].interactions.resize(1);
    std::string request = "GET /";  // 5 bytes, so that a character of two bytes would be cut in two
    for (int i = 0; i < 100; ++i) {
        request += "ü";
    }
    result.pacts[0].interactions[0].request = request;
    const auto shown = "(" + request.substr(0, 199) + "..., 1.5 ms)";
    EXPECT_THAT(console_text(result, Colour::kNever), testing::HasSubstr(shown));
    EXPECT_THAT(to_markdown_report(all_of_it()), testing::Not(testing::HasSubstr("...")));
}

TEST(ConsoleReport, says_that_nothing_was_run) {
    EXPECT_EQ(
        console_text({}, Colour::kNever),
        "\n0 pacts loaded / 0 run / 0 passed\n0 loaded / 0 run / 0 passed / 0 failed / 0 pending\nFAILED: nothing was run\n");
}

TEST(JsonReport, has_the_shape_of_the_pact_core) {
    EXPECT_APPROVED("verifier/report.json", json::write_pretty(to_json_report(all_of_it())));
}

TEST(JsonReport, has_both_bodies_where_their_types_differ) {
    PactResult pact{.consumer = "c", .provider = "p"};
    pact.interactions = {
        {.description = "d",
         .mismatches = {{.kind = Mismatch::Kind::kBodyType, .place = "$", .sentence = "s"},
                        {.kind = Mismatch::Kind::kHeader,
                         .place = "X-H",
                         .rule = "equality",
                         .expected = "v",
                         .actual = "other",
                         .sentence = "Expected 'other' to be equal to 'v'"}},
         .expected_body = "{}",
         .actual = std::make_shared<const Actual>(
             contract::HttpResponse{.body = contract::Body::present("words", "text/plain")}),
         .duration = std::chrono::milliseconds(1101)}};
    const auto report = to_json_report({.pacts = {pact}});
    EXPECT_EQ(*json::at_pointer(report, "/errors/0/mismatch/mismatches"), *json::parse(R"([
        {"type":"BodyTypeMismatch","expected":"","actual":"","mismatch":"s",
         "expectedBody":"{}","actualBody":"words"},
        {"type":"HeaderMismatch","expected":"v","actual":"other","key":"X-H",
         "mismatch":"Mismatch with header 'X-H': Expected 'other' to be equal to 'v'"}])"));
    EXPECT_EQ(*json::at_pointer(report, "/interactionResults/0/duration"), "1.101s");
}

TEST(JunitReport, holds_no_text_that_xml_can_not_hold) {
    VerificationResult result = everything();
    auto& interaction = result.pacts[0].interactions[1];
    interaction.description = "a\nb\x01";
    interaction.mismatches[0].sentence = "Expected '\xFF\x02' to be \xEF\xBF\xBE\x1b[2J<";
    interaction.mismatches.resize(1);
    interaction.difference = {{DifferenceKind::kActual, "caf\xE9 \xED\xA0\x80"}};
    const auto report = to_junit_report(result);
    EXPECT_THAT(report, testing::HasSubstr("a\\x0ab\\x01"));
    EXPECT_THAT(report, testing::HasSubstr(R"(Expected '\xff\x02' to be \ufffe\x1b[2J&lt;)"));
    EXPECT_THAT(report, testing::HasSubstr(R"(caf\xe9 \xed\xa0\x80)"));
    EXPECT_TRUE(is_utf8(report));
}

TEST(Reports, show_bytes_that_are_no_text) {
    VerificationResult result = everything();
    result.pacts[0].interactions[1].error = Error{ErrorCode::kInvalidInput, "caf\xE9"};
    result.pacts[0].interactions[1].description = "\xFF";
    EXPECT_TRUE(is_utf8(console_text(result, Colour::kNever)));
    EXPECT_TRUE(is_utf8(to_junit_report(result)));
}

TEST(JunitReport, has_a_suite_per_pact_and_a_case_per_interaction) {
    EXPECT_APPROVED("verifier/junit.xml", to_junit_report(all_of_it()));
}

}  // namespace
}  // namespace accord::verifier
