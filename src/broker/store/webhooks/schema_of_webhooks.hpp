// The migrations that make webhooks, events, and what their delivery needs: see schema.cpp.
#pragma once

#include <string_view>

namespace accord::broker::store {

/// A triggered webhook belongs to the publication, and to the verification where it is about one,
/// and outlives its webhook.
inline constexpr std::string_view kWebhooks = R"sql(
create table webhooks (
    id {{id}},
    uuid text not null unique,
    description text not null,
    consumer_id bigint references pacticipants (id) on delete cascade,
    consumer_label text,
    provider_id bigint references pacticipants (id) on delete cascade,
    provider_label text,
    enabled smallint not null,
    method text not null,
    url text not null,
    headers text not null,
    body text,
    username text,
    password text,
    created_at bigint not null,
    updated_at bigint not null
);
create index webhooks_of_consumer on webhooks (consumer_id, provider_id);
create index webhooks_of_provider on webhooks (provider_id);

create table webhook_events (
    webhook_id bigint not null references webhooks (id) on delete cascade,
    name text not null,
    position bigint not null,
    primary key (webhook_id, name)
);
create index webhook_events_by_name on webhook_events (name);

create table triggered_webhooks (
    id {{id}},
    uuid text not null unique,
    webhook_id bigint references webhooks (id) on delete set null,
    trigger_type text not null,
    event_name text not null,
    event_context text not null,
    status text not null,
    consumer_id bigint not null references pacticipants (id) on delete cascade,
    provider_id bigint not null references pacticipants (id) on delete cascade,
    pact_publication_id bigint not null references pact_publications (id) on delete cascade,
    verification_id bigint references verifications (id) on delete cascade,
    created_at bigint not null,
    updated_at bigint not null
);
create index triggered_webhooks_of_webhook on triggered_webhooks (webhook_id);
create index triggered_webhooks_of_pair
    on triggered_webhooks (consumer_id, provider_id, webhook_id, event_name);
create index triggered_webhooks_of_provider on triggered_webhooks (provider_id);
create index triggered_webhooks_of_publication on triggered_webhooks (pact_publication_id);
create index triggered_webhooks_of_verification on triggered_webhooks (verification_id);

create table webhook_executions (
    id {{id}},
    triggered_webhook_id bigint not null references triggered_webhooks (id) on delete cascade,
    success smallint not null,
    logs text not null,
    created_at bigint not null
);
create index webhook_executions_of on webhook_executions (triggered_webhook_id);
)sql";

/// Events for watchers (events/events.hpp), and what the delivery of webhooks needs to know: when a
/// triggered webhook is to be sent (nothing: no more), when a webhook may send its next one, who
/// sends one now, and how often in a row nobody answered.
inline constexpr std::string_view kOutbox = R"sql(
create table events (
    id {{id}},
    place bigint unique,
    name text not null,
    happened_at bigint not null,
    details text not null
);
create index events_to_order on events (id) where place is null;
create index events_in_time on events (happened_at);
insert into sequences (name, value) values ('event_place', 0);

alter table triggered_webhooks add column due_at bigint;
create index triggered_webhooks_due on triggered_webhooks (webhook_id, due_at) where due_at is not null;
alter table webhooks add column free_at bigint not null default 0;
alter table webhooks add column held_by text;
alter table webhooks add column unanswered bigint not null default 0;
)sql";

/// Secrets that a webhook names itself: a JSON object, each value sealed.
inline constexpr std::string_view kWebhookSecrets = R"sql(
alter table webhooks add column secrets text not null default '{}';
)sql";

}  // namespace accord::broker::store
