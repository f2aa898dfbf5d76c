// Users and roles as code, on both databases: made, changed, handed over, and what is refused.
#include "broker/service/as_code/wanted_accounts.hpp"

#include "broker/domain/identity/predefined_roles.hpp"
#include "broker/service/audit/audit_log.hpp"
#include "broker/service/identity/users.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

domain::Grants grants(std::string_view text) { return domain::Grants::parse(text); }

class Wanted : public testing::Test {
  protected:
    std::vector<std::string> apply(const WantedAccounts& wanted, Others others = Others::kKept) {
        auto applied = users_([&](Work& work) { return apply_accounts(work, wanted, others); });
        EXPECT_TRUE(applied) << applied.error().text;
        return applied.value_or(std::vector<std::string>{"(refused)"});
    }
    /// In a transaction that is not kept.
    std::string refusal(const WantedAccounts& wanted, Others others = Others::kKept) {
        const auto applied =
            store_.database()
                .write([&](db::Transaction& transaction) {
                    SeededRandom random(7);
                    const Settings settings;
                    const Actor owner{.access = Access::kWrite};
                    Work work{transaction.session(), users_.now, random, settings, owner};
                    return apply_accounts(work, wanted, others);
                })
                .value();
        return applied ? "(none)"
                       : fmt::format("{}: {}", applied.error().line, applied.error().text);
    }

    support::TemporaryStore store_;
    support::TestUsers users_{store_.database()};
};

TEST_F(Wanted, are_made_once) {
    users_.administrator();
    const WantedAccounts wanted{
        .roles = {{{.name = "Clerk", .grants = grants("contract_data:read:*")}}},
        .users = {{{.email = "ann@example.org"},
                   {.email = "bob@example.org", .name = "Bob", .roles = {{"Clerk", "Viewer"}}},
                   {.email = "eve@example.org", .active = false}}},
        .system_accounts = {{{.name = "ci"}}}};
    EXPECT_THAT(apply(wanted),
                ElementsAre("+ role Clerk: contract_data:read:*",
                            "+ user bob@example.org: Clerk, Viewer",
                            "+ user eve@example.org: User",
                            "+ system account ci: CI/CD"));
    EXPECT_THAT(apply(wanted), IsEmpty());
    const auto log =
        store_.write([](db::Session& session) { return audit_portion(session, 0, 9); });
    ASSERT_EQ(log.size(), 4U);
    EXPECT_EQ(log[0].type, "role.created");
    EXPECT_THAT(log[3].text, testing::HasSubstr(R"("kind":"command")"));
}

TEST_F(Wanted, are_changed_where_they_differ) {
    users_.administrator();
    users_.user("bob@example.org", domain::kViewerRole);
    apply({.roles = {{{.name = "Clerk", .grants = grants("contract_data:read:*")}}},
           .system_accounts = {{{.name = "ci"}}}});
    EXPECT_THAT(
        apply({.roles = {{{.name = "Clerk", .grants = grants("role:read:* user:read:*")},
                          {.name = "Viewer",
                           .description = "Reads.",
                           .grants = grants("contract_data:read:*")}}},
               .users = {{{.email = "BOB@example.org",
                           .name = "Bob",
                           .active = false,
                           .roles = {{"Clerk"}}}}},
               .system_accounts = {{{.name = "ci", .roles = std::vector<std::string>()}}}}),
        ElementsAre("~ role Clerk: +role:read:* +user:read:* -contract_data:read:*",
                    "~ role Viewer: -environment:read:* -read_token:manage:own -team:read:* "
                    "-user:read:*",
                    "~ user BOB@example.org: name Bob",
                    "~ user BOB@example.org: +Clerk",
                    "~ user BOB@example.org: -Viewer",
                    "~ user BOB@example.org: disabled",
                    "~ system account ci: -CI/CD"));
}

TEST_F(Wanted, are_deleted_only_when_asked_for_and_only_of_the_kinds_that_are_said) {
    users_.administrator();
    users_.user("bob@example.org", domain::kViewerRole);
    users_.system_account("ci", domain::kCiCdRole);
    apply({.roles = {{{.name = "Clerk", .grants = grants("role:read:*")}}}});
    const WantedAccounts wanted{.users = {{{.email = "ann@example.org"}}}};
    EXPECT_THAT(apply(wanted), IsEmpty());
    EXPECT_THAT(apply(wanted, Others::kDeleted), ElementsAre("- user bob@example.org"));
    EXPECT_THAT(
        apply({.roles = std::vector<WantedRole>(), .system_accounts = std::vector<WantedAccount>()},
              Others::kDeleted),
        ElementsAre("- system account ci", "- role Clerk"));
}

TEST_F(Wanted, leave_an_administrator_who_can_sign_in) {
    users_.administrator();
    EXPECT_EQ(
        refusal({.users = {{{.email = "ann@example.org", .roles = {{"Viewer"}}, .line = 3}}}}),
        "3: no administrator could sign in with a password any more");
    EXPECT_EQ(refusal({.users = {{{.email = "ann@example.org", .active = false, .line = 4}}}}),
              "4: no administrator could sign in with a password any more");
    EXPECT_EQ(refusal({.users = std::vector<WantedAccount>()}, Others::kDeleted),
              "0: user ann@example.org: no administrator could sign in with a password any more");
    users_.user("bob@example.org", domain::kViewerRole);
    EXPECT_THAT(apply({.users = {{{.email = "ann@example.org", .roles = {{"Viewer"}}},
                                  {.email = "bob@example.org", .roles = {{"Administrator"}}}}}}),
                ElementsAre("~ user ann@example.org: +Viewer",
                            "~ user bob@example.org: +Administrator",
                            "~ user ann@example.org: -Administrator",
                            "~ user bob@example.org: -Viewer"))
        << "handed over, whoever comes first";
}

TEST_F(Wanted, are_refused_with_their_line) {
    EXPECT_EQ(refusal({}),
              "0: there are no users yet: make the first administrator with accord admin "
              "create-user");
    users_.administrator();
    EXPECT_EQ(refusal({.users = {{{.email = "b@c.d", .roles = {{"Pilot"}}, .line = 2}}}}),
              "2: there is no role \"Pilot\"");
    EXPECT_EQ(
        refusal(
            {.roles = {{{.name = "Administrator", .grants = grants("role:read:*"), .line = 9}}}}),
        "9: the role Administrator can't be changed");
    users_.system_account("ci", domain::kCiCdRole);
    users_.system_account("ci", domain::kCiCdRole);
    EXPECT_EQ(refusal({.system_accounts = {{{.name = "ci", .line = 5}}}}),
              "5: 2 system accounts have this name");
}

}  // namespace
}  // namespace accord::broker::service
