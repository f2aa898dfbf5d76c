// The rules about users, roles and tokens that hold whoever asks.
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using enum IdentityRefusal;
using testing::ElementsAre;

class IdentityRules : public testing::Test {
  protected:
    Actor actor(std::string uuid, std::string_view grants) {
        return {.kind = Actor::Kind::kUser,
                .name = "somebody",
                .access = Access::kGranted,
                .uuid = std::move(uuid),
                .grants = domain::Grants::parse(grants).with_implied(),
                .identities = 1};
    }
    /// Why it is refused; nothing when it is done. A refusal changes nothing, as in a request.
    template <class UseCase>
    std::optional<IdentityRefusal> refusal(UseCase use_case, const Actor& by) {
        return store_.database()
            .write([&](db::Transaction& transaction) -> std::optional<IdentityRefusal> {
                const Settings settings;
                Work work{transaction.session(), users_.now, random_, settings, by};
                const auto result = use_case(work);
                if (!result) {
                    return result.error();
                }
                transaction.commit();
                return std::nullopt;
            })
            .value();
    }
    template <class UseCase>
    std::optional<IdentityRefusal> refusal(UseCase use_case) {
        return refusal(use_case, support::TestUsers::owner());
    }

    SeededRandom random_{3};
    support::TemporaryStore store_;
    support::TestUsers users_{store_.database()};
    const std::string ann_ = users_.administrator();
};

std::string administrator() { return std::string(domain::kAdministratorRole); }

TEST_F(IdentityRules, keep_one_administrator_who_can_sign_in) {
    users_.system_account("robot", domain::kAdministratorRole);
    const auto bob = users_.user("bob@example.org", domain::kAdministratorRole);
    users_.change(bob, {.active = false});
    EXPECT_EQ(refusal([&](Work& w) { return delete_user(w, ann_); }), kLastAdministrator);
    EXPECT_EQ(refusal([&](Work& w) { return change_user(w, ann_, {.active = false}); }),
              kLastAdministrator);
    EXPECT_EQ(refusal([&](Work& w) { return take_role(w, ann_, administrator()); }),
              kLastAdministrator);
    EXPECT_EQ(refusal([&](Work& w) { return set_roles(w, ann_, {}); }), kLastAdministrator);
    EXPECT_TRUE(users_([&](Work& w) { return find_user(w, ann_); })->account.active);
    users_.change(bob, {.active = true});
    EXPECT_EQ(refusal([&](Work& w) { return delete_user(w, ann_); }), std::nullopt);
    EXPECT_EQ(refusal([&](Work& w) { return delete_user(w, bob); }), kLastAdministrator);
}

TEST_F(IdentityRules, let_nobody_change_their_own_roles) {
    const auto self = actor(ann_, "user:manage:* role:manage:*");
    EXPECT_EQ(refusal([&](Work& w) { return give_role(w, ann_, domain::kUserRole); }, self),
              kOwnRoles);
    EXPECT_EQ(refusal([&](Work& w) { return set_roles(w, ann_, {administrator()}); }, self),
              kOwnRoles);
    EXPECT_EQ(refusal([&](Work& w) { return take_role(w, ann_, domain::kUserRole); }, self),
              kOwnRoles);
}

/// Who manages users without managing roles.
TEST_F(IdentityRules, let_nobody_reach_beyond_what_they_may_do) {
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    const auto cleo = users_.user("cleo@example.org", domain::kViewerRole);
    const auto clerk =
        actor(bob,
              "user:manage:* system_account:manage:* contract_data:read:* environment:read:* "
              "read_token:manage:own team:read:*");
    EXPECT_EQ(refusal([&](Work& w) { return change_user(w, ann_, {.active = false}); }, clerk),
              kBeyondOwn);
    EXPECT_EQ(refusal([&](Work& w) { return change_user(w, ann_, {.password_hash = "x"}); }, clerk),
              kBeyondOwn);
    EXPECT_EQ(refusal([&](Work& w) { return delete_user(w, ann_); }, clerk), kBeyondOwn);
    EXPECT_EQ(refusal([&](Work& w) { return give_role(w, cleo, administrator()); }, clerk),
              kBeyondOwn);
    EXPECT_EQ(refusal(
                  [&](Work& w) {
                      return create_user(w,
                                         {.name = "x", .email = "x@y", .roles = {administrator()}});
                  },
                  clerk),
              kBeyondOwn);
    EXPECT_EQ(refusal([&](Work& w) { return change_user(w, cleo, {.name = "Cleo"}); }, clerk),
              std::nullopt);
    EXPECT_EQ(refusal([&](Work& w) { return give_role(w, cleo, domain::kViewerRole); }, clerk),
              std::nullopt);
}

TEST_F(IdentityRules, give_no_token_of_an_account_that_may_do_more) {
    const auto robot = users_.system_account("robot", domain::kAdministratorRole);
    const auto ci = users_.system_account("ci", domain::kCiCdRole);
    const auto clerk =
        actor("none",
              "system_account:manage:* contract_data:manage:team contract_data:read:* "
              "contract_data:manage:own deployment_and_release:record:* "
              "environment:read:*");
    const auto make = [&](const std::string& whose) {
        return refusal(
            [&](Work& w) { return create_token(w, {.uuid = whose}, {.description = "t"}); }, clerk);
    };
    EXPECT_EQ(make(robot), kBeyondOwn);
    EXPECT_EQ(make(ci), std::nullopt);
    EXPECT_EQ(refusal(
                  [&](Work& w) {
                      return create_token(
                          w,
                          {.uuid = robot},
                          {.description = "t",
                           .limited_to = domain::Grants::parse("contract_data:read:*")});
                  },
                  clerk),
              std::nullopt)
        << "one that may do no more than they";
}

TEST_F(IdentityRules, let_a_limited_token_make_no_better_one) {
    const auto limited = actor(ann_, "token:manage:own contract_data:read:*");
    const auto tokens = users_([&](Work& w) { return list_tokens(w, {.uuid = ann_}).value(); });
    EXPECT_EQ(
        refusal([&](Work& w) { return create_token(w, {.uuid = ann_}, {.description = "t"}); },
                limited),
        kBeyondOwn);
    EXPECT_EQ(refusal([&](Work& w) { return issue_token(w, {.uuid = ann_}, tokens.at(1).uuid); },
                      limited),
              kBeyondOwn);
    EXPECT_EQ(refusal(
                  [&](Work& w) {
                      return create_token(
                          w,
                          {.uuid = ann_},
                          {.description = "t",
                           .limited_to = domain::Grants::parse("contract_data:read:*")});
                  },
                  limited),
              std::nullopt);
}

TEST_F(IdentityRules, let_who_manages_the_read_only_token_alone_make_no_other) {
    const auto viewer = users_.user("v@example.org", domain::kViewerRole);
    const auto self = actor(viewer,
                            "contract_data:read:* environment:read:* read_token:manage:own "
                            "team:read:* user:read:*");
    const auto tokens = users_([&](Work& w) { return list_tokens(w, {.uuid = viewer}).value(); });
    ASSERT_EQ(tokens.size(), 2U);
    EXPECT_EQ(tokens.at(0).description, "Read only token (developer)");
    EXPECT_EQ(tokens.at(1).description, "Read/write token (CI)");
    EXPECT_EQ(
        refusal([&](Work& w) { return issue_token(w, {.uuid = viewer}, tokens.at(0).uuid); }, self),
        std::nullopt);
    EXPECT_EQ(
        refusal([&](Work& w) { return issue_token(w, {.uuid = viewer}, tokens.at(1).uuid); }, self),
        kBeyondOwn);
    EXPECT_EQ(
        refusal([&](Work& w) { return create_token(w, {.uuid = viewer}, {.description = "t"}); },
                self),
        kBeyondOwn);
}

TEST_F(IdentityRules, find_no_token_by_another_account) {
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    const auto of_ann = users_([&](Work& w) { return list_tokens(w, {.uuid = ann_}).value(); });
    EXPECT_EQ(refusal([&](Work& w) { return revoke_token(w, {.uuid = bob}, of_ann.at(0).uuid); }),
              kNotFound);
    EXPECT_EQ(refusal([&](Work& w) {
                  return create_token(
                      w, {.uuid = ann_, .type = store::kSystemAccount}, {.description = "t"});
              }),
              kNotFound)
        << "is a user";
}

TEST_F(IdentityRules, bound_the_tokens_of_an_account) {
    for (int i = 0; i < 98; ++i) {
        users_.token(ann_);
    }
    EXPECT_EQ(
        refusal([&](Work& w) { return create_token(w, {.uuid = ann_}, {.description = "t"}); }),
        kTooMany);
}

TEST_F(IdentityRules, give_names_and_addresses_once) {
    EXPECT_EQ(refusal([](Work& w) {
                  return create_user(w, {.name = "x", .email = "ANN@example.org", .roles = {}});
              }),
              kEmailTaken);
    EXPECT_EQ(refusal([](Work& w) {
                  return create_user(w, {.name = "x", .email = "x@y", .roles = {"none"}});
              }),
              kUnknownRole);
    EXPECT_EQ(refusal([](Work& w) { return create_role(w, {.name = "Viewer"}); }), kNameTaken);
    const auto robot = users_.system_account("robot", domain::kCiCdRole);
    EXPECT_EQ(refusal([&](Work& w) { return change_user(w, robot, {.password_hash = "x"}); }),
              kIsSystemAccount);
}

TEST_F(IdentityRules, keep_the_administrators_role_and_what_is_predefined) {
    const domain::Grants none;
    EXPECT_EQ(refusal([&](Work& w) {
                  return change_role(w, administrator(), {.name = "Administrator", .grants = none});
              }),
              kFixedRole);
    EXPECT_EQ(refusal([&](Work& w) { return delete_role(w, domain::kViewerRole); }),
              kPredefinedRole);
    EXPECT_EQ(refusal([&](Work& w) { return delete_role(w, "none"); }), kNotFound);
    const auto grants = [&] {
        return users_([](Work& w) { return find_role(w.session, domain::kViewerRole)->grants; });
    };
    const auto before = grants();
    EXPECT_EQ(refusal([&](Work& w) {
                  return change_role(w, domain::kViewerRole, {.name = "Viewer", .grants = none});
              }),
              std::nullopt);
    EXPECT_TRUE(grants().empty());
    users_([](Work& w) {
        reset_roles(w);
        return 0;
    });
    EXPECT_EQ(grants(), before);
}

TEST_F(IdentityRules, take_a_deleted_role_from_all_who_have_it) {
    const auto made = users_([](Work& w) {
        return create_role(w, {.name = "Clerk", .grants = domain::Grants::parse("user:read:*")});
    });
    const auto bob = users_.user("bob@example.org", made->uuid);
    EXPECT_THAT(users_([&](Work& w) { return find_user(w, bob)->roles.size(); }), 1U);
    EXPECT_EQ(refusal([&](Work& w) { return delete_role(w, made->uuid); }), std::nullopt);
    EXPECT_THAT(users_([&](Work& w) { return find_user(w, bob)->roles.size(); }), 0U);
}

TEST_F(IdentityRules, list_users_by_name_in_pages_and_by_what_they_are) {
    const auto robot = users_.system_account("Robot", domain::kCiCdRole);
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    users_.change(bob, {.active = false});
    const auto names = [&](const store::UserFilter& filter, domain::Page page = {}) {
        return users_([&](Work& w) {
            std::vector<std::string> all;
            for (const auto& user : list_users(w, filter, page).users) {
                all.push_back(user.account.name);
            }
            return all;
        });
    };
    EXPECT_THAT(names({}), ElementsAre("ann@example.org", "bob@example.org", "Robot"));
    EXPECT_THAT(names({}, {.number = 2, .size = 1}), ElementsAre("bob@example.org"));
    EXPECT_THAT(names({.active = false}), ElementsAre("bob@example.org"));
    EXPECT_THAT(names({.type = store::kSystemAccount}), ElementsAre("Robot"));
    EXPECT_THAT(names({.part = "ROB"}), ElementsAre("Robot"));
    EXPECT_THAT(names({.part = "%"}), ElementsAre());
}

}  // namespace
}  // namespace accord::broker::service
