// Where credentials go, and where they don't: links, redirects, addresses of others.
#include "broker_client/wire/home_sender.hpp"

#include "http/url.hpp"
#include "support/fake_broker.hpp"

#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

class HomeSenderTest : public testing::Test {
  protected:
    Result<http::Response> send(std::string_view url, std::string method = "GET") {
        HomeSender sender("http://b", {.user = "u", .password = "p"}, web);
        return sender.send(http::parse_url(url).value(),
                           {.method = std::move(method), .body = "{}"});
    }

    void redirect(std::string line, std::string to, int status = 302) {
        web.answer(std::move(line),
                   http::Response{.status = status, .headers = {{"Location", std::move(to)}}});
    }

    /// The addresses that were asked, with a star where credentials came along.
    std::vector<std::string> asked() const {
        std::vector<std::string> lines;
        for (const auto& [line, request] : web.sent) {
            lines.push_back(request.headers.has("Authorization") ? line + " *" : line);
        }
        return lines;
    }

    http::FakeSender web;
};

using Lines = std::vector<std::string>;

TEST_F(HomeSenderTest, sends_own_header_fields_to_their_origin_alone) {
    HomeSender sender("http://b", {.headers = {{"X-Key", "k"}, {"Authorization", "mine"}}}, web);
    for (const auto* url : {"http://b/x", "http://other/x"}) {
        web.answer_json(fmt::format("GET {}", url), "{}");
        ASSERT_TRUE(sender.send(http::parse_url(url).value(), {}));
    }
    EXPECT_EQ(web.sent.at(0).request.headers.find("X-Key"), "k");
    EXPECT_EQ(web.sent.at(0).request.headers.find("Authorization"), "mine");
    EXPECT_EQ(web.sent.at(1).request.headers.size(), 0U);
}

TEST_F(HomeSenderTest, sends_credentials_to_their_origin_alone) {
    for (const auto* url : {"http://b/x",
                            "http://b:80/x",
                            "http://B/x",
                            "https://b/x",
                            "http://b:8080/x",
                            "http://b.evil/x",
                            "http://evil/b"}) {
        web.answer_json(fmt::format("GET {}", url), "{}");
        (void)send(url);
    }
    EXPECT_EQ(asked(),
              (Lines{"GET http://b/x *",
                     "GET http://b/x *",
                     "GET http://b/x *",
                     "GET https://b/x",
                     "GET http://b:8080/x",
                     "GET http://b.evil/x",
                     "GET http://evil/b"}));
}

TEST_F(HomeSenderTest, takes_no_credentials_along_on_a_redirect) {
    redirect("GET http://b/1", "/2");
    redirect("GET http://b/2", "http://other/3", 307);
    redirect("GET http://other/3", "http://b/4", 308);
    web.answer_json("GET http://b/4", "{}");
    EXPECT_EQ(send("http://b/1")->status, 200);
    EXPECT_EQ(
        asked(),
        (Lines{"GET http://b/1 *", "GET http://b/2 *", "GET http://other/3", "GET http://b/4 *"}));
}

TEST_F(HomeSenderTest, tells_why_another_address_refuses) {
    redirect("GET http://b/", "https://b/");
    web.answer("GET https://b/", http::Response{.status = 401});
    const auto refused = send("http://b/");
    EXPECT_EQ(refused.error().code, ErrorCode::kUnauthorized);
    EXPECT_EQ(
        refused.error().message,
        "GET https://b/: answered 401 Unauthorized. It was sent no credentials, because they are "
        "for http://b; if https://b is the same broker, use that as its URL, or set the broker's "
        "base URL so that its links lead to http://b");
}

TEST_F(HomeSenderTest, makes_no_read_of_a_write_that_is_redirected) {
    redirect("POST http://b/1", "https://b/1", 301);
    EXPECT_EQ(
        send("http://b/1", "POST").error().message,
        "POST http://b/1: answered 301 Moved Permanently, a redirect to https://b/1, which would "
        "turn the POST into a GET; use the URL that this one redirects to");
    redirect("PUT http://b/2", "/3", 308);
    web.answer_json("PUT http://b/3", "{}");
    EXPECT_TRUE(send("http://b/2", "PUT"));
    EXPECT_EQ(web.sent.back().request.body, "{}");
    redirect("POST http://b/4", "/5", 303);
    web.answer_json("GET http://b/5", "{}");
    EXPECT_TRUE(send("http://b/4", "POST"));
    EXPECT_EQ(web.sent.back().request.body, "");
}

TEST_F(HomeSenderTest, gives_up_on_a_round_of_redirects) {
    redirect("GET http://b/1", "/1");
    EXPECT_EQ(send("http://b/1").error().message, "http://b/1 redirects more than 5 times");
    EXPECT_EQ(web.sent.size(), 6U);
    redirect("GET http://b/2", "ftp://b/");
    EXPECT_EQ(send("http://b/2").error().message,
              "http://b/2 redirects to a wrong address: \"ftp://b/\": a URL starts with http:// or "
              "https://");
}

TEST(BrokerConnection, keeps_credentials_from_the_hosts_that_links_lead_to) {
    FakeBroker broker({.token = "t"}, "http://front");
    broker.web.answer_json("GET http://front/",
                           R"({"_links":{"pb:environments":{"href":"http://b/environments"}}})");
    broker.web.answer_json("GET http://b/environments", "{}");
    broker.web.answer("POST http://b/environments", http::Response{.status = 401});
    const auto address = broker.connection.address_of("pb:environments").value();
    EXPECT_TRUE(broker.connection.get(address));
    EXPECT_FALSE(broker.web.sent.back().request.headers.has("Authorization"));
    EXPECT_EQ(
        broker.connection.post(address, json::Object{}).error().message,
        "POST http://b/environments: answered 401 Unauthorized. It was sent no credentials, "
        "because they are for http://front; if http://b is the same broker, use that as its URL, "
        "or set the broker's base URL so that its links lead to http://front");
}

TEST(BrokerConnection, keeps_the_user_of_its_url_from_other_hosts) {
    FakeBroker broker({}, "http://u:p@front");
    broker.web.answer_json("GET http://evil/", "{}");
    EXPECT_TRUE(broker.connection.get("http://evil/"));
    EXPECT_FALSE(broker.web.sent.back().request.headers.has("Authorization"));
    EXPECT_EQ(broker.connection.base_url(), "http://front");
}

}  // namespace
}  // namespace accord::broker_client
