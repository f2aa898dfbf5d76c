// Secrets of webhooks on their way from one broker to another.
#include "broker/moved_secrets.hpp"

#include <gmock/gmock.h>

namespace accord::broker {
namespace {

MovedSecrets::Keys key(std::string text) {
    return std::make_shared<service::SecretKeys>(
        service::SecretKeys::of({std::move(text)}).value());
}

const auto kTheirs = key("their key, long enough");
const auto kOurs = key("our own key, long enough");

domain::WebhookRecord webhook(const MovedSecrets::Keys& keys) {
    const auto kept = [&](std::string_view text) {
        return keys ? keys->seal(text) : std::string(text);
    };
    return {.uuid = "w1",
            .headers = R"({"accept":"*/*","x-api-key":")" + kept("k3y") + "\"}",
            .password = kept("p4ss"),
            .secrets = R"({"TOKEN":")" + kept("t0ken") + "\"}"};
}

void expect_plain(const domain::WebhookRecord& record) {
    EXPECT_EQ(record.headers, R"({"accept":"*/*","x-api-key":"k3y"})");
    EXPECT_EQ(record.password, "p4ss");
    EXPECT_EQ(record.secrets, R"({"TOKEN":"t0ken"})");
}

TEST(MovedSecrets, are_plain_without_a_key_to_seal) {
    MovedSecrets secrets({kTheirs}, nullptr);
    auto record = webhook(kTheirs);
    secrets.treat(record);
    expect_plain(record);
    EXPECT_EQ(secrets.with_secrets(), 1U);
    EXPECT_THAT(secrets.unreadable(), testing::IsEmpty());
}

TEST(MovedSecrets, are_sealed_under_the_key_of_where_they_go) {
    for (const auto& before : {MovedSecrets::Keys(), kTheirs, kOurs}) {
        MovedSecrets secrets({nullptr, kTheirs, kOurs}, kOurs);
        auto record = webhook(before);
        secrets.treat(record);
        EXPECT_TRUE(kOurs->is_current(*record.password));
        EXPECT_FALSE(record.headers.contains("k3y") || record.secrets->contains("t0ken"));
        EXPECT_TRUE(record.headers.contains("*/*"));
        EXPECT_THAT(secrets.unreadable(), testing::IsEmpty());
        MovedSecrets({kOurs}, nullptr).treat(record);
        expect_plain(record);
    }
}

TEST(MovedSecrets, stay_as_they_are_where_no_key_opens_them) {
    MovedSecrets secrets({kOurs}, kOurs);
    const auto before = webhook(kTheirs);
    auto record = before;
    secrets.treat(record);
    secrets.treat(record);
    EXPECT_EQ(record.headers, before.headers);
    EXPECT_EQ(record.password, before.password);
    EXPECT_THAT(secrets.unreadable(),
                testing::ElementsAre("webhook w1: the password",
                                     "webhook w1: the header x-api-key",
                                     "webhook w1: the secret TOKEN"));
}

/// What has no secret keeps its bytes, whatever they are.
TEST(MovedSecrets, leave_the_rest_alone) {
    MovedSecrets secrets({}, kOurs);
    domain::WebhookRecord record{.headers = R"({ "accept" : "a" })", .secrets = "no JSON"};
    secrets.treat(record);
    EXPECT_EQ(record.headers, R"({ "accept" : "a" })");
    EXPECT_EQ(record.secrets, "no JSON");
    EXPECT_EQ(secrets.with_secrets(), 0U);
}

TEST(MovedSecrets, have_names_of_their_own) {
    domain::RecordPage page = std::vector<domain::SecretRecord>{
        {.uuid = "s1", .name = "A", .value = kTheirs->seal("a")},
        {.uuid = "s2", .name = "B", .value = "plain"},
        {.uuid = "s3", .name = "C", .value = key("one that is lost")->seal("c")}};
    MovedSecrets secrets({nullptr, kTheirs}, kOurs);
    secrets.treat(page);
    const auto& records = std::get<std::vector<domain::SecretRecord>>(page);
    EXPECT_EQ(kOurs->open(records[0].value), "a");
    EXPECT_TRUE(kOurs->is_current(records[1].value));
    EXPECT_EQ(kOurs->open(records[1].value), "plain");
    EXPECT_FALSE(kOurs->is_current(records[2].value));
    EXPECT_THAT(secrets.unreadable(), testing::ElementsAre("secret C"));
    EXPECT_EQ(secrets.named(), 2U);
}

}  // namespace
}  // namespace accord::broker
