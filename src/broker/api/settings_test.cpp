// What an operator switches off is not there, and nothing leads to it.
#include "broker/service/pacticipants/pacticipants.hpp"
#include "support/broker/test_broker.hpp"
#include "support/broker/test_page.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kPageOrDocument = "text/html,application/json";

http::Response look(const TestBroker& broker, std::string_view target, std::string accept) {
    return broker.send("GET", target, "", {{"Accept", std::move(accept)}});
}

TEST(ApiSettings, leave_no_diagnostics) {
    const TestBroker broker({.diagnostics = false});
    EXPECT_EQ(broker.get("/diagnostic/status/heartbeat").status, 404);
    EXPECT_EQ(broker.get("/diagnostic/status/dependencies").status, 404);
    EXPECT_EQ(broker.get("/").status, 200);
}

TEST(ApiSettings, leave_no_explorer_and_nothing_that_leads_to_it) {
    const TestBroker broker({.explorer = false, .page = test_page()});
    EXPECT_EQ(look(broker, "/hal-browser/browser.html", "text/html").status, 404);
    const auto page = look(broker, "/pacticipants", kPageOrDocument);
    EXPECT_EQ(page.status, 200) << "no way to the explorer";
    EXPECT_THAT(page.body, HasSubstr("&quot;explorer&quot;:false"));
}

TEST(ApiSettings, take_the_pacts_for_verification_out_of_the_index) {
    EXPECT_THAT(TestBroker().get("/").body, HasSubstr("pb:provider-pacts-for-verification"));
    const TestBroker broker({.offers_pacts_for_verification = false});
    EXPECT_THAT(broker.get("/").body, Not(HasSubstr("provider-pacts-for-verification")));
}

/// use_case_sensitive_resource_names=false: whatever is asked for by another spelling is found.
class AnyCase : public testing::Test {
  protected:
    AnyCase() {
        put("/pacts/provider/Stock/consumer/Shop/version/1.0-RC", R"({"interactions":[]})");
        put("/pacticipants/Shop/versions/1.0-RC/tags/Dev");
        put("/pacticipants/Shop/labels/Team");
    }

    void put(std::string_view target, std::string_view body = "{}") const {
        EXPECT_LT(broker_.put(target, body).status, 300) << target;
    }

    std::string at(std::string_view target, std::string_view pointer) const {
        return broker_.at(broker_.get(target), pointer);
    }

    const TestBroker broker_{{.base_urls = {"http://broker"}}, {.case_sensitive_names = false}};
};

TEST_F(AnyCase, of_names_in_addresses_finds_what_is_there) {
    for (const auto* target : {"/pacticipants/shop",
                               "/pacticipants/SHOP/versions/1.0-rc",
                               "/pacticipants/shop/versions/1.0-rc/tags/DEV",
                               "/pacticipants/shop/labels/team",
                               "/pacticipants/label/TEAM",
                               "/pacts/provider/stock/consumer/shop/version/1.0-rc",
                               "/pacts/provider/stock/consumer/shop/latest/dev",
                               "/pacts/provider/STOCK/latest/DEV",
                               "/matrix/provider/stock/consumer/shop"}) {
        EXPECT_EQ(broker_.get(target).status, 200) << target;
    }
    for (const auto* target : {"/pacticipants/shop", "/pacts/provider/stock/latest"}) {
        EXPECT_EQ(TestBroker().get(target).status, 404) << target;
    }
    EXPECT_EQ(at("/pacticipants/shop", "/name"), "Shop");
    EXPECT_EQ(at("/pacticipants/shop/versions/1.0-rc", "/number"), "1.0-RC");
    EXPECT_EQ(at("/pacticipants/label/TEAM", "/_embedded/pacticipants/0/name"), "Shop");
}

TEST_F(AnyCase, of_names_in_questions_finds_what_is_there) {
    const auto* question = "/matrix?q[][pacticipant]=shop&q[][version]=1.0-rc&latestby=cvpv";
    EXPECT_EQ(at(question, "/matrix/0/consumer/name"), "Shop");
    EXPECT_EQ(at("/matrix?q[][pacticipant]=shop&q[][tag]=dev", "/matrix/0/consumer/name"), "Shop");
    EXPECT_EQ(broker_.get("/can-i-deploy?pacticipant=shop&version=1.0-rc&to=DEV").status, 200);
}

TEST_F(AnyCase, of_what_is_written_makes_no_second_one) {
    put("/pacticipants/SHOP/versions/1.0-rc/tags/dev");
    put("/pacts/provider/stock/consumer/shop/version/2", R"({"interactions":[]})");
    const auto published = broker_.post(
        "/contracts/publish",
        R"({"pacticipantName":"shop","pacticipantVersionNumber":"3","tags":["DEV"],"contracts":[]})");
    EXPECT_EQ(published.status, 200) << published.body;
    EXPECT_EQ(at("/pacticipants", "/_embedded/pacticipants/2"), "(nothing)");
    EXPECT_EQ(at("/pacticipants/Shop/versions", "/_embedded/versions/2/number"), "1.0-RC");
    EXPECT_EQ(at("/pacticipants/Shop/versions", "/_embedded/versions/3"), "(nothing)");
    EXPECT_EQ(at("/pacticipants/Shop/versions/3/tags/Dev", "/name"), "Dev");
    EXPECT_EQ(at("/pacticipants/Shop/versions/1.0-RC", "/_embedded/tags/1/name"), "(nothing)");
}

TEST_F(AnyCase, of_names_in_bodies_finds_what_is_there) {
    const auto made = broker_.post("/pacticipants", R"({"name":"SHOP"})");
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(broker_.at(made, "/name"), "Shop");
    const auto webhook = broker_.post("/webhooks",
                                      R"({"consumer":{"name":"shop"},"provider":{"name":"STOCK"},
            "request":{"method":"POST","url":"https://example.org/a"}})");
    EXPECT_EQ(webhook.status, 201) << webhook.body;
    EXPECT_EQ(broker_.at(webhook, "/consumer/name"), "Shop");
    EXPECT_EQ(broker_.at(webhook, "/provider/name"), "Stock");
    const auto changed = broker_.put(
        webhook.headers.value_or("location", "").substr(std::string_view("http://broker").size()),
        R"({"consumer":{"label":"TEAM"},"request":{"method":"POST","url":"https://example.org/a"}})");
    EXPECT_EQ(broker_.at(changed, "/consumer/label"), "Team") << changed.body;
    const auto in_path = broker_.post(
        "/webhooks/provider/stock/consumer/SHOP",
        R"({"consumer":{"name":"shop"},"request":{"method":"POST","url":"https://example.org/a"}})");
    EXPECT_EQ(in_path.status, 201) << in_path.body;
    put("/pacticipants/Shop/versions/1.0-RC", R"({"tags":[{"name":"DEV"}]})");
    EXPECT_EQ(at("/pacticipants/Shop/versions/1.0-RC", "/_embedded/tags/0/name"), "Dev");
}

TEST_F(AnyCase, of_names_in_what_a_verification_asks_and_says_finds_what_is_there) {
    put("/pacticipants/Stock/versions/7-RC");
    const auto asked =
        broker_.post("/pacts/provider/stock/for-verification",
                     R"({"consumerVersionSelectors":[{"consumer":"SHOP","tag":"dev"}]})");
    EXPECT_THAT(broker_.at(asked, "/_embedded/pacts/0/shortDescription"), HasSubstr("Dev"))
        << asked.body;
    const auto sha =
        at("/pacts/provider/Stock/consumer/Shop/latest", "/_links/pb:pact-version/name");
    const auto result = broker_.post(
        "/pacts/provider/Stock/consumer/Shop/pact-version/" + sha + "/verification-results",
        R"({"success":true,"providerApplicationVersion":"7-rc"})");
    EXPECT_EQ(broker_.at(result, "/providerApplicationVersion"), "7-RC") << result.body;
    EXPECT_EQ(at("/pacticipants/Stock/versions", "/_embedded/versions/1"), "(nothing)");
}

void create_case_sensitively(const TestBroker& broker, std::string_view name) {
    SeededRandom random(1);
    const service::Settings settings;
    const service::Actor actor;
    ASSERT_TRUE(broker.database().write([&](db::Transaction& transaction) {
        service::Work work{transaction.session(), broker.clock().now(), random, settings, actor};
        service::create_pacticipant(work, name, {});
        transaction.commit();
        return true;
    }));
}

/// From before the setting.
TEST(ApiSettings, find_the_very_name_where_two_differ_by_case) {
    const TestBroker broker(
        {.base_urls = {"http://broker"}},
        {.check_for_potential_duplicate_pacticipant_names = false, .case_sensitive_names = false});
    for (const auto* name : {"Shop", "SHOP"}) {
        create_case_sensitively(broker, name);
    }
    EXPECT_EQ(broker.at(broker.get("/pacticipants/Shop"), "/name"), "Shop");
    EXPECT_EQ(broker.at(broker.get("/pacticipants/SHOP"), "/name"), "SHOP");
    EXPECT_EQ(broker.get("/pacticipants/shop").status, 404);
}

/// Publishes versions in this order, each with a tag; then lists them, the latest first, and says
/// which is the latest of all, of the tag and of the pact.
std::string order_of_versions(service::Settings settings) {
    const TestBroker broker({}, std::move(settings));
    for (const std::string number :
         {"1.0.0", "2.0.0", "1.5.0", "a1b2c3", "1.0.0-rc.1", "10.0.0", "9.0.0"}) {
        broker.put("/pacts/provider/Stock/consumer/Shop/version/" + number,
                   fmt::format(R"({{"interactions":[{{"description":"{}"}}]}})", number));
        broker.put("/pacticipants/Shop/versions/" + number + "/tags/dev");
    }
    std::string order;
    const auto listed = json::parse(broker.get("/pacticipants/Shop/versions").body).value();
    for (const auto& version : json::at_pointer(listed, "/_embedded/versions")->get_array()) {
        order += json::string_or(version.get_object(), "number") + " ";
    }
    return order + "| " + broker.at(broker.get("/pacticipants/Shop/latest-version"), "/number") +
           " " + broker.at(broker.get("/pacticipants/Shop/latest-version/dev"), "/number") + " " +
           std::string(broker.get("/pacts/provider/Stock/consumer/Shop/latest")
                           .headers.value_or("x-pact-consumer-version", ""));
}

TEST(ApiSettings, may_order_versions_by_their_numbers) {
    EXPECT_EQ(order_of_versions({.order_versions_by_date = false}),
              "10.0.0 9.0.0 2.0.0 1.5.0 1.0.0 1.0.0-rc.1 a1b2c3 | 10.0.0 10.0.0 10.0.0");
    EXPECT_EQ(order_of_versions({}),
              "9.0.0 10.0.0 1.0.0-rc.1 a1b2c3 1.5.0 2.0.0 1.0.0 | 9.0.0 9.0.0 9.0.0");
}

/// How many pacts are work in progress for a provider that asks for those of three days.
std::size_t in_progress(service::Settings settings) {
    const TestBroker broker({}, std::move(settings));
    const auto publish = [&](std::string_view consumer) {
        broker.put(fmt::format("/pacticipants/{}/branches/feat/versions/1", consumer));
        broker.put(fmt::format("/pacts/provider/Stock/consumer/{}/version/1", consumer),
                   R"({"interactions":[{"description":"a"}]})");
    };
    publish("Old");
    broker.clock().advance(std::chrono::days(5));
    publish("New");
    broker.clock().advance(std::chrono::days(1));
    const auto answer = broker.post(
        "/pacts/provider/Stock/for-verification",
        R"({"providerVersionBranch":"main","includeWipPactsSince":"2026-01-05","consumerVersionSelectors":[{"tag":"none"}]})");
    return json::array_at(json::parse(answer.body)->get_object().at("_embedded").get_object(),
                          "pacts")
        ->size();
}

TEST(ApiSettings, let_experience_decide_what_is_work_in_progress) {
    EXPECT_EQ(in_progress({}), 1U) << "since the date that was asked for";
    EXPECT_EQ(in_progress({.wip_window = {.is_dynamic = true}}), 2U) << "since seven days";
    EXPECT_EQ(in_progress({.wip_window = {.is_dynamic = true, .days_max = 2, .days_min = 2}}), 1U);
}

}  // namespace
}  // namespace accord::broker::api
