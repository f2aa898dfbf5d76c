// The teams of environments over HTTP: as Terraform gives them, and who may.
#include "support/broker/two_teams.hpp"

#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;

class EnvironmentTeams : public TwoTeams {
  protected:
    std::string make(std::string_view rest) const {
        const auto made = ask(ann_,
                              "POST",
                              "/environments",
                              fmt::format(R"({{"name":"test","production":false{}}})", rest));
        EXPECT_EQ(made.status, 201) << made.body;
        return at(made, "/uuid");
    }
    static std::string body(std::string_view rest) {
        return fmt::format(R"({{"name":"test","production":false{}}})", rest);
    }
    static std::string of(const std::vector<std::string>& teams) {
        return body(fmt::format(R"(,"teamUuids":[{}])", quoted(teams)));
    }
};

TEST_F(EnvironmentTeams, are_given_read_kept_and_taken) {
    const auto without = "/environments/" + make("");
    EXPECT_THAT(ask(ann_, "GET", without).body, Not(HasSubstr("team"))) << "there are none";
    const auto crew = team("Crew");
    const auto others = team("Others");
    EXPECT_EQ(at(ask(ann_, "GET", without), "/teamUuids"), "[]");
    const auto given = ask(ann_, "PUT", without, of({others, crew, crew}));
    EXPECT_EQ(given.status, 200);
    EXPECT_EQ(at(given, "/teamUuids/0"), crew) << "by name";
    EXPECT_EQ(at(given, "/_embedded/teams/1/name"), "Others");
    EXPECT_EQ(at(given, "/_embedded/teams/1/_links/self/href"),
              "http://broker/admin/teams/" + others);
    EXPECT_THAT(ask(ann_, "GET", "/admin/teams/" + crew).body, HasSubstr("\"test\""));
    EXPECT_EQ(at(ask(ann_, "PUT", without, body("")), "/teamUuids/1"), others)
        << "what is not said stays";
    const auto list = ask(ann_, "GET", "/environments");
    EXPECT_EQ(at(list, "/_embedded/environments/0/_embedded/teams/0/uuid"), crew);
    EXPECT_EQ(at(ask(ann_, "PUT", without, body(R"(,"teamUuids":null)")), "/teamUuids"), "[]");
    const auto log = ask(ann_, "GET", "/audit?type=environment.changed");
    EXPECT_THAT(log.body, HasSubstr(others)) << "before and after";
}

TEST_F(EnvironmentTeams, have_to_be_there) {
    const auto crew = team("Crew");
    const auto wrong = ask(ann_, "POST", "/environments", of({crew, "a-team"}));
    EXPECT_EQ(wrong.status, 400);
    EXPECT_EQ(at(wrong, "/errors/teamUuids/0"), "'a-team' does not match an existing team");
    for (const auto* rest : {R"(,"teamUuids":"x")", R"(,"teamUuids":[1])"}) {
        EXPECT_EQ(status(ann_, "POST", "/environments", body(rest)), 400);
    }
    EXPECT_EQ(at(ask(ann_, "GET", "/environments"), "/_embedded/environments"), "[]");
}

/// By giving a team's environment away somebody would open it to whom the team keeps out.
TEST_F(EnvironmentTeams, are_changed_by_who_manages_all_teams) {
    const auto carl = person_who_may("carl", {"environment:manage:*"});
    const auto crew = team("Crew", {}, {carl});
    const auto others = team("Others");
    EXPECT_EQ(status(carl, "POST", "/environments", of({others})), 403);
    const auto made = ask(carl, "POST", "/environments", of({crew}));
    EXPECT_EQ(made.status, 201) << made.body;
    const auto path = "/environments/" + at(made, "/uuid");
    EXPECT_EQ(status(carl, "PUT", path, of({crew})), 200) << "as it is";
    EXPECT_EQ(status(carl, "PUT", path, body("")), 200);
    for (const auto& teams : {std::vector<std::string>{}, {others}, {crew, others}, {"a-team"}}) {
        const auto refused = ask(carl, "PUT", path, of(teams));
        EXPECT_EQ(refused.status, 403);
        EXPECT_EQ(at(refused, "/missing_permissions/0"), "team:manage:*");
    }
    EXPECT_EQ(status(ann_, "PUT", path, of({crew, others})), 200);
    EXPECT_EQ(at(ask(carl, "GET", path), "/teamUuids"), fmt::format("[\"{}\"]", crew))
        << "he may not know of others";
}

}  // namespace
}  // namespace accord::broker::api
