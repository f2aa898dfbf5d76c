// Environments, deployments and releases, without HTTP.
#include "broker/service/environments/environments.hpp"

#include "broker/service/environments/deployments.hpp"
#include "broker/service/environments/releases.hpp"
#include "broker/service/versions/versions.hpp"
#include "support/broker/test_work.hpp"

#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using testing::SizeIs;

constexpr VersionName kShop1{"Shop", "1"};
constexpr VersionName kShop2{"Shop", "2"};

std::string environment(TestWork& work, std::string_view name) {
    return work([&](Work& w) { return create_environment(w, {.name = std::string(name)}); })
        .value()
        .uuid;
}

void make_versions(TestWork& work) {
    for (const auto& name : {kShop1, kShop2}) {
        work([&](Work& w) { return write_version(w, name, {}); });
    }
}

TEST(Environments, have_names_of_their_own) {
    TestWork work;
    const auto test = environment(work, "test");
    const auto live = environment(work, "live");
    const auto create = work([](Work& w) { return create_environment(w, {.name = "test"}); });
    EXPECT_EQ(create.error(), EnvironmentRefusal::kNameTaken);
    const auto rename = [&](std::string_view uuid) {
        return work([&](Work& w) { return change_environment(w, uuid, {.name = "test"}); });
    };
    EXPECT_TRUE(rename(test));
    EXPECT_EQ(rename(live).error(), EnvironmentRefusal::kNameTaken);
    const auto unknown =
        work([](Work& w) { return change_environment(w, "none", {.name = "new"}); });
    EXPECT_EQ(unknown.error(), EnvironmentRefusal::kNotFound);
}

TEST(Environments, are_listed_by_name_and_deleted) {
    TestWork work;
    const auto test = environment(work, "test");
    environment(work, "live");
    EXPECT_THAT(work([](Work& w) { return list_environments(w, std::nullopt); }), SizeIs(2));
    EXPECT_THAT(work([](Work& w) { return list_environments(w, "test"); }), SizeIs(1));
    EXPECT_TRUE(work([&](Work& w) { return delete_environment(w, test); }));
    EXPECT_FALSE(work([&](Work& w) { return delete_environment(w, test); }));
    EXPECT_FALSE(work([&](Work& w) { return find_environment(w, test); }));
}

TEST(RecordDeployment, replaces_what_ran_in_that_instance) {
    TestWork work;
    make_versions(work);
    const auto test = environment(work, "test");
    const auto first =
        work([&](Work& w) { return record_deployment(w, kShop1, test, std::nullopt); });
    EXPECT_EQ(first->deployed.pacticipant, "Shop");
    EXPECT_EQ(first->deployed.version, "1");
    EXPECT_EQ(first->environment.name, "test");
    work([&](Work& w) { return record_deployment(w, kShop2, test, std::nullopt); });
    work([&](Work& w) { return record_deployment(w, kShop1, test, "blue"); });
    const auto now_there = [&](const DeploymentFilter& filter) {
        return work([&](Work& w) { return list_currently_deployed(w, test, filter); })->deployed;
    };
    EXPECT_THAT(now_there({}), SizeIs(2));
    EXPECT_EQ(now_there({.instance = ""}).at(0).version, "2");
    EXPECT_EQ(now_there({.instance = "blue"}).at(0).version, "1");
    EXPECT_THAT(now_there({.pacticipant = "Till"}), SizeIs(0));
    EXPECT_THAT(work([&](Work& w) { return list_deployments(w, kShop1, test); })->deployed,
                SizeIs(2));
}

TEST(RecordDeployment, needs_version_and_environment) {
    TestWork work;
    make_versions(work);
    const auto test = environment(work, "test");
    const auto record = [&](const VersionName& version, std::string_view uuid) {
        return work([&](Work& w) { return record_deployment(w, version, uuid, std::nullopt); })
            .has_value();
    };
    EXPECT_FALSE(record(kShop1, "none"));
    EXPECT_FALSE(record({"Shop", "3"}, test));
    EXPECT_FALSE(record({"Nobody", "1"}, test));
    EXPECT_TRUE(record(kShop1, test));
}

TEST(Undeploy, gives_what_a_look_afterwards_gives) {
    TestWork work;
    make_versions(work);
    const auto test = environment(work, "test");
    const auto made =
        work([&](Work& w) { return record_deployment(w, kShop1, test, std::nullopt); });
    work.wait(std::chrono::seconds(1));
    const auto ended = work([&](Work& w) { return undeploy(w, made->deployed.uuid); });
    EXPECT_EQ(ended->deployed.undeployed_at, work.now);
    const auto later = work([&](Work& w) { return find_deployment(w, made->deployed.uuid); });
    EXPECT_EQ(later->deployed.undeployed_at, work.now);
    EXPECT_FALSE(work([](Work& w) { return undeploy(w, "none"); }));
}

TEST(Releases, are_recorded_once_and_can_be_supported_again) {
    TestWork work;
    make_versions(work);
    const auto test = environment(work, "test");
    const auto record = [&](Work& w) { return record_release(w, kShop1, test); };
    const auto made = work(record);
    EXPECT_TRUE(made->created);
    EXPECT_FALSE(work(record)->created);
    const auto ended = work([&](Work& w) { return end_support(w, made->released.uuid); });
    EXPECT_EQ(ended->released.support_ended_at, work.now);
    const auto supported = [&](const ReleaseFilter& filter) {
        return work([&](Work& w) { return list_currently_supported(w, test, filter); })->released;
    };
    EXPECT_THAT(supported({}), SizeIs(0));
    EXPECT_FALSE(work(record)->created);
    EXPECT_THAT(supported({.pacticipant = "Shop", .version = "1"}), SizeIs(1));
    EXPECT_THAT(supported({.version = "2"}), SizeIs(0));
    EXPECT_THAT(work([&](Work& w) { return list_releases(w, kShop1, test); })->released, SizeIs(1));
}

}  // namespace
}  // namespace accord::broker::service
