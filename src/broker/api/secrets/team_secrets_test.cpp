// Secrets of teams over HTTP: who may do what to them, and which webhooks use them.
#include "support/broker/two_teams.hpp"

#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Bob is of Crew, Eve of Others.
class TeamSecrets : public TwoTeams {
  protected:
    TeamSecrets() {
        bob_ = person("bob", domain::kUserRole);
        eve_ = person("eve", domain::kUserRole);
        crew_ = team("Crew", {}, {bob_});
        others_ = team("Others", {}, {eve_});
    }

    http::Response make(const Person& who, std::string_view value, std::string_view team) const {
        const auto of = team.empty() ? "null" : fmt::format("\"{}\"", team);
        return ask(who,
                   "POST",
                   "/secrets",
                   fmt::format(R"({{"name":"TOKEN","value":"{}","teamUuid":{}}})", value, of));
    }
    std::string made(const Person& who, std::string_view value, std::string_view team) const {
        const auto answer = make(who, value, team);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return at(answer, "/uuid");
    }
    /// What a webhook of the team would send for the secret; the sender of tests masks nothing.
    std::string sent(const Person& who, std::string_view team) const {
        const auto tried = ask(who,
                               "POST",
                               "/webhooks/execute",
                               fmt::format(R"({{"teamUuid":"{}","request":{{"method":"POST",
                                   "url":"https://ci.example.org/${{user.TOKEN}}"}}}})",
                                           team));
        return tried.status == 200 ? at(tried, "/request/url") : std::to_string(tried.status);
    }

    Person bob_;
    Person eve_;
    std::string crew_;
    std::string others_;
};

TEST_F(TeamSecrets, are_sent_by_webhooks_of_the_team_alone) {
    const auto crews = made(bob_, "crews", crew_);
    EXPECT_EQ(sent(bob_, crew_), "/crews");
    EXPECT_EQ(sent(eve_, others_), "409") << "there is none for her";
    EXPECT_EQ(sent(eve_, crew_), "403") << "nor does she make webhooks of Crew";
    made(ann_, "everybodys", "");
    EXPECT_EQ(sent(bob_, crew_), "/crews");
    EXPECT_EQ(sent(eve_, others_), "/everybodys");
    made(eve_, "others", others_);
    EXPECT_EQ(sent(eve_, others_), "/others");
    EXPECT_EQ(status(bob_, "DELETE", "/secrets/" + crews), 204);
    EXPECT_EQ(sent(bob_, crew_), "/everybodys");
}

TEST_F(TeamSecrets, are_for_members_and_everybodys_are_changed_by_who_manages_all) {
    const auto crews = "/secrets/" + made(bob_, "crews", crew_);
    const auto everybodys = "/secrets/" + made(ann_, "everybodys", "");
    EXPECT_EQ(at(ask(bob_, "GET", crews), "/_embedded/team/name"), "Crew");
    for (const auto* method : {"GET", "PUT", "DELETE"}) {
        EXPECT_EQ(status(eve_, method, crews, method == std::string_view("PUT") ? "{}" : ""), 404)
            << method;
    }
    EXPECT_THAT(ask(eve_, "GET", "/secrets").body, Not(HasSubstr(crew_)));
    EXPECT_THAT(ask(bob_, "GET", "/secrets").body, HasSubstr(crew_));
    EXPECT_EQ(status(eve_, "GET", everybodys), 200) << "her webhooks may name it";
    for (const auto* body : {R"({"value":"x"})", R"({"teamUuid":null})"}) {
        const auto refused = ask(eve_, "PUT", everybodys, body);
        EXPECT_EQ(refused.status, 403);
        EXPECT_EQ(at(refused, "/missing_permissions/0"), "secret:manage:*");
    }
    EXPECT_EQ(status(eve_, "DELETE", everybodys), 403);
    EXPECT_EQ(make(eve_, "x", crew_).status, 403);
    EXPECT_EQ(make(eve_, "x", "").status, 403);
    EXPECT_EQ(status(bob_, "PUT", crews, R"({"value":"new"})"), 200);
    EXPECT_EQ(sent(bob_, crew_), "/new");
}

TEST_F(TeamSecrets, are_given_away_by_who_may_have_them_there) {
    const auto crews = "/secrets/" + made(bob_, "crews", crew_);
    const auto to = [](std::string_view team) {
        return fmt::format(R"({{"teamUuid":{}}})",
                           team.empty() ? "null" : fmt::format("\"{}\"", team));
    };
    EXPECT_EQ(status(bob_, "PUT", crews, to(others_)), 403);
    EXPECT_EQ(status(bob_, "PUT", crews, to("")), 403) << "everybody's webhooks would send it";
    EXPECT_EQ(status(ann_, "PUT", crews, to(others_)), 200);
    EXPECT_EQ(status(bob_, "GET", crews), 404);
    EXPECT_EQ(at(ask(eve_, "PUT", crews, "{}"), "/teamUuid"), others_) << "what is not said stays";
    EXPECT_EQ(status(ann_, "DELETE", "/admin/teams/" + others_), 204);
    EXPECT_EQ(status(eve_, "GET", crews), 404);
    const auto left = ask(ann_, "GET", crews);
    EXPECT_EQ(at(left, "/teamUuid"), "null");
    EXPECT_EQ(at(left, "/isOfDeletedTeam"), "true");
    EXPECT_EQ(sent(bob_, crew_), "409");
    EXPECT_EQ(status(ann_, "PUT", crews, to("")), 200);
    EXPECT_EQ(sent(bob_, crew_), "/crews");
}

}  // namespace
}  // namespace accord::broker::api
