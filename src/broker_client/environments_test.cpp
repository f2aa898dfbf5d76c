// Environments against a broker in memory.
#include "broker_client/environments.hpp"

#include "support/fake_broker.hpp"

#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

constexpr auto kTest = R"({"uuid":"u1","name":"test","displayName":"Test","production":false,
    "contacts":[{"name":"Ann","details":{"emailAddress":"ann@b.c","n":1}},{"name":"Bob"}],
    "createdAt":"2024-01-01T00:00:00+00:00","_links":{"self":{"href":"http://b/environments/u1"}}})";

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

TEST(UpdateEnvironment, changes_what_is_given_and_nothing_else) {
    FakeBroker broker;
    broker.web.answer_json("GET http://b/environments/u1", kTest);
    broker.web.answer_json("PUT http://b/environments/u1", kTest);
    ASSERT_TRUE(
        update_environment(broker.connection, "u1", {.production = true, .contact_name = "Eve"}));
    EXPECT_EQ(json::parse(broker.last_body()).value(),
              json::parse(R"({"name":"test","displayName":"Test","production":true,
                  "contacts":[{"name":"Eve","details":{"emailAddress":"ann@b.c","n":1}},{"name":"Bob"}]})")
                  .value());
}

TEST(DeleteEnvironment, tells_what_was_deleted) {
    FakeBroker broker;
    broker.web.answer_json("GET http://b/environments/u1", kTest);
    broker.web.answer("DELETE http://b/environments/u1", http::Response{.status = 204});
    const auto deleted = delete_environment(broker.connection, "u1");
    EXPECT_EQ(json::string_at(deleted.value().as_object(), "name"), "test");
    EXPECT_EQ(broker.web.lines().back(), "DELETE http://b/environments/u1");
}

TEST(FindEnvironment, names_a_uuid_that_is_not_known) {
    FakeBroker broker;
    const auto found = find_environment(broker.connection, "u9");
    EXPECT_EQ(found.error().code, ErrorCode::kNotFound);
    EXPECT_EQ(found.error().message, "the broker has no environment with UUID u9");
    EXPECT_EQ(delete_environment(broker.connection, "u9").error(), found.error());
}

TEST(FindEnvironment, names_those_that_are_known) {
    FakeBroker broker;
    broker.web.answer_json("GET http://b/environments",
                           R"({"_embedded":{"environments":[{"name":"test"},{"name":"prod"}]}})");
    EXPECT_EQ(find_environment_called(broker.connection, "live").error().message,
              "no environment 'live' is known to the broker; it has: test, prod");
    EXPECT_TRUE(find_environment_called(broker.connection, "prod"));
}

}  // namespace
}  // namespace accord::broker_client
