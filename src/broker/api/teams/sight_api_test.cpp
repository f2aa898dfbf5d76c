// What may not be seen is not there: who may read only what is of their teams, asks everything.
#include "broker/api/routes.hpp"
#include "support/broker/busy_broker.hpp"
#include "support/broker/ordered_events.hpp"
#include "support/broker/test_users.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <map>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string with_each_replaced(std::string text, const std::map<std::string, std::string>& by) {
    for (const auto& [from, to] : by) {
        for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
            text.replace(at, from.size(), to);
        }
    }
    return text;
}

/// Shop and Orders are of Bob's team. Covert, with a contract with Hidden, is of Eve's, and so is
/// all whose name begins like that. Both may read what is of their teams.
class InSight : public testing::Test {
  protected:
    InSight() {
        broker_.let_users_in();
        const auto role =
            broker_.at(broker_.post("/admin/roles",
                                    R"({"name":"Limited","permissions":["contract_data:manage:team",
                             "contract_data:manage:own","contract_data:bulk_delete:team",
                             "deployment_and_release:record:team","environment:read:team",
                             "webhook:manage:team"]})"),
                       "/uuid");
        bob_uuid_ = users_.user("bob2@example.org", role);
        const auto eve = users_.user("eve@example.org", role);
        bob_ = "Bearer " + users_.token(bob_uuid_);
        eve_ = "Bearer " + users_.token(eve);
        make_secret();
        const auto crew = broker_.path_of("/admin/teams/:team");
        broker_.put(crew, R"({"name":"Crew","pacticipantNames":["Shop","Orders"]})");
        broker_.put(crew + "/users", fmt::format(R"({{"users":["{}"]}})", bob_uuid_));
        const auto made =
            broker_.post("/admin/teams",
                         fmt::format(R"({{"name":"Others","pacticipantNames":["Covert","Hidden"],
                            "environmentUuids":["{}"]}})",
                                     private_[":environment"]));
        EXPECT_EQ(made.status, 201) << made.body;
        others_ = broker_.at(made, "/uuid");
        broker_.put("/admin/teams/" + others_ + "/users",
                    fmt::format(R"({{"users":["{}"]}})", eve));
        broker_.put("/webhooks/" + private_[":uuid"],
                    fmt::format(R"({{"teamUuid":"{}",
                                    "request":{{"method":"POST","url":"https://ci"}}}})",
                                others_));
    }

    void make_secret() {
        const auto pact = [&](std::string_view version, std::string_view interactions) {
            const auto path =
                fmt::format("/pacts/provider/Hidden/consumer/Covert/version/{}", version);
            broker_.put(path,
                        fmt::format(R"({{"consumer":{{"name":"Covert"}},
                                        "provider":{{"name":"Hidden"}},"interactions":[{}]}})",
                                    interactions));
            return broker_.at(broker_.get(path), "/_links/pb:pact-version/name");
        };
        const auto uuid_of = [&](const http::Response& answer) {
            EXPECT_LT(answer.status, 300) << answer.body;
            return broker_.at(answer, "/uuid");
        };
        private_[":other_sha"] = pact("65", R"({"covert":1})");
        private_[":sha"] = pact("66", "");
        private_[":uuid"] = uuid_of(
            broker_.post("/webhooks",
                         R"({"description":"Covert hook","events":[{"name":"contract_published"}],
                "consumer":{"name":"Covert"},"request":{"method":"POST","url":"https://ci"}})"));
        pact("66", "");
        const auto logs = broker_.at(
            broker_.get("/pacts/provider/Hidden/consumer/Covert/version/66/triggered-webhooks"),
            "/_embedded/triggeredWebhooks/0/_links/pb:logs/href");
        EXPECT_THAT(logs, HasSubstr("/triggered-webhooks/"));
        const auto from = logs.find("/triggered-webhooks/") + 20;
        private_[":triggered"] = logs.substr(from, logs.rfind('/') - from);
        const auto results = fmt::format(
            "/pacts/provider/Hidden/consumer/Covert/pact-version/{}/verification-results",
            private_[":sha"]);
        const auto result =
            broker_.post(results, R"({"success":true,"providerApplicationVersion":"77"})");
        private_[":number"] = broker_.at(result, "/number");
        for (const auto* path : {"/pacticipants/Covert/branches/Covertbranch/versions/66",
                                 "/pacticipants/Hidden/branches/Covertbranch/versions/77",
                                 "/pacticipants/Covert/versions/66/tags/Coverttag",
                                 "/pacticipants/Hidden/versions/77/tags/Coverttag",
                                 "/pacticipants/Covert/labels/Covertlabel"}) {
            EXPECT_LT(broker_.put(path).status, 300) << path;
        }
        private_[":environment"] =
            uuid_of(broker_.post("/environments", R"({"name":"Covertland","production":false})"));
        for (const auto* what : {"deployed", "released"}) {
            private_[fmt::format(":{}_version", what)] = uuid_of(broker_.post(
                fmt::format("/pacticipants/Covert/versions/66/{}-versions/environment/{}",
                            what,
                            private_[":environment"])));
        }
    }

    http::Response as(const std::string& who,
                      std::string_view method,
                      std::string_view target,
                      std::string_view body = "{}") {
        return broker_.send(
            method,
            target,
            body,
            {{"Authorization", who}, {"Accept", "application/hal+json, */*;q=0.1"}});
    }

    /// A path of the pattern with Eve's things, or with such that nobody has.
    std::string path_of(std::string_view pattern, bool is_private) {
        const auto path = broker_.path_of(pattern);
        std::string named;
        const auto segments = split(pattern.substr(1), '/');
        const auto plain = split(std::string_view(path).substr(1), '/');
        for (std::size_t i = 0; i < segments.size(); ++i) {
            std::string name(segments[i]);
            if (name == ":uuid" && pattern.starts_with("/triggered-webhooks/")) {
                name = ":triggered";
            }
            if (name == ":environment" && named.ends_with("/to-environment")) {
                name = ":environment_name";
            }
            const auto found = private_.find(name);
            named += '/';
            named += found == private_.end() ? std::string(plain[i])
                     : is_private            ? found->second
                                             : made_up(found->second);
        }
        return named;
    }

    /// Of the same length, and nobody's.
    static std::string made_up(const std::string& value) {
        std::string text = value;
        if (value.find_first_of("0123456789-") == value.npos) {
            return with_each_replaced(text, {{"Covert", "Nobody"}, {"Hidden", "Nowher"}});
        }
        for (char& c : text) {
            c = c == '-' ? '-' : c == '9' ? '0' : static_cast<char>(c + (c >= 'a' ? 0 : 1));
        }
        return text;
    }

    std::map<std::string, std::string> private_to_made_up() const {
        std::map<std::string, std::string> by;
        for (const auto& [name, value] : private_) {
            if (value.size() > 5) {
                by[value] = made_up(value);
            }
        }
        by["Covert"] = "Nobody";
        by["Hidden"] = "Nowher";
        return by;
    }

    void expect_as_if_not_there(std::string_view method,
                                const std::string& hidden,
                                const std::string& nowhere) {
        const auto one = as(bob_, method, hidden);
        const auto other = as(bob_, method, nowhere);
        EXPECT_EQ(one.status, other.status) << method << " " << hidden << "\n"
                                            << one.body << "\n"
                                            << other.body;
        EXPECT_EQ(with_each_replaced(one.body, private_to_made_up()),
                  with_each_replaced(other.body, private_to_made_up()))
            << method << " " << hidden;
    }

    BusyBroker broker_;
    support::TestUsers users_{broker_.database(), 8};
    std::map<std::string, std::string> private_ = {{":consumer", "Covert"},
                                                   {":provider", "Hidden"},
                                                   {":pacticipant", "Covert"},
                                                   {":version", "66"},
                                                   {":other_version", "65"},
                                                   {":branch", "Covertbranch"},
                                                   {":tag", "Coverttag"},
                                                   {":to", "Coverttag"},
                                                   {":provider_tag", "Coverttag"},
                                                   {":label", "Covertlabel"},
                                                   {":environment_name", "Covertland"}};
    std::string bob_uuid_;
    std::string bob_;
    std::string eve_;
    std::string others_;
};

TEST_F(InSight, nothing_of_others_stands_in_any_answer) {
    int told = 0;
    for (const Route& route : routes()) {
        if (route.method != Method::kGet || route.pattern == "/test/error") {
            continue;
        }
        const auto path =
            broker_.path_of(route.pattern) + std::string(BusyBroker::query_of(route.pattern));
        const auto seen = as(bob_, "GET", path);
        EXPECT_LT(seen.status, 500) << path << seen.body;
        for (const auto* word : {"Covert", "Hidden"}) {
            EXPECT_THAT(seen.body, Not(HasSubstr(word))) << path;
        }
        told += as(broker_.authorization(), "GET", path).body.find("Covert") != std::string::npos;
    }
    EXPECT_GT(told, 12) << "lists that tell an administrator of it";
}

TEST_F(InSight, what_others_have_is_asked_for_as_what_nobody_has) {
    for (const Route& route : routes()) {
        const bool may_make = route.method == Method::kPut || route.method == Method::kPatch ||
                              route.pattern == "/contracts/publish";
        const auto scopes = scopes_of(route.permission);
        const bool is_about_users = route.pattern.starts_with("/admin/");
        if (may_make || is_about_users || scopes.empty() ||
            route.pattern.find(':') == std::string_view::npos) {
            continue;
        }
        expect_as_if_not_there(
            to_string(route.method), path_of(route.pattern, true), path_of(route.pattern, false));
    }
}

TEST_F(InSight, questions_about_others_are_answered_as_about_nobody) {
    for (const auto* question : {"/matrix?q[][pacticipant]=Covert",
                                 "/matrix?q[][pacticipant]=Covert&q[][version]=66&latestby=cvp",
                                 "/matrix?q[][pacticipant]=Shop&q[][pacticipant]=Covert",
                                 "/matrix?q[][pacticipant]=Shop&environment=Covertland",
                                 "/can-i-deploy?pacticipant=Covert&version=66&to=dev",
                                 "/can-i-deploy?pacticipant=Shop&version=1&environment=Covertland",
                                 "/search?q=Covert",
                                 "/pacticipants?q=Covert&page=1&size=5",
                                 "/integrations?q=Covert&page=1&size=5",
                                 "/events?pacticipant=Covert",
                                 "/environments?name=Covertland",
                                 "/webhooks?q=Covert&size=5"}) {
        expect_as_if_not_there(
            "GET", question, with_each_replaced(question, {{"Covert", "Nobody"}}));
    }
}

TEST_F(InSight, counts_know_what_is_seen_alone) {
    const auto total = [&](const std::string& who, std::string_view path) {
        return broker_.at(as(who, "GET", path), "/page/totalElements");
    };
    EXPECT_EQ(total(bob_, "/pacticipants?page=1&size=1"), "2");
    EXPECT_EQ(total(eve_, "/pacticipants?page=1&size=1"), "2");
    EXPECT_EQ(total(broker_.authorization(), "/pacticipants?page=1&size=1"), "4");
    EXPECT_EQ(total(bob_, "/integrations?page=1&size=1"), "1");
    EXPECT_EQ(broker_.at(as(bob_, "GET", "/metrics"), "/pacticipants/count"), "2");
}

TEST_F(InSight, members_see_what_is_theirs) {
    EXPECT_EQ(as(eve_, "GET", "/pacticipants/Covert").status, 200);
    EXPECT_EQ(as(eve_, "GET", path_of("/environments/:environment", true)).status, 200);
    EXPECT_EQ(as(eve_, "GET", "/pacts/provider/Hidden/consumer/Covert/latest").status, 200);
    EXPECT_EQ(as(eve_, "GET", "/pacticipants/Shop").status, 404);
    EXPECT_EQ(as(bob_, "GET", "/pacticipants/Shop").status, 200);
}

TEST_F(InSight, kept_answers_are_given_to_whom_they_were_made_for) {
    for (int i = 0; i < 2; ++i) {
        EXPECT_THAT(as(broker_.authorization(), "GET", "/pacticipants").body, HasSubstr("Covert"));
        EXPECT_THAT(as(bob_, "GET", "/pacticipants").body, Not(HasSubstr("Covert")));
        EXPECT_THAT(as(eve_, "GET", "/pacticipants").body, HasSubstr("Covert"));
    }
    broker_.put("/admin/teams/" + others_ + "/users",
                fmt::format(R"({{"users":["{}"]}})", bob_uuid_));
    EXPECT_THAT(as(bob_, "GET", "/pacticipants").body, HasSubstr("Covert"));
    EXPECT_THAT(as(eve_, "GET", "/pacticipants").body, Not(HasSubstr("Covert")));
}

TEST_F(InSight, what_happens_is_listed) {
    support::put_events_in_order(broker_.database());
    const auto list = as(bob_, "GET", "/events");
    EXPECT_EQ(list.status, 200);
    EXPECT_THAT(list.body, HasSubstr("Shop"));
    EXPECT_THAT(as(eve_, "GET", "/events").body, HasSubstr("Covert"));
}

TEST_F(InSight, changes_tell_no_more_than_that_a_name_is_taken) {
    const auto pact =
        [&](const std::string& who, std::string_view consumer, std::string_view provider) {
            return as(who,
                      "PUT",
                      fmt::format("/pacts/provider/{}/consumer/{}/version/1", provider, consumer),
                      fmt::format(R"({{"consumer":{{"name":"{}"}},"provider":{{"name":"{}"}},
                                  "interactions":[]}})",
                                  consumer,
                                  provider));
        };
    EXPECT_EQ(pact(broker_.authorization(), "covert", "Orders").status, 409)
        << "much like the name of another";
    EXPECT_EQ(pact(bob_, "covert", "Orders").status, 201) << "of one that is not seen";
    const auto taken = pact(bob_, "Covert", "Orders");
    EXPECT_EQ(taken.status, 403);
    EXPECT_THAT(taken.body, Not(HasSubstr("Others")));
    const auto webhook = as(bob_,
                            "POST",
                            "/webhooks",
                            R"({"consumer":{"name":"Shop"},"provider":{"name":"Hidden"},
                                "request":{"method":"POST","url":"https://ci"}})");
    EXPECT_EQ(webhook.status, 400);
    EXPECT_THAT(webhook.body, HasSubstr("does not match an existing pacticipant"));
}

/// It is sent all the same.
TEST_F(InSight, a_publication_does_not_tell_of_webhooks_of_others) {
    broker_.put("/webhooks/" + private_[":uuid"],
                fmt::format(R"({{"teamUuid":"{}","description":"Covert hook",
                                "events":[{{"name":"contract_published"}}],
                                "consumer":null,"provider":{{"name":"Hidden"}},
                                "request":{{"method":"POST","url":"https://ci"}}}})",
                            others_));
    constexpr const char* kPublication = R"({"pacticipantName":"Shop",
        "pacticipantVersionNumber":"12","contracts":[{"consumerName":"Shop",
        "providerName":"Hidden","specification":"pact","contentType":"application/json",
        "content":"eyJpbnRlcmFjdGlvbnMiOltdfQ=="}]})";
    const auto told = as(bob_, "POST", "/contracts/publish", kPublication);
    EXPECT_EQ(told.status, 200) << told.body;
    EXPECT_THAT(told.body, Not(HasSubstr("Covert")));
    const auto again = as(broker_.authorization(), "POST", "/contracts/publish", kPublication);
    EXPECT_THAT(again.body, HasSubstr("Covert hook"));
    EXPECT_THAT(as(eve_, "GET", "/webhooks/" + private_[":uuid"] + "/triggered-webhooks").body,
                HasSubstr("Shop"));
}

TEST_F(InSight, a_contract_shows_its_counterpart_and_not_whom_that_has_others_with) {
    EXPECT_EQ(as(bob_, "GET", "/pacticipants/Hidden").status, 404);
    EXPECT_EQ(as(bob_,
                 "PUT",
                 "/pacts/provider/Hidden/consumer/Shop/version/9",
                 R"({"consumer":{"name":"Shop"},"provider":{"name":"Hidden"},"interactions":[]})")
                  .status,
              201);
    EXPECT_EQ(as(bob_, "GET", "/pacticipants/Hidden/versions/77").status, 200);
    EXPECT_THAT(as(bob_, "GET", "/pacts/provider/Hidden").body, Not(HasSubstr("Covert/")));
    EXPECT_EQ(as(bob_, "GET", "/pacts/provider/Hidden/consumer/Covert/latest").status, 404);
    EXPECT_EQ(as(bob_, "GET", "/pacticipants/Covert").status, 404);
}

TEST_F(InSight, without_teams_everybody_who_reads_sees_all) {
    for (const auto& team : {broker_.path_of("/admin/teams/:team"), "/admin/teams/" + others_}) {
        EXPECT_EQ(as(broker_.authorization(), "DELETE", team).status, 204);
    }
    EXPECT_EQ(as(bob_, "GET", "/pacticipants/Covert").status, 200);
}

}  // namespace
}  // namespace accord::broker::api
