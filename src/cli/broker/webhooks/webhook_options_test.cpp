// What a webhook says only to the broker.
#include "cli/broker/webhooks/webhook_options.hpp"

#include <gmock/gmock.h>

namespace accord::cli {
namespace {

TEST(WebhookOptions, keep_passwords_and_header_fields_out_of_the_log_as_json_writes_them) {
    broker_client::Webhook webhook;
    webhook.password = "pass\"word";
    webhook.headers = {{"Authorization", "Bearer token"}};
    EXPECT_THAT(access_for({}, webhook).secrets,
                testing::ElementsAre("pass\\\"word", "Bearer token"));
}

}  // namespace
}  // namespace accord::cli
