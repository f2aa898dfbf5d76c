// Secrets in the database: sealed, kept through changes, and not sent when their key is lost.
#include "broker/service/webhooks/sealing.hpp"

#include "broker/service/webhooks/webhooks.hpp"
#include "support/broker/test_work.hpp"

#include <gtest/gtest.h>

namespace accord::broker::service {
namespace {

std::shared_ptr<const SecretKeys> under(std::vector<std::string> keys) {
    return std::make_shared<SecretKeys>(SecretKeys::of(std::move(keys)).value());
}

const std::string kFirstKey = "the first key, long enough";
const std::string kSecondKey = "the second key, long enough";

WebhookMembers secret_webhook() {
    return {.request = {.method = "POST",
                        .url = "https://ci.example.org/${secret.TOKEN}",
                        .headers = {{"x-api-key", "k3y"}, {"accept", "*/*"}},
                        .password = "p4ss",
                        .secrets = {{"TOKEN", "t0ken"}}}};
}

domain::WebhookRequest stored(TestWork& work, const std::string& uuid) {
    return work([&](Work& w) { return find_webhook(w, uuid)->webhook.request; });
}

void expect_plain(const domain::WebhookRequest& request) {
    EXPECT_EQ(request.password, "p4ss");
    EXPECT_EQ(request.headers[0].second, "k3y");
    EXPECT_EQ(request.headers[1].second, "*/*");
    EXPECT_EQ(request.secrets[0].second, "t0ken");
}

TEST(Sealing, leaves_no_secret_in_the_database) {
    TestWork work;
    work.settings.secret_keys = under({kFirstKey});
    const auto uuid =
        work([](Work& w) { return create_webhook(w, secret_webhook()).webhook.uuid; });
    const auto kept = stored(work, uuid);
    EXPECT_TRUE(is_sealed(*kept.password));
    EXPECT_TRUE(is_sealed(kept.headers[0].second));
    EXPECT_EQ(kept.headers[1].second, "*/*");
    EXPECT_TRUE(is_sealed(kept.secrets[0].second));
    expect_plain(opened(kept, work.settings.secret_keys.get()).request);
}

TEST(Sealing, keeps_what_is_masked_through_a_change) {
    TestWork work;
    work.settings.secret_keys = under({kFirstKey});
    const auto uuid =
        work([](Work& w) { return create_webhook(w, secret_webhook()).webhook.uuid; });
    auto change = secret_webhook();
    change.request.password = "**********";
    change.request.headers[0].second = "**********";
    change.request.secrets[0].second = "**********";
    work([&](Work& w) { return put_webhook(w, uuid, change).is_new; });
    expect_plain(opened(stored(work, uuid), work.settings.secret_keys.get()).request);
}

TEST(Sealing, is_made_up_for_at_the_start) {
    TestWork work;
    const auto uuid =
        work([](Work& w) { return create_webhook(w, secret_webhook()).webhook.uuid; });
    expect_plain(stored(work, uuid));
    work.settings.secret_keys = under({kFirstKey});
    EXPECT_EQ(work([](Work& w) { return seal_all(w).sealed; }), 1);
    EXPECT_EQ(work([](Work& w) { return seal_all(w).sealed; }), 0);
    expect_plain(opened(stored(work, uuid), work.settings.secret_keys.get()).request);
}

TEST(Sealing, goes_over_to_a_new_key_and_says_what_is_lost) {
    TestWork work;
    work.settings.secret_keys = under({kFirstKey});
    const auto uuid =
        work([](Work& w) { return create_webhook(w, secret_webhook()).webhook.uuid; });
    work.settings.secret_keys = under({kSecondKey, kFirstKey});
    EXPECT_EQ(work([](Work& w) { return seal_all(w).sealed; }), 1);
    work.settings.secret_keys = under({kSecondKey});
    expect_plain(opened(stored(work, uuid), work.settings.secret_keys.get()).request);
    work.settings.secret_keys = under({kFirstKey});
    const auto lost = work([](Work& w) { return seal_all(w); });
    EXPECT_EQ(lost.sealed, 0);
    EXPECT_EQ(lost.unreadable,
              (std::vector<std::string>{"webhook " + uuid + ": the password",
                                        "webhook " + uuid + ": the header x-api-key",
                                        "webhook " + uuid + ": the secret TOKEN"}));
    work.settings.secret_keys = nullptr;
    EXPECT_EQ(work([](Work& w) { return seal_all(w).unreadable.size(); }), 3U);
}

TEST(Sealing, takes_credentials_out_of_a_url_that_was_imported) {
    TestWork work;
    const auto create = [&](domain::WebhookRequest request) {
        request.method = "POST";
        return work([&](Work& w) { return create_webhook(w, {.request = request}).webhook.uuid; });
    };
    const auto moved = create({.url = "https://me:p%40ss@ci/x?a@b"});
    const auto own = create({.url = "https://me:p4ss@ci/x", .headers = {{"authorization", "y"}}});
    work.settings.secret_keys = under({kFirstKey});
    EXPECT_EQ(work([](Work& w) { return seal_all(w).sealed; }), 2);
    const auto request = stored(work, moved);
    EXPECT_EQ(request.url, "https://ci/x?a@b");
    EXPECT_EQ(request.username, "me");
    EXPECT_TRUE(is_sealed(*request.password));
    EXPECT_EQ(opened(request, work.settings.secret_keys.get()).request.password, "p@ss");
    EXPECT_EQ(stored(work, own).url, "https://me:p4ss@ci/x") << "it has other credentials";
    EXPECT_EQ(work([](Work& w) { return seal_all(w).sealed; }), 0);
}

TEST(Sealing, does_not_open_what_a_client_brings) {
    const auto keys = under({kFirstKey});
    domain::WebhookRequest request{.password = keys->seal("of somebody else")};
    const auto brought = *request.password;
    request = opened(sealed(request, keys.get()), keys.get()).request;
    EXPECT_EQ(*request.password, brought);
}

}  // namespace
}  // namespace accord::broker::service
