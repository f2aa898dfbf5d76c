// Environments and deployments against a broker in memory.
#include "broker_client/environments.hpp"

#include "support/fake_broker.hpp"

#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

constexpr auto kVersion = R"({"_links":{"pb:record-deployment":[
    {"href":"http://b/deploy/test","name":"test"},{"href":"http://b/deploy/prod","name":"prod"}]}})";

TEST(CreateEnvironment, sends_what_is_given_and_no_more) {
    FakeBroker broker;
    broker.web.answer_json("POST http://b/environments", R"({"uuid":"u"})", 201);
    const auto created =
        create_environment(broker.connection, {.name = "test", .contact_email = "a@b.c"});
    EXPECT_EQ(json::string_at(created.value().as_object(), "uuid"), "u");
    EXPECT_EQ(
        broker.last_body(),
        R"({"name":"test","production":false,"contacts":[{"details":{"emailAddress":"a@b.c"}}]})");
}

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
    FakeBroker broker;
    broker.web.answer_json("GET http://b/pacticipants/A/versions/1", kVersion);
    broker.web.answer_json("GET http://b/environments",
                           R"({"_embedded":{"environments":[{"name":"test"},{"name":"prod"}]}})");
    const auto refused = record_deployment(broker.connection, {{"A", "1"}, "live", ""});
    EXPECT_EQ(refused.error().code, ErrorCode::kNotFound);
    EXPECT_EQ(refused.error().message,
              "no environment 'live' is known to the broker; it has: test, prod");
}

}  // namespace
}  // namespace accord::broker_client
