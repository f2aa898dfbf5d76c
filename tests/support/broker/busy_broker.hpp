// For tests that walk all routes: a broker on which something is there at a path of every pattern.
#pragma once

#include "base/text.hpp"
#include "support/broker/test_broker.hpp"
#include "support/broker/test_page.hpp"
#include "support/broker/test_users.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>

namespace accord::broker::api {

class BusyBroker : public TestBroker {
  public:
    BusyBroker() : TestBroker(Settings{.page = test_page()}) { fill(); }

    /// From now on there are users, and an administrator asks.
    void let_users_in() {
        sign_in("Bearer " + users_.token(users_.administrator()));
        fill();
    }

    /// Puts back what is gone.
    void fill() {
        if (!authorization().empty()) {
            fill_users();
        }
        put("/pacts/provider/Orders/consumer/Shop/version/0",
            R"({"consumer":{"name":"Shop"},"provider":{"name":"Orders"},"interactions":[{"b":1}]})");
        const std::string pact = "/pacts/provider/Orders/consumer/Shop/version/1";
        if (at(get(pact), "/interactions/0") != "(nothing)") {
            send("DELETE", pact);  // something was merged into it
        }
        put(pact, R"({"consumer":{"name":"Shop"},"provider":{"name":"Orders"},"interactions":[]})");
        values_[":sha"] = at(get(pact), "/_links/pb:pact-version/name");
        const auto verified = post(
            fmt::format("/pacts/provider/Orders/consumer/Shop/pact-version/{}/verification-results",
                        values_[":sha"]),
            R"({"success":true,"providerApplicationVersion":"7"})");
        values_[":number"] = last_segment(verified.headers.value_or("location", ""));
        put("/pacticipants/Shop/branches/main/versions/1");
        put("/pacticipants/Shop/versions/1/tags/dev");
        put("/pacticipants/Shop/labels/team");
        if (get("/environments/" + values_[":environment"]).status != 200) {
            values_[":environment"] =
                at(post("/environments", R"({"name":"live","production":true})"), "/uuid");
        }
        put("/pacts/provider/Orders/consumer/Shop/version/2",
            R"({"consumer":{"name":"Shop"},"provider":{"name":"Orders"},"interactions":[{"a":1}]})");
        values_[":other_sha"] = at(get("/pacts/provider/Orders/consumer/Shop/version/2"),
                                   "/_links/pb:pact-version/name");
        post(
            fmt::format("/pacts/provider/Orders/consumer/Shop/pact-version/{}/verification-results",
                        values_[":other_sha"]),
            R"({"success":true,"providerApplicationVersion":"7"})");
        put("/pacticipants/Orders/branches/main/versions/7");
        put("/pacticipants/Orders/versions/7/tags/dev");
        if (get("/webhooks/" + values_[":uuid"]).status != 200) {
            values_[":uuid"] =
                last_segment(post("/webhooks", R"({"events":[{"name":"contract_published"}],
                                      "request":{"method":"POST","url":"https://example.org/a"}})")
                                 .headers.value_or("location", ""));
        }
        if (get("/secrets/" + values_[":secret"]).status != 200) {
            values_[":secret"] =
                at(post("/secrets", R"({"name":"KEY","value":"hidden"})"), "/uuid");
        }
        put(pact, R"({"consumer":{"name":"Shop"},"provider":{"name":"Orders"},"interactions":[]})");
        const auto logs = at(get(pact + "/triggered-webhooks"),
                             "/_embedded/triggeredWebhooks/0/_links/pb:logs/href");
        if (logs.ends_with("/logs")) {
            values_[":triggered"] = last_segment(logs.substr(0, logs.rfind('/')));
        }
        const auto record = [&](std::string_view what) {
            return at(post(fmt::format("/pacticipants/Shop/versions/1/{}/environment/{}",
                                       what,
                                       values_[":environment"])),
                      "/uuid");
        };
        values_[":deployed_version"] = record("deployed-versions");
        values_[":released_version"] = record("released-versions");
        put("/webhooks/" + values_[":uuid"],
            R"({"provider":{"name":"Orders"},"request":{"method":"POST","url":"https://ci"}})");
    }

    /// A path of the pattern. What is meant by `instead` (":tag") is `value`, as it is.
    std::string path_of(std::string_view pattern,
                        std::string_view instead = {},
                        std::string_view value = {}) const {
        std::string path;
        for (const auto segment : split(pattern.substr(1), '/')) {
            const auto found = values_.find(value_name(pattern, path, segment));
            path += '/';
            path += segment == instead       ? value
                    : found == values_.end() ? segment
                                             : std::string_view(found->second);
        }
        return path;
    }

    /// Without which there is no answer: "?q[][pacticipant]=Shop"; mostly empty.
    static std::string_view query_of(std::string_view pattern) {
        return pattern == "/matrix"         ? "?q[][pacticipant]=Shop"
               : pattern == "/can-i-deploy" ? "?pacticipant=Shop&version=1&to=dev"
                                            : "";
    }

  private:
    void keep_group() {
        if (get("/scim/v2/Groups/" + values_[":group"]).status != 200) {
            values_[":group"] = at(post("/scim/v2/Groups", R"({"displayName":"Cooks"})"), "/id");
        }
    }

    void fill_users() {
        const auto keep = [&](std::string_view name, std::string list, std::string_view body) {
            auto& uuid = values_[std::string(name)];
            if (send("GET", fmt::format("{}/{}", list, uuid)).status != 200) {
                uuid = at(post(list, body), "/uuid");
            }
        };
        keep(":user", "/admin/users", R"({"email":"bob@example.org"})");
        keep(":account", "/admin/system-accounts", R"({"name":"robot"})");
        keep(":role", "/admin/roles", R"({"name":"Clerk","permissions":[]})");
        keep(":team", "/admin/teams", R"({"name":"Crew"})");
        post("/admin/teams/" + values_[":team"] + "/users",
             fmt::format(R"({{"users":["{}"]}})", values_[":user"]));
        keep_group();
        values_[":own_token"] = at(get("/settings/tokens"), "/_embedded/items/0/uuid");
        keep(":workload",
             path_of("/admin/system-accounts/:account/workload-identities"),
             R"({"issuer":"https://ci.example.org","claims":{"repository":"acme/shop"}})");
        values_[":token"] =
            at(get(path_of("/admin/system-accounts/:account/tokens")), "/_embedded/items/0/uuid");
    }

    /// Three parameters mean something else in some patterns.
    static std::string_view value_name(std::string_view pattern,
                                       std::string_view before,
                                       std::string_view segment) {
        if (segment == ":uuid" && pattern.starts_with("/triggered-webhooks/")) {
            return ":triggered";
        }
        if (segment == ":token" && pattern.starts_with("/settings/")) {
            return ":own_token";
        }
        return segment == ":environment" && before.ends_with("/to-environment")
                   ? ":environment_name"
                   : segment;
    }

    static std::string last_segment(std::string_view url) {
        return std::string(url.substr(url.rfind('/') + 1));
    }

    std::map<std::string, std::string, std::less<>> values_ = {
        {":consumer", "Shop"},
        {":provider", "Orders"},
        {":pacticipant", "Shop"},
        {":version", "1"},
        {":branch", "main"},
        {":tag", "dev"},
        {":label", "team"},
        {":environment", "none"},
        {":environment_name", "live"},
        {":triggered", "a-delivery-of-somebody"},
        {":relation", "environments"},
        {":file", "main-1.js"},
        {":uuid", "a-webhook-of-somebody"},
        {":to", "dev"},
        {":user", "a-user"},
        {":account", "an-account"},
        {":team", "a-team"},
        {":role", "a-role"},
        {":own_token", "a-token"},
        {":token", "a-token"},
        {":identity_provider", "okta"},
        {":workload", "a-workload-identity"},
        {":provider_tag", "dev"},
        {":other_version", "2"},
        {":metadata", "Y3ZuPTE"},
        {":template", "slack"},
        {":secret", "a-secret"},
        {":preference", "loginBanner"},
        {":own_preference", "tokenExpiryAlert"},
        {":group", "a-group"},
        {":resource_type", "User"},
        {":schema", "urn:ietf:params:scim:schemas:core:2.0:User"},
    };
    support::TestUsers users_{database()};
};

}  // namespace accord::broker::api
