// Asks every route as nobody, and as somebody with each of the predefined roles.
#include "broker/api/routes.hpp"
#include "support/approval.hpp"
#include "support/broker/busy_broker.hpp"
#include "support/broker/test_users.hpp"

#include <algorithm>
#include <set>

namespace accord::broker::api {
namespace {

class RoutesByRole : public testing::Test {
  protected:
    RoutesByRole() {
        users_.administrator();
        for (const auto& role : domain::predefined_roles()) {
            if (role.is_automatic) {
                continue;
            }
            const auto token =
                users_.token(users_.user(std::string(role.name.substr(0, 2)) + "@b", role.uuid));
            tokens_.emplace_back(role.name, token);
            // Streams are for whom is known: see ask_for_stream_again().
            broker_.send("GET", "/user", "", {{"Authorization", "Bearer " + token}});
        }
    }

    http::Response ask(const Route& route, std::string_view token) {
        const auto path = broker_.path_of(route.pattern);
        const auto method = to_string(route.method);
        return token.empty()
                   ? broker_.send(method, path, "{}")
                   : broker_.send(
                         method, path, "{}", {{"Authorization", "Bearer " + std::string(token)}});
    }

    static bool is_refused(const http::Response& answer) {
        return answer.status == 401 || answer.status == 403;
    }

    BusyBroker broker_;
    support::TestUsers users_{broker_.database()};
    std::vector<std::pair<std::string_view, std::string>> tokens_;
};

TEST_F(RoutesByRole, are_for_nobody_without_credentials_but_to_sign_in) {
    std::string open;
    for (const Route& route : routes()) {
        const auto answer = ask(route, "");
        if (route.permission == Permission::kSignIn) {
            open += fmt::format("{} {}\n", to_string(route.method), route.pattern);
            continue;
        }
        EXPECT_EQ(answer.status, 401) << route.pattern;
        EXPECT_EQ(answer.headers.value_or("content-type", ""),
                  route.media.gives.front() == kScimJson ? "application/scim+json;charset=utf-8"
                                                         : "application/problem+json;charset=utf-8")
            << route.pattern;
    }
    EXPECT_EQ(broker_.get("/nowhere").status, 401);
    EXPECT_EQ(
        open,
        "GET /ui/assets/:file\nGET /sign-in\nGET /set-password\nGET /lost-password\nGET /favicon.ico\n"
        "GET /session\nPOST /session\n"
        "DELETE /session\nGET /basic-sign-in\nGET /auth/:identity_provider\n"
        "GET /auth/:identity_provider/callback\nPOST /auth/:identity_provider/callback\n"
        "GET /auth/:identity_provider/metadata\nPOST /lost-password\nPOST /set-password\n");
}

TEST_F(RoutesByRole, are_for_those_whose_role_has_the_permission) {
    std::string list;
    for (const Route& route : routes()) {
        std::string allowed;
        for (const auto& [role, token] : tokens_) {
            const auto answer = ask(route, token);
            EXPECT_NE(answer.status, 401) << role << " " << route.pattern;
            if (answer.status == 403) {
                const auto scopes = scopes_of(route.permission);
                EXPECT_EQ(broker_.at(answer, "/missing_permissions/0"),
                          scopes.empty() ? "(nothing)" : scopes.front())
                    << role << " " << route.pattern << answer.body;
            } else {
                allowed += allowed.empty() ? "" : ", ";
                allowed += role;
            }
        }
        list += fmt::format("{} {}  {}\n", to_string(route.method), route.pattern, allowed);
    }
    EXPECT_APPROVED("broker/routes_by_role.txt", list);
}

/// What the permission of no route asks for would be a permission for nothing, in silence.
TEST(PermissionList, says_which_permissions_a_route_asks_for) {
    std::set<std::string_view> asked;
    for (const Route& route : routes()) {
        for (const auto scope : scopes_of(route.permission)) {
            asked.insert(scope);
        }
    }
    std::string list;
    for (const auto& permission : domain::permission_list()) {
        list += fmt::format("{}  {}\n",
                            asked.contains(permission.scope) ? "asked for" : "not yet  ",
                            permission.scope);
    }
    EXPECT_APPROVED("broker/permissions.txt", list);
}

}  // namespace
}  // namespace accord::broker::api
