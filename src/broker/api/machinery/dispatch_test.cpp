// The steps every request passes, whatever the resource.
#include "base/encoding.hpp"
#include "base/text.hpp"
#include "support/broker/test_broker.hpp"

namespace accord::broker::api {
namespace {

TEST(Requests, get_the_standard_headers) {
    const TestBroker broker;
    const auto response = broker.get("/");
    EXPECT_EQ(response.headers.value_or("vary", ""), "Accept");
    EXPECT_EQ(response.headers.value_or("cache-control", ""), "no-cache");
    EXPECT_EQ(response.headers.value_or("x-pact-broker-version", ""), "2.120.0");
    EXPECT_EQ(response.headers.value_or("content-type", ""), "application/hal+json;charset=utf-8");
}

TEST(Requests, to_nowhere_are_answered_in_the_envelope_asked_for) {
    const TestBroker broker;
    EXPECT_EQ(broker.get("/nowhere").body,
              R"({"error":"The requested document was not found on this server."})");
    const auto problem =
        broker.send("GET", "/nowhere", "", {{"Accept", "application/problem+json"}});
    EXPECT_EQ(problem.body,
              R"({"title":"404 Not Found","type":"/problem/not-found","detail":"The requested )"
              R"(document was not found on this server.","status":404})");
}

TEST(Requests, with_other_methods_learn_which_there_are) {
    const TestBroker broker;
    const auto refused = broker.send("POST", "/pacts/latest");
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(refused.headers.value_or("allow", ""), "GET, OPTIONS");
    EXPECT_EQ(broker.send("OPTIONS", "/pacts/latest")
                  .headers.value_or("access-control-allow-methods", ""),
              "GET, OPTIONS");
    EXPECT_EQ(broker.send("FROB", "/").status, 501);
}

TEST(Requests, with_packed_bodies_are_told_to_send_them_as_they_are) {
    const TestBroker broker;
    const auto send = [&](std::string encoding, std::string_view body) {
        return broker.send("PUT",
                           "/pacticipants/Shop/versions/1",
                           body,
                           {{"Content-Encoding", std::move(encoding)}});
    };
    const auto refused = send("gzip", "\x1f\x8b");
    EXPECT_EQ(refused.status, 415);
    EXPECT_EQ(refused.body,
              R"({"error":"Content-Encoding: gzip is not supported. Send the body as it is."})");
    EXPECT_EQ(refused.headers.value_or("accept-encoding", ""), "identity");
    EXPECT_EQ(send("Identity", "{}").status, 201);
    EXPECT_EQ(send("gzip", "").status, 200) << "there is nothing to unpack";
}

TEST(Requests, with_hostile_paths_reach_no_resource) {
    const TestBroker broker;
    EXPECT_EQ(broker.get("/pacticipants//x").status, 404);
    EXPECT_EQ(broker.get("/pacticipants/a%0Ab").status, 422);
    EXPECT_EQ(broker.get("/pacticipants/a%00b").status, 422);
    EXPECT_EQ(broker.get("/pacticipants/%ff%fe").status, 422);
    EXPECT_EQ(broker.get("/environments?name=live%00x").status, 422);
    EXPECT_EQ(broker.get("/pacticipants/100%").status, 404);
}

TEST(Requests, take_only_the_media_types_of_the_route) {
    const TestBroker broker;
    EXPECT_EQ(broker.send("GET", "/", "", {{"Accept", "text/csv"}}).status, 406);
    EXPECT_EQ(broker
                  .send("PUT",
                        "/pacticipants/Shop/versions/1/tags/dev",
                        "x",
                        {{"Content-Type", "text/plain"}})
                  .status,
              415);
}

TEST(Requests, say_where_a_body_stops_being_utf8) {
    const TestBroker broker;
    EXPECT_EQ(broker.post("/pacticipants", "{\"name\": \"abcd\xff\"}").body,
              R"({"error":"Request body has a non UTF-8 character at char 15 and cannot be parsed )"
              R"(as JSON. Fragment preceding invalid character is: '{\"name\": \"abcd'"})");
}

TEST(Requests, that_are_not_utf8_take_time_in_proportion_to_their_size) {
    const TestBroker broker;
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(broker.post("/pacticipants", std::string(4'000'000, '\xff')).status, 400);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(3));
}

TEST(Requests, are_answered_in_utf8_whatever_stands_in_them) {
    const TestBroker broker(Settings{});
    for (const char* target :
         {"/\xFF", "/%E2\x82\xAC", "/pacticipants?q=%FF", "/doc/x?context=\xC3"}) {
        const auto response =
            broker.send("GET", target, "", {{"Host", "a\xFF"}, {"Accept", "\xFF"}});
        EXPECT_TRUE(is_utf8(response.body)) << target;
        EXPECT_GE(response.status, 400) << target;
    }
    EXPECT_TRUE(is_utf8(broker.send("\xFF", "/").body));
}

/// What a server asks when it has read the header.
struct EarlyAnswers : testing::Test {
    const TestBroker broker{{.base_urls = {"http://broker"},
                             .authentication = {.write_user = Credentials{"writer", "w"},
                                                .read_user = Credentials{"reader", "r"},
                                                .public_heartbeat = true}}};

    int status_of(std::string method,
                  std::string target,
                  http::BodyAhead body,
                  std::string_view credentials = "") const {
        http::Request header{.method = std::move(method), .target = std::move(target)};
        header.headers.add("Content-Type", "application/json");
        if (!credentials.empty()) {
            header.headers.add("Authorization", "Basic " + base64_encode(credentials));
        }
        const auto answer = broker.answer_early(header, body);
        return answer ? answer->status : 0;
    }
};

/// They may be those of the first user, made a moment ago: once a second the database is asked.
TEST_F(EarlyAnswers, refuse_wrong_credentials_when_the_database_has_told_that_there_are_no_users) {
    const auto refused = [&] {
        broker.send("GET", "/", "", {{"Authorization", "Basic " + base64_encode("writer:wrong")}});
        return status_of("POST", "/pacticipants", http::BodyAhead::kComing, "writer:wrong") == 401;
    };
    EXPECT_EQ(status_of("POST", "/pacticipants", http::BodyAhead::kComing, "writer:wrong"), 0);
    EXPECT_TRUE(TestBroker::eventually(refused));
}

TEST_F(EarlyAnswers, refuse_who_may_not_write_before_the_body_is_read) {
    using enum http::BodyAhead;
    EXPECT_EQ(status_of("POST", "/pacticipants", kComing), 401);
    EXPECT_EQ(status_of("POST", "/pacticipants", kComing, "reader:r"), 401);
    EXPECT_EQ(status_of("GET", "/", kComing), 401);
    EXPECT_EQ(status_of("POST", "/nowhere", kComing), 401);
    EXPECT_EQ(status_of("FROB", "/", kComing), 501);
    EXPECT_EQ(status_of("POST", "/nowhere", kComing, "writer:w"), 404);
    EXPECT_EQ(status_of("POST", "/pacts/latest", kComing, "writer:w"), 405);
    EXPECT_EQ(status_of("POST", "/pacticipants", kComing, "writer:w"), 0);
    EXPECT_EQ(status_of("GET", "/", kComing, "reader:r"), 0);
}

TEST_F(EarlyAnswers, leave_the_database_to_others_and_let_the_heartbeat_not_wait) {
    using enum http::BodyAhead;
    EXPECT_EQ(status_of("GET", "/diagnostic/status/heartbeat", kNone), 200);
    EXPECT_EQ(status_of("HEAD", "/diagnostic/status/heartbeat.json", kNone), 200);
    EXPECT_EQ(status_of("GET", "/diagnostic/status/dependencies", kNone, "reader:r"), 0);
    EXPECT_EQ(status_of("GET", "/", kNone, "reader:r"), 0);
}

TEST_F(EarlyAnswers, refuse_without_a_wait_who_sends_no_body) {
    using enum http::BodyAhead;
    EXPECT_EQ(status_of("GET", "/", kNone), 401);
    EXPECT_EQ(status_of("GET", "/nowhere", kNone, "reader:r"), 404);
    EXPECT_EQ(status_of("DELETE", "/pacts/latest", kNone, "writer:w"), 405);
}

TEST(BaseUrl, is_what_the_request_says_when_none_is_configured) {
    const TestBroker broker(Settings{});
    http::Request request;
    request.headers = {{"Host", "inside:9292"},
                       {"X-Forwarded-Host", "broker.example.org"},
                       {"X-Forwarded-Proto", "http, https"}};
    EXPECT_EQ(broker.at(broker.handle(request), "/_links/pb:pacticipants/href"),
              "https://broker.example.org/pacticipants");
}

TEST(BaseUrl, is_made_of_hosts_http_and_https_only) {
    const TestBroker broker(Settings{});
    const auto self = [&](http::Headers headers) {
        return broker.at(broker.handle({.headers = std::move(headers)}), "/_links/self/href");
    };
    EXPECT_EQ(self({{"Host", "b"}, {"X-Forwarded-Proto", "javascript"}}), "http://b");
    EXPECT_EQ(self({{"Host", "b"}, {"X-Forwarded-Scheme", "javascript:"}}), "http://b");
    EXPECT_EQ(self({{"Host", "b"}, {"X-Forwarded-Scheme", "x"}, {"X-Forwarded-Proto", "HTTPS"}}),
              "https://b");
    for (const char* host : {"a b", "user@x", "\xFF", "x/y", "\"><script>", ""}) {
        EXPECT_EQ(self({{"Host", "b"}, {"X-Forwarded-Host", host}}), "http://b") << host;
        EXPECT_EQ(self({{"Host", host}}), "http://localhost") << host;
    }
}

TEST(BaseUrl, is_the_configured_one_without_its_slash) {
    const TestBroker broker({.base_urls = {"https://b.example.org/pacts/"}});
    EXPECT_EQ(broker.at(broker.get("/"), "/_links/self/href"), "https://b.example.org/pacts");
}

}  // namespace
}  // namespace accord::broker::api
