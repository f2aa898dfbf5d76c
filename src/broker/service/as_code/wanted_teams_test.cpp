// Teams as code, on both databases: made, changed, taken away, and what is refused.
#include "broker/domain/identity/predefined_roles.hpp"
#include "broker/service/as_code/wanted_accounts.hpp"
#include "broker/service/audit/audit_log.hpp"
#include "broker/service/environments/environments.hpp"
#include "broker/service/pacticipants/pacticipants.hpp"
#include "broker/service/teams/teams.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class WantedTeams : public testing::Test {
  protected:
    WantedTeams() {
        users_.administrator();
        users_.user("bob@example.org", domain::kViewerRole);
        users_.system_account("ci", domain::kCiCdRole);
        users_([](Work& work) {
            for (const auto* name : {"Shop", "Orders"}) {
                store::find_or_create_pacticipant(work.session, name, work.now);
            }
            return create_environment(work, {.name = "test", .display_name = ""}).has_value();
        });
    }

    std::vector<std::string> apply(const WantedAccounts& wanted, Others others = Others::kKept) {
        auto applied = users_([&](Work& work) { return apply_accounts(work, wanted, others); });
        EXPECT_TRUE(applied) << applied.error().text;
        return applied.value_or(std::vector<std::string>{"(refused)"});
    }
    std::string refusal(WantedTeam team) {
        const auto applied =
            store_.database()
                .write([&](db::Transaction& transaction) {
                    SeededRandom random(7);
                    const Settings settings;
                    const Actor owner{.access = Access::kWrite};
                    Work work{transaction.session(), users_.now, random, settings, owner};
                    return apply_accounts(work, {.teams = {{team}}}, Others::kKept);
                })
                .value();
        return applied ? "(none)"
                       : fmt::format("{}: {}", applied.error().line, applied.error().text);
    }
    static WantedTeam crew() {
        return {.name = "Crew",
                .members = {{"BOB@example.org", "ci"}},
                .administrators = {{"ann@example.org"}},
                .applications = {{"Shop"}},
                .environments = {{"test"}}};
    }

    support::TemporaryStore store_;
    support::TestUsers users_{store_.database()};
};

TEST_F(WantedTeams, are_made_once) {
    EXPECT_THAT(apply({.teams = {{crew(), {.name = "Empty"}}}}),
                ElementsAre(testing::AllOf(testing::StartsWith("+ team Crew: +member "),
                                           testing::HasSubstr("+member bob@example.org"),
                                           testing::HasSubstr("+member ci"),
                                           testing::HasSubstr("+administrator ann@example.org"),
                                           testing::HasSubstr("+application Shop"),
                                           testing::EndsWith("+environment test")),
                            "+ team Empty"));
    EXPECT_THAT(apply({.teams = {{crew(), {.name = "Empty"}}}}), IsEmpty());
    EXPECT_THAT(apply({.teams = {{{.name = "Crew"}}}}), IsEmpty()) << "what is not said stays";
    const auto log =
        store_.write([](db::Session& session) { return audit_portion(session, 0, 9); });
    ASSERT_EQ(log.size(), 2U);
    EXPECT_EQ(log[0].type, "team.created");
}

TEST_F(WantedTeams, are_changed_where_they_differ) {
    apply({.teams = {{crew()}}});
    EXPECT_THAT(apply({.teams = {{{.name = "CREW",
                                   .members = {{"bob@example.org"}},
                                   .administrators = {std::vector<std::string>()},
                                   .applications = {{"Orders"}}}}}}),
                ElementsAre("~ team CREW: name CREW, -member ci, -administrator ann@example.org, "
                            "+application Orders, -application Shop"));
    const auto page = users_([](Work& work) { return list_teams(work, "", {}); });
    ASSERT_EQ(page.teams.size(), 1U);
    const auto team = users_([&](Work& work) { return *find_team(work, page.teams[0].uuid); });
    EXPECT_THAT(team.pacticipants, ElementsAre("Orders"));
    EXPECT_EQ(team.members.size(), 1U);
    EXPECT_EQ(team.environments.size(), 1U);
    EXPECT_THAT(team.administrators, IsEmpty());
}

TEST_F(WantedTeams, may_have_administrators_whose_roles_are_said_too) {
    const WantedAccounts wanted{
        .users = {{{.email = "ann@example.org", .roles = {{"Administrator"}}}}},
        .teams = {{crew()}}};
    EXPECT_EQ(apply(wanted).size(), 1U);
    EXPECT_THAT(apply(wanted), IsEmpty()) << "Team Administrator comes with the team";
    const auto by_hand = users_([](Work& work) {
        return apply_accounts(
            work,
            {.users = {{{.email = "bob@example.org", .roles = {{"Team Administrator"}}}}}},
            Others::kKept);
    });
    EXPECT_EQ(by_hand.error().text, "the role Team Administrator comes with a team");
}

TEST_F(WantedTeams, that_are_not_wanted_go_with_prune_alone) {
    apply({.teams = {{crew(), {.name = "Other"}}}});
    EXPECT_THAT(apply({.users = {{{.email = "ann@example.org"}, {.email = "bob@example.org"}}}},
                      Others::kDeleted),
                IsEmpty())
        << "nothing is said of teams";
    EXPECT_THAT(apply({.teams = {{{.name = "crew"}}}}), ElementsAre("~ team crew: name crew"));
    EXPECT_THAT(apply({.teams = {{{.name = "crew"}}}}, Others::kDeleted),
                ElementsAre("- team Other"));
    EXPECT_THAT(apply({.teams = {std::vector<WantedTeam>()}}, Others::kDeleted),
                ElementsAre("- team crew"));
}

TEST_F(WantedTeams, name_what_there_is) {
    EXPECT_EQ(refusal({.name = "A", .members = {{"x@y.z"}}, .line = 3}),
              "3: there is no user or system account \"x@y.z\"");
    EXPECT_EQ(refusal({.name = "A", .administrators = {{"robot"}}, .line = 4}),
              "4: there is no user or system account \"robot\"");
    EXPECT_EQ(refusal({.name = "A", .applications = {{"Gone"}}, .line = 5}),
              "5: there is no application \"Gone\"");
    EXPECT_EQ(refusal({.name = "A", .environments = {{"live"}}, .line = 6}),
              "6: there is no environment \"live\"");
    users_.system_account("ci", domain::kCiCdRole);
    EXPECT_EQ(refusal({.name = "A", .members = {{"ci"}}, .line = 7}),
              "7: 2 system accounts are called \"ci\"");
}

}  // namespace
}  // namespace accord::broker::service
