// All webhooks, a part at a time: how many there are of each kind, and what each has sent last.
#include "broker/service/webhooks/webhook_list.hpp"

#include "support/broker/test_contracts.hpp"
#include "support/broker/test_work.hpp"
#include "support/broker/triggered.hpp"

#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::int64_t add_webhook(Work& w, std::string description, bool enabled = true) {
    return create_webhook(w,
                          {.description = std::move(description),
                           .enabled = enabled,
                           .request = {.method = "POST", .url = "https://me:hidden@ci/b?t=hidden"}})
        .id;
}

void send(Work& w, std::int64_t webhook_id, std::string_view status) {
    support::trigger(w.session,
                     {.webhook_id = webhook_id, .status = std::string(status), .at = w.now});
}

std::vector<std::string> told(const WebhookPart& part) {
    std::vector<std::string> lines;
    for (const auto& [stored, last] : part.webhooks) {
        lines.push_back(stored.webhook.description + ": " + (last ? last->status : "never"));
    }
    return lines;
}

/// Sent well after a failure, failing, being tried again, off after a failure, never sent.
class Webhooks {
  public:
    Webhooks() {
        publish(work, {"Shop", "1", "Orders"}, "a").value();
        work([](Work& w) {
            const auto well = add_webhook(w, "well");
            const auto bad = add_webhook(w, "bad");
            const auto again = add_webhook(w, "again");
            const auto off = add_webhook(w, "off", false);
            add_webhook(w, "new");
            send(w, well, "failure");
            send(w, bad, "success");
            send(w, bad, "failure");
            send(w, again, "retrying");
            send(w, off, "failure");
            send(w, well, "success");
            return 0;
        });
    }
    WebhookPart ask(const AskedWebhooks& asked) {
        return work([&](Work& w) { return find_webhook_part(w, asked); });
    }

    TestWork work;
};

TEST(WebhookParts, tell_what_each_has_sent_last_and_how_many_fail) {
    Webhooks webhooks;
    const auto part = webhooks.ask({.size = 9});
    EXPECT_THAT(
        told(part),
        ElementsAre(
            "well: success", "bad: failure", "again: retrying", "off: failure", "new: never"));
    EXPECT_EQ(part.counts.all, 5);
    EXPECT_EQ(part.counts.off, 1);
    EXPECT_EQ(part.counts.failing, 2);
    EXPECT_FALSE(part.next);
}

TEST(WebhookParts, go_on_where_the_one_before_ended) {
    Webhooks webhooks;
    const auto first = webhooks.ask({.size = 3});
    ASSERT_TRUE(first.next);
    const auto second = webhooks.ask({.size = 3, .after = first.next});
    EXPECT_THAT(told(second), ElementsAre("off: failure", "new: never"));
    EXPECT_EQ(second.counts.all, 5);
    EXPECT_FALSE(second.next);
}

TEST(WebhookParts, are_found_by_name_and_host_but_not_by_what_may_be_secret) {
    Webhooks webhooks;
    EXPECT_THAT(told(webhooks.ask({.name_part = "AGAI", .size = 9})),
                ElementsAre("again: retrying"));
    EXPECT_EQ(webhooks.ask({.name_part = "post ci", .size = 9}).counts.all, 5);
    EXPECT_THAT(told(webhooks.ask({.name_part = "hidden", .size = 9})), IsEmpty());
}

}  // namespace
}  // namespace accord::broker::service
