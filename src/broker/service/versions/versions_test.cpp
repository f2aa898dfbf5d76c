// Versions, branches and tags, without HTTP.
#include "broker/service/versions/versions.hpp"

#include "broker/service/environments/deployments.hpp"
#include "broker/service/environments/environments.hpp"
#include "broker/service/pacticipants/pacticipants.hpp"
#include "broker/service/versions/branches.hpp"
#include "broker/service/versions/tags.hpp"
#include "support/broker/test_work.hpp"

#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

constexpr VersionName kShop1{"Shop", "1"};
constexpr VersionName kShop2{"Shop", "2"};

std::vector<std::string> branches_of(TestWork& work, const VersionName& name) {
    const auto view = work([&](Work& w) { return find_version(w, name); });
    std::vector<std::string> names;
    for (const auto& branch : view->summary.branches) {
        names.push_back(branch.name);
    }
    return names;
}

TEST(TagVersion, makes_pacticipant_and_version_and_says_whether_the_tag_is_new) {
    TestWork work;
    const auto tag = [](Work& w) { return tag_version(w, kShop1, "prod"); };
    EXPECT_TRUE(work(tag).added);
    const auto again = work(tag);
    EXPECT_FALSE(again.added);
    EXPECT_EQ(again.tag.created_at, work.now);
    EXPECT_TRUE(work([](Work& w) { return find_tag(w, kShop1, "prod"); }));
}

TEST(TagVersion, makes_the_first_tag_of_a_new_version_its_branch) {
    TestWork work;
    work([](Work& w) { return tag_version(w, kShop1, "feat"); });
    work([](Work& w) { return tag_version(w, kShop1, "other"); });
    EXPECT_THAT(branches_of(work, kShop1), ElementsAre("feat"));
}

TEST(TagVersion, leaves_a_version_that_is_not_new_without_branch) {
    TestWork work;
    work([](Work& w) { return write_version(w, kShop1, {}); });
    work.wait(std::chrono::seconds(11));
    work([](Work& w) { return tag_version(w, kShop1, "feat"); });
    EXPECT_THAT(branches_of(work, kShop1), ElementsAre());
}

TEST(TagVersion, deploys_to_an_environment_of_that_name) {
    TestWork work;
    const auto environment =
        work([](Work& w) { return create_environment(w, {.name = "prod"}); }).value();
    work([](Work& w) { return tag_version(w, kShop1, "prod"); });
    const auto there =
        work([&](Work& w) { return list_currently_deployed(w, environment.uuid, {}); });
    EXPECT_THAT(there->deployed, SizeIs(1));
    work.settings.create_deployed_versions_for_tags = false;
    work([](Work& w) { return tag_version(w, kShop2, "prod"); });
    EXPECT_EQ(work([&](Work& w) { return list_currently_deployed(w, environment.uuid, {}); })
                  ->deployed.front()
                  .version,
              "1");
}

TEST(UntagVersion, says_whether_there_was_a_tag) {
    TestWork work;
    work([](Work& w) { return tag_version(w, kShop1, "prod"); });
    const auto untag = [](Work& w) { return untag_version(w, kShop1, "prod"); };
    EXPECT_TRUE(work(untag));
    EXPECT_FALSE(work(untag));
    EXPECT_FALSE(work([](Work& w) { return untag_version(w, kShop2, "prod"); }));
}

TEST(PutOnBranch, recognises_the_main_branch) {
    TestWork work;
    work([](Work& w) { return put_on_branch(w, kShop1, "feat"); });
    const auto main_branch = [&] {
        return work([](Work& w) { return find_pacticipant(w, "Shop"); })->pacticipant.main_branch;
    };
    EXPECT_FALSE(main_branch());
    EXPECT_TRUE(work([](Work& w) { return put_on_branch(w, kShop1, "main"); }).added);
    EXPECT_EQ(main_branch(), "main");
    EXPECT_FALSE(work([](Work& w) { return put_on_branch(w, kShop1, "main"); }).added);
}

TEST(RemoveFromBranch, leaves_version_and_branch) {
    TestWork work;
    work([](Work& w) { return put_on_branch(w, kShop1, "feat"); });
    EXPECT_TRUE(work([](Work& w) { return remove_from_branch(w, kShop1, "feat"); }));
    EXPECT_FALSE(work([](Work& w) { return find_on_branch(w, kShop1, "feat"); }));
    EXPECT_TRUE(work([](Work& w) { return find_branch(w, "Shop", "feat"); }));
    EXPECT_FALSE(work([](Work& w) { return remove_from_branch(w, kShop1, "feat"); }));
}

TEST(DeleteBranches, keeps_the_main_one_and_those_that_are_named) {
    TestWork work;
    for (const std::string_view branch : {"main", "feat-1", "feat-2", "feat-3"}) {
        work([&](Work& w) { return put_on_branch(w, kShop1, branch); });
    }
    const auto done = work([](Work& w) { return delete_branches(w, "Shop", {"feat-2"}); });
    EXPECT_EQ(done->deleted, 2U);
    EXPECT_THAT(done->remaining, ElementsAre("feat-2", "main"));
    EXPECT_THAT(work([](Work& w) { return list_branches(w, "Shop", "", {}); })->branches,
                SizeIs(2));
    EXPECT_FALSE(work([](Work& w) { return delete_branches(w, "Nobody", {}); }));
}

/// The versions of Shop, so many fetched at once.
std::vector<ListedVersion> listed(TestWork& work, std::size_t at_once) {
    return work([&](Work& w) {
        std::vector<ListedVersion> versions;
        for_each_listed(
            w,
            list_versions(w, "Shop", {}, {}).value(),
            [&](const ListedVersion& one) { versions.push_back(one); },
            at_once);
        return versions;
    });
}

TEST(ListVersions, gives_each_version_what_is_its_own) {
    TestWork work;
    const auto environment =
        work([](Work& w) { return create_environment(w, {.name = "test"}); }).value();
    work([](Work& w) { return tag_version(w, kShop1, "one"); });
    work([](Work& w) { return put_on_branch(w, kShop2, "two"); });
    work([&](Work& w) { return record_deployment(w, kShop1, environment.uuid, "blue"); });
    const auto list = listed(work, kListedAtOnce);
    ASSERT_THAT(list, SizeIs(2));
    const auto& newest = list[0];
    const auto& oldest = list[1];
    EXPECT_EQ(newest.summary.version.number, "2");
    EXPECT_EQ(newest.summary.branches.at(0).name, "two");
    EXPECT_THAT(newest.summary.tags, SizeIs(0));
    EXPECT_THAT(newest.deployments, SizeIs(0));
    EXPECT_EQ(oldest.summary.tags.at(0).name, "one");
    EXPECT_EQ(oldest.deployments.at(0).stay.target, "blue");
    EXPECT_EQ(oldest.deployments.at(0).environment, "Test");
}

TEST(ListVersions, is_the_same_however_many_are_fetched_at_once) {
    TestWork work;
    for (int i = 0; i < 5; ++i) {
        work([&](Work& w) {
            return tag_version(w, {"Shop", std::to_string(i)}, fmt::format("tag {}", i));
        });
    }
    const auto shown = [&](std::size_t at_once) {
        std::vector<std::string> texts;
        for (const auto& one : listed(work, at_once)) {
            texts.push_back(one.summary.version.number + one.summary.tags.at(0).name);
        }
        return texts;
    };
    EXPECT_THAT(shown(2), ElementsAre("4tag 4", "3tag 3", "2tag 2", "1tag 1", "0tag 0"));
    EXPECT_EQ(shown(5), shown(2));
    EXPECT_EQ(shown(kListedAtOnce), shown(2));
}

TEST(ListVersions, tells_how_many_there_are_on_every_page) {
    TestWork work;
    for (const char* number : {"1", "2", "3"}) {
        work([&](Work& w) { return tag_version(w, {"Shop", number}, "dev"); });
    }
    const auto total = [&](const domain::Page& page) {
        return work([&](Work& w) {
            EXPECT_EQ(list_versions(w, "Shop", {.tag = "dev"}, page)->total,
                      list_versions(w, "Shop", {}, page)->total);
            return list_versions(w, "Shop", {}, page)->total;
        });
    };
    EXPECT_EQ(total({}), 3);
    for (const std::int64_t size : {1, 2, 3, 4}) {
        for (const std::int64_t number : {1, 2, 3, 4, 5}) {
            EXPECT_EQ(total({.number = number, .size = size}), 3) << number << " of " << size;
        }
    }
}

TEST(ListVersions, is_nothing_for_an_unknown_pacticipant_branch_or_tag) {
    TestWork work;
    work([](Work& w) { return write_version(w, kShop1, {}); });
    const auto exists = [&](std::string_view pacticipant, const store::VersionFilter& filter) {
        return work([&](Work& w) { return list_versions(w, pacticipant, filter, {}); }).has_value();
    };
    EXPECT_TRUE(exists("Shop", {}));
    EXPECT_FALSE(exists("Nobody", {}));
    EXPECT_FALSE(exists("Shop", {.branch = "main"}));
    EXPECT_FALSE(exists("Shop", {.tag = "prod"}));
}

TEST(WriteVersion, changes_only_what_is_given) {
    TestWork work;
    const auto write = [&](const VersionChanges& changes) {
        return work([&](Work& w) { return write_version(w, kShop1, changes); });
    };
    const std::optional<std::string> url = "http://build/1";
    const auto made = write({.build_url = url, .tags = std::vector<std::string>{"a", "b"}});
    EXPECT_TRUE(made.created);
    EXPECT_THAT(made.view.summary.tags, SizeIs(2));
    const auto kept = write({});
    EXPECT_FALSE(kept.created);
    EXPECT_EQ(kept.view.summary.version.build_url, url);
    EXPECT_THAT(kept.view.summary.tags, SizeIs(2));
    EXPECT_FALSE(write({.build_url = std::optional<std::string>()}).view.summary.version.build_url);
}

TEST(DeleteVersion, says_whether_there_was_one) {
    TestWork work;
    work([](Work& w) { return write_version(w, kShop1, {}); });
    EXPECT_TRUE(work([](Work& w) { return delete_version(w, kShop1); }));
    EXPECT_FALSE(work([](Work& w) { return delete_version(w, kShop1); }));
}

}  // namespace
}  // namespace accord::broker::service
