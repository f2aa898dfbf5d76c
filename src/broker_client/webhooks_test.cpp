// Webhooks against a broker in memory.
#include "broker_client/webhooks.hpp"

#include "support/fake_broker.hpp"

#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

TEST(CreateWebhook, sends_what_is_given) {
    FakeBroker broker;
    broker.web.answer_json("POST http://b/webhooks", R"({"uuid":"w"})", 201);
    ASSERT_TRUE(create_webhook(broker.connection,
                               {.url = "http://ci/x",
                                .method = "POST",
                                .headers = {{"Accept", "text/plain"}},
                                .body = json::Object{{"n", 1}},
                                .user = "u",
                                .password = "p:q",
                                .consumer = {.name = "A"},
                                .provider = {.label = "core"},
                                .description = "tell CI",
                                .events = {"contract_published"}}));
    EXPECT_EQ(json::parse(broker.last_body()).value(),
              json::parse(R"({"events":[{"name":"contract_published"}],
            "request":{"method":"POST","url":"http://ci/x","headers":{"Accept":"text/plain"},
                "body":{"n":1},"username":"u","password":"p:q"},
            "consumer":{"name":"A"},"provider":{"label":"core"},"description":"tell CI"})")
                  .value());
}

TEST(CreateWebhook, sends_no_more_than_that) {
    FakeBroker broker;
    broker.web.answer_json("POST http://b/webhooks", "{}", 201);
    ASSERT_TRUE(create_webhook(
        broker.connection,
        {.url = "http://ci", .method = "GET", .events = {"contract_content_changed"}}));
    EXPECT_EQ(broker.last_body(),
              R"({"events":[{"name":"contract_content_changed"}],)"
              R"("request":{"method":"GET","url":"http://ci"}})");
}

TEST(SaveWebhook, puts_it_under_its_uuid) {
    FakeBroker broker;
    broker.web.answer_json("PUT http://b/webhooks/w1", "{}", 201);
    EXPECT_TRUE(save_webhook(broker.connection, "w1", {.url = "http://ci"}));
}

TEST(TestWebhook, follows_its_link) {
    FakeBroker broker;
    broker.web.answer_json("GET http://b/webhooks/w1",
                           R"({"_links":{"pb:execute":{"href":"http://b/run/w1"}}})");
    broker.web.answer_json("POST http://b/run/w1", R"({"success":true})");
    EXPECT_EQ(test_webhook(broker.connection, "w1").value(),
              json::parse(R"({"success":true})").value());
    EXPECT_EQ(test_webhook(broker.connection, "w2").error().message,
              "the broker has no webhook with UUID w2");
}

TEST(DeleteWebhook, tells_whether_it_was_there) {
    FakeBroker broker;
    broker.web.answer("DELETE http://b/webhooks/w1", http::Response{.status = 204});
    broker.web.answer_json("DELETE http://b/webhooks/w2", "{}", 403);
    EXPECT_EQ(delete_webhook(broker.connection, "w1"), true);
    EXPECT_EQ(delete_webhook(broker.connection, "w9"), false);
    EXPECT_EQ(delete_webhook(broker.connection, "w2").error().code, ErrorCode::kUnauthorized);
}

}  // namespace
}  // namespace accord::broker_client
