// Pacts to verify: grouped, judged and explained.
#include "broker/domain/verifiable_pact.hpp"

#include "broker/domain/limits.hpp"
#include "broker/domain/verifiable_pact_texts.hpp"

#include <gmock/gmock.h>

namespace accord::broker::domain {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

VerifiablePact pact(std::string consumer,
                    int version,
                    std::string sha,
                    ConsumerVersionSelector selector,
                    std::string environment = "") {
    const Version consumer_version{
        .id = 10 + version, .number = std::to_string(version), .ordinal = version};
    VerifiablePact pact{.consumer = {.id = 1, .name = std::move(consumer)},
                        .consumer_version = consumer_version,
                        .pact_version_id = static_cast<std::int64_t>(sha.size()),
                        .sha = std::move(sha)};
    pact.criteria.push_back({.selector = std::move(selector),
                             .consumer_version = consumer_version,
                             .main_branch = "trunk",
                             .environment = std::move(environment)});
    return pact;
}

std::string reason(const VerifiablePact& pact, const PactsForVerificationQuery& query = {}) {
    for (const TimedNotice& notice : notices_about(pact, "Orders", query, "URL")) {
        if (notice.text.starts_with("The pact at URL")) {
            return notice.text;
        }
    }
    return "";
}

TEST(VerifiablePacts, are_one_for_each_content_with_all_criteria_in_order) {
    const auto merged =
        merge_by_content({pact("Till", 1, "x", {.latest = true}),
                          pact("Shop", 2, "a", {.latest = true, .main_branch = true}),
                          pact("Shop", 1, "b", {.tag = "prod"}),
                          pact("Shop", 3, "a", {.tag = "dev", .latest = true})});
    ASSERT_EQ(merged.size(), 3);
    EXPECT_EQ(merged[0].sha, "b");
    EXPECT_EQ(merged[1].consumer_version.number, "3");
    EXPECT_EQ(short_description(merged[1]), "latest with tag dev, latest from main branch");
    EXPECT_EQ(merged[2].consumer.name, "Till");
}

TEST(VerifiablePacts, tell_the_newest_criteria_of_each_kind_alone) {
    std::vector<VerifiablePact> pacts{pact("Shop", 1, "a", {.latest = true, .main_branch = true})};
    for (int version = 1; version <= 5'000; ++version) {
        pacts.push_back(pact("Shop", version, "a", {.tag = std::string(1'000, 't')}));
        pacts.push_back(pacts.back());
    }
    const auto merged = merge_by_content(std::move(pacts));
    ASSERT_EQ(merged.size(), 1);
    EXPECT_EQ(merged.front().criteria.size(), kCriteriaToldMax + 1);
    EXPECT_EQ(merged.front().criteria.at(kCriteriaToldMax - 1).consumer_version.number, "5000");
    EXPECT_THAT(reason(merged.front()), HasSubstr("(4951)"));
    EXPECT_THAT(reason(merged.front()), Not(HasSubstr("(4950)")));
    EXPECT_THAT(reason(merged.front()), EndsWith("\n    * and 4950 more"));
    EXPECT_THAT(short_description(merged.front()), EndsWith(", 4950 more"));
    EXPECT_LT(encode_metadata(metadata_of(merged.front())).size(), 2 * kCriteriaBytesMax);
}

TEST(VerifiablePacts, put_production_after_other_environments) {
    auto production = pact("Shop", 1, "a", {.deployed = true}, "live");
    production.criteria.front().production = true;
    const auto merged = merge_by_content({production,
                                          pact("Shop", 2, "a", {.deployed = true}, "test"),
                                          pact("Shop", 2, "a", {.released = true}, "beta")});
    EXPECT_EQ(short_description(merged.front()),
              "deployed to test, deployed to live, released in beta");
    EXPECT_EQ(reason(merged.front()),
              "The pact at URL is being verified because the pact content belongs to the consumer "
              "versions matching the following criteria:\n"
              "    * consumer version(s) currently deployed to test (2) and live (1)\n"
              "    * consumer version(s) released and supported in beta (2)");
}

TEST(VerifiablePacts, say_why_they_were_chosen) {
    struct Case {
        ConsumerVersionSelector selector;
        std::string brief;
        std::string line;
    };
    const std::vector<Case> cases = {
        {{.latest = true},
         "latest",
         "latest version of a consumer that has a pact with Orders (1)"},
        {{.consumer = "Shop", .latest = true},
         "latest",
         "latest version of Shop that has a pact with Orders (1)"},
        {{.tag = "t", .latest = true}, "latest with tag t", "latest version tagged 't' (1)"},
        {{.tag = "t"}, "one of t", "all consumer versions tagged 't' (1)"},
        {{.consumer = "Shop", .tag = "t"}, "one of Shop t", "all Shop versions tagged 't' (1)"},
        {{.branch = "b", .latest = true},
         "latest from branch b",
         "latest version from branch 'b' (1)"},
        {{.consumer = "Shop", .latest = true, .main_branch = true},
         "latest from main branch",
         "latest version of Shop from the main branch 'trunk' (1)"},
        {{.environment = "e"}, "in e", "a consumer version in environment e (1)"},
        {{.environment = "e", .deployed = true},
         "deployed to e",
         "consumer version(s) currently deployed to e (1)"},
    };
    for (const Case& one : cases) {
        const VerifiablePact chosen = pact("Shop", 1, "a", one.selector, "e");
        EXPECT_EQ(short_description(chosen), one.brief);
        EXPECT_EQ(reason(chosen),
                  "The pact at URL is being verified because the pact content belongs to the "
                  "consumer version matching the following criterion:\n    * " +
                      one.line);
    }
}

TEST(VerifiablePacts, name_the_fallback_that_was_used) {
    auto by_tag = pact("Shop", 1, "a", {.tag = "t", .fallback_tag = "f", .latest = true});
    by_tag.criteria.front().fallback = true;
    EXPECT_EQ(short_description(by_tag), "latest with tag f");
    EXPECT_THAT(reason(by_tag),
                HasSubstr("latest version tagged 'f' (fallback tag used as no pact "
                          "was found with tag 't') (1)"));
    auto by_branch = pact("Shop", 1, "a", {.branch = "b", .fallback_branch = "f", .latest = true});
    by_branch.criteria.front().fallback = true;
    EXPECT_EQ(short_description(by_branch), "latest from branch f");
}

TEST(Fallbacks, are_needed_where_nothing_was_chosen) {
    const ConsumerVersionSelector by_tag{.tag = "t", .fallback_tag = "f", .latest = true};
    const ConsumerVersionSelector by_branch{.branch = "b", .fallback_branch = "f", .latest = true};
    EXPECT_THAT(needing_fallback({by_tag, by_branch, {.latest = true}},
                                 {pact("Shop", 1, "a", {.tag = "t", .latest = true})}),
                ElementsAre(by_branch));
}

TEST(Pending, depends_on_the_branch_then_on_the_tags_then_on_any_version) {
    const auto judged = [](PactsForVerificationQuery query, const VerificationFacts& facts) {
        VerifiablePact chosen = pact("Shop", 1, "a", {.latest = true});
        judge_pending(chosen, query, facts);
        return chosen;
    };
    EXPECT_EQ(judged({.include_pending = false}, {}).pending, std::nullopt);
    EXPECT_EQ(judged({}, {.by_any_version = true}).pending, false);
    EXPECT_EQ(judged({.provider_branch = "b"}, {.by_any_version = true}).pending, true);
    EXPECT_EQ(judged({.provider_branch = "b"}, {.by_branch = true}).pending, false);
    const auto by_tags = judged({.provider_tags = {"x", "y"}}, {.by_tags = {"x"}});
    EXPECT_EQ(by_tags.pending, true);
    EXPECT_THAT(by_tags.pending_tags, ElementsAre("y"));
    EXPECT_THAT(by_tags.verified_tags, ElementsAre("x"));
}

TEST(Pending, is_explained_before_and_after) {
    VerifiablePact chosen = pact("Shop", 1, "a", {.latest = true});
    const PactsForVerificationQuery query{.provider_branch = "b"};
    chosen.pending = true;
    const auto pending = notices_about(chosen, "Orders", query, "URL");
    ASSERT_EQ(pending.size(), 6);
    EXPECT_EQ(pending[1].text,
              "This pact is in pending state for this version of Orders because a successful "
              "verification result for a version of Orders from branch 'b' has not yet been "
              "published. If this verification fails, it will not cause the overall build to fail. "
              "Read more at https://docs.pact.io/go/pending");
    EXPECT_EQ(pending[4],
              (TimedNotice{"after_verification:success_true_published_true",
                           "This pact is no longer in pending state for any version of Orders from "
                           "branch 'b', as a successful verification result has been published. If "
                           "a verification for a version of Orders fails in the future, it will "
                           "fail the build. Read more at https://docs.pact.io/go/pending"}));
    chosen.pending = false;
    EXPECT_EQ(notices_about(chosen, "Orders", query, "URL").back().text,
              "This pact has previously been successfully verified by a version of Orders from "
              "branch 'b'. If this verification fails, it will fail the build. Read more at "
              "https://docs.pact.io/go/pending");
}

TEST(WorkInProgress, is_what_was_neither_chosen_nor_verified) {
    const auto head = [](int version, std::string sha) {
        return pact("Shop", version, std::move(sha), {.branch = "feat", .latest = true});
    };
    const auto wip = find_wip({.of_branches = {head(3, "new"), head(2, "chosen"), head(1, "old!")},
                               .of_tags = {pact("Shop", 3, "new", {.tag = "x", .latest = true})}},
                              {.provider_branch = "main"},
                              {head(2, "chosen")},
                              [](std::int64_t id, const std::string&) { return id == 4; });
    ASSERT_EQ(wip.size(), 1);
    EXPECT_EQ(short_description(wip.front()), "latest from branch feat, latest with tag x");
    EXPECT_EQ(wip.front().pending, true);
    EXPECT_EQ(metadata_of(wip.front()), UrlMetadata{.wip = true});
    EXPECT_EQ(
        reason(wip.front(), {.provider_branch = "main"}),
        "The pact at URL is being verified because it is a 'work in progress' pact (ie. it is "
        "the pact for the latest version of Shop from branch 'feat' and tagged with 'x' (both "
        "have the same content) and it has not yet been successfully verified by a version of "
        "Orders from branch 'main' when the pact's application version was explicitly "
        "specified in the consumer version selectors). Read more at "
        "https://docs.pact.io/go/wip");
}

TEST(WorkInProgress, is_told_once_for_each_tag_of_the_provider) {
    const auto wip =
        find_wip({.of_branches = {pact("Shop", 3, "new", {.branch = "f", .latest = true})},
                  .of_tags = {pact("Shop", 3, "new", {.tag = "x", .latest = true})}},
                 {.provider_tags = {"dev", "prod"}},
                 {},
                 [](std::int64_t, const std::string&) { return false; });
    ASSERT_EQ(wip.size(), 1);
    EXPECT_EQ(short_description(wip.front()), "latest with tag x, latest from branch f");
    EXPECT_THAT(wip.front().pending_tags, ElementsAre("dev", "prod"));
}

TEST(VerifiablePacts, carry_their_selectors_in_the_url) {
    auto chosen = pact("Shop", 1, "a", {.branch = "feat", .latest = true, .every_branch = true});
    chosen.pending = true;
    EXPECT_EQ(
        metadata_of(chosen),
        (UrlMetadata{.selectors = {{.branch = "true", .latest = true, .consumer_version_id = 11}},
                     .pending = true}));
}

}  // namespace
}  // namespace accord::broker::domain
