// Answers that explain: for each kind of cause the whole explanation, as an approval file.
#include "support/approval.hpp"
#include "support/broker/test_broker.hpp"
#include "support/broker/triggered.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

constexpr std::string_view kShoppingBase = "http://broker";

/// A shop that uses orders, on its way to an environment with contacts.
class Shopping {
  public:
    Shopping() {
        broker_.post("/environments",
                     R"({"name":"prod","production":true,"contacts":[
                         {"name":"On call","details":{"email":"ops@example.org"}}]})");
        for (const auto& [name, repository] : {std::pair("Shop", "shop"), {"Orders", "orders"}}) {
            const auto answer = broker_.post(
                "/pacticipants",
                fmt::format(
                    R"({{"name":"{}","mainBranch":"main","repositoryUrl":"https://git/{}"}})",
                    name,
                    repository));
            EXPECT_EQ(answer.status, 201) << answer.body;
        }
    }

    void publish(std::string_view consumer,
                 std::string_view version,
                 std::string_view provider,
                 std::string_view description) {
        tick();
        const auto content = fmt::format(
            R"({{"consumer":{{"name":"{}"}},"provider":{{"name":"{}"}},"interactions":[)"
            R"({{"description":"{}","providerState":"two orders",)"
            R"("request":{{"method":"GET","path":"/"}},"response":{{"status":200}}}}]}})",
            consumer,
            provider,
            description);
        const auto address =
            fmt::format("/pacts/provider/{}/consumer/{}/version/{}", provider, consumer, version);
        ASSERT_LE(broker_.put(address, content).status, 201);
        pact_ = broker_.get(address);
    }
    /// A result for what was published last.
    void verify(std::string_view version,
                bool success,
                std::string_view branch = "main",
                std::string_view test_results = "[]") {
        tick();
        broker_.put(fmt::format("/pacticipants/{}/branches/{}/versions/{}",
                                broker_.at(pact_, "/provider/name"),
                                branch,
                                version));
        const auto address = broker_.at(pact_, "/_links/pb:publish-verification-results/href")
                                 .substr(kShoppingBase.size());
        const auto body =
            fmt::format(R"({{"success":{},"providerApplicationVersion":"{}","testResults":{},)"
                        R"("buildUrl":"https://ci/{}"}})",
                        success,
                        version,
                        test_results,
                        version);
        ASSERT_EQ(broker_.post(address, body).status, 201);
    }
    void deploy(std::string_view pacticipant, std::string_view version, bool release = false) {
        tick();
        const auto environments = broker_.get("/environments");
        const auto address =
            fmt::format("/pacticipants/{}/versions/{}/{}-versions/environment/{}",
                        pacticipant,
                        version,
                        release ? "released" : "deployed",
                        broker_.at(environments, "/_embedded/environments/0/uuid"));
        ASSERT_EQ(broker_.post(address).status, 201);
    }
    void trigger(support::Trigger what) {
        tick();
        what.at = broker_.clock().now();
        broker_.database()
            .write([&](db::Transaction& transaction) {
                support::trigger(transaction.session(), what);
                transaction.commit();
                return true;
            })
            .value();
    }
    /// The id of the only interaction of what was published last.
    [[nodiscard]] std::string interaction() const {
        return broker_.at(pact_, "/interactions/0/_id");
    }

    [[nodiscard]] http::Response ask(std::string_view question) const {
        return broker_.get(fmt::format("{}&explain=true", question));
    }
    /// Summary and explanation of the answer, as they are to be.
    void expect(std::string_view file, std::string_view question) const {
        const auto response = ask(question);
        ASSERT_EQ(response.status, 200) << response.body;
        const auto body = json::parse(response.body).value();
        const json::Value shown = json::Object{
            {"summary", *json::find(body, "summary")},
            {"accord:explanation", *json::at_pointer(body, "/_embedded/accord:explanation")}};
        EXPECT_APPROVED(fmt::format("broker/explanations/{}.txt", file),
                        fmt::format("GET {}\n\n{}\n", question, json::write_pretty(shown)));
    }
    [[nodiscard]] const TestBroker& broker() const { return broker_; }

  private:
    void tick() { broker_.clock().advance(std::chrono::seconds(1)); }

    TestBroker broker_;
    http::Response pact_;
};

constexpr std::string_view kShopToProd =
    "/can-i-deploy?pacticipant=Shop&version=1&environment=prod";

TEST(Explanation, tells_a_failure_with_its_interactions_and_since_when) {
    Shopping shopping;
    shopping.publish("Shop", "1", "Orders", "an order");
    const auto results =
        fmt::format(R"([{{"interactionId":"{}","success":false,"mismatches":[)"
                    R"({{"attribute":"status","description":"expected 200 but was 404"}}]}}])",
                    shopping.interaction());
    shopping.verify("o1", true);
    shopping.verify("o2", false, "main", results);
    shopping.verify("o3", true, "feature");
    shopping.verify("o4", false, "main", results);
    shopping.deploy("Orders", "o4");
    shopping.expect("failed", kShopToProd);
}

TEST(Explanation, says_that_it_looked_no_further_back_where_there_are_very_many_results) {
    Shopping shopping;
    shopping.publish("Shop", "1", "Orders", "an order");
    for (int i = 0; i < 202; ++i) {
        shopping.verify("o1", false);
    }
    shopping.deploy("Orders", "o1");
    shopping.expect("failed_for_long", kShopToProd);
}

TEST(Explanation, tells_of_an_application_without_versions) {
    Shopping shopping;
    shopping.expect(
        "no_version_at_all",
        "/matrix?q[][pacticipant]=Orders&q[][latest]=true&environment=prod&latestby=cvp");
}

TEST(Explanation, tells_what_a_client_of_Ruby_published_of_a_failure) {
    Shopping shopping;
    shopping.publish("Shop", "1", "Orders", "an order");
    shopping.verify("o1",
                    false,
                    "main",
                    R"({"tests":[{"status":"failed","interactionDescription":"an order",
                        "interactionProviderState":"two orders",
                        "differences":[{"description":"Expected 200 but got 404"}]}]})");
    shopping.deploy("Orders", "o1");
    shopping.expect("failed_ruby", kShopToProd);
}

TEST(Explanation, tells_that_another_version_has_verified_what_is_not_verified_there) {
    Shopping shopping;
    shopping.publish("Shop", "0", "Orders", "an older order");
    shopping.verify("o1", true);
    shopping.deploy("Orders", "o1");
    shopping.publish("Shop", "1", "Orders", "an order");
    shopping.verify("o2", true);
    shopping.expect("not_verified_by_this_version", kShopToProd);
}

TEST(Explanation, tells_that_one_of_two_instances_has_not_verified) {
    Shopping shopping;
    shopping.publish("Shop", "0", "Orders", "an older order");
    shopping.verify("o1", true);
    shopping.deploy("Orders", "o1", true);
    shopping.publish("Shop", "1", "Orders", "an order");
    shopping.verify("o2", true);
    shopping.deploy("Orders", "o2");
    shopping.expect("one_of_two_instances", kShopToProd);
}

TEST(Explanation, tells_that_a_pact_was_never_verified) {
    Shopping shopping;
    shopping.publish("Shop", "0", "Orders", "an older order");
    shopping.verify("o1", true);
    shopping.deploy("Orders", "o1");
    shopping.publish("Shop", "1", "Orders", "an order");
    shopping.expect("never_verified", kShopToProd);
}

TEST(Explanation, tells_a_verification_that_a_webhook_asked_for) {
    Shopping shopping;
    shopping.publish("Till", "0", "Orders", "an older order");
    shopping.verify("o1", true);
    shopping.deploy("Orders", "o1");
    shopping.publish("Shop", "1", "Orders", "an order");
    shopping.trigger({.event = "contract_requiring_verification_published", .status = "success"});
    const auto response = shopping.ask(kShopToProd);
    const auto reason = [&](std::string_view member) {
        return shopping.broker().at(
            response, fmt::format("/_embedded/accord:explanation/reasons/0/{}", member));
    };
    EXPECT_EQ(reason("cause"), "verification_requested");
    EXPECT_EQ(reason("verificationRequest/status"), "success");
    EXPECT_TRUE(reason("verificationRequest/_links/pb:logs/href")
                    .starts_with("http://broker/triggered-webhooks/"));
    EXPECT_TRUE(reason("nextCommand").starts_with("accord broker can-i-deploy"));
    shopping.verify("o2", false);
    EXPECT_EQ(shopping.broker().at(shopping.ask(kShopToProd),
                                   "/_embedded/accord:explanation/reasons/0/cause"),
              "not_verified_by_this_version")
        << "the request has been answered";
}

TEST(Explanation, waits_no_longer_for_a_build_that_never_answered) {
    Shopping shopping;
    shopping.publish("Till", "0", "Orders", "an older order");
    shopping.verify("o1", true);
    shopping.deploy("Orders", "o1");
    shopping.publish("Shop", "1", "Orders", "an order");
    shopping.trigger({.event = "contract_requiring_verification_published", .status = "success"});
    const auto reason = [&](std::string_view member) {
        return shopping.broker().at(
            shopping.ask(kShopToProd),
            fmt::format("/_embedded/accord:explanation/reasons/0/{}", member));
    };
    shopping.broker().clock().advance(std::chrono::hours(23));
    EXPECT_EQ(reason("cause"), "verification_requested");
    shopping.broker().clock().advance(std::chrono::hours(2));
    EXPECT_EQ(reason("cause"), "never_verified");
    EXPECT_THAT(reason("detail"),
                testing::HasSubstr("and no result has come: see whether that build failed."));
    EXPECT_THAT(reason("nextCommand"), testing::HasSubstr("accord verifier"));
}

TEST(Explanation, calls_nothing_unverified_that_the_question_leaves_out) {
    Shopping shopping;
    shopping.publish("Shop", "1", "Orders", "an order");
    shopping.verify("o1", false);
    const std::string question =
        "/matrix?q[][pacticipant]=Shop&q[][version]=1&q[][pacticipant]=Orders&q[][version]=o1";
    const auto cause = [&](std::string_view filter) {
        return shopping.broker().at(shopping.ask(question + std::string(filter)),
                                    "/_embedded/accord:explanation/reasons/0/cause");
    };
    EXPECT_EQ(cause(""), "failed");
    EXPECT_EQ(cause("&success[]=true"), "filter");
    EXPECT_EQ(cause("&success[]=false"), "failed");
}

TEST(Explanation, tells_that_a_provider_is_not_there) {
    Shopping shopping;
    shopping.publish("Shop", "1", "Orders", "an order");
    shopping.verify("o1", true);
    shopping.expect("no_deployed_version", kShopToProd);
    shopping.expect("no_version_there", "/can-i-deploy?pacticipant=Shop&version=1&to=stable");
}

TEST(Explanation, tells_that_a_provider_never_publishes) {
    Shopping shopping;
    shopping.publish("Shop", "1", "Orders", "an order");
    shopping.expect("provider_never_publishes", kShopToProd);
}

TEST(Explanation, tells_that_what_was_asked_about_does_not_exist) {
    Shopping shopping;
    shopping.publish("Shop", "1", "Orders", "an order");
    shopping.expect("version_unknown", "/can-i-deploy?pacticipant=Shop&version=9&environment=prod");
    shopping.expect("version_unknown_of_provider",
                    "/can-i-deploy?pacticipant=Orders&version=9&environment=prod");
    shopping.expect("branch_unknown",
                    "/matrix?q[][pacticipant]=Shop&q[][branch]=new%20one&q[][latest]=true"
                    "&latestby=cvp&environment=prod");
}

TEST(Explanation, tells_what_was_ignored_and_what_a_limit_leaves_out) {
    Shopping shopping;
    shopping.publish("Shop", "1", "Orders", "an order");
    shopping.verify("o1", false);
    shopping.deploy("Orders", "o1");
    shopping.expect("ignored", fmt::format("{}&ignore[]=Orders", kShopToProd));
    shopping.publish("Shop", "2", "Orders", "another order");
    for (const auto* version : {"1", "2"}) {
        shopping.broker().put(fmt::format("/pacticipants/Shop/versions/{}/tags/dev", version));
    }
    shopping.expect("limit",
                    "/matrix?q[][pacticipant]=Shop&q[][tag]=dev&latestby=cvpv&limit=1"
                    "&environment=prod");
}

TEST(Explanation, orders_the_deployments_of_several_applications) {
    Shopping shopping;
    shopping.publish("Shop", "1", "Orders", "an order");
    shopping.verify("o1", true);
    shopping.verify("o2", true);
    shopping.deploy("Shop", "1");
    shopping.deploy("Orders", "o1");
    shopping.publish("Shop", "2", "Orders", "a new order");
    shopping.verify("o1", false);
    shopping.verify("o2", true);
    constexpr std::string_view kBoth =
        "/matrix?q[][pacticipant]=Shop&q[][version]=2&q[][pacticipant]=Orders&q[][version]=o2"
        "&latestby=cvpv&environment=prod";
    shopping.expect("order", kBoth);
    shopping.publish("Shop", "1", "Orders", "an order");
    shopping.verify("o2", false);
    shopping.expect("no_safe_order", kBoth);
}

TEST(Explanation, is_there_only_for_who_asks) {
    Shopping shopping;
    shopping.publish("Shop", "1", "Orders", "an order");
    for (const auto* with : {"", "&explain=false"}) {
        const auto body = shopping.broker().get(fmt::format("{}{}", kShopToProd, with)).body;
        EXPECT_EQ(body.find("_embedded"), std::string::npos);
    }
    const auto refused = shopping.broker().get(fmt::format("{}&explain=yes", kShopToProd));
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(shopping.broker().at(refused, "/errors/0"), "explain must be true or false");
}

TEST(Explanation, comes_with_the_first_rows_where_these_come_in_parts) {
    Shopping shopping;
    for (const std::string_view provider : {"A", "B", "C"}) {
        shopping.publish("Shop", "2", provider, "an order");
    }
    const std::string question = "/matrix?q[][pacticipant]=Shop&q[][version]=2&latestby=cvp";
    const auto& broker = shopping.broker();
    const auto first = broker.get(question + "&explain=true&size=2");
    EXPECT_EQ(broker.at(first, "/summary/unknown"), "3") << first.body;
    EXPECT_EQ(broker.at(first, "/matrix/1/provider/name"), "B");
    EXPECT_EQ(broker.at(first, "/_embedded/accord:explanation/reasonsCount"), "3");
    EXPECT_EQ(json::parse(first.body)->at("matrix").get_array().size(), 2);
    const auto rest =
        broker.get(broker.at(first, "/_links/next/href").substr(kShoppingBase.size()));
    EXPECT_EQ(broker.at(rest, "/summary/unknown"), "3");
    EXPECT_EQ(broker.at(rest, "/matrix/0/provider/name"), "C") << rest.body;
    EXPECT_EQ(json::parse(rest.body)->at("matrix").get_array().size(), 1);
    EXPECT_THAT(rest.body, testing::Not(testing::HasSubstr("\"next\"")));
    EXPECT_THAT(rest.body, testing::Not(testing::HasSubstr("accord:explanation")));
    EXPECT_FALSE(json::parse(broker.get(question).body)->get_object().contains("_links"))
        << "as it ever was for who asks for all";
    for (const std::string wrong : {"&size=0", "&size=201", "&after=x"}) {
        EXPECT_EQ(broker.get(question + wrong).status, 400) << wrong;
    }
}

TEST(Explanation, quotes_what_a_shell_would_read_otherwise) {
    Shopping shopping;
    shopping.publish("Shop", "1", "Orders", "an order");
    const auto answer = shopping.ask(
        "/matrix?q[][pacticipant]=Shop&q[][branch]=it%27s%20%24HOME&q[][latest]=true&latestby=cvp");
    EXPECT_EQ(shopping.broker().at(answer, "/_embedded/accord:explanation/reasons/0/nextCommand"),
              R"(accord broker create-or-update-version --broker-base-url http://broker )"
              R"(--pacticipant Shop --version VERSION --branch 'it'\''s $HOME')");
}

}  // namespace
}  // namespace accord::broker::api
