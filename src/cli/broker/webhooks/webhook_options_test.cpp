// Webhooks from the command line: by options and by templates, and what only the broker is told.
#include "cli/broker/webhooks/webhook_options.hpp"

#include <gmock/gmock.h>

namespace accord::cli {
namespace {

TEST(WebhookOptions, keep_passwords_and_header_fields_out_of_the_log_as_json_writes_them) {
    broker_client::Webhook webhook;
    webhook.password = "pass\"word";
    webhook.headers = {{"Authorization", "Bearer token"}};
    webhook.secrets = {{"TOKEN", "t0ken"}};
    EXPECT_THAT(access_for({}, webhook).secrets,
                testing::ElementsAre("pass\\\"word", "Bearer token", "t0ken"));
}

std::string fault_of(const WebhookTexts& texts) {
    const auto webhook = read_webhook(texts);
    return webhook ? "" : webhook.error().message;
}

TEST(WebhookOptions, fill_a_template_in) {
    WebhookTexts texts{.of_template = "gitlab", .parameters = {"project=7", "TOKEN=a=b"}};
    texts.webhook.provider.name = "Orders";
    const auto webhook = read_webhook(texts).value();
    EXPECT_EQ(webhook.url, "https://gitlab.com/api/v4/projects/7/trigger/pipeline");
    EXPECT_EQ(webhook.method, "POST");
    EXPECT_EQ(webhook.provider.name, "Orders");
    EXPECT_THAT(webhook.events, testing::ElementsAre("contract_requiring_verification_published"));
    EXPECT_THAT(webhook.secrets, testing::ElementsAre(testing::Pair("TOKEN", "a=b")));
    EXPECT_EQ(json::text_at(webhook.body.get_object(), "token"), "${secret.TOKEN}");
    texts.webhook.events = {"contract_published"};
    texts.webhook.description = "Mine";
    texts.signing_key = "a key";
    const auto mine = read_webhook(texts).value();
    EXPECT_THAT(mine.events, testing::ElementsAre("contract_published"));
    EXPECT_EQ(mine.description, "Mine");
    EXPECT_EQ(mine.secrets.back().first, "SIGNING_KEY");
}

TEST(WebhookOptions, say_what_a_template_does_not_take) {
    EXPECT_EQ(fault_of({.of_template = "fax"}),
              "there is no template \"fax\"; there are email, slack, teams, github-commit-status, "
              "github-repository-dispatch, gitlab, jenkins, azure, bitbucket");
    EXPECT_EQ(fault_of({.of_template = "slack", .parameters = {"path=x"}}),
              "--parameter PATH is missing; --parameter path is no parameter of this template");
    EXPECT_EQ(fault_of({.of_template = "slack", .parameters = {"s3cret"}}),
              "--parameter is NAME=VALUE");
    EXPECT_EQ(fault_of({.data = "x", .of_template = "slack", .parameters = {"PATH=x"}}),
              "--template says what is called: url, --request, --header, --data and --user have no "
              "effect with it");
    EXPECT_EQ(fault_of({}),
              "what does the webhook call? Give its url and --request, or --template");
    WebhookTexts without{.parameters = {"a=b"}};
    without.webhook.url = "https://ci";
    without.webhook.method = "POST";
    EXPECT_EQ(fault_of(without), "--parameter has no effect without --template");
}

}  // namespace
}  // namespace accord::cli
