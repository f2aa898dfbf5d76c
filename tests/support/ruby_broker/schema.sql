-- The tables of a Ruby Pact Broker 2.120 as far as they hold data of their own, written from what its migrations make. One text
-- for SQLite and PostgreSQL: a statement ends with a semicolon at the end of a line.
create table schema_migrations (filename varchar(255) primary key);
create table pacticipants (
    id integer primary key, name varchar(255) unique, repository_url varchar(255), created_at timestamp not null,
    updated_at timestamp not null, display_name varchar(255), repository_name varchar(255), repository_namespace varchar(255),
    main_development_branches varchar(255), main_branch varchar(255));
create table versions (
    id integer primary key, number varchar(255), repository_ref varchar(255), pacticipant_id integer not null, "order" integer,
    created_at timestamp not null, updated_at timestamp not null, branch varchar(255), build_url varchar(255),
    unique (pacticipant_id, number));
create table tags (
    name varchar(255), version_id integer, created_at timestamp not null, updated_at timestamp not null, pacticipant_id integer,
    version_order integer, primary key (version_id, name));
create table labels (
    name varchar(255), pacticipant_id integer, created_at timestamp not null, updated_at timestamp not null,
    primary key (pacticipant_id, name));
create table branches (
    id integer primary key, name varchar(255), pacticipant_id integer not null, created_at timestamp not null,
    updated_at timestamp not null, unique (pacticipant_id, name));
create table branch_versions (
    id integer primary key, branch_id integer not null, version_id integer not null, version_order integer not null,
    pacticipant_id integer not null, branch_name varchar(255) not null, created_at timestamp not null, updated_at timestamp not null,
    auto_created boolean default false, unique (branch_id, version_id));
create table branch_heads (
    branch_id integer not null unique, branch_version_id integer not null, version_id integer not null,
    pacticipant_id integer not null, branch_name varchar(255) not null);
create table integrations (
    id integer primary key, consumer_id integer not null, provider_id integer not null, consumer_name varchar(255),
    provider_name varchar(255), created_at timestamp not null, contract_data_updated_at timestamp, unique (consumer_id, provider_id));
create table pact_versions (
    id integer primary key, consumer_id integer, provider_id integer, sha varchar(255) not null, content text,
    created_at timestamp not null, messages_count integer, interactions_count integer, has_messages boolean default false not null,
    unique (consumer_id, provider_id, sha));
create table pact_publications (
    id integer primary key, consumer_version_id integer not null, provider_id integer not null, revision_number integer not null,
    pact_version_id integer not null, created_at timestamp not null, consumer_id integer, consumer_version_order integer,
    unique (consumer_version_id, provider_id, revision_number));
create table verifications (
    id integer primary key, number integer, success boolean not null, provider_version varchar(255), build_url varchar(255),
    pact_version_id integer not null, execution_date timestamp not null, created_at timestamp not null, provider_version_id integer,
    test_results text, consumer_id integer, provider_id integer, wip boolean default false not null,
    consumer_version_selector_hashes text, tag_names varchar(255), pact_pending boolean, verified_by_implementation varchar(255),
    verified_by_version varchar(255), verified_by_client_implementation varchar(255), verified_by_client_version varchar(255),
    verified_by_client_test_framework varchar(255), unique (pact_version_id, number));
create table environments (
    id integer primary key, uuid varchar(255) not null unique, name varchar(255) not null unique, display_name varchar(255),
    production boolean not null, contacts varchar(255), created_at timestamp not null, updated_at timestamp not null);
create table deployed_versions (
    id integer primary key, uuid varchar(255) not null unique, version_id integer not null, pacticipant_id integer not null,
    environment_id integer not null, created_at timestamp not null, updated_at timestamp not null, undeployed_at timestamp,
    target varchar(255), target_for_index varchar(255) default '' not null, auto_created boolean default false);
create table currently_deployed_version_ids (
    id integer primary key, target_for_index varchar(255) not null, pacticipant_id integer not null, environment_id integer not null,
    version_id integer not null, deployed_version_id integer not null,
    unique (pacticipant_id, environment_id, target_for_index));
create table released_versions (
    id integer primary key, uuid varchar(255) not null unique, version_id integer not null, pacticipant_id integer not null,
    environment_id integer not null, created_at timestamp, updated_at timestamp, support_ended_at timestamp,
    unique (version_id, environment_id));
create table webhooks (
    id integer primary key, uuid varchar(255) not null unique, method varchar(255) not null, url varchar(255) not null, body text,
    is_json_request_body boolean, consumer_id integer, provider_id integer, username varchar(255), password varchar(255),
    created_at timestamp, updated_at timestamp, enabled boolean default true, description varchar(255), headers text,
    consumer_label varchar(255), provider_label varchar(255));
create table webhook_events (
    id integer primary key, webhook_id integer not null, name varchar(255), created_at timestamp not null,
    updated_at timestamp not null);
create table triggered_webhooks (
    id integer primary key, trigger_uuid varchar(255) not null, trigger_type varchar(255) not null, pact_publication_id integer not null,
    webhook_id integer, webhook_uuid varchar(255) not null, consumer_id integer not null, provider_id integer not null,
    status varchar(255) not null, created_at timestamp not null, updated_at timestamp not null, verification_id integer,
    event_name varchar(255), event_context text, uuid varchar(255));
create table webhook_executions (
    id integer primary key, webhook_id integer, pact_publication_id integer, consumer_id integer, provider_id integer,
    success boolean not null, logs text, created_at timestamp not null, triggered_webhook_id integer);
create table certificates (
    id integer primary key, uuid varchar(255) not null unique, description varchar(255), content text, created_at timestamp not null,
    updated_at timestamp not null);
create table config (
    id integer primary key, name varchar(255) not null unique, type varchar(255) not null, value text, created_at timestamp not null,
    updated_at timestamp not null);
insert into schema_migrations (filename) values ('000001_create_pacticipant_table.rb'),
    ('20240112_add_client_language_verified_by_to_verification.rb'), ('20260217_add_wip_query_optimization_indexes.rb');
