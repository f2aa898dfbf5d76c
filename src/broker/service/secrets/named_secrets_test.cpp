// Named secrets on both databases: sealed, used, rotated, and what is told of those that are not
// there.
#include "broker/service/secrets/named_secrets.hpp"

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
    std::string stored(std::string_view name) {
        return work_([&](Work& work) { return store::stored_value_of(work.session, name); })
            .value_or("(none)");
    }
    UsedSecrets used(domain::WebhookRequest request) {
        return work_([&](Work& work) { return used_secrets(work, request); });
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
        EXPECT_FALSE(delete_secret(work, other));
        return true;
    });
    EXPECT_EQ(stored("C"), "a") << "what is not said stays";
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
