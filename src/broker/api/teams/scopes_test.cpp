// What the scopes `team` and `own` of permissions hold for, once there are teams.
#include "support/broker/two_teams.hpp"

#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Shop is of Bob's team, Orders of Eve's, Free of none.
class Scopes : public TwoTeams {
  protected:
    Scopes() {
        publish(ann_, "Shop", "Orders");
        publish(ann_, "Free", "Orders");
        publish(ann_, "Orders", "Stock");
        bob_ = person("bob", domain::kUserRole);
        eve_ = person("eve", domain::kUserRole);
        crew_ = team("Crew", {"Shop"}, {bob_});
        others_ = team("Others", {"Orders"}, {eve_});
    }

    std::string sha() const {
        return at(ask(ann_, "GET", "/pacts/provider/Orders/consumer/Shop/version/1"),
                  "/_links/pb:pact-version/name");
    }

    Person bob_;
    Person eve_;
    std::string crew_;
    std::string others_;
};

TEST_F(Scopes, a_member_changes_what_is_of_the_team_and_what_is_of_none) {
    EXPECT_EQ(status(bob_, "PUT", "/pacticipants/Shop/versions/2"), 201);
    EXPECT_EQ(status(bob_, "PUT", "/pacticipants/Free/versions/2"), 201);
    EXPECT_EQ(status(bob_, "PUT", "/pacticipants/Shop/labels/x"), 201);
    EXPECT_EQ(status(bob_, "PATCH", "/pacticipants/Shop", R"({"mainBranch":"main"})"), 200);
    for (const auto& [method, path] :
         {std::pair{"PUT", "/pacticipants/Orders/versions/2"},
          std::pair{"PUT", "/pacticipants/Orders/versions/1/tags/x"},
          std::pair{"PUT", "/pacticipants/Orders/branches/main/versions/1"},
          std::pair{"PUT", "/pacticipants/Orders/labels/x"},
          std::pair{"PATCH", "/pacticipants/Orders"},
          std::pair{"PUT", "/pacticipants/Orders"},
          std::pair{"DELETE", "/pacticipants/Orders"},
          std::pair{"DELETE", "/pacticipants/Orders/versions/1"},
          std::pair{"DELETE", "/integrations/provider/Stock/consumer/Orders"}}) {
        const auto refused = ask(bob_, method, path, "{}");
        EXPECT_EQ(refused.status, 403) << method << " " << path;
        EXPECT_THAT(at(refused, "/detail"), HasSubstr("of a team that you are not of: Others."));
        EXPECT_THAT(at(refused, "/missing_permissions/0"), HasSubstr("contract_data:"));
    }
    EXPECT_EQ(status(bob_, "DELETE", "/integrations"), 403) << "everybody's";
    EXPECT_EQ(status(eve_, "PUT", "/pacticipants/Orders/versions/2"), 201);
    EXPECT_EQ(status(eve_, "DELETE", "/integrations/provider/Stock/consumer/Orders"), 204);
    EXPECT_EQ(status(eve_, "DELETE", "/pacticipants/Orders"), 204);
}

TEST_F(Scopes, pacts_are_the_consumers_and_results_the_providers) {
    EXPECT_EQ(publish(bob_, "Shop", "Orders"), 200);
    EXPECT_EQ(publish(bob_, "Free", "Orders"), 200);
    EXPECT_EQ(publish(bob_, "Orders", "Stock"), 403);
    const auto contracts = [&](const Person& who, std::string_view consumer) {
        return status(who,
                      "POST",
                      "/contracts/publish",
                      fmt::format(R"({{"pacticipantName":"{0}","pacticipantVersionNumber":"3",
                          "contracts":[{{"consumerName":"{0}","providerName":"Stock",
                          "specification":"pact","contentType":"application/json",
                          "content":"e30="}}]}})",
                                  consumer));
    };
    EXPECT_EQ(contracts(bob_, "Orders"), 403);
    EXPECT_NE(contracts(eve_, "Orders"), 403);
    const auto result = fmt::format(
        "/pacts/provider/Orders/consumer/Shop/pact-version/{}/verification-results", sha());
    constexpr const char* kResult = R"({"success":true,"providerApplicationVersion":"7"})";
    EXPECT_EQ(status(bob_, "POST", result, kResult), 403);
    EXPECT_EQ(status(eve_, "POST", result, kResult), 201);
    EXPECT_EQ(status(bob_, "DELETE", result + "/latest"), 403);
    EXPECT_EQ(status(eve_, "DELETE", "/pacts/provider/Orders/consumer/Shop/version/1"), 403);
    EXPECT_EQ(status(bob_, "DELETE", "/pacts/provider/Orders/consumer/Shop/version/1"), 200);
}

TEST_F(Scopes, what_somebody_makes_is_of_their_teams_and_their_own) {
    EXPECT_EQ(publish(bob_, "New", "Newer"), 201);
    for (const auto* name : {"New", "Newer"}) {
        EXPECT_EQ(status(eve_, "PUT", fmt::format("/pacticipants/{}/versions/5", name)), 403);
    }
    EXPECT_THAT(ask(ann_, "GET", "/admin/teams/" + crew_).body, HasSubstr("\"Newer\""));
    ask(ann_, "PUT", "/admin/teams/" + crew_, R"({"name":"Crew"})");
    ask(ann_, "PUT", "/admin/teams/" + others_, R"({"name":"Others","pacticipantNames":["New"]})");
    EXPECT_EQ(status(bob_, "PUT", "/pacticipants/New/versions/6"), 201) << "he has made it";
}

TEST_F(Scopes, without_own_nobody_makes_an_application) {
    const auto carl = person_who_may("carl", {"contract_data:manage:team", "contract_data:read:*"});
    ask(ann_,
        "POST",
        "/admin/teams/" + crew_ + "/users",
        fmt::format(R"({{"users":["{}"]}})", carl.uuid));
    EXPECT_EQ(publish(carl, "Shop", "Orders"), 200);
    for (const auto& [method, path, body] :
         {std::tuple{"POST", "/pacticipants", R"({"name":"New"})"},
          std::tuple{"PATCH", "/pacticipants/New", "{}"},
          std::tuple{"PUT", "/pacticipants/New/versions/1", "{}"},
          std::tuple{"PUT", "/pacticipants/New/labels/x", "{}"},
          std::tuple{
              "PUT", "/pacts/provider/New/consumer/Shop/version/1", R"({"interactions":[]})"},
          std::tuple{
              "PUT", "/pacts/provider/Orders/consumer/New/version/1", R"({"interactions":[]})"},
          std::tuple{"POST",
                     "/contracts/publish",
                     R"({"pacticipantName":"Shop","pacticipantVersionNumber":"3","contracts":[{
                         "consumerName":"Shop","providerName":"New","specification":"pact",
                         "contentType":"application/json","content":"e30="}]})"}}) {
        const auto refused = ask(carl, method, path, body);
        EXPECT_EQ(refused.status, 403) << path << refused.body;
        EXPECT_EQ(at(refused, "/missing_permissions/1"), "contract_data:manage:own") << path;
    }
    EXPECT_EQ(status(ann_, "GET", "/pacticipants/New"), 404);
    EXPECT_EQ(status(carl, "DELETE", "/pacticipants/New/labels/x"), 404) << "nothing is made";
}

TEST_F(Scopes, own_alone_is_what_somebody_has_made) {
    const auto carl = person_who_may("carl", {"contract_data:manage:own", "contract_data:read:*"});
    EXPECT_EQ(publish(carl, "Mine", "Orders"), 201);
    EXPECT_EQ(publish(carl, "Mine", "Orders"), 200);
    EXPECT_EQ(publish(carl, "Free", "Orders"), 403);
    const auto refused = ask(carl, "PUT", "/pacticipants/Free/versions/2");
    EXPECT_EQ(at(refused, "/missing_permissions/1"), "contract_data:manage:team");
}

TEST_F(Scopes, deployments_are_recorded_for_the_teams_applications_in_its_environments) {
    const auto carl = person_who_may(
        "carl",
        {"deployment_and_release:record:team", "contract_data:read:*", "environment:read:team"});
    const auto environment = [&](std::string_view name) {
        return at(ask(ann_,
                      "POST",
                      "/environments",
                      fmt::format(R"({{"name":"{}","production":false}})", name)),
                  "/uuid");
    };
    const auto test = environment("test"), live = environment("live");
    ask(ann_, "PUT", "/admin/teams/" + crew_, R"({"name":"Crew","pacticipantNames":["Shop"]})");
    ask(ann_,
        "POST",
        "/admin/teams/" + crew_ + "/users",
        fmt::format(R"({{"users":["{}"]}})", carl.uuid));
    ask(ann_,
        "PUT",
        "/admin/teams/" + others_,
        fmt::format(
            R"({{"name":"Others","pacticipantNames":["Orders"],"environmentUuids":["{}"]}})",
            live));
    const auto record = [&](const Person& who, std::string_view name, std::string_view where) {
        return ask(
            who,
            "POST",
            fmt::format(
                "/pacticipants/{}/versions/1/deployed-versions/environment/{}", name, where));
    };
    EXPECT_EQ(record(carl, "Shop", test).status, 201);
    EXPECT_EQ(record(carl, "Orders", test).status, 403);
    EXPECT_EQ(record(carl, "Shop", live).status, 403) << "the environment is of another team";
    const auto deployed = at(record(ann_, "Orders", test), "/uuid");
    const auto undo = R"({"currentlyDeployed":false})";
    const auto patch = [&](const Person& who) {
        return broker_
            .send("PATCH",
                  "/deployed-versions/" + deployed,
                  undo,
                  {{"Authorization", "Bearer " + who.token},
                   {"Content-Type", "application/merge-patch+json"}})
            .status;
    };
    EXPECT_EQ(patch(carl), 403);
    EXPECT_EQ(patch(ann_), 200);
    EXPECT_EQ(at(ask(carl, "GET", "/environments"), "/_embedded/environments/1"), "(nothing)");
    EXPECT_EQ(status(carl, "GET", "/environments/" + test), 200);
    EXPECT_EQ(status(carl, "GET", "/environments/" + live), 404) << "what may not be seen";
    EXPECT_EQ(status(ann_, "GET", "/environments/" + live), 200);
}

TEST_F(Scopes, webhooks_are_of_a_team_or_of_an_application_of_it) {
    constexpr const char* kRequest = R"("request":{"method":"POST","url":"https://example.org/a"})";
    const auto make = [&](const Person& who, std::string_view what) {
        return ask(who, "POST", "/webhooks", fmt::format("{{{}{}}}", what, kRequest));
    };
    EXPECT_EQ(make(bob_, "").status, 403) << "it would be told of everybody's contracts";
    EXPECT_EQ(make(bob_, R"("consumer":{"label":"x"},)").status, 403);
    EXPECT_EQ(make(bob_, R"("consumer":{"name":"Orders"},)").status, 403);
    EXPECT_EQ(make(bob_, fmt::format(R"("teamUuid":"{}",)", others_)).status, 403);
    EXPECT_EQ(make(bob_, R"("teamUuid":"n-o",)").status, 400);
    const auto named = make(bob_, R"("consumer":{"name":"Shop"},)");
    EXPECT_EQ(named.status, 201);
    EXPECT_EQ(at(named, "/teamUuid"), "(nothing)");
    const auto made = make(bob_, fmt::format(R"("teamUuid":"{}",)", crew_));
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(at(made, "/teamUuid"), crew_);
    const auto path = "/webhooks/" + at(made, "/uuid");
    EXPECT_EQ(status(eve_, "DELETE", path), 403);
    EXPECT_EQ(status(eve_, "POST", path + "/execute"), 403);
    EXPECT_EQ(status(eve_, "PUT", path, fmt::format("{{{}}}", kRequest)), 403);
    EXPECT_EQ(status(bob_, "PUT", path, fmt::format(R"({{"teamUuid":null,{}}})", kRequest)), 403);
    EXPECT_EQ(status(bob_, "PUT", path, fmt::format("{{{}}}", kRequest)), 200);
    EXPECT_EQ(at(ask(bob_, "GET", path), "/teamUuid"), crew_) << "what is not said stays";
    EXPECT_EQ(status(bob_, "POST", "/webhooks/execute", fmt::format("{{{}}}", kRequest)), 403);
    EXPECT_EQ(status(bob_, "POST", path + "/execute"), 200);
    EXPECT_EQ(status(ann_, "DELETE", "/admin/teams/" + crew_), 204);
    EXPECT_EQ(at(ask(ann_, "GET", path), "/teamUuid"), "(nothing)");
    EXPECT_EQ(at(ask(ann_, "GET", path), "/enabled"), "false")
        << "it would be told of everybody's contracts from now on";
    EXPECT_EQ(at(ask(ann_, "GET", "/webhooks/" + at(named, "/uuid")), "/enabled"), "true");
}

TEST_F(Scopes, a_webhook_of_a_team_is_told_of_contracts_of_its_applications_alone) {
    const auto made =
        ask(bob_,
            "POST",
            "/webhooks",
            fmt::format(R"({{"teamUuid":"{}","events":[{{"name":"contract_published"}}],
                                          "request":{{"method":"POST","url":"https://example.org"}}}})",
                        crew_));
    ASSERT_EQ(made.status, 201) << made.body;
    const auto sent = [&](std::string_view provider, std::string_view consumer) {
        publish(ann_, consumer, provider);
        return at(ask(ann_,
                      "GET",
                      fmt::format("/pacts/provider/{}/consumer/{}/version/1/triggered-webhooks",
                                  provider,
                                  consumer)),
                  "/_embedded/triggeredWebhooks/0/name") != "(nothing)";
    };
    EXPECT_FALSE(sent("Orders", "Free"));
    EXPECT_TRUE(sent("Orders", "Shop"));
    EXPECT_TRUE(sent("Shop", "Free")) << "also as a provider";
}

TEST_F(Scopes, system_accounts_are_of_the_teams_of_their_makers) {
    const auto made = ask(bob_,
                          "POST",
                          "/admin/system-accounts",
                          fmt::format(R"({{"name":"ours","roles":["{}"]}})", domain::kUserRole));

    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(at(made, "/_embedded/teams/0/uuid"), crew_);
    const auto tokens = "/admin/system-accounts/" + at(made, "/uuid") + "/tokens";
    EXPECT_EQ(status(bob_, "POST", tokens, R"({"description":"x"})"), 201);
    EXPECT_EQ(status(eve_, "POST", tokens, R"({"description":"x"})"), 403);
    const auto reader = person_who_may("reader", {"system_account:read:team"});
    EXPECT_EQ(status(reader, "GET", "/admin/system-accounts/" + at(made, "/uuid")), 404);
    EXPECT_EQ(status(reader, "GET", tokens), 404);
    EXPECT_EQ(at(ask(reader, "GET", "/admin/system-accounts"), "/users"), "[]");
    EXPECT_EQ(at(ask(bob_, "GET", "/admin/system-accounts"), "/users/0/name"), "ours");
}

TEST_F(Scopes, those_of_the_settings_and_without_teams_have_all) {
    ask(ann_, "DELETE", "/admin/teams/" + crew_);
    ask(ann_, "DELETE", "/admin/teams/" + others_);
    EXPECT_EQ(status(bob_, "PUT", "/pacticipants/Orders/versions/2"), 201);
    const auto carl = person_who_may("carl", {"contract_data:manage:team"});
    EXPECT_EQ(status(carl, "PUT", "/pacticipants/New/versions/1"), 201)
        << "without teams it is as it was before there were any";
}

}  // namespace
}  // namespace accord::broker::api
