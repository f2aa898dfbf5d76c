// Groups of a directory, and what they give: teams and roles, the same as by a sign-in.
#include "broker/service/provisioning/provisioned_groups.hpp"

#include "broker/service/federation/external_users.hpp"
#include "broker/service/provisioning/provisioned_users.hpp"
#include "broker/service/teams/team_members.hpp"
#include "broker/service/teams/teams.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace accord::broker::service {
namespace {

using domain::scim::GroupInput;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class ProvisionedGroups : public testing::Test {
  protected:
    ProvisionedGroups()
        : ann_(users_.administrator()), bob_(provision("bob")), carl_(provision("carl")) {}

    std::string provision(const std::string& name) {
        return users_([&](Work& work) {
                   return create_provisioned_user(work,
                                                  {.user_name = name + "@example.org",
                                                   .external_id = name,
                                                   .name = name,
                                                   .email = name + "@example.org"},
                                                  directory_);
               })
            .value()
            .user.account.uuid;
    }
    static Actor scim() {
        return {.kind = Actor::Kind::kUser,
                .access = Access::kGranted,
                .uuid = "somebody",
                .grants = domain::Grants::parse("user:manage_scim_attributes:*")};
    }
    auto create(const GroupInput& said) {
        return users_([&](Work& work) { return create_provisioned_group(work, said, directory_); },
                      scim());
    }
    auto change(const std::string& uuid, const GroupInput& said) {
        return users_(
            [&](Work& work) { return change_provisioned_group(work, uuid, said, directory_); },
            scim());
    }
    auto remove(const std::string& uuid) {
        return users_([&](Work& work) { return delete_provisioned_group(work, uuid, directory_); },
                      scim());
    }
    std::string made(const std::string& name, std::vector<std::string> members) {
        return create({.name = name, .members = std::move(members)}).value().group.uuid;
    }
    User find(const std::string& uuid) {
        return users_([&](Work& work) { return find_user(work, uuid); }).value();
    }
    std::vector<std::string> teams(const std::string& uuid) {
        std::vector<std::string> names;
        std::ranges::transform(find(uuid).teams, std::back_inserter(names), &NamedTeam::name);
        return names;
    }
    std::vector<std::string> roles(const std::string& uuid) {
        std::vector<std::string> names;
        std::ranges::transform(find(uuid).roles, std::back_inserter(names), &NamedRole::name);
        return names;
    }
    std::string team(const std::string& name) {
        return users_([&](Work& work) { return create_team(work, {.name = name}); })
            .value()
            .team.uuid;
    }
    std::expected<std::string, ExternalRefusal> sign_in(std::vector<std::string> groups) {
        const Actor nobody;
        return users_(
            [&](Work& work) {
                return accept_external_user(work,
                                            {.provider = "okta",
                                             .subject = "bob",
                                             .username = "bob",
                                             .email = "bob@example.org",
                                             .name = "Bob",
                                             .groups = std::move(groups)},
                                            directory_.rules);
            },
            nobody);
    }

    support::TemporaryStore store_;
    support::TestUsers users_{store_.database()};
    Directory directory_{
        .provider = "okta",
        .rules = {.default_role = "User", .roles = {}, .teams = {}, .is_directory = true}};
    std::string ann_;
    std::string bob_;
    std::string carl_;
};

TEST_F(ProvisionedGroups, are_teams_with_their_members) {
    const auto uuid = made("Crew", {bob_});
    EXPECT_THAT(teams(bob_), ElementsAre("Crew"));
    EXPECT_TRUE(change(uuid, {.name = "Crew", .members = {{carl_}}}));
    EXPECT_THAT(teams(bob_), IsEmpty());
    EXPECT_THAT(teams(carl_), ElementsAre("Crew"));
    EXPECT_TRUE(change(uuid, {.name = "Store"}));
    EXPECT_THAT(teams(carl_), ElementsAre("Store")) << "the team is called so, too";
    EXPECT_TRUE(remove(uuid));
    EXPECT_THAT(teams(carl_), IsEmpty());
    EXPECT_TRUE(users_([](Work& work) {
        return list_teams(work, "Store", {.number = 1, .size = 10}).total == 1;
    })) << "applications of it may be there";
    EXPECT_EQ(remove(uuid).error(), ProvisioningRefusal::kNotFound);
}

TEST_F(ProvisionedGroups, join_a_team_that_is_there_and_leave_its_others_alone) {
    const auto crew = team("Crew");
    const auto robot = users_.system_account("robot", domain::kCiCdRole);
    users_([&](Work& work) {
        return change_members(work, crew, {.added = {robot, ann_}, .removed = {}});
    });
    const auto uuid = made("crew", {bob_});
    EXPECT_THAT(teams(bob_), ElementsAre("Crew"));
    EXPECT_TRUE(change(uuid, {.name = "crew", .members = std::vector<std::string>()}));
    EXPECT_THAT(teams(bob_), IsEmpty());
    EXPECT_THAT(teams(robot), ElementsAre("Crew"));
    EXPECT_THAT(teams(ann_), ElementsAre("Crew"));
}

TEST_F(ProvisionedGroups, give_the_roles_and_teams_of_the_rules) {
    team("Shop");
    directory_.rules.roles = {{"ops", "Administrator"}, {"dev", "CI/CD"}, {"ops", "No such role"}};
    directory_.rules.teams = {{"dev", "Shop"}, {"dev", "No such team"}};
    const auto ops = made("ops", {bob_});
    EXPECT_THAT(roles(bob_), UnorderedElementsAre("User", "Administrator"));
    EXPECT_THAT(teams(bob_), IsEmpty()) << "no team of that name";
    const auto dev = made("dev", {bob_, carl_});
    EXPECT_THAT(roles(bob_), UnorderedElementsAre("User", "Administrator", "CI/CD"));
    EXPECT_THAT(teams(bob_), ElementsAre("Shop"));
    EXPECT_TRUE(remove(dev));
    EXPECT_THAT(roles(bob_), UnorderedElementsAre("User", "Administrator"));
    EXPECT_THAT(teams(carl_), IsEmpty());
    EXPECT_TRUE(change(ops, {.name = "cooks"}));
    EXPECT_THAT(roles(bob_), ElementsAre("User")) << "the name is what the rules are about";
    EXPECT_THAT(teams(bob_), ElementsAre("cooks"));
}

TEST_F(ProvisionedGroups, take_what_no_other_group_gives) {
    directory_.rules.roles = {{"a", "CI/CD"}, {"b", "CI/CD"}};
    const auto a = made("a", {bob_});
    made("b", {bob_});
    EXPECT_TRUE(remove(a));
    EXPECT_THAT(roles(bob_), UnorderedElementsAre("User", "CI/CD"));
}

TEST_F(ProvisionedGroups, never_give_the_role_that_comes_by_itself) {
    directory_.rules.roles = {{"ops", "Team Administrator"}};
    made("ops", {bob_});
    EXPECT_THAT(roles(bob_), ElementsAre("User"));
    EXPECT_EQ(sign_in({"ops"}).error(), ExternalRefusal::kNoRole);
}

TEST_F(ProvisionedGroups, do_not_take_the_last_administrator) {
    directory_.rules.roles = {{"ops", "Administrator"}};
    directory_.rules.joins_accounts = true;
    const auto ops = made("ops", {ann_});
    EXPECT_TRUE(remove(ops));
    EXPECT_THAT(roles(ann_), ElementsAre("Administrator"));
}

TEST_F(ProvisionedGroups, take_users_of_the_directory_alone) {
    EXPECT_EQ(create({.name = "Crew", .members = {{ann_}}}).error(),
              ProvisioningRefusal::kNotOfDirectory);
    EXPECT_EQ(create({.name = "Cooks", .members = {{"nobody"}}}).error(),
              ProvisioningRefusal::kUnknownMember);
    const auto robot = users_.system_account("robot", domain::kCiCdRole);
    EXPECT_EQ(create({.name = "Robots", .members = {{robot}}}).error(),
              ProvisioningRefusal::kUnknownMember);
}

TEST_F(ProvisionedGroups, have_names_of_their_own) {
    made("Crew", {});
    const auto other = made("Other", {});
    EXPECT_EQ(create({.name = "CREW"}).error(), ProvisioningRefusal::kGroupNameTaken);
    EXPECT_EQ(change(other, {.name = "crew"}).error(), ProvisioningRefusal::kGroupNameTaken);
    EXPECT_TRUE(change(other, {.name = "OTHER"}));
}

TEST_F(ProvisionedGroups, count_at_a_sign_in_beside_those_of_the_token) {
    team("Shop");
    team("Till");
    directory_.rules.roles = {{"dev", "User"}, {"ops", "Administrator"}};
    directory_.rules.teams = {{"dev", "Shop"}, {"ops", "Till"}};
    made("dev", {bob_});
    EXPECT_EQ(sign_in({"ops"}), bob_);
    EXPECT_THAT(roles(bob_), UnorderedElementsAre("User", "Administrator"));
    EXPECT_THAT(teams(bob_), ElementsAre("Shop", "Till"));
    EXPECT_EQ(sign_in({}), bob_);
    EXPECT_THAT(roles(bob_), ElementsAre("User"));
    EXPECT_THAT(teams(bob_), ElementsAre("Shop"));
}

}  // namespace
}  // namespace accord::broker::service
