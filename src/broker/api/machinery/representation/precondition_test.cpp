// Changes under a condition: If-Match and If-None-Match of PUT, PATCH, POST and DELETE.
#include "support/broker/test_broker.hpp"

namespace accord::broker::api {
namespace {

constexpr const char* kConditionalPact = "/pacts/provider/Stock/consumer/Shop/version/1";
constexpr const char* kContent = R"({"interactions":[{"description":"a"}]})";
constexpr const char* kOther = R"({"interactions":[{"description":"b"}]})";
constexpr const char* kWebhook = R"({"request":{"method":"POST","url":"https://ci.example.org"}})";

struct Preconditions : testing::Test {
    const TestBroker broker;

    void SetUp() override { broker.put(kConditionalPact, kContent); }

    std::string tag(const std::string& target, const std::string& accept = "*/*") const {
        const auto answer = broker.send("GET", target, "", {{"Accept", accept}});
        return std::string(answer.headers.value_or("etag", ""));
    }
    http::Response send_if(const std::string& field,
                           const std::string& tag,
                           const std::string& method,
                           const std::string& target,
                           const std::string& body = "{}") const {
        return broker.send(
            method, target, body, {{field, tag}, {"Content-Type", "application/json"}});
    }
};

TEST_F(Preconditions, keep_what_somebody_else_has_changed) {
    const auto read = tag(kConditionalPact, "application/hal+json");
    EXPECT_EQ(send_if("If-Match", read, "PATCH", kConditionalPact, kOther).status, 200);
    const auto changed = broker.get(kConditionalPact).body;
    for (const auto* method : {"PUT", "PATCH", "DELETE"}) {
        const auto refused = send_if("If-Match", read, method, kConditionalPact, kContent);
        EXPECT_EQ(refused.status, 412) << method;
        EXPECT_EQ(refused.body,
                  R"({"error":"Nothing was changed: what is here has another ETag than If-Match )"
                  R"(names. Read it again before you change it."})");
        EXPECT_EQ(broker.get(kConditionalPact).body, changed) << method;
    }
    EXPECT_EQ(send_if("If-Match", tag(kConditionalPact), "DELETE", kConditionalPact).status, 200);
}

TEST_F(Preconditions, know_the_tags_of_all_media_types) {
    for (const auto* type : {"application/hal+json", "application/json"}) {
        const auto read = tag(kConditionalPact, type);
        EXPECT_EQ(send_if("If-Match", "\"x\", " + read, "PATCH", kConditionalPact, kContent).status,
                  200)
            << type;
        EXPECT_EQ(send_if("If-None-Match", read, "PATCH", kConditionalPact, kContent).status, 412)
            << type;
    }
}

TEST_F(Preconditions, may_ask_that_nothing_is_there_yet) {
    for (const std::string target : {"/pacticipants/Shop/labels/new",
                                     "/pacticipants/Shop/versions/1/tags/new",
                                     "/pacticipants/Shop/versions/9",
                                     "/pacticipants/Shop/branches/feat/versions/1",
                                     "/webhooks/my-own-identifier_1",
                                     "/pacts/provider/Stock/consumer/Shop/version/9"}) {
        const auto* body = target.starts_with("/webhooks") ? kWebhook : kContent;
        EXPECT_EQ(send_if("If-Match", "*", "PUT", target, body).status, 412) << target;
        EXPECT_EQ(send_if("If-None-Match", "*", "PUT", target, body).status, 201) << target;
        EXPECT_EQ(send_if("If-None-Match", "*", "PUT", target, body).status, 412) << target;
        EXPECT_EQ(send_if("If-Match", "*", "PUT", target, body).status, 200) << target;
        EXPECT_EQ(send_if("If-Match", tag(target), "PUT", target, body).status, 200) << target;
        EXPECT_EQ(send_if("If-Match", "\"x\"", "PUT", target, body).status, 412) << target;
    }
}

TEST_F(Preconditions, hold_for_lists_that_are_added_to) {
    const auto before = tag("/pacticipants");
    EXPECT_EQ(send_if("If-Match", before, "POST", "/pacticipants", R"({"name":"A"})").status, 201);
    EXPECT_EQ(send_if("If-Match", before, "POST", "/pacticipants", R"({"name":"B"})").status, 412);
    EXPECT_EQ(broker.get("/pacticipants/B").status, 404);
}

TEST_F(Preconditions, fail_where_nothing_can_be_read) {
    const auto* body =
        R"({"pacticipantName":"Shop","pacticipantVersionNumber":"2","contracts":[]})";
    EXPECT_EQ(send_if("If-Match", "\"x\"", "POST", "/contracts/publish", body).status, 412);
    EXPECT_EQ(send_if("If-None-Match", "*", "POST", "/contracts/publish", body).status, 200);
}

TEST_F(Preconditions, come_after_what_is_wrong_with_the_request) {
    EXPECT_EQ(send_if("If-Match", "\"x\"", "PUT", kConditionalPact, "{").status, 400);
    EXPECT_EQ(send_if("If-Match", "\"x\"", "PUT", "/nowhere").status, 404);
    EXPECT_EQ(send_if("If-Match", "\"x\"", "PUT", "/pacticipants").status, 405);
}

TEST_F(Preconditions, are_told_as_a_problem_to_who_wants_one) {
    const auto refused =
        broker.send("DELETE",
                    "/pacticipants/Shop",
                    "",
                    {{"If-Match", "\"x\""}, {"Accept", "application/problem+json"}});
    EXPECT_EQ(refused.status, 406) << "no route gives problems alone";
    const auto problem = broker.send(
        "DELETE",
        "/pacticipants/Shop",
        "",
        {{"If-Match", "\"x\""}, {"Accept", "application/hal+json, application/problem+json"}});
    EXPECT_EQ(problem.status, 412);
    EXPECT_EQ(problem.headers.value_or("content-type", ""),
              "application/problem+json;charset=utf-8");
    EXPECT_NE(problem.body.find("precondition-failed"), std::string::npos);
}

}  // namespace
}  // namespace accord::broker::api
