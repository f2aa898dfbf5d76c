// How sessions of the page begin and end, and that a node that remembers one knows it.
#include "broker/service/sessions/sessions.hpp"

#include "broker/service/identity/identities.hpp"
#include "broker/service/identity/last_uses.hpp"
#include "broker/service/identity/token_text.hpp"
#include "broker/service/sessions/session_text.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_users.hpp"
#include "support/cpu_time.hpp"

#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace accord::broker::service {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

class Sessions : public testing::Test {
  protected:
    BegunSession begin(std::string_view user, std::string replaces = {}) {
        return users_([&](Work& work) {
                   return begin_session(
                       work, user, {.origin = "password", .replaces = std::move(replaces)});
               })
            .value();
    }
    std::vector<store::PageSession> list(std::string_view user) {
        return users_([&](Work& work) { return list_sessions(work, user); });
    }
    /// As a request does, once a transaction has read the version.
    std::optional<Actor> actor(const std::string& value) {
        identities_.learn(users_([](Work& work) { return identity_version(work.session); }));
        const Credential credential{.kind = Credential::Kind::kSession, .secret = value};
        if (auto known = identities_.find(credential, users_.now)) {
            return known;
        }
        return identities_.ask(store_.database(), credential, "192.0.2.7", users_.now)
            .value()
            .actor;
    }
    bool is_signed_in(const std::string& value) { return actor(value).has_value(); }

    support::TemporaryStore store_;
    support::TestUsers users_{store_.database()};
    const std::string ann_ = users_.administrator();
    Identities identities_;
};

TEST(SessionText, is_256_random_bits) {
    const auto text = make_session_text();
    EXPECT_TRUE(is_session_text(text));
    EXPECT_NE(make_session_text(), text);
    for (const auto& other : {std::string(),
                              text + "a",
                              text.substr(1),
                              text.substr(1) + "=",
                              text.substr(1) + " ",
                              make_token()}) {
        EXPECT_FALSE(is_session_text(other)) << other;
    }
}

TEST_F(Sessions, are_of_the_account_and_kept_as_a_hash) {
    const auto begun = begin(ann_);
    const auto known = actor(begun.value);
    ASSERT_TRUE(known);
    EXPECT_EQ(known->uuid, ann_);
    EXPECT_EQ(known->session, begun.session.uuid);
    EXPECT_EQ(known->until, users_.now + days(30));
    EXPECT_EQ(known->access, Access::kGranted);
    EXPECT_EQ(begun.session.hash, hash_of_token(begun.value));
    EXPECT_FALSE(is_signed_in(begun.session.hash)) << "what is stored does not sign in";
    EXPECT_FALSE(is_signed_in(make_session_text()));
    EXPECT_EQ(identities_
                  .ask(store_.database(),
                       {.kind = Credential::Kind::kToken, .secret = begun.value},
                       "192.0.2.7",
                       users_.now)
                  ->actor,
              std::nullopt)
        << "it is no token";
    const auto user = users_([&](Work& work) { return find_user(work, ann_); });
    EXPECT_EQ(user->account.last_login_at, users_.now);
}

TEST_F(Sessions, are_for_users_who_may_sign_in) {
    const auto begins = [&](std::string_view user) {
        return users_([&](Work& work) {
            return begin_session(work, user, {.origin = "password"}).has_value();
        });
    };
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    EXPECT_TRUE(begins(bob));
    users_.change(bob, {.active = false});
    EXPECT_FALSE(begins(bob));
    EXPECT_FALSE(begins(users_.system_account("robot", domain::kCiCdRole)));
    EXPECT_FALSE(begins("nobody"));
}

TEST_F(Sessions, have_another_value_after_signing_in_again) {
    const auto old = begin(ann_).value;
    ASSERT_TRUE(is_signed_in(old));
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    const auto fresh = begin(bob, old).value;
    EXPECT_NE(fresh, old);
    EXPECT_FALSE(is_signed_in(old));
    EXPECT_EQ(actor(fresh)->uuid, bob);
    const auto planted = make_session_text();
    EXPECT_NE(begin(bob, planted).value, planted);
    EXPECT_FALSE(is_signed_in(planted));
}

TEST_F(Sessions, leave_what_is_remembered_alone_when_they_begin) {
    const auto before = users_([](Work& work) { return identity_version(work.session); });
    EXPECT_EQ(begin(ann_).identities, before);
    EXPECT_EQ(users_([](Work& work) { return identity_version(work.session); }), before);
}

TEST_F(Sessions, end_one_by_one_or_all_together) {
    const auto one = begin(ann_);
    const auto two = begin(ann_);
    const auto three = begin(ann_);
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    const auto his = begin(bob);
    const auto end = [&](std::string_view user, std::string_view uuid) {
        return users_([&](Work& work) { return end_session(work, user, uuid).has_value(); });
    };
    ASSERT_TRUE(is_signed_in(one.value));
    EXPECT_FALSE(end(bob, one.session.uuid)) << "not his";
    EXPECT_TRUE(is_signed_in(one.value));
    EXPECT_TRUE(end(ann_, one.session.uuid));
    EXPECT_FALSE(end(ann_, one.session.uuid));
    EXPECT_FALSE(is_signed_in(one.value));
    EXPECT_TRUE(is_signed_in(two.value));
    EXPECT_EQ(list(ann_).size(), 2U);
    EXPECT_EQ(list(ann_).front().uuid, three.session.uuid) << "the newest first";
    users_([&](Work& work) {
        end_own_sessions(work, ann_);
        return true;
    });
    EXPECT_FALSE(is_signed_in(two.value));
    EXPECT_FALSE(is_signed_in(three.value));
    EXPECT_TRUE(is_signed_in(his.value));
}

TEST_F(Sessions, end_with_the_password_and_with_the_account) {
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    auto his = begin(bob).value;
    ASSERT_TRUE(is_signed_in(his));
    users_.change(bob, {.name = "Robert"});
    EXPECT_TRUE(is_signed_in(his));
    users_.change(bob, {.password_hash = support::TestUsers::password_hash()});
    EXPECT_FALSE(is_signed_in(his));
    his = begin(bob).value;
    users_.change(bob, {.active = false});
    EXPECT_FALSE(is_signed_in(his));
    users_.change(bob, {.active = true});
    EXPECT_FALSE(is_signed_in(his)) << "ended is ended";
    his = begin(bob).value;
    EXPECT_TRUE(is_signed_in(his));
    users_([&](Work& work) { return delete_user(work, bob).has_value(); });
    EXPECT_FALSE(is_signed_in(his));
}

TEST_F(Sessions, are_ended_by_administrators_who_may_change_the_account) {
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    const auto his = begin(bob).value;
    const auto hers = begin(ann_).value;
    const Actor clerk{.kind = Actor::Kind::kUser,
                      .access = Access::kGranted,
                      .grants = domain::Grants::parse("user:manage:* contract_data:read:* "
                                                      "team:read:* user:read:* "
                                                      "read_token:manage:own")
                                    .with_implied()};
    const auto end = [&](std::string_view user) {
        return users_([&](Work& work) { return end_sessions_of(work, user).has_value(); }, clerk);
    };
    EXPECT_FALSE(end(ann_)) << "she may do more";
    EXPECT_TRUE(is_signed_in(hers));
    EXPECT_FALSE(end("nobody"));
    const Actor owner = support::TestUsers::owner();
    EXPECT_TRUE(users_([&](Work& work) { return end_sessions_of(work, bob).has_value(); }, owner));
    EXPECT_FALSE(is_signed_in(his));
}

TEST_F(Sessions, last_as_long_as_the_rules_say) {
    const auto value = begin(ann_).value;
    for (int day = 1; day < 30; ++day) {
        users_.now += days(1);
        ASSERT_TRUE(is_signed_in(value)) << day;
    }
    users_.now += days(1) - seconds(1);
    EXPECT_TRUE(is_signed_in(value));
    users_.now += seconds(1);
    EXPECT_FALSE(is_signed_in(value));
    EXPECT_TRUE(list(ann_).empty());
}

TEST_F(Sessions, end_when_nobody_uses_them) {
    const auto value = begin(ann_).value;
    users_.now += days(7) - seconds(1);
    EXPECT_TRUE(is_signed_in(value));
    users_.now += days(7) - seconds(1);
    EXPECT_TRUE(is_signed_in(value)) << "this node knows of the last use";
    users_.user("bob@example.org", domain::kViewerRole);
    EXPECT_TRUE(is_signed_in(value)) << "also when the database has to be asked";
    Identities elsewhere;
    const Credential credential{.kind = Credential::Kind::kSession, .secret = value};
    EXPECT_FALSE(elsewhere.ask(store_.database(), credential, "192.0.2.7", users_.now)->actor);
    users_([&](Work& work) {
        keep_uses(work.session, identities_.take_uses());
        return true;
    });
    EXPECT_TRUE(elsewhere.ask(store_.database(), credential, "192.0.2.7", users_.now)->actor)
        << "uses are kept some minutes later";
    users_.now += days(7);
    EXPECT_FALSE(is_signed_in(value));
    EXPECT_TRUE(list(ann_).empty());
}

TEST_F(Sessions, are_not_kept_for_ever) {
    begin(ann_);
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    users_.now += days(30);
    begin(bob);
    EXPECT_TRUE(users_([&](Work& work) {
                    const auto ann = store::find_user(work.session, ann_);
                    return store::list_sessions(work.session, ann->id);
                }).empty());
}

/// Whoever said the old password is asked again: the version is another one.
TEST_F(Sessions, begin_after_a_change_of_the_account_that_is_under_way) {
    const auto before = begin(ann_).identities;
    std::promise<void> is_changed;
    std::jthread other([&] {
        users_([&](Work& work) {
            const auto done =
                change_user(work, ann_, {.password_hash = support::TestUsers::password_hash()});
            is_changed.set_value();
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            return done.has_value();
        });
    });
    is_changed.get_future().wait();
    const auto node = db::Database::open({.url = store_.url(), .readers = 1, .writers = 1}).value();
    support::TestUsers elsewhere(*node);
    const auto begun =
        elsewhere([&](Work& work) { return begin_session(work, ann_, {.origin = "password"}); });
    EXPECT_GT(begun->identities, before);
}

TEST_F(Sessions, cost_no_more_than_tokens_to_recognize) {
    const Credential credential{.kind = Credential::Kind::kSession, .secret = begin(ann_).value};
    ASSERT_TRUE(actor(credential.secret));
    constexpr int kTimes = 10'000;
    int known = 0;
    const auto taken = support::cpu_seconds([&] {
        for (int i = 0; i < kTimes; ++i) {
            known += identities_.find(credential, users_.now) ? 1 : 0;
        }
    });
    EXPECT_EQ(known, kTimes);
    EXPECT_LT(taken / kTimes, 50e-6);
    RecordProperty("nanoseconds", static_cast<int>(taken / kTimes * 1e9));
}

TEST_F(Sessions, are_so_many_of_a_user_at_most) {
    std::vector<std::string> values;
    for (std::size_t i = 0; i <= domain::kSessionsOfUserMax; ++i) {
        values.push_back(begin(ann_).value);
        if (i == 0) {
            EXPECT_TRUE(is_signed_in(values.front()));
        }
        users_.now += minutes(1);
    }
    EXPECT_EQ(list(ann_).size(), domain::kSessionsOfUserMax);
    EXPECT_FALSE(is_signed_in(values[0]));
    EXPECT_TRUE(is_signed_in(values[1]));
}

TEST_F(Sessions, keep_of_the_browser_what_is_text) {
    std::string client(1000, 'a');
    client += "\xff";
    const auto begun = users_([&](Work& work) {
        return begin_session(work, ann_, {.origin = "password", .client = client});
    });
    EXPECT_EQ(begun->session.client, std::string(200, 'a'));
    const auto odd = users_([&](Work& work) {
        return begin_session(work, ann_, {.origin = "password", .client = "\xff"});
    });
    EXPECT_EQ(odd->session.client, "\xef\xbf\xbd");
}

}  // namespace
}  // namespace accord::broker::service
