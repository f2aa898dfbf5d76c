// Permissions, the roles that grant them, and what accounts have to be like.
#include "broker/domain/identity/account_rules.hpp"
#include "broker/domain/identity/permissions.hpp"
#include "broker/domain/identity/predefined_roles.hpp"

#include <gmock/gmock.h>

#include <set>

namespace accord::broker::domain {
namespace {

using testing::ElementsAre;

TEST(Grants, are_read_and_written_by_their_names) {
    const auto grants = Grants::parse("user:read:* contract_data:read:*");
    EXPECT_THAT(grants.scopes(), ElementsAre("contract_data:read:*", "user:read:*"));
    EXPECT_EQ(grants.text(), "contract_data:read:* user:read:*");
    EXPECT_EQ(Grants::parse(grants.text()), grants);
    EXPECT_TRUE(Grants::parse("").empty());
    EXPECT_TRUE(Grants::parse("fly:manage:*").empty()) << "of a newer version, or of nobody";
}

TEST(Grants, are_not_made_of_names_that_nobody_knows) {
    std::string unknown;
    const std::string_view scopes[] = {"user:read:*", "fly:manage:*"};
    EXPECT_FALSE(Grants::of(scopes, &unknown));
    EXPECT_EQ(unknown, "fly:manage:*");
}

TEST(Grants, to_manage_imply_those_to_read_and_of_all_those_of_the_team) {
    EXPECT_EQ(Grants::parse("system_account:manage:*").with_implied().text(),
              "system_account:manage:* system_account:manage:team system_account:read:* "
              "system_account:read:team");
    EXPECT_EQ(Grants::parse("system_account:manage:team").with_implied().text(),
              "system_account:manage:team system_account:read:team");
    EXPECT_EQ(Grants::parse("user:manage:*").with_implied().text(), "user:manage:* user:read:*");
    EXPECT_EQ(Grants::parse("contract_data:manage:team").with_implied().text(),
              "contract_data:manage:team contract_data:read:team");
    EXPECT_EQ(Grants::parse("role:manage:*").with_implied().text(), "role:manage:* role:read:*")
        << "there are no roles of teams";
    EXPECT_EQ(Grants::parse("user:invite").with_implied().text(), "user:invite");
}

TEST(Grants, of_reading_change_nothing) {
    for (const auto scope : reading_grants().scopes()) {
        EXPECT_EQ(scope.find("manage"), std::string_view::npos) << scope;
    }
    EXPECT_TRUE(reading_grants().has_any_of(Grants::parse("contract_data:read:*")));
}

TEST(PredefinedRoles, have_ids_and_names_of_their_own_and_permissions_of_the_list) {
    std::set<std::string_view> names, ids;
    for (const auto& role : predefined_roles()) {
        names.insert(role.name);
        ids.insert(role.uuid);
        EXPECT_EQ(role.uuid.size(), 36U) << role.name;
        EXPECT_EQ(Grants::parse(role.scopes).scopes().size(),
                  static_cast<std::size_t>(std::ranges::count(role.scopes, ' ') + 1))
            << role.name;
    }
    EXPECT_EQ(names.size(), predefined_roles().size());
    EXPECT_EQ(ids.size(), predefined_roles().size());
    EXPECT_EQ(find_predefined_role("none"), nullptr);
    EXPECT_EQ(find_predefined_role(kCiCdRole)->name, "CI/CD");
}

TEST(AccountRules, say_what_is_wrong) {
    EXPECT_EQ(email_fault("ann@example.org"), "");
    for (const auto* wrong : {"", "ann", "@example.org", "ann@", "a n@b", "a:b@c", "a@b@c"}) {
        EXPECT_EQ(email_fault(wrong), "must be an e-mail address") << wrong;
    }
    EXPECT_EQ(email_fault("ann@" + std::string(254, 'x')), "cannot be longer than 254 bytes");
    EXPECT_EQ(email_fault("ann@b\nc"), "cannot contain multiple lines");
    EXPECT_EQ(password_fault("twelve chars"), "");
    EXPECT_EQ(password_fault("eleven char"), "must have at least 12 characters");
    EXPECT_EQ(password_fault(std::string(1025, 'x')), "cannot be longer than 1024 bytes");
}

}  // namespace
}  // namespace accord::broker::domain
