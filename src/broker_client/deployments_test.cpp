// Deployments and releases against a broker in memory.
#include "broker_client/deployments.hpp"

#include "support/fake_broker.hpp"

#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

constexpr auto kVersion = R"({"_links":{
    "pb:record-deployment":[
        {"href":"http://b/deploy/test","name":"test"},{"href":"http://b/deploy/prod","name":"prod"}],
    "pb:record-release":[{"href":"http://b/release/prod","name":"prod"}]}})";

/// A broker with the environment prod, and what is listed there.
struct Prod : FakeBroker {
    Prod() {
        web.answer_json("GET http://b/environments", R"({"_embedded":{"environments":[
            {"name":"prod","_links":{
                "pb:currently-deployed-deployed-versions":{"href":"http://b/prod/deployed"},
                "pb:currently-supported-released-versions":{"href":"http://b/prod/released"}}}]}})");
    }

    static std::string entry(std::string_view id,
                             std::string_view name,
                             std::string_view version,
                             std::string_view more = "") {
        return fmt::format(R"({{"_links":{{"self":{{"href":"http://b/{}"}}}},{}
            "_embedded":{{"pacticipant":{{"name":"{}"}},"version":{{"number":"{}"}}}}}})",
                           id,
                           more,
                           name,
                           version);
    }

    void list(std::string_view what, std::string_view key, const std::string& entries) {
        web.answer_json(fmt::format("GET http://b/prod/{}?pacticipant=A%20B", what),
                        fmt::format(R"({{"_embedded":{{"{}":[{}]}}}})", key, entries));
    }
};

TEST(RecordDeployment, follows_the_link_named_like_the_environment) {
    FakeBroker broker;
    broker.web.answer_json("GET http://b/pacticipants/A/versions/1", kVersion);
    broker.web.answer_json("POST http://b/deploy/prod", "{}", 201);
    ASSERT_TRUE(record_deployment(broker.connection, {{"A", "1"}, "prod", "blue"}));
    EXPECT_EQ(broker.last_body(), R"({"applicationInstance":"blue"})");
}

TEST(RecordDeployment, names_a_version_that_is_not_known) {
    FakeBroker broker;
    EXPECT_EQ(record_deployment(broker.connection, {{"A", "9"}, "prod", ""}).error().message,
              "the broker has no version 9 of A");
}

TEST(RecordDeployment, names_the_environments_that_are_known) {
    Prod broker;
    broker.web.answer_json("GET http://b/pacticipants/A/versions/1", kVersion);
    const auto refused = record_deployment(broker.connection, {{"A", "1"}, "live", ""});
    EXPECT_EQ(refused.error().code, ErrorCode::kNotFound);
    EXPECT_EQ(refused.error().message,
              "no environment 'live' is known to the broker; it has: prod");
}

TEST(RecordRelease, follows_the_link_named_like_the_environment) {
    FakeBroker broker;
    broker.web.answer_json("GET http://b/pacticipants/A/versions/1", kVersion);
    broker.web.answer_json("POST http://b/release/prod", "{}", 201);
    ASSERT_TRUE(record_release(broker.connection, {"A", "1"}, "prod"));
    EXPECT_EQ(broker.last_body(), "{}");
}

TEST(RecordUndeployment, ends_what_is_deployed_to_that_instance) {
    Prod broker;
    broker.list("deployed",
                "deployedVersions",
                Prod::entry("d1", "A B", "1") + "," +
                    Prod::entry("d2", "A B", "2", R"("applicationInstance":"blue",)") + "," +
                    Prod::entry("d3", "C", "2", R"("applicationInstance":"blue",)"));
    broker.web.answer_json("PATCH http://b/d2", R"({"currentlyDeployed":false})");
    const auto ended = record_undeployment(broker.connection, {{"A B", ""}, "prod", "blue"});
    EXPECT_EQ(ended.value().size(), 1);
    EXPECT_EQ(broker.web.lines().back(), "PATCH http://b/d2");
    EXPECT_EQ(broker.last_body(), R"({"currentlyDeployed":false})");
    EXPECT_EQ(broker.web.sent.back().request.headers.find("Content-Type"),
              "application/merge-patch+json");
}

TEST(RecordUndeployment, names_the_instances_that_are_deployed) {
    Prod broker;
    broker.list(
        "deployed",
        "deployedVersions",
        Prod::entry("d1", "A B", "1") + "," + Prod::entry("d2", "A B", "2", R"("target":"blue",)"));
    EXPECT_EQ(
        record_undeployment(broker.connection, {{"A B", ""}, "prod", "red"}).error().message,
        "A B is not currently deployed to application instance red in prod environment; leave out "
        "the application instance, or give one of these application instances: blue");
}

TEST(RecordUndeployment, says_when_nothing_is_deployed) {
    Prod broker;
    broker.list("deployed", "deployedVersions", "");
    const auto refused = record_undeployment(broker.connection, {{"A B", ""}, "prod", ""});
    EXPECT_EQ(refused.error().code, ErrorCode::kNotFound);
    EXPECT_EQ(refused.error().message,
              "A B is not currently deployed to prod environment. Cannot record undeployment.");
}

TEST(RecordSupportEnded, ends_that_version_alone) {
    Prod broker;
    broker.list("released",
                "releasedVersions",
                Prod::entry("r1", "A B", "1") + "," + Prod::entry("r2", "A B", "2"));
    broker.web.answer_json("PATCH http://b/r2", "{}");
    ASSERT_TRUE(record_support_ended(broker.connection, {"A B", "2"}, "prod"));
    EXPECT_EQ(broker.last_body(), R"({"currentlySupported":false})");
    EXPECT_EQ(
        record_support_ended(broker.connection, {"A B", "3"}, "prod").error().message,
        "A B version 3 is not currently released to prod environment. Cannot record support ended. "
        "Released are: 1, 2");
}

TEST(VersionsInEnvironment, are_those_deployed_and_those_released) {
    Prod broker;
    broker.list("deployed", "deployedVersions", Prod::entry("d1", "A B", "1"));
    broker.list("released", "releasedVersions", Prod::entry("r1", "A B", "2"));
    const auto count = [&](InEnvironment which) {
        return versions_in_environment(broker.connection, "A B", "prod", which).value().size();
    };
    EXPECT_EQ(count(InEnvironment::kBoth), 2);
    EXPECT_EQ(count(InEnvironment::kReleased), 1);
    EXPECT_EQ(broker.web.lines().back(), "GET http://b/prod/released?pacticipant=A%20B");
}

}  // namespace
}  // namespace accord::broker_client
