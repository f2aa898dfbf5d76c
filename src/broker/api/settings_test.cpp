// What an operator switches off is not there, and nothing leads to it.
#include "support/broker/test_broker.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kBrowser = "text/html,application/json";

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
    const TestBroker broker({.explorer = false});
    broker.put("/pacts/provider/Stock/consumer/Shop/version/1", R"({"interactions":[]})");
    const std::string pact = "/pacts/provider/Stock/consumer/Shop/version/1";
    EXPECT_EQ(broker.get("/hal-browser/browser.html").status, 404);
    EXPECT_EQ(broker.get("/hal-browser/explorer.js").status, 404);
    for (const auto& page : {std::string("/"), pact, std::string("/doc/environments")}) {
        EXPECT_EQ(look(broker, page, "text/html").status, 200) << page;
        EXPECT_THAT(look(broker, page, "text/html").body, Not(HasSubstr("hal-browser"))) << page;
    }
    EXPECT_EQ(look(broker, "/pacticipants/Shop", kBrowser).status, 200) << "the document";
    EXPECT_EQ(look(broker, "/pacticipants/Shop", "text/html").headers.value_or("location", ""),
              "/");
}

TEST(ApiSettings, take_the_pacts_for_verification_out_of_the_index) {
    EXPECT_THAT(TestBroker().get("/").body, HasSubstr("pb:provider-pacts-for-verification"));
    const TestBroker broker({.offers_pacts_for_verification = false});
    EXPECT_THAT(broker.get("/").body, Not(HasSubstr("provider-pacts-for-verification")));
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
    EXPECT_EQ(in_progress({.wip_window = {.is_dynamic = true, .days_max = 2, .days_min = 1}}), 1U);
}

}  // namespace
}  // namespace accord::broker::api
