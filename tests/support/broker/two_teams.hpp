// For tests: a broker with an administrator, and with teams and whoever is of them.
#pragma once

#include "support/broker/test_broker.hpp"
#include "support/broker/test_users.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::api {

class TwoTeams : public testing::Test {
  protected:
    struct Person {
        std::string uuid;
        std::string token;
    };

    TwoTeams() { ann_ = with_token(users_.administrator()); }

    Person with_token(std::string uuid) {
        auto token = users_.token(uuid);
        return {std::move(uuid), std::move(token)};
    }
    Person person(std::string_view name, std::string_view role) {
        return with_token(users_.user(std::string(name) + "@example.org", role));
    }
    /// With a role of these permissions, separated by commas.
    Person person_who_may(std::string_view name, std::vector<std::string> scopes) {
        const auto role = ask(
            ann_,
            "POST",
            "/admin/roles",
            fmt::format(
                R"({{"name":"may {}","permissions":["{}"]}})", name, fmt::join(scopes, "\",\"")));
        return person(name, broker_.at(role, "/uuid"));
    }

    http::Response ask(const Person& who,
                       std::string_view method,
                       std::string_view target,
                       std::string_view body = "") const {
        return broker_.send(method, target, body, {{"Authorization", "Bearer " + who.token}});
    }
    int status(const Person& who,
               std::string_view method,
               std::string_view target,
               std::string_view body = "") const {
        return ask(who, method, target, body).status;
    }
    std::string at(const http::Response& answer, std::string_view pointer) const {
        return broker_.at(answer, pointer);
    }

    /// Its UUID.
    std::string team(std::string_view name,
                     const std::vector<std::string>& pacticipants = {},
                     const std::vector<Person>& members = {}) {
        const auto made = ask(
            ann_,
            "POST",
            "/admin/teams",
            fmt::format(R"({{"name":"{}","pacticipantNames":[{}]}})", name, quoted(pacticipants)));
        EXPECT_EQ(made.status, 201) << made.body;
        auto uuid = at(made, "/uuid");
        std::vector<std::string> uuids;
        for (const auto& member : members) {
            uuids.push_back(member.uuid);
        }
        EXPECT_EQ(status(ann_,
                         "PUT",
                         "/admin/teams/" + uuid + "/users",
                         fmt::format(R"({{"users":[{}]}})", quoted(uuids))),
                  200);
        return uuid;
    }

    static std::string quoted(const std::vector<std::string>& texts) {
        return texts.empty() ? "" : fmt::format("\"{}\"", fmt::join(texts, "\",\""));
    }

    /// Publishes a pact of version 1, and gives its status.
    int publish(const Person& who, std::string_view consumer, std::string_view provider) const {
        return status(
            who,
            "PUT",
            fmt::format("/pacts/provider/{}/consumer/{}/version/1", provider, consumer),
            fmt::format(
                R"({{"consumer":{{"name":"{}"}},"provider":{{"name":"{}"}},"interactions":[]}})",
                consumer,
                provider));
    }

    TestBroker broker_;
    support::TestUsers users_{broker_.database()};
    Person ann_;  ///< the administrator
};

}  // namespace accord::broker::api
