// What becomes of the texts of a webhook, and which addresses may be called.
#include "broker/domain/webhooks/delivery.hpp"

#include "base/encoding.hpp"
#include "base/json.hpp"
#include "broker/domain/webhooks/webhook_secrets.hpp"

#include <gmock/gmock.h>

namespace accord::broker::domain {
namespace {

const VariableValues kValues{{"pactbroker.consumerName", "Shop & \"Co\"\r\nX: 1"},
                             {"pactbroker.consumerVersionTags", ""},
                             {"secret.TOKEN", "t0p/secret"}};

WebhookRequest request_to(std::string url) { return {.method = "post", .url = std::move(url)}; }

TEST(Delivery, encodes_values_in_the_URL) {
    const auto out = render(
        request_to("https://a.example/${pactbroker.consumerName}?t=${secret.TOKEN}&${x}"), kValues);
    EXPECT_EQ(out.method, "POST");
    EXPECT_EQ(out.url, "https://a.example/Shop%20%26%20%22Co%22%0D%0AX%3A%201?t=t0p%2Fsecret&${x}");
}

TEST(Delivery, keeps_header_fields_on_their_line) {
    auto request = request_to("https://a.example/");
    request.headers = {{"x-consumer", "by ${pactbroker.consumerName}"}};
    EXPECT_EQ(render(request, kValues).headers[0].second, "by Shop & \"Co\"  X: 1");
}

TEST(Delivery, escapes_values_in_JSON_and_nowhere_else) {
    auto request = request_to("https://a.example/");
    request.body = R"({"c":"${pactbroker.consumerName}","n":1.0})";
    const auto as_json = render(request, kValues);
    EXPECT_EQ(*as_json.body, R"({"c":"Shop & \"Co\"\r\nX: 1","n":1.0})");
    EXPECT_TRUE(json::parse(*as_json.body));
    request.body = R"("c=${pactbroker.consumerName}")";
    EXPECT_EQ(*render(request, kValues).body, "c=Shop & \"Co\"\r\nX: 1");
    request.headers = {{"content-type", "application/vnd.x+JSON"}};
    request.body = R"("{\"c\":\"${pactbroker.consumerName}\"}")";
    EXPECT_EQ(*render(request, kValues).body, R"({"c":"Shop & \"Co\"\r\nX: 1"})");
}

TEST(Delivery, leaves_what_it_does_not_know_and_empties_what_is_not_there) {
    auto request = request_to("https://a.example/");
    request.body = R"("[${pactbroker.unknown}|${pactbroker.consumerVersionTags}|${other}|${")";
    EXPECT_EQ(*render(request, kValues).body, "[${pactbroker.unknown}||${other}|${");
}

TEST(Delivery, is_checked_by_the_rules_of_the_day) {
    const WebhookRules rules{.hosts = {"ci.example.org"}};
    EXPECT_EQ(delivery_fault({"POST", "https://ci.example.org/x", {}, {}, {}, {}}, rules), "");
    EXPECT_NE(delivery_fault({"GET", "https://ci.example.org/x", {}, {}, {}, {}}, rules), "");
    EXPECT_NE(delivery_fault({"POST", "http://ci.example.org/x", {}, {}, {}, {}}, rules), "");
    EXPECT_NE(delivery_fault({"POST", "https://other.example.org/x", {}, {}, {}, {}}, rules), "");
}

TEST(Delivery, calls_addresses_that_are_listed) {
    const WebhookRules rules{.hosts = {"ci.internal", "*.example.org", "/.*/", "10.0.0.0/8"}};
    EXPECT_TRUE(may_call_address("anything", "10.1.2.3", rules));
    EXPECT_TRUE(may_call_address("CI.internal", "192.168.1.1", rules));
    EXPECT_TRUE(may_call_address("ci.internal", "127.0.0.1", rules));
    EXPECT_FALSE(may_call_address("a.example.org", "192.168.1.1", rules));
    EXPECT_FALSE(may_call_address("ci.internal", "169.254.169.254", rules));
    EXPECT_FALSE(may_call_address("ci.internal", "fe80::1", rules));
    EXPECT_TRUE(may_call_address("x", "169.254.169.254", {.hosts = {"169.254.169.254"}}));
    EXPECT_FALSE(may_call_address("localhost", "127.0.0.1", {}));
}

TEST(Delivery, masks_what_is_secret_wherever_it_comes_up) {
    const DeliveryRequest sent{.method = "POST",
                               .url = "https://a.example/",
                               .headers = {{"authorization", "Bearer abcd"}, {"x-a", "shown"}},
                               .body = std::nullopt,
                               .username = "me",
                               .password = "pass\"word"};
    const auto secrets = secret_values(sent, kValues);
    EXPECT_EQ(with_values_masked("Bearer abcd shown pass\"word pass\\\"word t0p%2Fsecret "
                                 "bWU6cGFzcyJ3b3Jk t0p/secret me",
                                 secrets),
              "********** shown ********** ********** ********** ********** ********** me");
    EXPECT_EQ(with_values_masked("it said abcd", secrets), "it said **********");
}

TEST(Delivery, masks_a_short_secret_where_it_is_a_word) {
    EXPECT_EQ(with_values_masked("a, ab, {\"x\":\"a\"} t=a", {"a", ""}),
              "**********, ab, {\"x\":\"**********\"} t=**********");
    EXPECT_EQ(with_values_masked("x-key: 042; 1042; \u00e9042", {"042"}),
              "x-key: **********; 1042; \u00e9042");
    EXPECT_EQ(with_values_masked("key=a%2Fb", {"a/b"}), "key=**********");
}

TEST(Delivery, masks_what_values_look_like_elsewhere) {
    const VariableValues values{{"user.KEY", "two\nl/nes \"q\""}};
    const auto sent = render({.url = "https://a.example/${user.KEY}",
                              .headers = {{"x-line", "${user.KEY}"}},
                              .body = R"({"k":"${user.KEY}"})",
                              .username = "${user.KEY}"},
                             values);
    EXPECT_EQ(sent.url, "https://a.example/two%0Al%2Fnes%20%22q%22");
    EXPECT_EQ(sent.headers[0].second, "two l/nes \"q\"");
    EXPECT_EQ(sent.body, R"({"k":"two\nl/nes \"q\""})");
    const auto shown = [&](std::string text) {
        return with_values_masked(std::move(text), secret_values(sent, values));
    };
    for (const auto& text : {sent.url,
                             sent.headers[0].second,
                             *sent.body,
                             *sent.username,
                             base64_encode(*sent.username + ":"),
                             std::string("at /two%0al%2fnes%20%22q%22")}) {
        EXPECT_THAT(shown(text), testing::HasSubstr(kMask)) << text;
        EXPECT_THAT(shown(text), testing::Not(testing::HasSubstr("two"))) << text;
    }
}

TEST(Delivery, masks_the_longest_first) {
    EXPECT_EQ(with_values_masked("abcd-efgh abcd", {"abcd", "abcd-efgh"}), "********** **********");
}

}  // namespace
}  // namespace accord::broker::domain
