// Walks every line of every room's table.
#include "broker/api/routes.hpp"

#include "base/text.hpp"
#include "broker/api/machinery/router.hpp"
#include "support/approval.hpp"
#include "support/broker/busy_broker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace accord::broker::api {
namespace {

std::string name_of(const Route& route) {
    return fmt::format("{} {}", to_string(route.method), route.pattern);
}

std::string_view word_for(Permission permission) {
    switch (permission) {
        case Permission::kNobody:
            return "nobody";
        case Permission::kRead:
            return "read";
        case Permission::kWrite:
            return "write";
        case Permission::kHeartbeat:
            return "heartbeat";
        case Permission::kBadge:
            return "badge";
        case Permission::kSignIn:
            return "sign in";
        case Permission::kOwnAccount:
            return "own account";
        case Permission::kOwnSessions:
            return "own sessions";
        case Permission::kOwnPreferences:
            return "own preferences";
        case Permission::kOwnPassword:
            return "own password";
        default:
            return scopes_of(permission).front();
    }
}

bool is_to_read(Permission permission) {
    switch (permission) {
        case Permission::kRead:
        case Permission::kHeartbeat:
        case Permission::kBadge:
        case Permission::kReadEnvironments:
        case Permission::kReadSecrets:
        case Permission::kReadUsers:
        case Permission::kReadProvisioned:
        case Permission::kReadSystemAccounts:
        case Permission::kReadRoles:
        case Permission::kReadAudit:
        case Permission::kReadAuthentication:
        case Permission::kReadTeams:
        case Permission::kOwnAccount:
            return true;
        default:
            return false;
    }
}

std::string route_line(const Route& route) {
    std::string line = fmt::format("{}  {}  {}",
                                   name_of(route),
                                   word_for(route.permission),
                                   fmt::join(route.media.gives, ", "));
    if (route.method != Method::kGet && route.method != Method::kDelete) {
        line += fmt::format("  takes {}{}",
                            fmt::join(route.media.takes, ", "),
                            route.media.body == Body::kRequired ? ", always" : "");
    }
    return line + "\n";
}

TEST(Routes, are_the_approved_ones) {
    std::vector<std::string> lines;
    std::ranges::transform(routes(), std::back_inserter(lines), route_line);
    std::ranges::stable_sort(lines);
    EXPECT_APPROVED("broker/routes.txt", fmt::format("{}", fmt::join(lines, "")));
}

TEST(Routes, each_names_the_permission_it_needs) {
    for (const Route& route : routes()) {
        EXPECT_NE(route.permission, Permission::kNobody) << name_of(route);
        const bool reads = route.method == Method::kGet ||
                           name_of(route) == "POST /pacts/provider/:provider/for-verification";
        const bool is_to_sign_in = route.permission == Permission::kSignIn;
        EXPECT_EQ(is_to_read(route.permission), reads && !is_to_sign_in) << name_of(route);
    }
}

/// Whoever has the permission for their teams alone would have it for everything otherwise.
TEST(Routes, each_names_what_a_permission_of_teams_is_held_against) {
    for (const Route& route : routes()) {
        const auto scopes = scopes_of(route.permission);
        const bool is_scoped = std::ranges::any_of(scopes, [](std::string_view scope) {
            return std::ranges::count(scope, ':') == 2 && !scope.ends_with(":*");
        });
        if (name_of(route) == "DELETE /integrations") {
            EXPECT_EQ(route.permission.subject, Subject::kEverything) << "it is everybody's";
            continue;
        }
        const bool is_read =
            route.permission == Permission::kRead || route.permission == Permission::kBadge;
        if (is_read) {  // what is out of sight is not there, whatever the route
            continue;
        }
        EXPECT_EQ(route.permission.subject != Subject::kEverything, is_scoped) << name_of(route);
        EXPECT_TRUE(!is_scoped || route.permission.subject == Subject::kSelf ||
                    !action_of(route.permission).empty())
            << name_of(route);
    }
}

TEST(Routes, are_for_nobody_without_credentials_once_there_are_any) {
    const TestBroker broker({.authentication = {.write_user = Credentials{"writer", "w"}}});
    for (const Route& route : routes()) {
        EXPECT_EQ(broker.send(to_string(route.method), route.pattern).status, 401)
            << name_of(route);
    }
    EXPECT_EQ(broker.get("/nowhere").status, 401);
}

/// The methods of each pattern.
std::map<std::string, std::set<std::string>> methods_by_pattern() {
    std::map<std::string, std::set<std::string>> methods;
    for (const Route& route : routes()) {
        methods[std::string(route.pattern)].emplace(to_string(route.method));
    }
    return methods;
}

TEST(Routes, refuse_every_method_that_is_not_theirs) {
    const TestBroker broker;
    for (const auto& [pattern, methods] : methods_by_pattern()) {
        for (const std::string method : {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
            const auto answer = broker.send(method, pattern);
            EXPECT_EQ(answer.status == 405, !methods.contains(method)) << method << " " << pattern;
            EXPECT_EQ(answer.status == 405, answer.headers.has("allow")) << pattern;
        }
        EXPECT_EQ(broker.send("HEAD", pattern).status == 405, !methods.contains("GET")) << pattern;
        const auto options = broker.send("OPTIONS", pattern);
        EXPECT_EQ(options.status, 200) << pattern;
        const std::string allowed(options.headers.value_or("access-control-allow-methods", ""));
        const auto listed = split(allowed, ',');
        EXPECT_EQ(listed.size(), methods.size() + 1) << pattern << ": " << allowed;
    }
}

/// Paths that several patterns might fit: every pattern with each word of the tables as a
/// parameter.
std::set<std::string> paths_to_try() {
    std::set<std::string> words{"x"};
    for (const Route& route : routes()) {
        for (const auto segment : split(route.pattern.substr(1), '/')) {
            if (!segment.empty() && !segment.starts_with(':') && !segment.starts_with('*')) {
                words.emplace(segment);
            }
        }
    }
    std::set<std::string> paths;
    for (const Route& route : routes()) {
        for (const std::string& word : words) {
            std::string path;
            for (const auto segment : split(route.pattern.substr(1), '/')) {
                const bool is_word = !segment.starts_with(':') && !segment.starts_with('*');
                path += "/" + (is_word ? std::string(segment) : word);
            }
            paths.insert(std::move(path));
        }
    }
    return paths;
}

TEST(Routes, are_found_alike_in_whatever_order_their_tables_stand) {
    auto shuffled = routes();
    std::ranges::shuffle(shuffled, std::mt19937(1));
    const Router router(routes());
    const Router other(shuffled);
    for (const std::string& path : paths_to_try()) {
        EXPECT_EQ(router.find(path)->routes.front()->pattern,
                  other.find(path)->routes.front()->pattern)
            << path;
        EXPECT_EQ(router.find(path)->parameters, other.find(path)->parameters) << path;
    }
}

/// Nothing of ours went wrong, but where it is meant to; 501 says what there is not yet.
bool is_answered(const Route& route, int status) {
    return status < 500 || status == 501 || route.pattern == "/test/error";
}

TEST(Routes, ask_for_no_parameter_that_their_pattern_does_not_have) {
    const TestBroker empty;
    BusyBroker broker;
    for (const Route& route : routes()) {
        const auto method = to_string(route.method);
        EXPECT_TRUE(
            is_answered(route, empty.send(method, broker.path_of(route.pattern), "{}").status))
            << name_of(route) << " on an empty broker";
        EXPECT_TRUE(
            is_answered(route, broker.send(method, broker.path_of(route.pattern), "{}").status))
            << name_of(route);
        if (route.method != Method::kGet) {
            broker.fill();
        }
    }
}

}  // namespace
}  // namespace accord::broker::api
