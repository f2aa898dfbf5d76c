// Files of users and roles: what is read, and what is told with its line.
#include "cli/admin/wanted_accounts_file.hpp"

#include <gmock/gmock.h>

namespace accord::cli {
namespace {

using testing::ElementsAre;

std::string wanted_fault(const std::string& text) {
    const auto read = read_wanted_accounts(text, "a.yaml");
    return read ? "(none)" : read.error().message;
}

TEST(WantedAccountsFile, is_read_by_kinds) {
    const auto read = read_wanted_accounts(R"(
roles:
  - name: Release manager
    permissions: ["deployment_and_release:record:*", "contract_data:read:*"]
users:
  - email: Ann@example.org
    name: Ann
    active: false
    roles: [Administrator, Release manager]
  - email: bob@example.org
systemAccounts:
teams:
  - name: Crew
    members: [bob@example.org, ci]
    applications: []
)",
                                           "a.yaml");
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_EQ(read->roles->size(), 1U);
    EXPECT_EQ(read->roles->at(0).grants.text(),
              "contract_data:read:* deployment_and_release:record:*");
    EXPECT_EQ(read->roles->at(0).line, 3);
    EXPECT_EQ(read->users->at(0).name, "Ann");
    EXPECT_EQ(read->users->at(0).active, false);
    EXPECT_THAT(*read->users->at(0).roles, ElementsAre("Administrator", "Release manager"));
    EXPECT_EQ(read->users->at(1).email, "bob@example.org");
    EXPECT_FALSE(read->users->at(1).name || read->users->at(1).active || read->users->at(1).roles);
    EXPECT_TRUE(read->system_accounts->empty()) << "there are to be none";
    EXPECT_THAT(*read->teams->at(0).members, ElementsAre("bob@example.org", "ci"));
    EXPECT_TRUE(read->teams->at(0).applications->empty());
    EXPECT_FALSE(read->teams->at(0).administrators || read->teams->at(0).environments);
    EXPECT_FALSE(read_wanted_accounts("users: []", "a.yaml")->roles) << "nothing is said of them";
}

TEST(WantedAccountsFile, is_refused_with_the_line) {
    EXPECT_EQ(wanted_fault("users:\n  - email: ann\n"),
              "a.yaml, line 2: email must be an e-mail address");
    EXPECT_EQ(wanted_fault("users:\n  - name: Ann\n"), "a.yaml, line 2: email is missing");
    EXPECT_EQ(wanted_fault("users:\n  - email: a@b.c\n    role: x\n"),
              "a.yaml, line 3: a user has no \"role\"; it has email, name, active, roles");
    EXPECT_EQ(wanted_fault("users:\n  - email: a@b.c\n  - email: A@B.c\n"),
              "a.yaml, line 3: \"a@b.c\" is there twice");
    EXPECT_EQ(wanted_fault("users:\n  - email: a@b.c\n    email: d@b.c\n"),
              "a.yaml, line 3: \"email\" is there twice");
    EXPECT_EQ(wanted_fault("users:\n  - email: a@b.c\n    active: perhaps\n"),
              "a.yaml, line 3: active is true or false");
    EXPECT_EQ(wanted_fault("roles:\n  - name: A\n"), "a.yaml, line 2: permissions is missing");
    EXPECT_EQ(wanted_fault("roles:\n  - name: A\n    permissions: [fly]\n"),
              "a.yaml, line 3: there is no permission \"fly\"");
    EXPECT_EQ(
        wanted_fault("groups: []\n"),
        "a.yaml, line 1: the file has no \"groups\"; it has roles, users, systemAccounts, teams");
    EXPECT_EQ(wanted_fault("teams:\n  - name: A\n    users: []\n"),
              "a.yaml, line 3: a team has no \"users\"; it has name, members, administrators, "
              "applications, environments");
    EXPECT_EQ(wanted_fault("teams:\n  - name: A\n  - name: a\n"),
              "a.yaml, line 3: \"a\" is there twice");
    EXPECT_EQ(wanted_fault("teams:\n  - name: A\n    members: bob\n"),
              "a.yaml, line 3: members is a list");
    EXPECT_EQ(wanted_fault("users: x\n"), "a.yaml, line 1: users is a list");
    EXPECT_EQ(wanted_fault("systemAccounts:\n  - x\n"),
              "a.yaml, line 2: a system account has members, such as \"name: ...\"");
    for (const auto* text :
         {"", "[]", "x", "users: [", "users: &a [*a]", "a: \"\xff\"", "users:\n\t- x"}) {
        EXPECT_THAT(wanted_fault(text), testing::StartsWith("a.yaml, line ")) << text;
    }
}

}  // namespace
}  // namespace accord::cli
