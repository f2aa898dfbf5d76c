// Asks every route as five callers: nobody, who reads, a member of another team, a member of the
// team whose things are asked for, an administrator.
#include "broker/api/routes.hpp"
#include "support/approval.hpp"
#include "support/broker/busy_broker.hpp"
#include "support/broker/test_users.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

/// All that there is is the team's.
class Callers : public testing::Test {
  protected:
    Callers() {
        broker_.let_users_in();
        for (const auto* name : {"reader", "foreigner", "member"}) {
            const std::string_view role =
                name == std::string_view("reader") ? domain::kViewerRole : domain::kUserRole;
            const auto uuid = users_.user(fmt::format("{}@example.org", name), role);
            callers_.emplace_back(name, "Bearer " + users_.token(uuid));
            member_ = uuid;
        }
        callers_.emplace_back("administrator", broker_.authorization());
        const auto others = broker_.post("/admin/teams", R"({"name":"Others"})");
        broker_.put(
            "/admin/teams/" + broker_.at(others, "/uuid") + "/users",
            fmt::format(R"({{"users":["{}"]}})", broker_.at(as(1, "GET", "/user"), "/uuid")));
        put_back();
    }

    void put_back() {
        broker_.fill();
        const auto team = broker_.path_of("/admin/teams/:team");
        const auto user = broker_.path_of("/admin/users/:user");
        const auto environment = broker_.path_of("/environments/:environment");
        broker_.put(team,
                    fmt::format(R"({{"name":"Crew","pacticipantNames":["Shop","Orders"],
                                    "environmentUuids":["{}"]}})",
                                environment.substr(environment.rfind('/') + 1)));
        broker_.put(
            team + "/users",
            fmt::format(R"({{"users":["{}","{}"]}})", member_, user.substr(user.rfind('/') + 1)));
        const auto webhook = broker_.path_of("/webhooks/:uuid");
        broker_.put(webhook,
                    fmt::format(R"({{"provider":{{"name":"Orders"}},"teamUuid":"{}",
                                    "request":{{"method":"POST","url":"https://ci"}}}})",
                                team.substr(team.rfind('/') + 1)));
    }

    http::Response as(std::size_t caller, std::string_view method, std::string_view path) {
        return broker_.send(method, path, "{}", {{"Authorization", callers_.at(caller).second}});
    }

    int status_of(const Route& route, const std::string& authorization) {
        const auto path = broker_.path_of(route.pattern);
        const auto method = to_string(route.method);
        const std::string type(route.media.takes.front());
        const auto body = route.media.body == Body::kList ? "[]" : "{}";
        // Without a value it is nobody's, and not the administrator's, in whose name the broker
        // asks.
        const auto answer = broker_.send(
            method, path, body, {{"Authorization", authorization}, {"Content-Type", type}});
        if (route.method != Method::kGet && answer.status < 300) {
            put_back();
        }
        return answer.status;
    }

    BusyBroker broker_;
    support::TestUsers users_{broker_.database(), 8};
    std::vector<std::pair<std::string, std::string>> callers_;
    std::string member_;
};

TEST_F(Callers, of_teams_are_answered_by_every_route_as_approved) {
    std::string list = "nobody, reader, member of another team, member, administrator\n";
    for (const Route& route : routes()) {
        std::string statuses = std::to_string(status_of(route, ""));
        for (const auto& [name, authorization] : callers_) {
            statuses += fmt::format(" {}", status_of(route, authorization));
        }
        list += fmt::format("{}  {} {}\n", statuses, to_string(route.method), route.pattern);
    }
    EXPECT_APPROVED("broker/routes_by_caller.txt", list);
}

}  // namespace
}  // namespace accord::broker::api
