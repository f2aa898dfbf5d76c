// What a node remembers of who somebody is, and when it does not any more.
#include "broker/service/identity/identities.hpp"

#include "broker/service/identity/last_uses.hpp"
#include "broker/service/identity/token_text.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_users.hpp"
#include "support/cpu_time.hpp"

#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

Credential token(std::string text) {
    return {.kind = Credential::Kind::kToken, .secret = std::move(text)};
}

Credential password(std::string name, std::string secret = support::TestUsers::password()) {
    return {
        .kind = Credential::Kind::kPassword, .name = std::move(name), .secret = std::move(secret)};
}

class Remembered : public testing::Test {
  protected:
    Identities::Answer ask(const Credential& credential, std::string_view from = "192.0.2.7") {
        return identities_.ask(store_.database(), credential, from, users_.now).value();
    }
    std::optional<Actor> found(const Credential& credential) {
        return identities_.find(credential, users_.now);
    }
    /// As a transaction of a request does.
    void see() {
        identities_.learn(
            store_.write([](db::Session& session) { return identity_version(session); }));
    }

    support::TemporaryStore store_;
    support::TestUsers users_{store_.database()};
    const std::string ann_ = users_.administrator();
    Identities identities_;
};

TEST_F(Remembered, is_a_token_that_was_asked_for_until_something_changes) {
    const auto mine = token(users_.token(ann_));
    EXPECT_FALSE(found(mine));
    const auto actor = ask(mine).actor;
    ASSERT_TRUE(actor);
    EXPECT_EQ(actor->uuid, ann_);
    EXPECT_EQ(actor->name, "ann@example.org");
    EXPECT_EQ(actor->access, Access::kGranted);
    EXPECT_EQ(actor->identities, identities_.version());
    EXPECT_EQ(found(mine), actor);
    see();
    EXPECT_EQ(found(mine), actor);
    users_.user("bob@example.org", domain::kViewerRole);
    see();
    EXPECT_FALSE(found(mine));
    EXPECT_TRUE(ask(mine).actor);
    EXPECT_TRUE(found(mine));
}

TEST_F(Remembered, is_nobody_with_a_token_that_is_not_one_of_ours) {
    const auto known = users_.token(ann_);
    auto other = known;
    other.back() = other.back() == 'A' ? 'B' : 'A';
    for (const auto& text : {other, make_token(), hash_of_token(known), std::string("accord_")}) {
        EXPECT_FALSE(ask(token(text)).actor) << text;
        EXPECT_FALSE(found(token(text)));
    }
}

TEST_F(Remembered, is_a_token_until_it_expires) {
    const auto mine =
        token(users_.token(ann_, {.description = "short", .expires_at = users_.now + hours(1)}));
    EXPECT_TRUE(ask(mine).actor);
    users_.now += hours(1) - seconds(1);
    EXPECT_TRUE(found(mine));
    users_.now += seconds(1);
    EXPECT_FALSE(found(mine));
    EXPECT_FALSE(ask(mine).actor);
}

TEST_F(Remembered, is_nobody_who_is_not_active) {
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    const auto his = token(users_.token(bob));
    EXPECT_TRUE(ask(his).actor);
    EXPECT_TRUE(ask(password("bob@example.org")).actor);
    users_.change(bob, {.active = false});
    see();
    EXPECT_FALSE(ask(his).actor);
    EXPECT_FALSE(ask(password("bob@example.org")).actor);
}

TEST_F(Remembered, is_a_password_that_was_right) {
    EXPECT_EQ(ask(password("Ann@Example.org")).actor->uuid, ann_) << "addresses have no case";
    EXPECT_TRUE(found(password("Ann@Example.org")));
    EXPECT_FALSE(ask(password("ann@example.org", "wrong horse battery")).actor);
    EXPECT_FALSE(ask(password("nobody@example.org")).actor);
    EXPECT_FALSE(ask(password(ann_)).actor);
    EXPECT_FALSE(ask(password(std::string(300, 'a') + "@b")).actor);
    EXPECT_FALSE(ask(password("ann@example.org", std::string(5000, 'a'))).actor);
}

TEST_F(Remembered, is_no_password_that_was_changed) {
    EXPECT_TRUE(ask(password("ann@example.org")).actor);
    users_.change(ann_, {.password_hash = hash_password("another horse battery")});
    see();
    EXPECT_FALSE(ask(password("ann@example.org")).actor);
    EXPECT_TRUE(ask(password("ann@example.org", "another horse battery")).actor);
}

TEST_F(Remembered, is_refused_who_guesses_but_not_who_was_right_before) {
    EXPECT_TRUE(ask(password("ann@example.org")).actor);
    const auto bob = users_.user("bob@example.org", domain::kViewerRole);
    for (const auto* name : {"ann@example.org", "bob@example.org", "nobody@example.org"}) {
        for (int i = 0; i < SignInLimit::kGuessesAtOnce; ++i) {
            EXPECT_FALSE(ask(password(name, "wrong horse battery")).retry_after) << name << i;
        }
        EXPECT_EQ(ask(password(name, "wrong horse battery")).retry_after, seconds(6)) << name;
    }
    EXPECT_EQ(ask(password("bob@example.org")).retry_after, seconds(6)) << "it might be a guess";
    EXPECT_TRUE(ask(password("bob@example.org"), "198.51.100.4").actor) << "who is elsewhere";
    EXPECT_EQ(ask(password("bob@example.org", "wrong horse battery")).retry_after, seconds(6));
    EXPECT_TRUE(ask(password("ann@example.org")).actor) << "was right already, without hashing";
    users_.now += seconds(6);
    EXPECT_EQ(ask(password("bob@example.org")).actor->uuid, bob);
}

/// Processor time, which others on the machine do not change much.
TEST_F(Remembered, takes_as_long_for_names_that_do_not_exist) {
    users_.user("bob@example.org", domain::kViewerRole);
    users_.change(users_.user("gone@example.org", domain::kViewerRole), {.active = false});
    const auto robot = users_.system_account("robot", domain::kViewerRole);
    ask(password("warm@example.org"));
    const auto time_of = [&](std::string_view name) {
        return support::cpu_seconds(
            [&] { ask(password(std::string(name), "wrong horse battery")); });
    };
    const auto known = time_of("bob@example.org");
    for (const auto* name : {"nobody@example.org", "gone@example.org", robot.c_str()}) {
        EXPECT_GT(time_of(name) * 3, known) << name;
    }
}

TEST_F(Remembered, costs_less_than_fifty_microseconds) {
    const auto mine = token(users_.token(ann_));
    ask(mine);
    constexpr int kTimes = 10'000;
    int known = 0;
    const auto taken = support::cpu_seconds([&] {
        for (int i = 0; i < kTimes; ++i) {
            known += found(mine) ? 1 : 0;
        }
    });
    EXPECT_EQ(known, kTimes);
    EXPECT_LT(taken / kTimes, 50e-6);
    RecordProperty("nanoseconds", static_cast<int>(taken / kTimes * 1e9));
}

TEST_F(Remembered, is_when_a_token_was_used_last) {
    const auto mine = token(users_.token(ann_));
    ask(mine);
    users_.now += hours(1);
    found(mine);
    ask(password("ann@example.org"));
    const auto uses = identities_.take_uses();
    EXPECT_EQ(uses.size(), 2U);
    EXPECT_TRUE(identities_.take_uses().empty());
    const auto before =
        store_.write([](db::Session& session) { return identity_version(session); });
    store_.write([&](db::Session& session) {
        keep_uses(session, uses);
        return 0;
    });
    const auto tokens =
        users_([&](Work& work) { return list_tokens(work, {.uuid = ann_}).value(); });
    EXPECT_EQ(tokens.at(2).last_used_at, users_.now);
    EXPECT_EQ(users_([&](Work& work) { return find_user(work, ann_)->account.last_login_at; }),
              users_.now);
    EXPECT_EQ(store_.write([](db::Session& session) { return identity_version(session); }), before)
        << "nobody is asked anew because of it";
}

TEST(PasswordHash, is_argon2id_with_a_salt_and_matches_one_password) {
    const auto hash = hash_password("correct horse battery");
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << hash;
    EXPECT_NE(hash, hash_password("correct horse battery"));
    EXPECT_TRUE(matches_password(hash, "correct horse battery"));
    EXPECT_FALSE(matches_password(hash, "correct horse batter"));
    EXPECT_FALSE(matches_password(hash, ""));
    EXPECT_FALSE(matches_password("no hash", "correct horse battery"));
    EXPECT_EQ(make_password().size(), 24U);
    EXPECT_NE(make_password(), make_password());
}

TEST(TokenText, is_known_by_its_beginning_and_its_length) {
    const auto text = make_token();
    EXPECT_TRUE(is_token(text));
    EXPECT_EQ(text.size(), 50U);
    EXPECT_NE(text, make_token());
    EXPECT_FALSE(is_token(text + "x"));
    EXPECT_FALSE(is_token("accord_"));
    EXPECT_EQ(hash_of_token("a"), hash_of_token("a"));
    EXPECT_EQ(hash_of_token(text).find(text), std::string::npos);
}

}  // namespace
}  // namespace accord::broker::service
