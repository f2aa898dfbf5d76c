// The loop as clients drive it: publish, fetch, verify, deploy, ask.
#include "base/encoding.hpp"
#include "support/broker/test_broker.hpp"

#include <fmt/format.h>

#include <atomic>
#include <thread>

namespace accord::broker::api {
namespace {

constexpr std::string_view kPact =
    R"({"consumer":{"name":"Shop"},"provider":{"name":"Orders"},)"
    R"("interactions":[{"description":"all","request":{"method":"GET","path":"/"},)"
    R"("response":{"status":200}}]})";
constexpr std::string_view kOtherPact =
    R"({"consumer":{"name":"Shop"},"provider":{"name":"Orders"},"interactions":[]})";
constexpr std::string_view kPactUrl = "/pacts/provider/Orders/consumer/Shop/version/1";

std::string contracts(std::string_view number, std::string_view content) {
    return fmt::format(
        R"({{"pacticipantName":"Shop","pacticipantVersionNumber":"{}","branch":"main",)"
        R"("contracts":[{{"consumerName":"Shop","providerName":"Orders","content":"{}",)"
        R"("contentType":"application/json","specification":"pact"}}]}})",
        number,
        base64_encode(content));
}

TEST(Publishing, stores_a_pact_with_ids_and_gives_it_back_with_links) {
    const TestBroker broker;
    EXPECT_EQ(broker.put(kPactUrl, kPact).status, 201);
    const auto pact = broker.get("/pacts/provider/Orders/consumer/Shop/latest");
    EXPECT_EQ(pact.status, 200);
    EXPECT_EQ(pact.headers.value_or("x-pact-consumer-version", ""), "1");
    EXPECT_EQ(broker.at(pact, "/interactions/0/description"), "all");
    EXPECT_EQ(broker.at(pact, "/interactions/0/_id").size(), 40U);
    EXPECT_EQ(broker.at(pact, "/createdAt"), "2026-01-02T03:04:05+00:00");
    EXPECT_EQ(broker.at(pact, "/_links/self/href"), "http://broker" + std::string(kPactUrl));
}

TEST(Publishing, the_same_again_is_fine_and_other_content_is_refused) {
    const TestBroker broker;
    broker.put(kPactUrl, kPact);
    EXPECT_EQ(broker.put(kPactUrl, kPact).status, 200);
    const auto refused = broker.put(kPactUrl, kOtherPact);
    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(broker.at(refused, "/error")
                    .starts_with("Cannot change the content of the pact for Shop version 1 and "
                                 "provider Orders"));
    EXPECT_EQ(broker.at(broker.get(kPactUrl), "/interactions/0/description"), "all");
}

TEST(Publishing, another_name_than_the_url_says_where) {
    const TestBroker broker;
    const auto refused = broker.put("/pacts/provider/Orders/consumer/Till/version/1", kPact);
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(refused.body,
              R"({"errors":{"consumer.name":["name in pact 'Shop' does not match name in URL path )"
              R"('Till'."]}})");
    EXPECT_EQ(broker.get("/pacticipants/Till").status, 404);
}

TEST(Publishing, what_is_no_json_is_refused_with_the_place) {
    const TestBroker broker;
    const auto refused = broker.put(kPactUrl, "{\"a\":\n nope}");
    EXPECT_EQ(refused.status, 400);
    EXPECT_NE(refused.body.find("line 2"), std::string::npos) << refused.body;
    EXPECT_EQ(broker.put(kPactUrl, std::string(60, '[')).status, 400);
    EXPECT_EQ(broker.put(kPactUrl, "").status, 400);
}

TEST(Publishing, a_failing_contract_leaves_nothing_behind) {
    const TestBroker broker;
    broker.post("/contracts/publish", contracts("1", kPact));
    EXPECT_EQ(broker.post("/contracts/publish", contracts("1", kOtherPact)).status, 409);
    EXPECT_EQ(broker.post("/contracts/publish", R"({"contracts":[{}]})").status, 400);
    EXPECT_EQ(broker.at(broker.get("/pacticipants"), "/_embedded/pacticipants/0/name"), "Orders");
}

TEST(Loop, goes_from_publication_to_can_i_deploy) {
    const TestBroker broker;
    const auto published = broker.post("/contracts/publish", contracts("1", kPact));
    EXPECT_EQ(published.status, 200);
    EXPECT_EQ(broker.at(published, "/notices/0/text"), "Created Shop version 1 with branch main");

    const auto pact = broker.get(kPactUrl);
    const auto results = broker.at(pact, "/_links/pb:publish-verification-results/href").substr(13);
    const auto result =
        broker.post(results, R"({"success":true,"providerApplicationVersion":"o1"})");
    EXPECT_EQ(result.status, 201);

    const auto environment = broker.post("/environments", R"({"name":"test","production":false})");
    const auto uuid = broker.at(environment, "/uuid");
    const auto deployed =
        broker.post("/pacticipants/Orders/versions/o1/deployed-versions/environment/" + uuid);
    EXPECT_EQ(deployed.status, 201);

    const auto yes = broker.get("/can-i-deploy?pacticipant=Shop&version=1&environment=test");
    EXPECT_EQ(broker.at(yes, "/summary/deployable"), "true") << yes.body;
    broker.post(results, R"({"success":false,"providerApplicationVersion":"o1"})");
    const auto no = broker.get("/can-i-deploy?pacticipant=Shop&version=1&environment=test");
    EXPECT_EQ(broker.at(no, "/summary/deployable"), "false") << no.body;
}

TEST(Results, of_a_repeated_request_are_one) {
    const TestBroker broker;
    broker.put(kPactUrl, kPact);
    const auto results =
        broker.at(broker.get(kPactUrl), "/_links/pb:publish-verification-results/href").substr(13);
    const auto publish = [&](std::string_view key) {
        return broker.send("POST",
                           results,
                           R"({"success":true,"providerApplicationVersion":"o1"})",
                           {{"Idempotency-Key", std::string(key)}});
    };
    const auto first = publish("k");
    const auto again = publish("k");
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(first.body, again.body);
    EXPECT_EQ(first.headers.find("Location"), again.headers.find("Location"));
    EXPECT_NE(publish("other").headers.find("Location"), first.headers.find("Location"));
    EXPECT_EQ(publish(std::string(2000, 'k')).status, 400);
}

TEST(Results, a_deleted_result_gives_way_to_the_one_before) {
    const TestBroker broker;
    broker.put(kPactUrl, kPact);
    const auto results =
        broker.at(broker.get(kPactUrl), "/_links/pb:publish-verification-results/href").substr(13);
    broker.post(results, R"({"success":true,"providerApplicationVersion":"o1"})");
    broker.post(results, R"({"success":false,"providerApplicationVersion":"o1"})");
    EXPECT_EQ(broker.at(broker.get(results + "/latest"), "/success"), "false");
    EXPECT_EQ(broker.send("DELETE", results + "/latest").status, 204);
    EXPECT_EQ(broker.at(broker.get(results + "/latest"), "/success"), "true");
}

TEST(Merging, adds_interactions_to_the_stored_pact) {
    const TestBroker broker;
    broker.put(kPactUrl, kPact);
    const auto merged = broker.send(
        "PATCH",
        kPactUrl,
        R"({"interactions":[{"description":"one","request":{"method":"GET","path":"/1"}}]})");
    EXPECT_EQ(merged.status, 200);
    EXPECT_EQ(broker.at(merged, "/interactions/0/description"), "all");
    EXPECT_EQ(broker.at(merged, "/interactions/1/description"), "one");
}

TEST(Publishers, at_once_lose_nothing_and_see_no_error) {
    const TestBroker broker;
    std::atomic<int> failures = 0;
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 25; ++i) {
                const auto number = fmt::format("{}-{}", thread, i % 20);  // some again
                const auto published = broker.post("/contracts/publish", contracts(number, kPact));
                const auto read = broker.get("/pacts/provider/Orders/consumer/Shop/latest");
                if (published.status != 200 || read.status != 200) {
                    ++failures;
                }
            }
        });
    }
    threads.clear();
    EXPECT_EQ(failures, 0);
    const auto versions = broker.get("/pacticipants/Shop/versions?size=1");
    EXPECT_EQ(broker.at(versions, "/page/totalElements"), "80");
}

}  // namespace
}  // namespace accord::broker::api
