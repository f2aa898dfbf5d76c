// Users who sign in at a provider: who they are here.
#include "broker/service/federation/external_users.hpp"

#include "broker/service/identity/sign_in.hpp"
#include "broker/service/preferences/preferences.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

class ExternalUsers : public testing::Test {
  protected:
    std::expected<std::string, ExternalRefusal> accept(const ExternalUser& user) {
        const Actor nobody;
        return users_([&](Work& work) { return accept_external_user(work, user, rules_); }, nobody);
    }
    static ExternalUser bob() {
        return {.provider = "okta",
                .subject = "b-1",
                .username = "bob",
                .email = "bob@example.org",
                .name = "Bob",
                .groups = {}};
    }
    User find(const std::string& uuid) {
        return users_([&](Work& work) { return find_user(work, uuid); }).value();
    }
    std::vector<std::string> roles(const std::string& uuid) {
        std::vector<std::string> names;
        for (const auto& role : find(uuid).roles) {
            names.push_back(role.name);
        }
        return names;
    }
    std::int64_t version() {
        return users_([](Work& work) { return identity_version(work.session); });
    }

    support::TemporaryStore store_;
    support::TestUsers users_{store_.database()};
    ExternalUserRules rules_{.default_role = "User", .roles = {}};
};

TEST_F(ExternalUsers, are_nobody_before_the_first_administrator) {
    EXPECT_EQ(accept(bob()).error(), ExternalRefusal::kNoUsers);
}

TEST_F(ExternalUsers, are_made_once_and_known_again_whatever_they_are_called) {
    users_.administrator();
    const auto uuid = accept(bob()).value();
    EXPECT_EQ(find(uuid).account.email, "bob@example.org");
    EXPECT_EQ(find(uuid).account.name, "Bob");
    EXPECT_THAT(roles(uuid), ElementsAre("User"));
    const auto before = version();
    auto renamed = bob();
    renamed.username = "robert";
    renamed.email = "robert@example.org";
    EXPECT_EQ(accept(renamed), uuid);
    EXPECT_EQ(version(), before) << "nothing that is remembered of others is forgotten";
}

TEST_F(ExternalUsers, have_the_role_of_the_preferences_where_their_provider_says_none) {
    users_.administrator();
    rules_.default_role.clear();
    EXPECT_THAT(roles(accept(bob()).value()), ElementsAre("User"));
    ASSERT_TRUE(users_([](Work& work) {
        return set_preference(work,
                              domain::PreferenceOwner::kSystem,
                              domain::kDefaultUserRole,
                              json::Value(domain::kViewerRole));
    }));
    auto carl = bob();
    carl.subject = "c-1";
    carl.email = "carl@example.org";
    EXPECT_THAT(roles(accept(carl).value()), ElementsAre("Viewer"));
}

TEST_F(ExternalUsers, of_one_provider_are_others_than_those_of_another) {
    users_.administrator();
    const auto uuid = accept(bob()).value();
    auto other = bob();
    other.provider = "github";
    EXPECT_EQ(accept(other).error(), ExternalRefusal::kEmailTaken);
    other.email = "bob@example.com";
    EXPECT_NE(accept(other).value(), uuid);
}

TEST_F(ExternalUsers, do_not_take_over_an_account_by_its_address) {
    const auto ann = users_.administrator();
    auto evil = bob();
    evil.email = "Ann@Example.org";
    EXPECT_EQ(accept(evil).error(), ExternalRefusal::kEmailTaken);
    rules_.joins_accounts = true;
    EXPECT_EQ(accept(evil), ann) << "but if the operator says that it is theirs";
    evil.subject = "b-2";
    EXPECT_EQ(accept(evil).error(), ExternalRefusal::kEmailTaken)
        << "not somebody else of that provider, who got the address later";
}

TEST_F(ExternalUsers, have_the_account_that_was_made_for_them) {
    users_.administrator();
    rules_.makes_users = false;
    EXPECT_EQ(accept(bob()).error(), ExternalRefusal::kNotInvited);
    const auto invited = users_([](Work& work) {
                             return create_user(work,
                                                {.name = "Bob",
                                                 .email = "bob@example.org",
                                                 .roles = {std::string(domain::kViewerRole)}});
                         })
                             .value()
                             .account.uuid;
    EXPECT_EQ(accept(bob()), invited);
    EXPECT_THAT(roles(invited), ElementsAre("Viewer"));
}

TEST_F(ExternalUsers, stay_out_when_their_account_is_disabled) {
    users_.administrator();
    const auto uuid = accept(bob()).value();
    users_.change(uuid, {.active = false});
    EXPECT_EQ(accept(bob()).error(), ExternalRefusal::kDisabled);
}

TEST_F(ExternalUsers, have_the_roles_of_their_groups_at_each_sign_in) {
    users_.administrator();
    rules_.roles = {
        {"dev", "User"}, {"ops", std::string(domain::kAdministratorRole)}, {"old", "No such role"}};
    EXPECT_EQ(accept(bob()).error(), ExternalRefusal::kNoRole);
    auto user = bob();
    user.groups = {"dev", "cooks"};
    const auto uuid = accept(user).value();
    EXPECT_THAT(roles(uuid), ElementsAre("User"));
    user.groups = {"ops", "dev"};
    EXPECT_EQ(accept(user), uuid);
    EXPECT_THAT(roles(uuid), UnorderedElementsAre("Administrator", "User"));
    user.groups = {"old"};
    EXPECT_EQ(accept(user).error(), ExternalRefusal::kNoRole);
    EXPECT_THAT(roles(uuid), ElementsAre()) << "their tokens can't do more than they";
}

TEST_F(ExternalUsers, can_not_be_the_last_administrator_to_go) {
    const auto ann = users_.administrator();
    rules_.roles = {{"dev", "User"}};
    rules_.joins_accounts = true;
    auto user = bob();
    user.email = "ann@example.org";
    user.groups = {"dev"};
    EXPECT_EQ(accept(user), ann);
    EXPECT_THAT(roles(ann), UnorderedElementsAre("Administrator", "User"));
    users_.user("eve@example.org", domain::kAdministratorRole);
    EXPECT_EQ(accept(user), ann);
    EXPECT_THAT(roles(ann), ElementsAre("User"));
}

TEST_F(ExternalUsers, are_sealed_by_one_key_on_all_nodes) {
    const auto key = users_([](Work& work) { return sign_in_key(work); });
    EXPECT_EQ(key.size(), 43U);
    EXPECT_EQ(users_([](Work& work) { return sign_in_key(work); }), key);
}

}  // namespace
}  // namespace accord::broker::service
