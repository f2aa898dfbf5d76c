// The addresses of webhooks, of what they triggered, and of how that went.
#include "broker/api/routes.hpp"

#include "broker/api/webhooks/triggered_webhooks.hpp"
#include "broker/api/webhooks/webhooks.hpp"

namespace accord::broker::api {

std::span<const Route> webhook_routes() {
    using enum Method;
    using enum Permission;
    using enum Subject;
    using enum Body;
    static constexpr std::string_view kTextOrHal[] = {kTextPlain, kHalJson};
    static constexpr std::string_view kJsonOrNothingIn[] = {kJson, ""};
    static constexpr Route kRoutes[] = {
        {kGet, "/webhooks", kRead, list_all_webhooks},
        {kPost, "/webhooks", {kManageWebhooks, kWebhook}, post_webhook, {.body = kRequired}},
        {kGet, "/webhooks/consumer/:consumer", kRead, list_webhooks},
        {kPost,
         "/webhooks/consumer/:consumer",
         {kManageWebhooks, kWebhook},
         post_webhook,
         {.body = kRequired}},
        {kGet, "/webhooks/provider/:provider", kRead, list_webhooks},
        {kPost,
         "/webhooks/provider/:provider",
         {kManageWebhooks, kWebhook},
         post_webhook,
         {.body = kRequired}},
        {kGet, "/webhooks/provider/:provider/consumer/:consumer", kRead, list_webhooks},
        {kPost,
         "/webhooks/provider/:provider/consumer/:consumer",
         {kManageWebhooks, kWebhook},
         post_webhook,
         {.body = kRequired}},
        {kGet, "/pacts/provider/:provider/consumer/:consumer/webhooks", kRead, list_pact_webhooks},
        {kPost,
         "/pacts/provider/:provider/consumer/:consumer/webhooks",
         {kManageWebhooks, kWebhook},
         post_webhook,
         {.body = kRequired}},
        {kGet, "/webhooks/:uuid", kRead, get_webhook},
        {kPut, "/webhooks/:uuid", {kManageWebhooks, kWebhook}, put_webhook, {.body = kRequired}},
        {kDelete, "/webhooks/:uuid", {kManageWebhooks, kWebhook}, delete_webhook},
        {kGet, "/webhooks/:uuid/triggered-webhooks", kRead, list_triggered_by_webhook},
        {kGet, "/webhook-templates", kRead, list_webhook_templates, {}, Work::kNone},
        {kPost,
         "/webhook-templates/:template/webhooks",
         {kManageWebhooks, kWebhook},
         post_webhook_from_template,
         {.body = kRequired}},
        {kPost,
         "/webhooks/execute",
         {kManageWebhooks, kWebhook},
         execute_unsaved_webhook,
         {.body = kRequired}},
        {kPost,
         "/webhooks/:uuid/execute",
         {kManageWebhooks, kWebhook},
         execute_webhook,
         {.takes = kJsonOrNothingIn}},
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/webhooks/status",
         kRead,
         get_webhook_status},
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/version/:version/triggered-webhooks",
         kRead,
         list_triggered_by_pact},
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/verification-results"
         "/:number/triggered-webhooks",
         kRead,
         list_triggered_by_result},
        {kPost,
         "/triggered-webhooks/:uuid/redeliver",
         {kManageWebhooks, kDelivery},
         redeliver_triggered_webhook,
         {.takes = kJsonOrNothingIn}},
        {kGet,
         "/triggered-webhooks/:uuid/logs",
         kRead,
         get_triggered_webhook_logs,
         {.gives = kTextOrHal}},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
