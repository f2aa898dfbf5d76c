// Relations to webhooks and what they triggered.
#include "broker/api/documentation/relations.hpp"

namespace accord::broker::api {
namespace {

constexpr std::string_view kWebhook = R"(
GET shows a webhook, PUT changes it or makes one with that identifier, DELETE removes it. What a PUT does
not mention stays as it is; `request` is replaced as a whole.

    {
      "description": "start the provider's build",
      "consumer": {"name": "Shop"},
      "provider": {"label": "core"},
      "events": [{"name": "contract_requiring_verification_published"}],
      "request": {
        "method": "POST",
        "url": "https://ci.example.org/build?pact=${pactbroker.pactUrl}",
        "headers": {"Authorization": "Bearer ..."},
        "body": {"version": "${pactbroker.consumerVersionNumber}"}
      }
    }

- `consumer`, `provider`: a `name` or a `label`; left out, it is for all
- `enabled`: false keeps it and does not send it
- `uuid`: at least 16 letters, digits, `_` or `-`

## events Events

- `contract_published`: each publication
- `contract_content_changed`: the content is new for one of the version's tags, or to all; this one where
  none is named
- `contract_requiring_verification_published`: the provider's main branch, or what is deployed or released
  of it, has not verified the content
- `provider_verification_published`, `provider_verification_succeeded`, `provider_verification_failed`: each
  result, or these alone

## secrets Secrets

A password, and headers that are called after credentials, are never shown again: `**********` stands for
them. Sent back with a PUT, it means that the secret stays. Any other part becomes secret by a name:
`${secret.TOKEN}` stands for `TOKEN` of the request's `secrets`. The secret `SIGNING_KEY` signs the
webhook's deliveries, in place of the operator's key.

## whitelist What may be called

An operator decides which requests may be sent:

- `webhook_http_method_whitelist`: methods, `POST` where nothing is said
- `webhook_scheme_whitelist`: schemes, `https` where nothing is said; `smtps`, and `smtp` with STARTTLS,
  are for e-mail
- `webhook_host_whitelist`: names, `*.example.org`, addresses and networks (`10.0.0.0/8`), `/expressions/`;
  any host where nothing is said

The host of an address can't depend on a variable.

## delivery Delivery

Each is sent at least once, some seconds after its event; `webhook-id` is the same for every attempt. What
fails is tried again by the schedule of the operator. `pb:triggered-webhooks` of a pact or a result tells how it went.

## email E-mail

A request to `smtps://HOST`, or to `smtp://HOST` with STARTTLS, sends an e-mail: `headers` has `From`, `To`
and `Subject`, also `Cc`, `Bcc` and `Reply-To`; `body` is its text, `username` and `password` are the mail
server's. Addresses can't depend on a variable.)";

constexpr RelationText kWebhookRelations[] = {
    {"webhooks", "Webhooks", kWebhook},
    {"webhook", "A webhook", kWebhook},
    {"webhooks-webhooks", "Webhooks", kWebhook},
    {"webhooks-create", "Make a webhook", R"(
POST a webhook to this address; `pb:webhooks` says what it is made of. At the address of a consumer, a
provider or both it is for these.)"},
    {"webhook-templates", "Webhook templates", R"(
GET `/webhook-templates` lists webhooks for well-known systems, e-mail among them, with the parameters that
each takes. POST `{"parameters": {...}}` to a template's `create` makes one of it; `consumer`, `provider`,
`description`, `events` and `enabled` may stand beside `parameters`. Parameters that are secret are stored
as secrets of the webhook.)"},
    {"secrets", "Secrets", R"(
GET lists the secrets that any webhook may use as `${user.NAME}` in its URL, header values, body, username and
password. POST `{"name": "TOKEN", "value": "...", "description": "..."}` makes one; PUT at its address changes
it, and what is not said stays; DELETE takes it away, and webhooks that use it are not sent from then on. No
answer has a value.)"},
    {"events", "Events", R"(
GET `/events` tells what happens as server-sent events, until the client goes: publications, results,
deployments. `event`, `pacticipant` and `environment` choose among them; `Last-Event-ID` goes on where a
client has left off. Who accepts `application/hal+json` gets what has happened as a list, the newest first:
`size` up to 200, follow `next` for more.)"},
    {"pact-webhooks", "Webhooks of the pair", R"(
GET lists the webhooks that name this consumer and this provider; POST makes one.)"},
    {"consumer-webhooks",
     "Webhooks of the consumer",
     R"(GET lists the webhooks that name this application as their consumer and no provider; POST makes one.)"},
    {"execute", "Try a webhook out", R"(
POST to send the webhook now, with the newest pact or result that it would be sent for; the answer tells
how that went. Where any host may be called, what the target answered is not shown.)"},
    {"triggered-webhooks", "Triggered webhooks", R"(
What the publication of this pact, or of this result, has set off, and how that went; the newest first.)"},
    {"webhook-status",
     "How the webhooks stand",
     R"(Of each webhook of the pair and each of its events the newest that was triggered, and how many went well.)"},
    {"logs",
     "Logs of a webhook",
     R"(What was sent and what was answered, each time that it was tried; as text, or as HAL.)"},
    {"error-logs",
     "Logs of webhooks that failed",
     R"(As `pb:logs`, of those that failed or will be tried again.)"},
    {"consumers",
     "Consumers with the label",
     R"(The applications that have the label of the webhook's consumers.)"},
    {"providers",
     "Providers with the label",
     R"(The applications that have the label of the webhook's providers.)"},
};

}  // namespace

std::span<const RelationText> webhook_relations() { return kWebhookRelations; }

}  // namespace accord::broker::api
