// Resolved selectors, described and ignored.
#include "broker/domain/matrix/resolved_selector.hpp"

#include <gmock/gmock.h>

namespace accord::broker::domain {
namespace {

using enum ResolvedSelector::Versions;
using Origin = ResolvedSelector::Origin;

const Pacticipant kWebShop{.id = 1, .name = "Shop"};

std::vector<ResolvedSelector> resolved(const MatrixSelector& asked,
                                       const std::vector<Version>& found) {
    return resolve(asked, Origin::kSpecified, kWebShop, found, {}, "trunk");
}

TEST(ResolvedSelector, is_described_inside_a_sentence) {
    struct Case {
        MatrixSelector asked;
        std::string found;
        std::string missing;
    };
    const std::vector<Case> cases = {
        {{.version = "9"}, "version 9 of Shop", "version 9 of Shop (no such version exists)"},
        {{.latest = true},
         "the latest version of Shop (9)",
         "the latest version of Shop (no such version exists)"},
        {{.tag = "t", .latest = true},
         "the latest version of Shop with tag t (9)",
         "the latest version of Shop with tag t (no such version exists)"},
        {{.tag = "t"},
         "a version of Shop with tag t (9)",
         "a version of Shop with tag t (no such version exists)"},
        {{.branch = "b", .latest = true},
         "the latest version of Shop from branch b (9)",
         "the latest version of Shop from branch b (no such version exists)"},
        {{.branch = "b"},
         "the version of Shop from branch b (9)",
         "a version of Shop from branch b (no such version exists)"},
        {{.latest = true, .main_branch = true},
         "the latest version of Shop from branch trunk (9)",
         "the latest version of Shop from the main branch (no versions exist for this branch)"},
        {{.main_branch = true},
         "the version of Shop from branch trunk (9)",
         "any version of Shop from the main branch (no versions exist for this branch)"},
        {{.environment = "e"},
         "the version of Shop currently in e (9)",
         "a version of Shop currently in e (no version is currently recorded as deployed/released "
         "in this environment)"},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(describe(resolved(one.asked, {{.id = 5, .number = "9"}}).front()), one.found);
        EXPECT_EQ(describe(resolved(one.asked, {}).front()), one.missing);
    }
    EXPECT_EQ(describe(resolved({}, {}).front()), "any version of Shop");
    EXPECT_EQ(describe(resolve({}, Origin::kSpecified, {.name = "Nobody"}, {}, {}).front()),
              "any version of Nobody (no such pacticipant exists)");
}

TEST(ResolvedSelector, is_one_of_several_versions_that_were_found) {
    const auto both =
        resolved({.environment = "e"}, {{.id = 5, .number = "1"}, {.id = 6, .number = "2"}});
    ASSERT_EQ(both.size(), 2);
    EXPECT_EQ(describe(both[1]), "one of the versions of Shop currently in e (2)");
}

TEST(ResolvedSelector, says_which_version_is_missing) {
    const auto absence = [](const MatrixSelector& asked) {
        return describe_absence(resolved(asked, {}).front());
    };
    EXPECT_EQ(absence({.tag = "t"}), "No version with tag t exists for Shop");
    EXPECT_EQ(absence({.branch = "b"}), "No version of Shop from branch b exists");
    EXPECT_EQ(absence({.main_branch = true}), "No version of Shop from the main branch exists");
    EXPECT_EQ(absence({.environment = "e"}),
              "No version of Shop is currently recorded as deployed or released in environment e");
    EXPECT_EQ(absence({.version = "9"}),
              "No pacts or verifications have been published for version 9 of Shop");
    EXPECT_EQ(absence({.latest = true}), "No pacts or verifications have been published for Shop");
}

TEST(ResolvedSelector, is_ignored_by_name_or_by_version) {
    const Version one{.id = 5, .number = "1"};
    const Version two{.id = 6, .number = "2"};
    const auto by_name = resolve({.pacticipant = "Shop"}, Origin::kSpecified, kWebShop, {}, {});
    const auto by_version =
        resolve({.pacticipant = "Shop", .version = "1"}, Origin::kSpecified, kWebShop, {one}, {});
    const auto ignored = [&](const std::vector<Version>& found, const auto& ignore) {
        return resolve({.tag = "t"}, Origin::kInferred, kWebShop, found, ignore).back().ignored;
    };
    EXPECT_TRUE(ignored({one}, by_name));
    EXPECT_TRUE(ignored({}, by_name));
    EXPECT_TRUE(ignored({one}, by_version));
    EXPECT_FALSE(ignored({two}, by_version));
    EXPECT_FALSE(ignored({}, by_version));
}

}  // namespace
}  // namespace accord::broker::domain
