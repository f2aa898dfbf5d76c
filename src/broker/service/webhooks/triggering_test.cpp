// Which webhooks an event sets off.
#include "broker/service/webhooks/triggering.hpp"

#include "broker/service/environments/deployments.hpp"
#include "broker/service/environments/environments.hpp"
#include "broker/service/pacticipants/labels.hpp"
#include "broker/service/verification_results/verification_results.hpp"
#include "broker/service/versions/branches.hpp"
#include "broker/service/webhooks/triggered_webhooks.hpp"
#include "broker/service/webhooks/webhooks.hpp"
#include "support/broker/test_contracts.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

using domain::EventKind;

WebhookMembers webhook_for(EventKind kind) {
    return {.description = std::string(to_string(kind)),
            .events = std::vector{kind},
            .request = {.method = "POST", .url = "https://ci.example.org/"}};
}

StoredWebhook create(TestWork& work, const WebhookMembers& members) {
    return work([&](Work& w) { return create_webhook(w, members); });
}

std::vector<TriggeredByEvent> publish(TestWork& work,
                                      std::string_view number,
                                      std::string_view description = "a") {
    return work([&](Work& w) {
        return publish_pact(w, {"Shop", number, "Orders"}, content_with(description))
            ->publication.triggered;
    });
}

std::vector<TriggeredWebhook> triggered(TestWork& work, std::string_view number) {
    return work([&](Work& w) { return triggered_by_pact(w, {"Shop", "Orders"}, number); }).value();
}

std::vector<TriggeredWebhook> verify(TestWork& work, VerificationInput input) {
    return work([&](Work& w) {
        const auto pact = store::find_latest_pact(w.session, {"Shop", "Orders"});
        const auto made = record_verification(w, {"Shop", "Orders"}, pact->sha, input);
        return *triggered_by_result(w, {"Shop", "Orders"}, pact->sha, made->recorded.result.number);
    });
}

TEST(Triggering, waits_for_the_event_of_the_webhook) {
    TestWork work;
    const auto changed = create(work, webhook_for(EventKind::kContractContentChanged));
    const auto published = create(work, webhook_for(EventKind::kContractPublished));
    create(work, webhook_for(EventKind::kProviderVerificationFailed));
    const auto first = publish(work, "1");
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(first[0].webhook_uuid, published.webhook.uuid);
    EXPECT_EQ(first[0].event, "contract_published");
    EXPECT_EQ(first[1].webhook_uuid, changed.webhook.uuid);
    const auto listed = triggered(work, "1");
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[0].uuid, first[1].uuid);
    EXPECT_EQ(listed[0].status, "not_run");
    EXPECT_EQ(publish(work, "2").size(), 1U);
}

TEST(Triggering, leaves_out_what_is_about_others_or_off) {
    TestWork work;
    publish(work, "0");
    auto other = webhook_for(EventKind::kContractPublished);
    other.provider = {.name = "Shop"};
    create(work, other);
    auto off = webhook_for(EventKind::kContractPublished);
    off.enabled = false;
    create(work, off);
    auto labelled = webhook_for(EventKind::kContractPublished);
    labelled.consumer = {.label = "web"};
    create(work, labelled);
    EXPECT_TRUE(publish(work, "1").empty());
    work([](Work& w) { return put_label(w, "Shop", "web").added; });
    EXPECT_EQ(publish(work, "2").size(), 1U);
}

TEST(Triggering, joins_a_repeated_publication_while_the_first_is_waiting) {
    TestWork work;
    create(work, webhook_for(EventKind::kContractPublished));
    const auto first = publish(work, "1");
    const auto again = publish(work, "1");
    EXPECT_EQ(first.at(0).uuid, again.at(0).uuid);
    EXPECT_EQ(triggered(work, "1").size(), 1U);
    EXPECT_NE(publish(work, "2").at(0).uuid, first.at(0).uuid);
}

TEST(Triggering, asks_each_version_that_matters_to_verify) {
    TestWork work;
    publish(work, "1");
    const auto environment =
        work([](Work& w) { return create_environment(w, {.name = "test"})->uuid; });
    work([](Work& w) { return put_on_branch(w, {"Orders", "o1"}, "main"); });
    work([&](Work& w) {
        return record_deployment(w, {"Orders", "o1"}, environment, std::nullopt).has_value();
    });
    work([](Work& w) { return put_on_branch(w, {"Orders", "o2"}, "main"); });
    create(work, webhook_for(EventKind::kContractRequiringVerificationPublished));
    EXPECT_EQ(publish(work, "2", "b").size(), 2U);
    const auto listed = triggered(work, "2");
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[1].context,
              R"({"base_url":"","consumer_version_tags":[],)"
              R"("event_name":"contract_requiring_verification_published",)"
              R"("provider_version_branch":"main",)"
              R"("provider_version_descriptions":["deployed in test"],)"
              R"("provider_version_number":"o1"})");
    verify(work, {.provider_version = "o1", .result = {.success = true}});
    EXPECT_EQ(publish(work, "3", "b").size(), 1U);
}

TEST(Triggering, tells_of_a_verification_for_each_consumer_version) {
    TestWork work;
    publish(work, "1");
    publish(work, "2");
    create(work, webhook_for(EventKind::kProviderVerificationFailed));
    create(work, webhook_for(EventKind::kProviderVerificationSucceeded));
    const auto newest = verify(work, {.provider_version = "o1"});
    ASSERT_EQ(newest.size(), 1U);
    EXPECT_EQ(newest[0].event, "provider_verification_failed");
    EXPECT_EQ(newest[0].consumer_version, "2");
    const auto named = verify(
        work, {.provider_version = "o1", .consumer_versions = {}, .consumer_version_number = "1"});
    EXPECT_EQ(named.at(0).consumer_version, "1");
    const auto ids = work([](Work& w) {
        std::vector<std::int64_t> found;
        for (const auto* number : {"1", "2"}) {
            found.push_back(store::find_pact(w.session, {"Shop", "Orders"}, number)->version_id);
        }
        return found;
    });
    const auto both = verify(work, {.provider_version = "o1", .consumer_versions = ids});
    ASSERT_EQ(both.size(), 2U);
    EXPECT_NE(both[0].consumer_version, both[1].consumer_version);
}

TEST(Triggering, is_not_set_off_by_a_webhook_itself) {
    TestWork work;
    create(work, webhook_for(EventKind::kContractPublished));
    const auto delivery = publish(work, "1").at(0).uuid;
    const auto by = [&](std::string_view header) {
        return work([&](Work& w) {
            w.delivery = header;
            return publish_pact(w, {"Shop", "2", "Orders"}, content_with("a"))
                ->publication.triggered.size();
        });
    };
    EXPECT_EQ(by(delivery), 0U);
    EXPECT_EQ(by("of-somebody-else"), 1U);
}

}  // namespace
}  // namespace accord::broker::service
