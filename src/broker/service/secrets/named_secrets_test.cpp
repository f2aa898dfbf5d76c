// Named secrets on both databases: sealed, used, rotated, and what is told of those that are not
// there.
#include "broker/service/secrets/named_secrets.hpp"

#include "broker/service/teams/teams.hpp"
#include "broker/service/webhooks/sealing.hpp"
#include "support/broker/test_work.hpp"

#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::shared_ptr<const SecretKeys> keys_of(std::vector<std::string> keys) {
    return std::make_shared<SecretKeys>(SecretKeys::of(std::move(keys)).value());
}

const std::string kOlderKey = "the older key, long enough";
const std::string kNewerKey = "the newer key, long enough";

class NamedSecrets : public testing::Test {
  protected:
    std::string make(std::string name, std::string value) {
        return work_([&](Work& work) {
            return create_secret(work, {.name = name, .description = {}, .value = value})->uuid;
        });
    }
    /// Everybody's.
    std::string stored(std::string_view name) {
        return work_([&](Work& work) { return store::usable_value_of(work.session, name, {}); })
            .value_or("(none)");
    }
    UsedSecrets used(domain::WebhookRequest request, std::optional<std::string> team = {}) {
        return work_([&](Work& work) { return used_secrets(work, request, team); });
    }
    std::string make_team(std::string name) {
        return work_([&](Work& work) { return create_team(work, {.name = name})->team.uuid; });
    }
    WrittenSecret give(std::string_view secret, std::optional<std::string> team) {
        return work_([&](Work& work) { return change_secret(work, secret, {.team = team}); });
    }

    TestWork work_;
};

TEST_F(NamedSecrets, are_sealed_and_used_wherever_a_request_names_them) {
    work_.settings.secret_keys = keys_of({kOlderKey});
    for (const auto* name : {"A", "B", "C", "D", "E", "F"}) {
        make(name, std::string("value of ") + name);
        EXPECT_TRUE(is_sealed(stored(name)));
    }
    const auto all = used({.url = "https://ci/${user.A}",
                           .headers = {{"x-b", "${user.B} ${user.B}"}},
                           .body = R"({"c":"${user.C}"})",
                           .username = "${user.D}",
                           .password = "${user.E}"});
    EXPECT_THAT(all.values,
                ElementsAre(testing::Pair("user.A", "value of A"),
                            testing::Pair("user.B", "value of B"),
                            testing::Pair("user.C", "value of C"),
                            testing::Pair("user.D", "value of D"),
                            testing::Pair("user.E", "value of E")));
    EXPECT_THAT(all.missing, IsEmpty());
    EXPECT_THAT(all.unreadable, IsEmpty());
}

TEST_F(NamedSecrets, are_missed_by_name) {
    make("A", "a");
    EXPECT_THAT(used({.url = "https://ci/${user.a}${user.A}${user.GONE}"}).missing,
                ElementsAre("GONE", "a"));
}

TEST_F(NamedSecrets, have_one_name_each) {
    const auto one = make("A", "a");
    const auto other = make("B", "b");
    work_([&](Work& work) {
        EXPECT_EQ(create_secret(work, {.name = "A", .description = {}, .value = "x"}).error(),
                  SecretRefusal::kNameTaken);
        EXPECT_EQ(change_secret(work, other, {.name = "A"}).error(), SecretRefusal::kNameTaken);
        EXPECT_EQ(change_secret(work, "nobody's", {.name = "C"}).error(), SecretRefusal::kNotFound);
        EXPECT_TRUE(change_secret(work, one, {.name = "A", .description = "first"}));
        EXPECT_TRUE(change_secret(work, one, {.name = "C"}));
        EXPECT_EQ(find_secret(work, one)->description, "first");
        EXPECT_TRUE(delete_secret(work, other));
        EXPECT_EQ(delete_secret(work, other).error(), SecretRefusal::kNotFound);
        return true;
    });
    EXPECT_EQ(stored("C"), "a") << "what is not said stays";
}

TEST_F(NamedSecrets, of_a_team_go_before_everybodys_and_are_for_no_other) {
    const auto crew = make_team("Crew");
    const auto others = make_team("Others");
    const auto everybodys = make("A", "everybody's");
    const auto own = work_([&](Work& work) {
        return create_secret(work,
                             {.name = "A", .description = {}, .value = "crew's", .team = crew});
    });
    ASSERT_TRUE(own);
    EXPECT_EQ(own->team_name, "Crew");
    const domain::WebhookRequest request{.url = "https://ci/${user.A}"};
    EXPECT_EQ(used(request, crew).values.at("user.A"), "crew's");
    EXPECT_EQ(used(request, others).values.at("user.A"), "everybody's");
    EXPECT_EQ(used(request).values.at("user.A"), "everybody's");
    EXPECT_TRUE(work_([&](Work& work) { return delete_secret(work, everybodys).has_value(); }));
    EXPECT_THAT(used(request, others).missing, ElementsAre("A"));
    EXPECT_THAT(used(request).missing, ElementsAre("A"));
    EXPECT_EQ(give(own->uuid, others)->team, others);
    EXPECT_THAT(used(request, crew).missing, ElementsAre("A"));
    EXPECT_EQ(used(request, others).values.at("user.A"), "crew's");
}

/// Otherwise the webhooks of all would be able to send it.
TEST_F(NamedSecrets, of_a_team_that_goes_are_nobodys_until_they_are_given_away) {
    const auto crew = make_team("Crew");
    const auto everybodys = make("A", "everybody's");
    const auto own = work_([&](Work& work) {
        return create_secret(work,
                             {.name = "A", .description = {}, .value = "crew's", .team = crew});
    });
    EXPECT_EQ(give(everybodys, crew).error(), SecretRefusal::kNameTaken);
    EXPECT_EQ(give(everybodys, "a-team").error(), SecretRefusal::kUnknownTeam);
    EXPECT_TRUE(work_([&](Work& work) { return delete_team(work, crew).has_value(); }));
    const auto left = work_([&](Work& work) { return find_secret(work, own->uuid); });
    EXPECT_EQ(left->team, std::nullopt);
    EXPECT_FALSE(left->is_everybodys);
    EXPECT_EQ(stored("A"), "everybody's");
    EXPECT_EQ(give(own->uuid, std::nullopt).error(), SecretRefusal::kNameTaken);
    EXPECT_TRUE(work_([&](Work& work) { return delete_secret(work, everybodys).has_value(); }));
    EXPECT_EQ(stored("A"), "(none)");
    EXPECT_TRUE(give(own->uuid, std::nullopt)->is_everybodys);
    EXPECT_EQ(stored("A"), "crew's");
}

TEST_F(NamedSecrets, go_over_to_a_new_key_and_are_told_when_theirs_is_lost) {
    make("PLAIN", "from a time without keys");
    work_.settings.secret_keys = keys_of({kOlderKey});
    EXPECT_EQ(work_([](Work& work) { return seal_all(work).named; }), 1);
    EXPECT_EQ(work_([](Work& work) { return seal_all(work).named; }), 0);
    const auto before = stored("PLAIN");
    work_.settings.secret_keys = keys_of({kNewerKey, kOlderKey});
    EXPECT_EQ(work_([](Work& work) { return seal_all(work).named; }), 1);
    EXPECT_NE(stored("PLAIN"), before);
    work_.settings.secret_keys = keys_of({kOlderKey});
    EXPECT_THAT(work_([](Work& work) { return seal_all(work).unreadable; }),
                ElementsAre("secret PLAIN"));
    EXPECT_THAT(used({.url = "https://ci/${user.PLAIN}"}).unreadable,
                ElementsAre("the secret PLAIN"));
    work_.settings.secret_keys = keys_of({kNewerKey});
    EXPECT_THAT(used({.url = "https://ci/${user.PLAIN}"}).values,
                ElementsAre(testing::Pair("user.PLAIN", "from a time without keys")));
}

}  // namespace
}  // namespace accord::broker::service
