// The options of can-i-deploy in their order, as the builder hears of them.
#include "cli/broker/matrix/version_selectors.hpp"

#include <gtest/gtest.h>

namespace accord::cli {
namespace {

using broker_client::MatrixSelector;

TEST(VersionSelectors, belong_to_the_pacticipant_before_them) {
    SelectorBuilder builder;
    builder.pacticipant("A");
    builder.version("1");
    builder.pacticipant("B");
    builder.latest("prod");
    builder.pacticipant("C");
    builder.branch("feat");
    builder.pacticipant("D");
    builder.main_branch();
    builder.pacticipant("E");
    builder.all("dev");
    EXPECT_EQ(
        builder.finish().value().wanted,
        (std::vector<MatrixSelector>{{.pacticipant = "A", .version = "1"},
                                     {.pacticipant = "B", .tag = "prod", .latest = true},
                                     {.pacticipant = "C", .branch = "feat", .latest = true},
                                     {.pacticipant = "D", .latest = true, .main_branch = true},
                                     {.pacticipant = "E", .tag = "dev"}}));
}

TEST(VersionSelectors, can_be_ignored_with_or_without_a_version) {
    SelectorBuilder builder;
    builder.pacticipant("A");
    builder.version("1");
    builder.ignore("B");
    builder.ignore("C");
    builder.version("2");
    const auto selectors = builder.finish().value();
    EXPECT_EQ(selectors.wanted,
              (std::vector<MatrixSelector>{{.pacticipant = "A", .version = "1"}}));
    EXPECT_EQ(
        selectors.ignored,
        (std::vector<MatrixSelector>{{.pacticipant = "B"}, {.pacticipant = "C", .version = "2"}}));
}

TEST(VersionSelectors, without_a_pacticipant_are_an_error) {
    SelectorBuilder builder;
    builder.version("1");
    builder.pacticipant("A");
    EXPECT_EQ(builder.finish().error().message,
              "--version must come after the --pacticipant that it applies to");
}

TEST(VersionSelectors, must_say_which_version) {
    SelectorBuilder builder;
    builder.pacticipant("A");
    EXPECT_EQ(
        builder.finish().error().message,
        "which version of A? Give --version, --branch, --main-branch, --latest [TAG] or --all "
        "TAG after it");
}

TEST(VersionSelectors, cannot_mean_a_version_and_the_latest_one) {
    SelectorBuilder builder;
    builder.pacticipant("A");
    builder.version("1");
    builder.latest("");
    EXPECT_EQ(builder.finish().error().message,
              "A: --version can't be combined with --latest, --branch or --main-branch");
}

}  // namespace
}  // namespace accord::cli
