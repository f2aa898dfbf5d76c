// Teams over HTTP, as PactFlow's clients use them.
#include "support/broker/two_teams.hpp"

#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;

class Teams : public TwoTeams {};

TEST_F(Teams, have_members_administrators_applications_and_environments) {
    const auto bob = person("bob", domain::kUserRole);
    ask(ann_, "POST", "/pacticipants", R"({"name":"Shop"})");
    const auto live =
        at(ask(ann_, "POST", "/environments", R"({"name":"live","production":true})"), "/uuid");
    const auto made =
        ask(ann_,
            "POST",
            "/admin/teams",
            fmt::format(R"({{"name":"Crew","pacticipantNames":["Shop"],"administratorUuids":["{}"],
                            "environmentUuids":["{}"]}})",
                        bob.uuid,
                        live));
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(at(made, "/teams/0/name"), "Crew") << "as Terraform looks for it";
    EXPECT_EQ(at(made, "/teams/0/uuid"), at(made, "/uuid"));
    const auto path = "/admin/teams/" + at(made, "/uuid");
    EXPECT_EQ(made.headers.value_or("location", ""), "http://broker" + path);
    const auto team = ask(ann_, "GET", path);
    EXPECT_EQ(at(team, "/numberOfMembers"), "0");
    EXPECT_EQ(at(team, "/_embedded/pacticipants/0/name"), "Shop");
    EXPECT_EQ(at(team, "/_embedded/administrators/0/uuid"), bob.uuid);
    EXPECT_EQ(at(team, "/_embedded/environments/0/name"), "live");
    EXPECT_EQ(at(team, "/_links/pf:membership/href"), "http://broker" + path + "/users");
    EXPECT_EQ(at(team, "/_links/pf:integrations/href"),
              "http://broker/integrations/team/" + at(made, "/uuid"));
    const auto list = ask(ann_, "GET", "/admin/teams?q=cRE&page=1&size=5");
    EXPECT_EQ(at(list, "/teams/0/uuid"), at(made, "/uuid"));
    EXPECT_EQ(at(list, "/page/totalElements"), "1");
    EXPECT_EQ(at(ask(ann_, "GET", "/admin/teams?q=x"), "/teams"), "[]");
    EXPECT_EQ(status(ann_, "PUT", path, R"({"name":"Crew 2"})"), 200);
    const auto after = ask(ann_, "GET", path);
    EXPECT_EQ(at(after, "/name"), "Crew 2");
    EXPECT_EQ(at(after, "/_embedded/pacticipants"), "[]") << "what is left out is taken away";
    EXPECT_EQ(at(after, "/_embedded/administrators"), "[]");
    EXPECT_EQ(at(after, "/_embedded/environments"), "[]");
    EXPECT_EQ(status(ann_, "DELETE", path), 204);
    EXPECT_EQ(status(ann_, "GET", path), 404);
    EXPECT_EQ(status(ann_, "DELETE", path), 404);
    EXPECT_EQ(status(ann_, "GET", "/pacticipants/Shop"), 200);
}

TEST_F(Teams, are_joined_and_left_in_each_way) {
    const auto bob = person("bob", domain::kViewerRole);
    const auto robot = with_token(users_.system_account("robot", domain::kCiCdRole));
    const auto uuid = team("Crew");
    const auto users = "/admin/teams/" + uuid + "/users";
    const auto list = [&](const Person& who) {
        return fmt::format(R"({{"users":["{}"]}})", who.uuid);
    };
    EXPECT_EQ(at(ask(ann_, "PUT", users, list(bob)), "/_embedded/users/0/uuid"), bob.uuid);
    EXPECT_EQ(at(ask(ann_, "POST", users, list(robot)), "/_embedded/users/1/uuid"), robot.uuid);
    EXPECT_EQ(at(ask(ann_, "GET", "/admin/teams/" + uuid), "/numberOfMembers"), "2");
    const auto shown = ask(ann_, "GET", users + "/" + bob.uuid);
    EXPECT_EQ(at(shown, "/_embedded/teams/0/name"), "Crew");
    EXPECT_EQ(at(shown, "/_embedded/teams/0/_links/pf:membership/href"),
              "http://broker" + users + "/" + bob.uuid);
    EXPECT_EQ(at(ask(bob, "GET", "/user"), "/_embedded/teams/0/uuid"), uuid);
    EXPECT_EQ(at(ask(ann_, "GET", "/admin/users/" + robot.uuid), "/_embedded/teams/0/uuid"), uuid);
    const auto patched =
        ask(ann_,
            "PATCH",
            users,
            fmt::format(R"([{{"op":"remove","path":"/users","value":{{"uuid":"{}"}}}},
                        {{"op":"add","path":"/users","value":{{"uuid":"{}"}}}}])",
                        bob.uuid,
                        ann_.uuid));
    EXPECT_EQ(patched.status, 200) << patched.body;
    EXPECT_EQ(status(ann_, "GET", users + "/" + bob.uuid), 404);
    EXPECT_EQ(status(ann_, "GET", users + "/" + ann_.uuid), 200);
    EXPECT_EQ(status(ann_, "DELETE", users + "/" + ann_.uuid), 204);
    EXPECT_EQ(status(ann_, "DELETE", users + "/" + ann_.uuid), 404);
    EXPECT_EQ(status(ann_, "DELETE", users, list(robot)), 204);
    EXPECT_EQ(at(ask(ann_, "GET", users), "/_embedded/users"), "[]");
    EXPECT_EQ(status(ann_, "PUT", users, list(bob)), 200);
    EXPECT_EQ(status(ann_, "DELETE", "/admin/users/" + bob.uuid), 204);
    EXPECT_EQ(at(ask(ann_, "GET", users), "/_embedded/users"), "[]");
}

TEST_F(Teams, are_refused_with_what_is_wrong) {
    const auto uuid = team("Crew");
    const auto refused =
        [&](std::string_view method, std::string_view path, std::string_view body) {
            const auto answer = ask(ann_, method, path, body);
            EXPECT_EQ(answer.status, 400) << body << answer.body;
            return answer.body;
        };
    EXPECT_THAT(refused("POST", "/admin/teams", "{}"), HasSubstr("name"));
    EXPECT_THAT(refused("POST", "/admin/teams", R"({"name":" "})"), HasSubstr("name"));
    EXPECT_THAT(refused("POST", "/admin/teams", R"({"name":"cREW"})"),
                HasSubstr("is already used by another team"));
    EXPECT_THAT(refused("POST", "/admin/teams", R"({"name":"x","pacticipantNames":["Nobody"]})"),
                HasSubstr("there is no application with the name 'Nobody'"));
    EXPECT_THAT(refused("POST", "/admin/teams", R"({"name":"x","pacticipantNames":"Shop"})"),
                HasSubstr("must be an array"));
    EXPECT_THAT(refused("POST", "/admin/teams", R"({"name":"x","administratorUuids":["n-o"]})"),
                HasSubstr("there is no user with the UUID 'n-o'"));
    EXPECT_THAT(refused("POST", "/admin/teams", R"({"name":"x","environmentUuids":["n-o"]})"),
                HasSubstr("there is no environment with the UUID 'n-o'"));
    EXPECT_THAT(refused("POST", "/admin/teams", R"({"name":"x","environmentUuids":[1]})"),
                HasSubstr("must be an array of strings"));
    const auto users = "/admin/teams/" + uuid + "/users";
    for (const auto* method : {"PUT", "POST", "DELETE"}) {
        EXPECT_THAT(refused(method, users, "{}"), HasSubstr("must be an array"));
        EXPECT_THAT(refused(method, users, R"({"users":["n-o"]})"), HasSubstr("n-o"));
    }
    for (const auto* patch : {R"([{"op":"replace","path":"/users","value":{"uuid":"x"}}])",
                              R"([{"op":"add","path":"/name","value":{"uuid":"x"}}])",
                              R"([{"op":"add","path":"/users","value":"x"}])",
                              R"([1])",
                              R"({"op":"add"})",
                              R"([{"op":"add","path":"/users","value":{"uuid":"n-o"}}])"}) {
        refused("PATCH", users, patch);
    }
    EXPECT_EQ(status(ann_, "PUT", "/admin/teams/n-o", R"({"name":"x"})"), 404);
    EXPECT_EQ(status(ann_, "PUT", "/admin/teams/n-o/users", R"({"users":[]})"), 404);
    EXPECT_EQ(status(ann_, "GET", "/admin/teams/n-o/users"), 404);
    EXPECT_EQ(at(ask(ann_, "GET", "/admin/teams"), "/teams/1"), "(nothing)")
        << "what was refused left nothing behind";
}

TEST_F(Teams, are_managed_by_their_administrators_and_by_nobody_of_other_teams) {
    const auto bob = person("bob", domain::kUserRole);
    const auto eve = person("eve", domain::kUserRole);
    publish(ann_, "Shop", "Orders");
    publish(ann_, "Free", "Orders");
    const auto crew = team("Crew", {"Shop"}, {bob});
    const auto others = team("Others", {"Orders"}, {eve});
    const auto path = "/admin/teams/" + crew;
    const auto users = path + "/users";
    const auto both = fmt::format(R"({{"users":["{}","{}"]}})", bob.uuid, eve.uuid);
    EXPECT_EQ(status(bob, "PUT", users, both), 403) << "a member is no administrator";
    EXPECT_EQ(status(ann_,
                     "PUT",
                     path,
                     fmt::format(R"({{"name":"Crew","pacticipantNames":["Shop"],
                                     "administratorUuids":["{}"]}})",
                                 bob.uuid)),
              200);
    EXPECT_EQ(at(ask(bob, "GET", "/user"), "/_embedded/roles/0/name"), "Team Administrator");
    EXPECT_EQ(status(bob, "PUT", users, both), 200);
    const auto change = [&](std::string_view applications, std::string_view others_too = "") {
        return status(bob,
                      "PUT",
                      path,
                      fmt::format(R"({{"name":"Crew","administratorUuids":["{}"],
                                      "pacticipantNames":[{}]{}}})",
                                  bob.uuid,
                                  applications,
                                  others_too));
    };
    EXPECT_EQ(change(R"("Shop","Orders")"), 403) << "of another team";
    EXPECT_EQ(change(R"("Shop","Free")"), 403) << "everybody's, who would lose it";
    EXPECT_EQ(status(bob, "POST", "/pacticipants", R"({"name":"Mine"})"), 201);
    EXPECT_EQ(change(R"("Shop","Mine")"), 200) << "of his own making";
    const auto live =
        at(ask(ann_, "POST", "/environments", R"({"name":"live","production":true})"), "/uuid");
    EXPECT_EQ(change(R"("Shop")", fmt::format(R"(,"environmentUuids":["{}"])", live)), 403);
    EXPECT_EQ(status(bob, "DELETE", path), 403) << "its applications would be everybody's";
    EXPECT_EQ(status(bob, "POST", "/admin/teams", R"({"name":"Mine"})"), 403);
    EXPECT_EQ(status(bob, "PUT", "/admin/teams/" + others, R"({"name":"Mine"})"), 403);
    EXPECT_EQ(status(bob, "PUT", "/admin/teams/" + others + "/users", both), 403);
    EXPECT_EQ(status(bob, "DELETE", "/admin/teams/" + others + "/users/" + eve.uuid), 403);
}

TEST_F(Teams, are_not_managed_with_a_token_that_only_reads) {
    const auto bob = person("bob", domain::kUserRole);
    const auto crew = team("Crew", {}, {bob});
    ask(ann_,
        "PUT",
        "/admin/teams/" + crew,
        fmt::format(R"({{"name":"Crew","administratorUuids":["{}"]}})", bob.uuid));
    const auto fixed = at(ask(bob, "GET", "/settings/tokens"), "/_embedded/items/0/uuid");
    const Person reading{
        bob.uuid, at(ask(bob, "POST", "/settings/tokens/" + fixed + "/regenerate"), "/value")};
    EXPECT_EQ(status(reading, "GET", "/admin/teams/" + crew), 200);
    EXPECT_EQ(status(reading, "PUT", "/admin/teams/" + crew + "/users", R"({"users":[]})"), 403);
    EXPECT_EQ(status(bob, "PUT", "/admin/teams/" + crew + "/users", R"({"users":[]})"), 200);
}

TEST_F(Teams, the_role_of_their_administrators_is_not_given_by_hand) {
    const auto bob = person("bob", domain::kUserRole);
    const auto roles = "/admin/users/" + bob.uuid + "/roles";
    const auto automatic = std::string(domain::kTeamAdministratorRole);
    const auto both = fmt::format(
        R"({{"roles":["{}","{}"]}})", domain::kTeamAdministratorRole, domain::kUserRole);
    EXPECT_EQ(status(ann_, "GET", "/admin/roles/" + automatic), 200);
    EXPECT_EQ(status(ann_, "PUT", roles, both), 400);
    EXPECT_EQ(status(ann_, "PUT", roles + "/" + automatic), 400);
    EXPECT_EQ(status(ann_, "DELETE", roles + "/" + automatic), 400);
    EXPECT_EQ(status(ann_, "PUT", "/admin/roles/" + automatic, R"({"name":"x","permissions":[]})"),
              409);
    EXPECT_EQ(status(ann_, "DELETE", "/admin/roles/" + automatic), 409);
    const auto crew = team("Crew");
    ask(ann_,
        "PUT",
        "/admin/teams/" + crew,
        fmt::format(R"({{"name":"Crew","administratorUuids":["{}"]}})", bob.uuid));
    EXPECT_EQ(status(ann_, "PUT", roles, both), 204) << "whoever has it anyway may be said to";
    EXPECT_EQ(status(ann_, "DELETE", "/admin/teams/" + crew), 204);
    EXPECT_EQ(at(ask(ann_, "GET", "/admin/users/" + bob.uuid), "/_embedded/roles/1"), "(nothing)");
}

/// Who may change passwords would otherwise get at other teams' applications by it.
TEST_F(Teams, whose_members_others_are_no_manager_of_users_becomes_one_of_them) {
    const auto clerk = person_who_may("clerk",
                                      {"user:manage:*",
                                       "system_account:manage:team",
                                       "system_account:read:*",
                                       "contract_data:manage:team"});
    const auto bob = with_token(
        users_.user("bob@example.org",
                    at(ask(ann_, "GET", "/admin/users/" + clerk.uuid), "/_embedded/roles/0/uuid")));
    const auto robot = with_token(users_.system_account("robot", domain::kViewerRole));
    const auto crew = team("Crew", {}, {bob, robot});
    const auto password = R"({"password":"a long password"})";
    EXPECT_EQ(status(clerk, "PUT", "/admin/users/" + bob.uuid, password), 403);
    EXPECT_EQ(status(clerk,
                     "POST",
                     "/admin/system-accounts/" + robot.uuid + "/tokens",
                     R"({"description":"x"})"),
              403);
    team("Other", {}, {clerk});
    EXPECT_EQ(status(clerk, "PUT", "/admin/users/" + bob.uuid, password), 403);
    ask(ann_,
        "POST",
        "/admin/teams/" + crew + "/users",
        fmt::format(R"({{"users":["{}"]}})", clerk.uuid));
    EXPECT_EQ(status(clerk, "PUT", "/admin/users/" + bob.uuid, password), 200);
}

TEST_F(Teams, have_integrations) {
    publish(ann_, "Shop", "Orders");
    publish(ann_, "Site", "Stock");
    const auto uuid = team("Crew", {"Orders"});
    const auto list = ask(ann_, "GET", "/integrations/team/" + uuid + "?page=1&size=5");
    EXPECT_EQ(at(list, "/_embedded/integrations/0/provider/name"), "Orders");
    EXPECT_EQ(at(list, "/page/totalElements"), "1");
    EXPECT_EQ(status(ann_, "GET", "/integrations/team/n-o"), 404);
}

/// A message between nodes is not needed: see docs/decisions/0011.
TEST_F(Teams, what_changes_is_true_with_the_next_request) {
    const auto bob = person("bob", domain::kUserRole);
    publish(ann_, "Shop", "Orders");
    EXPECT_EQ(publish(bob, "Shop", "Orders"), 200);
    const auto crew = team("Crew", {"Shop"}, {bob});
    EXPECT_EQ(publish(bob, "Shop", "Orders"), 200);
    EXPECT_EQ(status(ann_, "PUT", "/admin/teams/" + crew + "/users", R"({"users":[]})"), 200);
    EXPECT_EQ(publish(bob, "Shop", "Orders"), 403);
    EXPECT_EQ(status(ann_, "DELETE", "/admin/teams/" + crew), 204);
    EXPECT_EQ(publish(bob, "Shop", "Orders"), 200) << "nobody's is everybody's";
}

}  // namespace
}  // namespace accord::broker::api
