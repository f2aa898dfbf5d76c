// Requests for pacts to verify, in each form that clients send.
#include "broker/domain/pacts_for_verification_query.hpp"

#include "broker/domain/nested_query.hpp"

#include <gmock/gmock.h>

namespace accord::broker::domain {
namespace {

using testing::ElementsAre;

PactsForVerificationResult parsed_query(std::string_view body) {
    return parse_pacts_for_verification(json::parse(body).value(),
                                        [](std::string_view name) { return name == "prod"; });
}

/// The messages as "field: message".
std::vector<std::string> told(const PactsForVerificationResult& result) {
    std::vector<std::string> texts;
    if (result) {
        return texts;
    }
    for (const InputError& error : result.error()) {
        texts.push_back(error.field + ": " + error.message());
    }
    return texts;
}

/// What is wrong with one selector.
std::vector<std::string> wrong_with(std::string_view selector) {
    std::vector<std::string> texts;
    const auto result =
        parsed_query(R"({"consumerVersionSelectors":[)" + std::string(selector) + "]}");
    if (result) {
        return texts;
    }
    for (const InputError& error : result.error()) {
        texts.push_back(error.message());
    }
    return texts;
}

TEST(PactsForVerificationQuery, asks_for_pending_status_unless_told_otherwise) {
    EXPECT_EQ(parsed_query("{}"), PactsForVerificationQuery{});
    EXPECT_EQ(parsed_query(R"({"includePendingStatus":false})")->include_pending, false);
}

TEST(PactsForVerificationQuery, reads_all_members_in_either_spelling) {
    const PactsForVerificationQuery expected{
        .provider_branch = "main",
        .provider_tags = {"dev"},
        .selectors = {{.consumer = "Shop", .latest = true, .main_branch = true}},
        .include_wip_since = parse_iso8601("2020-01-01").value()};
    EXPECT_EQ(parsed_query(R"({"providerVersionBranch":"main","providerVersionTags":["dev"],
        "consumerVersionSelectors":[{"mainBranch":true,"consumer":"Shop"}],
        "includeWipPactsSince":"2020-01-01"})"),
              expected);
    EXPECT_EQ(parsed_query(R"({"provider_version_branch":"main","provider_version_tags":["dev"],
        "consumer_version_selectors":[{"main_branch":true,"consumer":"Shop"}],
        "include_wip_pacts_since":"01/01/2020"})"),
              expected);
}

TEST(PactsForVerificationQuery, reads_what_a_branch_selector_stands_for) {
    const auto selectors =
        parsed_query(R"({"providerVersionBranch":"feat","consumerVersionSelectors":[
        {"matchingBranch":true},{"branch":true},{"deployedOrReleased":true}]})")
            ->selectors;
    EXPECT_THAT(selectors,
                ElementsAre(ConsumerVersionSelector{.branch = "feat", .latest = true},
                            ConsumerVersionSelector{.latest = true, .every_branch = true},
                            ConsumerVersionSelector{.deployed = true},
                            ConsumerVersionSelector{.released = true}));
}

TEST(PactsForVerificationQuery, says_which_members_have_the_wrong_type) {
    EXPECT_THAT(told(parsed_query(R"({"includePendingStatus":"x","includeWipPactsSince":"yesterday",
                                "providerVersionBranch":1,"providerVersionTags":"x",
                                "consumerVersionSelectors":"x"})")),
                ElementsAre("providerVersionBranch: must be a string",
                            "providerVersionTags: must be an array",
                            "includePendingStatus: must be one of: true, false",
                            "includeWipPactsSince: must be a date",
                            "consumerVersionSelectors: must be an array"));
    EXPECT_THAT(told(parsed_query(R"({"consumerVersionSelectors":["x",1]})")),
                ElementsAre("consumerVersionSelectors: must be a hash (at index 0)",
                            "consumerVersionSelectors: must be a hash (at index 1)"));
    EXPECT_THAT(told(parsed_query("[]")), ElementsAre(": must be a hash"));
}

TEST(PactsForVerificationQuery, needs_a_branch_that_says_something) {
    EXPECT_THAT(
        told(parsed_query(R"({"providerVersionBranch":"","includePendingStatus":true})")),
        ElementsAre(testing::StartsWith("providerVersionBranch: when pending or WIP pacts are")));
    EXPECT_THAT(told(parsed_query(R"({"providerVersionBranch":" "})")),
                ElementsAre("providerVersionBranch: cannot be blank"));
    EXPECT_THAT(told(parsed_query(R"({"providerVersionBranch":"","providerVersionTags":["a"],
                                "includePendingStatus":true})")),
                ElementsAre());
}

TEST(PactsForVerificationQuery, says_what_is_wrong_with_a_selector) {
    struct Case {
        std::string_view selector;
        std::vector<std::string> errors;
    };
    const std::string nothing =
        "must specify a value for environment or tag or branch, or specify mainBranch=true, "
        "matchingBranch=true, latest=true, deployed=true, released=true or deployedOrReleased=true "
        "(at index 0)";
    const std::vector<Case> cases = {
        {R"({"tag":"a","latest":true,"fallbackTag":"b","consumer":"c"})", {}},
        {"{}", {nothing}},
        {R"({"latest":false})", {nothing}},
        {R"({"mainBranch":false})", {"mainBranch must be one of: true (at index 0)"}},
        {R"({"mainBranch":true,"tag":"x"})",
         {"cannot specify mainBranch=true with any other criteria apart from consumer (at index "
          "0)"}},
        {R"({"mainBranch":true,"latest":false})",
         {"cannot specify mainBranch=true with latest=false (at index 0)"}},
        {R"({"matchingBranch":true})",
         {"the providerVersionBranch must be specified when the selector matchingBranch=true is "
          "used (at index 0)"}},
        {R"({"tag":"a","branch":"b"})", {"cannot specify both a tag and a branch (at index 0)"}},
        {R"({"tag":"a","latest":true,"deployed":true})",
         {"cannot specify the fields latest/tag with the field deployed (at index 0)"}},
        {R"({"tag":"a","fallbackTag":"b"})",
         {"fallbackTag can only be set if latest is true (at index 0)"}},
        {R"({"latest":true,"fallbackTag":"b"})",
         {"a tag must be specified when a fallbackTag is specified (at index 0)"}},
        {R"({"fallbackBranch":"b"})",
         {nothing, "a branch must be specified when a fallbackBranch is specified (at index 0)"}},
        {R"({"branch":"a","latest":false})",
         {"cannot specify a branch with latest=false (at index 0)"}},
        {R"({"deployed":true,"released":true})",
         {"cannot specify both deployed=true and released=true (at index 0)"}},
        {R"({"environment":"x"})", {"environment with name 'x' does not exist (at index 0)"}},
        {R"({"consumer":"","tag":""})",
         {"tag must be filled (at index 0)", "consumer must be filled (at index 0)"}},
        {R"({"branch":3})", {"branch must be a string or must be equal to true (at index 0)"}},
        {R"({"consumer":" ","latest":true})", {"consumer cannot be blank (at index 0)"}},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(wrong_with(one.selector), one.errors) << one.selector;
    }
}

TEST(PactsForVerificationQuery, is_read_from_a_query_string_too) {
    const auto from_query = [](std::string_view query) {
        return parse_pacts_for_verification_query(parse_nested_query(query).value());
    };
    const PactsForVerificationQuery expected{
        .provider_tags = {"dev"},
        .selectors = {{.tag = "a", .latest = true}, {.consumer = "Shop", .tag = "b"}},
        .include_pending = false,
        .deprecated = true};
    EXPECT_EQ(from_query("provider_version_tags[]=dev&include_pending_status=false"
                         "&consumer_version_selectors[][tag]=a"
                         "&consumer_version_selectors[][latest]=true"
                         "&consumer_version_selectors[][tag]=b"
                         "&consumer_version_selectors[][consumer]=Shop"),
              expected);
    EXPECT_THAT(told(from_query("include_wip_pacts_since=x"
                                "&consumer_version_selectors[][fallback_tag]=y")),
                ElementsAre("include_wip_pacts_since: must be a date",
                            "consumer_version_selectors: tag is missing (at index 0)"));
}

TEST(Dates, are_read_as_iso_8601_or_day_month_year) {
    EXPECT_EQ(parse_date("31/12/2020"), parse_iso8601("2020-12-31").value());
    EXPECT_EQ(parse_date("1/2/2020"), parse_iso8601("2020-02-01").value());
    EXPECT_EQ(parse_date("2020"), std::nullopt);
    EXPECT_EQ(parse_date(""), std::nullopt);
}

}  // namespace
}  // namespace accord::broker::domain
