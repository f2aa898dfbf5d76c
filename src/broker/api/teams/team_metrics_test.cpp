// Metrics by team over HTTP: what is counted for whom, and who sees it.
#include "support/broker/two_teams.hpp"

namespace accord::broker::api {
namespace {

/// Shop and Cart are of Crew, Orders is of Crew and Others, Free is of none.
class TeamMetrics : public TwoTeams {
  protected:
    TeamMetrics() {
        for (const auto* consumer : {"Shop", "Cart", "Free"}) {
            publish_interaction(consumer, "Orders");
        }
        bob_ = person("bob", domain::kUserRole);
        const auto robot = with_token(users_.system_account("robot", domain::kCiCdRole));
        crew_ = team("Crew", {"Shop", "Cart", "Orders"}, {bob_, robot});
        team("Empty");
        others_ = team("Others", {"Orders"}, {person("eve", domain::kUserRole)});
    }

    void publish_interaction(std::string_view consumer, std::string_view provider) const {
        const auto published =
            ask(ann_,
                "PUT",
                fmt::format("/pacts/provider/{}/consumer/{}/version/1", provider, consumer),
                fmt::format(
                    R"({{"consumer":{{"name":"{}"}},"provider":{{"name":"{}"}},"interactions":[{{
                    "description":"a","request":{{"method":"GET","path":"/"}},
                    "response":{{"status":200}}}}]}})",
                    consumer,
                    provider));
        ASSERT_EQ(published.status, 201) << published.body;
    }
    void verify(std::string_view consumer, std::string_view success) const {
        const auto pact =
            ask(ann_, "GET", fmt::format("/pacts/provider/Orders/consumer/{}/version/1", consumer));
        const auto url = at(pact, "/_links/pb:publish-verification-results/href");
        const auto recorded =
            ask(ann_,
                "POST",
                url.substr(std::string_view("http://broker").size()),
                fmt::format(R"({{"success":{},"providerApplicationVersion":"2"}})", success));
        ASSERT_EQ(recorded.status, 201) << recorded.body;
    }
    std::string metric(const http::Response& metrics, int team, std::string_view pointer) const {
        return at(metrics, fmt::format("/teams/{}/metrics/{}", team, pointer));
    }

    Person bob_;
    std::string crew_;
    std::string others_;
};

TEST_F(TeamMetrics, give_pacts_to_the_consumers_team_and_results_to_the_providers) {
    verify("Shop", "true");
    verify("Free", "false");
    const auto metrics = ask(ann_, "GET", "/metrics/teams");
    ASSERT_EQ(metrics.status, 200) << metrics.body;
    EXPECT_EQ(at(metrics, "/teams/0/name"), "Crew");
    EXPECT_EQ(at(metrics, "/teams/0/uuid"), crew_);
    EXPECT_EQ(at(metrics, "/teams/1/name"), "Empty");
    EXPECT_EQ(at(metrics, "/teams/2/name"), "Others");
    EXPECT_EQ(metric(metrics, 0, "users/activeRegularCount"), "1");
    EXPECT_EQ(metric(metrics, 0, "users/activeSystemCount"), "1");
    EXPECT_EQ(metric(metrics, 0, "pacticipants/count"), "3");
    EXPECT_EQ(metric(metrics, 0, "integrations/count"), "3") << "one of two of its own counts once";
    EXPECT_EQ(metric(metrics, 0, "interactions/latestInteractionsCount"), "2");
    EXPECT_EQ(metric(metrics, 0, "pactPublications/count"), "2");
    EXPECT_EQ(metric(metrics, 0, "pactVersions/count"), "2");
    EXPECT_NE(metric(metrics, 0, "pactPublications/first"), "null");
    EXPECT_EQ(metric(metrics, 0, "verificationResults/successCount"), "1");
    EXPECT_EQ(metric(metrics, 0, "verificationResults/failureCount"), "1");
    EXPECT_EQ(metric(metrics, 1, "pacticipants/count"), "0");
    EXPECT_EQ(metric(metrics, 1, "pactPublications/first"), "null");
    EXPECT_EQ(metric(metrics, 2, "pactPublications/count"), "0") << "a provider's";
    EXPECT_EQ(metric(metrics, 2, "verificationResults/count"), "2");
}

TEST_F(TeamMetrics, count_what_is_deployed_and_released_and_webhooks) {
    const auto live =
        at(ask(ann_, "POST", "/environments", R"({"name":"live","production":true})"), "/uuid");
    const auto version = std::string("/pacticipants/Shop/versions/1/");
    for (const auto* what : {"deployed-versions/environment/", "released-versions/environment/"}) {
        ASSERT_EQ(status(ann_, "POST", version + what + live, "{}"), 201) << what;
    }
    ASSERT_EQ(status(ann_,
                     "POST",
                     "/webhooks",
                     fmt::format(R"({{"teamUuid":"{}","events":[{{"name":"contract_published"}}],
                         "request":{{"method":"POST","url":"https://ci.example.org/"}}}})",
                                 crew_)),
              201);
    ASSERT_EQ(status(ann_,
                     "POST",
                     "/secrets",
                     fmt::format(R"({{"name":"KEY","value":"v","teamUuid":"{}"}})", crew_)),
              201);
    ASSERT_EQ(status(ann_,
                     "PUT",
                     "/admin/teams/" + others_,
                     fmt::format(R"({{"name":"Others","environmentUuids":["{}"]}})", live)),
              200);
    publish_interaction("Cart", "Stock");
    const auto metrics = ask(ann_, "GET", "/metrics/teams");
    EXPECT_EQ(metric(metrics, 0, "deployedVersions/currentlyDeployedCount"), "1");
    EXPECT_EQ(metric(metrics, 0, "releasedVersions/currentlySupportedCount"), "1");
    EXPECT_EQ(metric(metrics, 0, "webhooks/count"), "1");
    EXPECT_EQ(metric(metrics, 0, "triggeredWebhooks/count"), "1");
    EXPECT_EQ(metric(metrics, 0, "secrets/count"), "1");
    EXPECT_EQ(metric(metrics, 0, "environments/count"), "0");
    EXPECT_EQ(metric(metrics, 2, "environments/count"), "1");
    EXPECT_EQ(metric(metrics, 2, "webhooks/count"), "0");
}

TEST_F(TeamMetrics, of_other_teams_are_for_who_may_read_them) {
    const auto manager = person_who_may("carl", {"contract_data:read:*", "team:manage:team"});
    EXPECT_EQ(at(ask(manager, "GET", "/metrics/teams"), "/teams"), "[]");
    ASSERT_EQ(status(ann_,
                     "POST",
                     "/admin/teams/" + others_ + "/users",
                     fmt::format(R"({{"users":["{}"]}})", manager.uuid)),
              200);
    const auto metrics = ask(manager, "GET", "/metrics/teams");
    EXPECT_EQ(at(metrics, "/teams/0/name"), "Others");
    EXPECT_EQ(at(metrics, "/teams/1/name"), "(nothing)");
    const auto reader = person_who_may("dan", {"contract_data:read:*"});
    const auto refused = ask(reader, "GET", "/metrics/teams");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(at(refused, "/missing_permissions/0"), "team:read:*");
}

}  // namespace
}  // namespace accord::broker::api
