// Preferences over HTTP: who may set which, what is refused, and what each of them does.
#include "support/broker/two_teams.hpp"

#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;

class Preferences : public TwoTeams {
  protected:
    Preferences() : bob_(person("bob", domain::kUserRole)) {}

    http::Response set(const Person& who, std::string_view name, std::string_view value) const {
        return ask(who,
                   "PUT",
                   fmt::format("/preferences/system/{}", name),
                   fmt::format(R"({{"value":{}}})", value));
    }
    http::Response new_token(std::string_view more = "") const {
        return ask(
            ann_, "POST", "/settings/tokens", fmt::format(R"({{"description":"t"{}}})", more));
    }
    /// After the broker's own time.
    std::string in_hours(int hours) const {
        return to_iso8601(broker_.clock().now() + std::chrono::hours(hours));
    }

    Person bob_;
};

TEST_F(Preferences, are_what_they_are_by_default_until_they_are_set) {
    const auto all = ask(bob_, "GET", "/preferences/system");
    ASSERT_EQ(all.status, 200) << all.body;
    EXPECT_EQ(at(all, "/_embedded/preferences/0/name"), "loginBanner");
    EXPECT_EQ(at(all, "/_embedded/preferences/0/value"), "");
    EXPECT_EQ(at(all, "/_embedded/preferences/0/default"), "true");
    EXPECT_EQ(at(all, "/_embedded/preferences/1/value"), "null");
    EXPECT_EQ(at(all, "/_embedded/preferences/0/_links/self/href"),
              "http://broker/preferences/system/loginBanner");
    const auto banner = set(ann_, "loginBanner", "\"**Hello**\"");
    EXPECT_EQ(banner.status, 200) << banner.body;
    EXPECT_EQ(at(banner, "/value"), "**Hello**");
    EXPECT_EQ(at(banner, "/default"), "false");
    EXPECT_EQ(at(ask(bob_, "GET", "/preferences/system/loginBanner"), "/value"), "**Hello**");
    EXPECT_EQ(at(broker_.get("/session"), "/banner"), "**Hello**") << "for who signs in";
    EXPECT_EQ(status(ann_, "DELETE", "/preferences/system/loginBanner"), 204);
    EXPECT_EQ(at(ask(bob_, "GET", "/preferences/system/loginBanner"), "/default"), "true");
    EXPECT_EQ(at(broker_.get("/session"), "/banner"), "(nothing)");
}

TEST_F(Preferences, of_the_system_are_set_by_who_may_and_ones_own_by_oneself) {
    const auto refused = set(bob_, "loginBanner", "\"x\"");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(at(refused, "/missing_permissions/0"), "system_preference:manage:*");
    EXPECT_EQ(status(bob_, "DELETE", "/preferences/system/loginBanner"), 403);
    const std::string own = "/preferences/current-user/tokenExpiryAlert";
    EXPECT_EQ(at(ask(bob_, "GET", own), "/value"), "true");
    EXPECT_EQ(status(bob_, "PUT", own, R"({"value":false})"), 200);
    EXPECT_EQ(at(ask(bob_, "GET", own), "/value"), "false");
    EXPECT_EQ(at(ask(ann_, "GET", own), "/value"), "true") << "of each their own";
    EXPECT_EQ(status(bob_, "DELETE", own), 204);
    EXPECT_EQ(at(ask(bob_, "GET", own), "/value"), "true");
    EXPECT_EQ(broker_.get("/preferences/system").status, 401);
}

TEST_F(Preferences, name_what_is_wrong_with_a_value) {
    for (const auto& [name, value, fault] :
         std::initializer_list<std::tuple<std::string_view, std::string, std::string_view>>{
             {"loginBanner", "7", "must be a text of up to 4000 bytes"},
             {"loginBanner", '"' + std::string(4001, 'x') + '"', "must be a text of up to"},
             {"tokenLifetimeHours",
              "0",
              "must be a whole number of hours from 1 to 87600, or null"},
             {"tokenLifetimeHours", "1.5", "must be a whole number of hours"},
             {"tokenLifetimeHours", "87601", "must be a whole number of hours"},
             {"tokenLifetimeHours", "\"7\"", "must be a whole number of hours"},
             {"defaultUserRole", "null", "must be the UUID of a role"},
             {"defaultUserRole", "\"none\"", "must be the UUID of a role"},
             {"defaultTeam", "\"none\"", "must be the UUID of a team, or null"},
             {"defaultTeam", "{}", "must be the UUID of a team, or null"}}) {
        const auto refused = set(ann_, name, value);
        EXPECT_EQ(refused.status, 400) << name << value;
        EXPECT_THAT(at(refused, "/errors/value/0"), HasSubstr(fault)) << name << value;
    }
    EXPECT_EQ(at(ask(ann_, "PUT", "/preferences/system/loginBanner", "{}"), "/errors/value/0"),
              "is missing");
    EXPECT_EQ(set(ann_, "nonsense", "1").status, 404);
    EXPECT_EQ(status(ann_, "GET", "/preferences/system/tokenExpiryAlert"), 404) << "is a user's";
    EXPECT_EQ(status(ann_, "DELETE", "/preferences/current-user/loginBanner"), 404);
    EXPECT_EQ(
        status(ann_, "PUT", "/preferences/current-user/tokenExpiryAlert", R"({"value":"false"})"),
        400);
}

TEST_F(Preferences, end_tokens_that_are_made_or_issued_from_then_on) {
    EXPECT_EQ(at(new_token(), "/expiresAt"), "(nothing)");
    ASSERT_EQ(set(ann_, "tokenLifetimeHours", "48").status, 200);
    EXPECT_EQ(at(new_token(), "/expiresAt"), in_hours(48));
    EXPECT_EQ(at(new_token(fmt::format(R"(,"expiresAt":"{}")", in_hours(2))), "/expiresAt"),
              in_hours(2));
    const auto refused = new_token(fmt::format(R"(,"expiresAt":"{}")", in_hours(49)));
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(at(refused, "/errors/expiresAt/0"), HasSubstr("tokenLifetimeHours"));
    const auto fixed = at(ask(ann_, "GET", "/settings/tokens"), "/_embedded/items/0/uuid");
    const auto issued = ask(ann_, "POST", "/settings/tokens/" + fixed + "/regenerate");
    EXPECT_EQ(at(issued, "/expiresAt"), in_hours(48));
    EXPECT_EQ(
        broker_.send("GET", "/user", "", {{"Authorization", "Bearer " + at(issued, "/value")}})
            .status,
        200);
}

TEST_F(Preferences, say_what_new_accounts_get) {
    const auto crew = team("Crew");
    ASSERT_EQ(set(ann_, "defaultTeam", '"' + crew + '"').status, 200);
    ASSERT_EQ(set(ann_, "defaultUserRole", fmt::format("\"{}\"", domain::kViewerRole)).status, 200);
    const auto role = ask(ann_, "POST", "/admin/roles", R"({"name":"Robot","permissions":[]})");
    ASSERT_EQ(set(ann_, "defaultSystemAccountRole", '"' + at(role, "/uuid") + '"').status, 200);
    const auto eve = ask(ann_, "POST", "/admin/users", R"({"email":"eve@example.org"})");
    EXPECT_EQ(at(eve, "/_embedded/roles/0/uuid"), domain::kViewerRole);
    EXPECT_EQ(at(eve, "/_embedded/teams/0/uuid"), crew);
    const auto invited =
        ask(ann_, "POST", "/admin/users/invite-user", R"({"email":"dan@example.org"})");
    EXPECT_EQ(at(invited, "/_embedded/roles/0/uuid"), domain::kViewerRole) << invited.body;
    const auto named =
        ask(ann_, "POST", "/admin/users", R"({"email":"fay@example.org","roles":[]})");
    EXPECT_EQ(at(named, "/_embedded/roles"), "[]") << "who is given none has none";
    const auto robot = ask(ann_, "POST", "/admin/system-accounts", R"({"name":"robot"})");
    EXPECT_EQ(at(robot, "/_embedded/roles/0/name"), "Robot");
    EXPECT_EQ(at(robot, "/_embedded/teams"), "[]");
    ASSERT_EQ(status(ann_, "DELETE", "/admin/roles/" + at(role, "/uuid")), 204);
    const auto poor = ask(ann_, "POST", "/admin/system-accounts", R"({"name":"robot 2"})");
    EXPECT_EQ(at(poor, "/_embedded/roles"), "[]") << "the role is gone";
    ASSERT_EQ(status(ann_, "DELETE", "/admin/teams/" + crew), 204);
    EXPECT_EQ(status(ann_, "POST", "/admin/users", R"({"email":"gus@example.org"})"), 201);
}

TEST_F(Preferences, give_nobody_more_than_who_sets_them_has) {
    const auto clerk = person_who_may("carl", {"system_preference:manage:*"});
    const auto refused =
        set(clerk, "defaultUserRole", fmt::format("\"{}\"", domain::kAdministratorRole));
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(set(clerk, "loginBanner", "\"x\"").status, 200);
}

TEST_F(Preferences, tell_who_wants_to_know_that_a_token_is_about_to_end) {
    EXPECT_EQ(at(ask(ann_, "GET", "/session"), "/tokenEndsAt"), "(nothing)");
    new_token(fmt::format(R"(,"expiresAt":"{}")", in_hours(24 * 8)));
    EXPECT_EQ(at(ask(ann_, "GET", "/session"), "/tokenEndsAt"), "(nothing)")
        << "not within seven days";
    new_token(fmt::format(R"(,"expiresAt":"{}")", in_hours(24 * 6)));
    new_token(fmt::format(R"(,"expiresAt":"{}")", in_hours(24 * 5)));
    EXPECT_EQ(at(ask(ann_, "GET", "/session"), "/tokenEndsAt"), in_hours(24 * 5));
    EXPECT_EQ(at(ask(bob_, "GET", "/session"), "/tokenEndsAt"), "(nothing)") << "somebody else's";
    ASSERT_EQ(
        status(ann_, "PUT", "/preferences/current-user/tokenExpiryAlert", R"({"value":false})"),
        200);
    EXPECT_EQ(at(ask(ann_, "GET", "/session"), "/tokenEndsAt"), "(nothing)");
}

TEST(PreferencesWithoutUsers, are_none) {
    const TestBroker broker;
    EXPECT_EQ(broker.get("/preferences/system").status, 404);
}

}  // namespace
}  // namespace accord::broker::api
