// Users as a directory makes, changes and removes them, and whose accounts it may change.
#include "broker/service/provisioning/provisioned_users.hpp"

#include "broker/service/federation/external_users.hpp"
#include "broker/service/identity/sign_in.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using domain::scim::Lookup;
using domain::scim::UserInput;
using testing::ElementsAre;

class ProvisionedUsers : public testing::Test {
  protected:
    ProvisionedUsers() : ann_(users_.administrator()) {}

    /// An account that may do nothing but provision.
    static Actor scim() {
        return {.kind = Actor::Kind::kUser,
                .name = "okta",
                .access = Access::kGranted,
                .uuid = "somebody",
                .grants = domain::Grants::parse("user:manage_scim_attributes:*")};
    }
    static UserInput bob() {
        return {.user_name = "bob@example.org",
                .external_id = "00u1",
                .name = "Bob Jones",
                .given_name = "Bob",
                .family_name = "Jones",
                .email = "bob@example.org",
                .active = true};
    }
    auto create(const UserInput& said) {
        return users_([&](Work& work) { return create_provisioned_user(work, said, directory_); },
                      scim());
    }
    auto change(const std::string& uuid, const UserInput& said) {
        return users_(
            [&](Work& work) { return change_provisioned_user(work, uuid, said, directory_); },
            scim());
    }
    auto remove(const std::string& uuid) {
        return users_([&](Work& work) { return delete_provisioned_user(work, uuid, directory_); },
                      scim());
    }
    std::string made() { return create(bob()).value().user.account.uuid; }
    std::vector<std::string> look_up(Lookup::Kind kind, const std::string& value) {
        std::vector<std::string> names;
        for (const auto& user : users_([&](Work& work) {
                 return users_looked_up(work, {kind, value});
             })) {
            names.push_back(user.said.user_name);
        }
        return names;
    }
    std::expected<std::string, ExternalRefusal> sign_in(ExternalUser user) {
        const Actor nobody;
        return users_(
            [&](Work& work) { return accept_external_user(work, user, directory_.rules); }, nobody);
    }
    static ExternalUser at_okta() {
        return {.provider = "okta",
                .subject = "00u1",
                .username = "bob",
                .email = "bob@example.org",
                .name = "Bob",
                .groups = {}};
    }
    std::int64_t version() {
        return users_([](Work& work) { return identity_version(work.session); });
    }

    support::TemporaryStore store_;
    support::TestUsers users_{store_.database()};
    std::string ann_;
    Directory directory_{
        .provider = "okta",
        .rules = {.default_role = "User", .roles = {}, .teams = {}, .is_directory = true}};
};

TEST_F(ProvisionedUsers, are_made_with_what_is_said_and_the_first_role) {
    const auto user = create(bob()).value();
    EXPECT_EQ(user.user.account.name, "Bob Jones");
    EXPECT_EQ(user.user.account.email, "bob@example.org");
    EXPECT_FALSE(user.user.account.password);
    ASSERT_EQ(user.user.roles.size(), 1U);
    EXPECT_EQ(user.user.roles[0].name, "User");
    EXPECT_EQ(user.said.external_id, "00u1");
    EXPECT_EQ(user.said.given_name, "Bob");
    directory_.rules.roles = {{"dev", "User"}};
    auto carl = bob();
    carl.user_name = carl.email = "carl@example.org";
    carl.external_id = "00u2";
    carl.active = false;
    EXPECT_TRUE(create(carl).value().user.roles.empty()) << "groups give them";
    EXPECT_FALSE(users_([&](Work& work) {
                     return users_looked_up(work, {Lookup::Kind::kExternalId, "00u2"});
                 })[0]
                     .user.account.active);
}

TEST_F(ProvisionedUsers, have_names_of_their_own) {
    made();
    auto other = bob();
    other.user_name = "BOB@example.org";
    EXPECT_EQ(create(other).error(), ProvisioningRefusal::kUserNameTaken);
    other.user_name = "b2@example.org";
    EXPECT_EQ(create(other).error(), ProvisioningRefusal::kExternalIdTaken);
    other.external_id = "00u2";
    EXPECT_EQ(create(other).error(), ProvisioningRefusal::kEmailTaken);
    other.email = "b2@example.org";
    const auto uuid = create(other).value().user.account.uuid;
    other.user_name = "ann@example.org";
    EXPECT_EQ(change(uuid, other).error(), ProvisioningRefusal::kUserNameTaken)
        << "the address of one of whom the directory says nothing is their name";
}

TEST_F(ProvisionedUsers, are_found_by_each_name_of_theirs) {
    made();
    using enum Lookup::Kind;
    EXPECT_THAT(look_up(kUserName, "Bob@Example.org"), ElementsAre("bob@example.org"));
    EXPECT_THAT(look_up(kExternalId, "00u1"), ElementsAre("bob@example.org"));
    EXPECT_THAT(look_up(kExternalId, "00U1"), ElementsAre());
    EXPECT_THAT(look_up(kEmail, "BOB@example.org"), ElementsAre("bob@example.org"));
    EXPECT_THAT(look_up(kDisplayName, "bob jones"), ElementsAre("bob@example.org"));
    EXPECT_THAT(look_up(kDisplayName, "bob"), ElementsAre("bob@example.org"))
        << "and perhaps others: the filter itself looks again";
    EXPECT_THAT(look_up(kUserName, "ann@example.org"), ElementsAre("ann@example.org"));
    users_.system_account("robot", domain::kCiCdRole);
    EXPECT_THAT(look_up(kDisplayName, "robot"), ElementsAre());
}

TEST_F(ProvisionedUsers, that_are_as_said_are_not_written) {
    const auto uuid = made();
    const auto before = version();
    EXPECT_TRUE(change(uuid, bob()));
    EXPECT_EQ(version(), before) << "nothing that is remembered of others is forgotten";
    auto renamed = bob();
    renamed.given_name = "Robert";
    EXPECT_EQ(change(uuid, renamed).value().said.given_name, "Robert");
    EXPECT_GT(version(), before);
    renamed.active = std::nullopt;
    EXPECT_TRUE(change(uuid, renamed).value().user.account.active) << "as it is";
    EXPECT_EQ(change("nobody", bob()).error(), ProvisioningRefusal::kNotFound);
}

TEST_F(ProvisionedUsers, are_not_those_of_others) {
    auto evil = bob();
    evil.user_name = evil.email = "evil@example.org";
    EXPECT_EQ(change(ann_, evil).error(), ProvisioningRefusal::kNotOfDirectory);
    EXPECT_EQ(remove(ann_).error(), ProvisioningRefusal::kNotOfDirectory);
    const auto robot = users_.system_account("robot", domain::kCiCdRole);
    EXPECT_EQ(remove(robot).error(), ProvisioningRefusal::kNotFound);
    const auto dora = sign_in({.provider = "okta",
                               .subject = "d",
                               .username = "dora",
                               .email = "dora@example.org",
                               .name = "Dora",
                               .groups = {}})
                          .value();
    evil.user_name = evil.email = "dora@example.org";
    EXPECT_TRUE(change(dora, evil)) << "who has signed in at its provider is the directory's";
    directory_.rules.joins_accounts = true;
    evil = {.user_name = "ann@example.org", .name = "Ann", .email = "ann@example.org"};
    EXPECT_TRUE(change(ann_, evil)) << "and all are where the operator says so";
    evil.active = false;
    EXPECT_EQ(change(ann_, evil).error(), ProvisioningRefusal::kLastAdministrator);
    EXPECT_EQ(remove(ann_).error(), ProvisioningRefusal::kLastAdministrator);
}

TEST_F(ProvisionedUsers, sign_in_by_what_they_are_at_the_provider) {
    const auto uuid = made();
    directory_.rules.makes_users = false;
    auto renamed = at_okta();
    renamed.email = "robert@example.org";
    EXPECT_EQ(sign_in(renamed), uuid) << "whatever address they have there now";
    EXPECT_EQ(sign_in(at_okta()), uuid);
    auto other = at_okta();
    other.subject = "00u2";
    EXPECT_EQ(sign_in(other).error(), ExternalRefusal::kEmailTaken)
        << "not somebody else who got the address";
}

TEST_F(ProvisionedUsers, sign_in_by_their_address_where_the_provider_calls_them_otherwise) {
    const auto uuid = made();
    auto entra = at_okta();
    entra.subject = "pairwise";
    EXPECT_EQ(sign_in(entra), uuid);
}

TEST_F(ProvisionedUsers, are_not_taken_over_by_another_provider) {
    made();
    auto elsewhere = at_okta();
    elsewhere.provider = "github";
    directory_.rules.is_directory = false;
    EXPECT_EQ(sign_in(elsewhere).error(), ExternalRefusal::kEmailTaken);
    elsewhere.email = "bob@example.com";
    const auto uuid = sign_in(elsewhere).value();
    EXPECT_NE(uuid, users_([](Work& work) {
                        return find_user_by_email(work, "bob@example.org");
                    })->account.uuid)
        << "the same subject there is somebody else";
}

TEST_F(ProvisionedUsers, that_are_disabled_or_gone_stay_out) {
    const auto uuid = made();
    ASSERT_EQ(sign_in(at_okta()), uuid);
    auto gone = bob();
    gone.active = false;
    EXPECT_TRUE(change(uuid, gone));
    EXPECT_EQ(sign_in(at_okta()).error(), ExternalRefusal::kDisabled);
    EXPECT_TRUE(remove(uuid));
    EXPECT_EQ(remove(uuid).error(), ProvisioningRefusal::kNotFound);
}

TEST_F(ProvisionedUsers, can_be_announced_by_an_administrator) {
    const auto uuid = users_([](Work& work) {
                          return create_user(work,
                                             {.name = "Bob",
                                              .email = "bob@example.org",
                                              .roles = {std::string(domain::kViewerRole)},
                                              .there = {.external_id = "00u1"}});
                      })
                          .value()
                          .account.uuid;
    auto renamed = at_okta();
    renamed.email = "robert@example.org";
    EXPECT_EQ(sign_in(renamed), uuid);
    const auto taken = users_([](Work& work) {
        return create_user(work,
                           {.name = "Eve",
                            .email = "eve@example.org",
                            .roles = {},
                            .there = {.external_id = "00u1"}});
    });
    EXPECT_EQ(taken.error(), IdentityRefusal::kExternalIdTaken);
}

/// The steps that finding one takes among so many users.
double steps_to_find(int count, const Lookup& lookup) {
    support::TemporaryStore store;
    support::TestUsers users(store.database());
    users.administrator();
    const Directory directory{.provider = "okta", .rules = {.roles = {}}};
    users([&](Work& work) {
        for (int i = 0; i < count; ++i) {
            const auto name = fmt::format("u{}@example.org", i);
            create_provisioned_user(work,
                                    {.user_name = name,
                                     .external_id = fmt::format("e{}", i),
                                     .name = fmt::format("User {}", i),
                                     .email = name},
                                    directory)
                .value();
        }
        return 0;
    });
    const auto find = [&](Work& work) {
        const auto before = work.session.steps_taken();
        EXPECT_EQ(users_looked_up(work, lookup).size(), 1U);
        return static_cast<double>(work.session.steps_taken() - before);
    };
    users(find);
    return users(find);
}

TEST(SqliteProvisionedUsers, are_found_as_fast_among_many) {
    using enum Lookup::Kind;
    for (const Lookup& lookup : {Lookup{kUserName, "u7@example.org"},
                                 Lookup{kExternalId, "e7"},
                                 Lookup{kEmail, "u7@example.org"},
                                 Lookup{kDisplayName, "user 7"}}) {
        const auto few = steps_to_find(10, lookup);
        ASSERT_GT(few, 0);
        EXPECT_LT(steps_to_find(400, lookup), few * 1.2) << lookup.value;
    }
}

}  // namespace
}  // namespace accord::broker::service
