// A broker below a path of its host: no address that it gives leaves the path out.
#include "base/encoding.hpp"
#include "broker/api/machinery/base_url.hpp"
#include "support/broker/test_broker.hpp"

#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::StartsWith;

constexpr std::string_view kBase = "https://host/some/broker";

/// A broker with one of everything that has an address.
class BrokerBelowPath {
  public:
    BrokerBelowPath() {
        remember(broker.put("/pacts/provider/Orders/consumer/Shop/version/1",
                            R"({"interactions":[{"description":"a"}]})"));
        const auto pact = broker.get("/pacts/provider/Orders/consumer/Shop/version/1");
        const auto sha = broker.at(pact, "/_links/pb:pact-version/name");
        remember(broker.post(
            "/pacts/provider/Orders/consumer/Shop/pact-version/" + sha + "/verification-results",
            R"({"success":true,"providerApplicationVersion":"o1"})"));
        remember(broker.put("/pacticipants/Shop/branches/main/versions/1"));
        remember(broker.put("/pacticipants/Shop/versions/1/tags/dev"));
        remember(broker.put("/pacticipants/Shop/labels/blue"));
        remember(broker.post("/pacticipants", R"({"name":"Lens"})"));
        const auto environment =
            broker.post("/environments", R"({"name":"live","production":true})");
        remember(environment);
        const auto uuid = broker.at(environment, "/uuid");
        remember(
            broker.post("/pacticipants/Shop/versions/1/deployed-versions/environment/" + uuid));
        remember(
            broker.post("/pacticipants/Shop/versions/1/released-versions/environment/" + uuid));
        const auto content = base64_encode(R"({"interactions":[]})");
        remember(broker.post("/contracts/publish",
                             R"({"pacticipantName":"Till","pacticipantVersionNumber":"1",
                                 "contracts":[{"consumerName":"Till","providerName":"Orders",
                                 "specification":"pact","contentType":"application/json",
                                 "content":")" +
                                 content + R"("}]})"));
        for (const std::string target :
             {"/",
              "/pacts/latest",
              "/pacticipants",
              "/pacticipants/Shop",
              "/pacticipants?size=1&page=1",
              "/pacticipants/Shop/versions",
              "/pacticipants/Shop/versions/1",
              "/pacticipants/Shop/branches",
              "/pacticipants/Shop/latest-version",
              "/labels",
              "/integrations",
              "/environments",
              "/pacts/provider/Orders/latest",
              "/pacts/provider/Orders/consumer/Shop/latest",
              "/pacts/provider/Orders/consumer/Shop/versions",
              "/pacts/provider/Orders/for-verification",
              "/matrix?q[][pacticipant]=Shop&q[][version]=1&latestby=cvpv",
              "/verification-results/consumer/Shop/version/1/latest",
              "/diagnostic/status/heartbeat",
              "/diagnostic/status/dependencies"}) {
            remember(broker.send("GET", target, "", {{"Accept", "application/hal+json"}}));
        }
    }

    TestBroker broker{Settings{.base_urls = {std::string(kBase) + "/"}}};
    std::vector<std::string> addresses;

  private:
    void remember(const http::Response& response) {
        EXPECT_LT(response.status, 300) << response.body;
        if (const auto location = response.headers.find("location")) {
            addresses.emplace_back(*location);
        }
        find_addresses(json::parse(response.body).value_or(nullptr));
    }

    void find_addresses(const json::Value& value) {
        if (const auto* array = value.if_array()) {
            for (const auto& element : *array) {
                find_addresses(element);
            }
        } else if (const auto* object = value.if_object()) {
            for (const auto& [name, member] : *object) {
                if (name == "href") {
                    addresses.emplace_back(member.get_string());
                }
                find_addresses(member);
            }
        }
    }
};

TEST(BasePath, lets_the_heartbeat_not_wait_where_the_proxy_keeps_the_path) {
    const TestBroker broker(Settings{.base_urls = {std::string(kBase)}});
    const http::Request header{.target = "/some/broker/diagnostic/status/heartbeat"};
    const auto answer = broker.answer_early(header, http::BodyAhead::kNone);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
}

TEST(BasePath, is_kept_by_all_links_and_locations) {
    const BrokerBelowPath below;
    EXPECT_GT(below.addresses.size(), 200U);
    for (const std::string& address : below.addresses) {
        const bool is_path = address.starts_with('/');
        EXPECT_THAT(address, StartsWith(is_path ? "/some/broker/" : std::string(kBase)));
    }
}

TEST(BasePath, may_stand_in_requests_or_not) {
    const BrokerBelowPath below;
    for (const std::string target :
         {"", "/", "?a=1", "/pacts/latest", "/pacts/provider/Orders/latest.json"}) {
        EXPECT_EQ(below.broker.send("GET", "/some/broker" + target, "", {{"Accept", "*/*"}}).status,
                  200)
            << target;
    }
    const auto page = below.broker.get("/some/broker/pacticipants?size=1&page=1");
    EXPECT_EQ(
        below.broker.at(page, "/_links/self/href"),
        below.broker.at(below.broker.get("/pacticipants?size=1&page=1"), "/_links/self/href"));
    EXPECT_EQ(below.broker.get("/some/brokerage").status, 404);
    EXPECT_EQ(below.broker.get("/some").status, 404);
}

TEST(BasePath, does_not_hide_an_address_of_the_broker) {
    const TestBroker broker{Settings{.base_urls = {"https://host/pacts"}}};
    EXPECT_EQ(broker.get("/pacts/latest").status, 200);
    EXPECT_EQ(broker.get("/pacts/pacts/latest").status, 200);
    EXPECT_EQ(broker.get("/pacts/").status, 200);
    EXPECT_EQ(broker.get("/pacts/latest/latest").status, 404);
}

TEST(BaseUrl, is_https_where_the_server_speaks_tls) {
    const TestBroker broker{Settings{.scheme = "https"}};
    EXPECT_EQ(broker.at(broker.send("GET", "/", "", {{"Host", "here:8443"}}), "/_links/self/href"),
              "https://here:8443");
    EXPECT_EQ(
        broker.at(broker.send("GET", "/", "", {{"Host", "here"}, {"X-Forwarded-Proto", "http"}}),
                  "/_links/self/href"),
        "http://here");
}

TEST(BasePath, is_that_of_the_url_with_the_origin_of_the_request) {
    const std::vector<std::string> urls = {"https://one/a", "http://two:9292/b", "https://three"};
    const auto base = [&](std::string host, std::string proto) {
        http::Request request;
        request.headers = http::Headers({{"Host", host}, {"X-Forwarded-Proto", proto}});
        return base_url_of(request, urls);
    };
    EXPECT_EQ(base("one", "https"), "https://one/a");
    EXPECT_EQ(base("two:9292", "http"), "http://two:9292/b");
    EXPECT_EQ(base("three", "https"), "https://three");
    EXPECT_EQ(base("four", "https"), "https://one/a");
    EXPECT_EQ(base_path_of("https://three"), "");
    EXPECT_EQ(base_path_of("http://two:9292/b/c"), "/b/c");
}

}  // namespace
}  // namespace accord::broker::api
