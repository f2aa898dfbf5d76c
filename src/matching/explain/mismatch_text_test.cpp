// A mismatch in words and as JSON.
#include "matching/explain/mismatch_text.hpp"

#include "matching/explain/mismatch_json.hpp"

namespace accord::matching {
namespace {

const Mismatch kOtherStatus{.kind = Mismatch::Kind::kStatus,
                            .expected = "200",
                            .actual = "404",
                            .sentence = "Expected status 200 but was 404"};
const Mismatch kQuantity{.kind = Mismatch::Kind::kBody,
                         .place = "$.qty",
                         .rule = "integer",
                         .expected = "1",
                         .actual = "\"x\"",
                         .sentence = "Expected 'x' (String) to be an integer"};

TEST(MismatchPlace, quotes_names_and_leaves_path_expressions_as_they_are) {
    EXPECT_EQ(place_in_words({.kind = Mismatch::Kind::kMethod}), "method");
    EXPECT_EQ(place_in_words({.kind = Mismatch::Kind::kPath, .place = "/a"}), "path");
    EXPECT_EQ(place_in_words({.kind = Mismatch::Kind::kStatus}), "status");
    EXPECT_EQ(place_in_words({.kind = Mismatch::Kind::kQuery, .place = "q"}), "query \"q\"");
    EXPECT_EQ(place_in_words({.kind = Mismatch::Kind::kHeader, .place = "Accept"}),
              "header \"Accept\"");
    EXPECT_EQ(place_in_words({.kind = Mismatch::Kind::kMetadata, .place = "topic"}),
              "metadata \"topic\"");
    EXPECT_EQ(place_in_words({.kind = Mismatch::Kind::kBodyType}), "body type");
    EXPECT_EQ(place_in_words({.kind = Mismatch::Kind::kBody, .place = "$.id"}), "body $.id");
    EXPECT_EQ(place_in_words({.kind = Mismatch::Kind::kQuery}), "query");
}

TEST(MismatchText, is_one_line_with_the_rule_that_was_broken) {
    EXPECT_EQ(to_text(kQuantity, Detail::kLine),
              "body $.qty: Expected 'x' (String) to be an integer (rule: integer)\n");
    EXPECT_EQ(to_text(kOtherStatus, Detail::kLine), "status: Expected status 200 but was 404\n");
}

TEST(MismatchText, has_the_values_below_when_the_sentence_does_not) {
    EXPECT_EQ(to_text(kOtherStatus, Detail::kBlock), "status: Expected status 200 but was 404\n");
    EXPECT_EQ(to_text(kQuantity, Detail::kBlock),
              "body $.qty: Expected 'x' (String) to be an integer\n"
              "  rule      integer\n"
              "  expected  1\n"
              "  actual    \"x\"\n");
}

TEST(MismatchText, cuts_long_values_and_escapes_control_characters) {
    const Mismatch mismatch{.place = "$",
                            .expected = std::string(500, 'x'),
                            .actual = "\x1b[2J",
                            .sentence = "Expected another"};
    EXPECT_EQ(to_text(mismatch, Detail::kBlock),
              "body $: Expected another\n  expected  " + std::string(400, 'x') +
                  "... (500 bytes)\n  actual    \\x1b[2J\n");
}

TEST(MismatchText, tells_the_first_of_many) {
    const Mismatches many(kMismatchesShownMax + 1, kOtherStatus);
    EXPECT_THAT(to_text(many, Detail::kLine), testing::EndsWith("404\nand 1 more difference\n"));
    EXPECT_THAT(to_text(many, Detail::kLine, 4),
                testing::EndsWith("404\nand 5 more differences\n"));
    EXPECT_EQ(to_text({kOtherStatus}, Detail::kLine, 0), to_text(kOtherStatus, Detail::kLine));
}

TEST(MismatchJson, has_the_shape_of_the_pact_core) {
    EXPECT_EQ(json::write_compact(to_json({kOtherStatus, kQuantity})),
              R"([{"type":"StatusMismatch","expected":200,"actual":404,)"
              R"("mismatch":"Expected status 200 but was 404"},)"
              R"({"type":"BodyMismatch","expected":"1","actual":"\"x\"",)"
              R"("mismatch":"Expected 'x' (String) to be an integer","path":"$.qty"}])");
    const auto keys = [](Mismatch::Kind kind) {
        return json::write_compact(to_json(Mismatch{.kind = kind, .place = "p"}));
    };
    EXPECT_THAT(keys(Mismatch::Kind::kHeader), testing::HasSubstr(R"("key":"p")"));
    EXPECT_THAT(keys(Mismatch::Kind::kMetadata), testing::HasSubstr(R"("key":"p")"));
    EXPECT_THAT(keys(Mismatch::Kind::kQuery), testing::HasSubstr(R"("parameter":"p")"));
    EXPECT_THAT(keys(Mismatch::Kind::kBodyType), testing::Not(testing::HasSubstr(R"("p")")));
}

Mismatch of_kind(Mismatch::Kind kind) {
    return {.kind = kind, .place = "p", .expected = "e", .actual = "a\x01", .sentence = "S\x01"};
}

TEST(MismatchInCoreWords, says_what_was_asked_for) {
    using enum Mismatch::Kind;
    EXPECT_EQ(core_summary(of_kind(kMethod)), "is a e request");
    EXPECT_EQ(core_summary(of_kind(kPath)), "to path 'e'");
    EXPECT_EQ(core_summary(of_kind(kStatus)), "has status code e");
    EXPECT_EQ(core_summary(of_kind(kQuery)), "includes parameter 'p' with value 'e'");
    EXPECT_EQ(core_summary(of_kind(kHeader)), "includes header 'p' with value 'e'");
    EXPECT_EQ(core_summary(of_kind(kBodyType)), "has a matching body");
    EXPECT_EQ(core_summary(of_kind(kBody)), "has a matching body");
    EXPECT_EQ(core_summary(of_kind(kMetadata)), "has matching metadata");
}

TEST(MismatchInCoreWords, says_what_is_wrong_without_control_characters) {
    using enum Mismatch::Kind;
    EXPECT_EQ(core_description(of_kind(kBody), Colour::kNever), "p -> S\\x01");
    EXPECT_EQ(core_description(of_kind(kMetadata), Colour::kNever), "S\\x01");
}

TEST(MismatchInCoreWords, has_the_values_in_colour) {
    using enum Mismatch::Kind;
    const auto coloured = [](Mismatch::Kind kind) {
        return core_description(of_kind(kind), Colour::kAlways);
    };
    const std::string expected = "\x1b[31me\x1b[0m";
    const std::string actual = "\x1b[32ma\\x01\x1b[0m";
    EXPECT_EQ(coloured(kMethod), "expected " + expected + " but was " + actual);
    EXPECT_EQ(coloured(kStatus), "expected " + expected + " but was " + actual);
    EXPECT_EQ(coloured(kPath), "expected '" + expected + "' but was '" + actual + "'");
    EXPECT_EQ(coloured(kQuery),
              "Expected '" + expected + "' but received '" + actual + "' for query parameter 'p'");
    EXPECT_EQ(coloured(kHeader),
              "Expected header 'p' to have value '" + expected + "' but was '" + actual + "'");
    EXPECT_EQ(
        coloured(kMetadata),
        "Expected message metadata 'p' to have value '" + expected + "' but was '" + actual + "'");
    EXPECT_EQ(
        coloured(kBodyType),
        "expected a body of '" + expected + "' but the actual content type was '" + actual + "'");
    EXPECT_EQ(coloured(kBody), "p -> S\\x01");
}

TEST(MismatchJson, has_the_shape_of_the_brokers_results) {
    EXPECT_EQ(json::write_compact(to_results_json(kQuantity)),
              R"({"attribute":"body","identifier":"$.qty",)"
              R"("description":"Expected 'x' (String) to be an integer"})");
}

}  // namespace
}  // namespace accord::matching
