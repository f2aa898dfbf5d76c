// Conditional requests, and HEAD.
#include "support/broker/test_broker.hpp"

namespace accord::broker::api {
namespace {

std::string tag_of(const http::Response& response) {
    return std::string(response.headers.value_or("etag", ""));
}

struct ConditionalRequests : testing::Test {
    const TestBroker broker;
    const std::string tag = tag_of(broker.get("/"));

    http::Response get(std::string_view name, std::string value, std::string target = "/") const {
        return broker.send("GET", target, "", {{std::string(name), std::move(value)}});
    }
};

TEST_F(ConditionalRequests, are_answered_304_to_who_has_the_document) {
    for (const auto& tags : {tag, "W/" + tag, "\"other\" , " + tag, std::string("*")}) {
        const auto answer = get("If-None-Match", tags);
        EXPECT_EQ(answer.status, 304) << tags;
        EXPECT_EQ(answer.body, "");
        EXPECT_EQ(tag_of(answer), tag);
        EXPECT_EQ(answer.headers.value_or("cache-control", ""), "no-cache");
        EXPECT_EQ(answer.headers.value_or("vary", ""), "Accept");
        EXPECT_FALSE(answer.headers.has("content-type"));
    }
}

TEST_F(ConditionalRequests, get_the_document_when_it_is_another) {
    for (const auto& tags : {std::string("\"abc\""), tag.substr(0, 9) + "\"", std::string()}) {
        const auto answer = get("If-None-Match", tags);
        EXPECT_EQ(answer.status, 200) << tags;
        EXPECT_EQ(tag_of(answer), tag);
    }
    EXPECT_EQ(get("If-Modified-Since", "Tue, 01 Jan 2030 00:00:00 GMT").status, 200);
}

TEST_F(ConditionalRequests, for_a_certain_document_are_412_when_it_is_another) {
    EXPECT_EQ(get("If-Match", tag).status, 200);
    EXPECT_EQ(get("If-Match", "*").status, 200);
    for (const auto& tags : {std::string("\"abc\""), "W/" + tag}) {
        const auto answer = get("If-Match", tags);
        EXPECT_EQ(answer.status, 412) << tags;
        EXPECT_EQ(answer.body, "");
    }
}

TEST_F(ConditionalRequests, mind_documents_only) {
    EXPECT_EQ(get("If-None-Match", "*", "/nowhere").status, 404);
    EXPECT_EQ(tag_of(broker.get("/nowhere")), "");
    EXPECT_EQ(tag_of(broker.post("/pacticipants", R"({"name":"Shop"})")), "");
}

TEST_F(ConditionalRequests, see_a_document_change) {
    const auto before = tag_of(broker.get("/pacticipants"));
    EXPECT_EQ(tag_of(broker.get("/pacticipants")), before);
    broker.post("/pacticipants", R"({"name":"Shop"})");
    EXPECT_EQ(get("If-None-Match", before, "/pacticipants").status, 200);
}

TEST_F(ConditionalRequests, tell_media_types_apart) {
    const auto page = broker.send("GET", "/", "", {{"Accept", "text/html"}});
    EXPECT_NE(tag_of(page), tag);
    EXPECT_NE(tag_of(page), "");
}

TEST_F(ConditionalRequests, may_be_head) {
    const auto head = broker.send("HEAD", "/");
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers, broker.get("/").headers);
    EXPECT_EQ(broker.send("HEAD", "/", "", {{"If-None-Match", tag}}).status, 304);
    EXPECT_EQ(broker.send("HEAD", "/nowhere").status, 404);
    EXPECT_EQ(broker.send("HEAD", "/contracts/publish").status, 405);
    EXPECT_EQ(broker.send("HEAD", "/diagnostic/status/heartbeat").status, 200);
}

}  // namespace
}  // namespace accord::broker::api
