-- A shop orders: what a Ruby Pact Broker has after some weeks of it, each kind of row at least once. Version 0.9.0 came last and is the
-- oldest; revision 1 of 1.1.0 was replaced; the branch main of orders was put back to 5.0.0; blue and green are deployed at once.
insert into pacticipants (id, name, display_name, main_branch, repository_url, repository_name, repository_namespace, created_at, updated_at) values
    (1, 'Shop', 'The shop', 'main', 'https://example.com/shop', 'shop', 'acme', '2026-01-01 08:00:00.000000', '2026-01-01 09:00:00.500000'),
    (2, 'Orders', null, 'main', null, null, null, '2026-01-01 08:00:01.000000', '2026-01-01 08:00:01.000000'),
    (3, 'Ünicode & co', null, null, null, null, null, '2026-01-01 08:00:02.000000', '2026-01-01 08:00:02.000000');
insert into labels (name, pacticipant_id, created_at, updated_at) values
    ('web', 1, '2026-01-01 08:01:00.000000', '2026-01-01 08:01:00.000000'),
    ('team a', 1, '2026-01-01 08:01:01.000000', '2026-01-01 08:01:01.000000');
insert into versions (id, number, pacticipant_id, "order", build_url, created_at, updated_at) values
    (1, '1.0.0', 1, 10, 'https://ci/1', '2026-01-02 08:00:00.000000', '2026-01-02 08:00:00.000000'),
    (2, '5.0.0', 2, 11, null, '2026-01-02 09:00:00.000000', '2026-01-02 09:00:00.000000'),
    (3, '1.1.0', 1, 12, null, '2026-01-03 08:00:00.000000', '2026-01-03 08:00:00.000000'),
    (4, '1.2.0', 1, 13, null, '2026-01-04 08:00:00.000000', '2026-01-04 08:00:00.000000'),
    (5, '5.1.0', 2, 14, null, '2026-01-04 09:00:00.000000', '2026-01-04 09:00:00.000000'),
    (6, '0.9.0', 1, 1, null, '2026-01-05 08:00:00.000000', '2026-01-05 08:00:00.000000');
insert into tags (name, version_id, created_at, updated_at, pacticipant_id, version_order) values
    ('prod', 1, '2026-01-02 10:00:00.000000', '2026-01-02 10:00:00.000000', 1, 10),
    ('dev', 3, '2026-01-03 10:00:00.000000', '2026-01-03 10:00:00.000000', 1, 12),
    ('dev', 1, '2026-01-02 10:00:00.000000', '2026-01-02 10:00:00.000000', 1, 10);
insert into branches (id, name, pacticipant_id, created_at, updated_at) values
    (1, 'main', 1, '2026-01-02 08:00:00.000000', '2026-01-03 08:00:00.000000'),
    (2, 'feature/x', 1, '2026-01-04 08:00:00.000000', '2026-01-04 08:00:00.000000'),
    (3, 'main', 2, '2026-01-02 09:00:00.000000', '2026-01-05 09:00:00.000000');
insert into branch_versions (id, branch_id, version_id, version_order, pacticipant_id, branch_name, auto_created, created_at, updated_at) values
    (1, 1, 1, 10, 1, 'main', false, '2026-01-02 08:00:00.000000', '2026-01-02 08:00:00.000000'),
    (2, 1, 3, 12, 1, 'main', false, '2026-01-03 08:00:00.000000', '2026-01-03 08:00:00.000000'),
    (3, 2, 4, 13, 1, 'feature/x', true, '2026-01-04 08:00:00.000000', '2026-01-04 08:00:00.000000'),
    (4, 3, 2, 11, 2, 'main', false, '2026-01-02 09:00:00.000000', '2026-01-05 09:00:00.000000'),
    (5, 3, 5, 14, 2, 'main', false, '2026-01-04 09:00:00.000000', '2026-01-04 09:00:00.000000');
insert into branch_heads (branch_id, branch_version_id, version_id, pacticipant_id, branch_name) values
    (1, 2, 3, 1, 'main'), (2, 3, 4, 1, 'feature/x'), (3, 4, 2, 2, 'main');
insert into integrations (id, consumer_id, provider_id, created_at, contract_data_updated_at) values
    (1, 1, 2, '2026-01-02 08:00:00.000000', '2026-01-05 12:00:00.000000');
insert into pact_versions (id, consumer_id, provider_id, sha, content, created_at, messages_count, interactions_count, has_messages) values
    (1, 1, 2, '1111111111111111111111111111111111111111', '{"consumer":{"name":"Shop"},"provider":{"name":"Orders"},"interactions":[{"_id":"a1","description":"an order","request":{"method":"GET","path":"/orders/1"},"response":{"status":200}}],"metadata":{"pactSpecification":{"version":"2.0.0"}}}', '2026-01-02 08:00:00.000000', 0, 1, false),
    (2, 1, 2, '2222222222222222222222222222222222222222', '{"consumer":{"name":"Shop"},"provider":{"name":"Orders"},"interactions":[{"_id":"a2","description":"all orders","request":{"method":"GET","path":"/orders"},"response":{"status":200}}],"metadata":{"pactSpecification":{"version":"2.0.0"}}}', '2026-01-03 08:00:05.000000', 0, 1, false),
    (3, 1, 2, '3333333333333333333333333333333333333333', '{"consumer":{"name":"Shop"},"provider":{"name":"Orders"},"messages":[{"_id":"a3","description":"ordered","contents":{"id":1}}],"metadata":{"pactSpecification":{"version":"3.0.0"}}}', '2026-01-03 08:00:00.000000', 1, 0, true);
insert into pact_publications (id, consumer_version_id, provider_id, revision_number, pact_version_id, created_at, consumer_id, consumer_version_order) values
    (1, 1, 2, 1, 1, '2026-01-02 08:00:00.000000', 1, 10),
    (2, 3, 2, 1, 3, '2026-01-03 08:00:00.000000', 1, 12),
    (3, 3, 2, 2, 2, '2026-01-03 08:00:05.000000', 1, 12),
    (4, 4, 2, 1, 2, '2026-01-04 08:00:00.000000', 1, 13);
insert into verifications (id, number, success, build_url, pact_version_id, execution_date, created_at, provider_version_id, test_results, consumer_id, provider_id, wip, consumer_version_selector_hashes, pact_pending, verified_by_implementation, verified_by_version, verified_by_client_implementation, verified_by_client_version, verified_by_client_test_framework) values
    (1, 101, true, 'https://ci/v1', 1, '2026-01-02 11:00:00.000000', '2026-01-02 11:00:00.000000', 2, null, 1, 2, false, null, null, null, null, null, null, null),
    (2, 102, false, null, 2, '2026-01-03 11:00:00.000000', '2026-01-03 11:00:00.000000', 2, '{"summary":"failed"}', 1, 2, false, '[{"mainBranch":true}]', true, 'pact-rust', '1.2.0', 'pact-js', '15.0.0', 'jest'),
    (3, 103, false, null, 2, '2026-01-04 11:00:00.000000', '2026-01-04 11:00:00.000000', 5, null, 1, 2, true, null, null, null, null, null, null, null),
    (4, 105, true, null, 2, '2026-01-04 12:00:00.000000', '2026-01-04 12:00:00.000000', 5, null, 1, 2, false, null, false, null, null, null, null, null);
insert into environments (id, uuid, name, display_name, production, contacts, created_at, updated_at) values
    (1, 'aaaaaaaa-0000-4000-8000-000000000001', 'test', 'Test', false, null, '2026-01-01 07:00:00.000000', '2026-01-01 07:00:00.000000'),
    (2, 'aaaaaaaa-0000-4000-8000-000000000002', 'production', 'Production', true, '[{"name":"Ops","details":{"email":"ops@example.com"}}]', '2026-01-01 07:00:01.000000', '2026-01-01 07:00:01.000000');
insert into deployed_versions (id, uuid, version_id, pacticipant_id, environment_id, target, target_for_index, auto_created, created_at, updated_at, undeployed_at) values
    (1, 'bbbbbbbb-0000-4000-8000-000000000001', 1, 1, 2, null, '', false, '2026-01-02 12:00:00.000000', '2026-01-02 12:00:00.000000', null),
    (2, 'bbbbbbbb-0000-4000-8000-000000000002', 2, 2, 2, 'blue', 'blue', false, '2026-01-02 12:00:01.000000', '2026-01-04 13:00:00.000000', '2026-01-04 13:00:00.000000'),
    (3, 'bbbbbbbb-0000-4000-8000-000000000003', 5, 2, 2, 'blue', 'blue', false, '2026-01-04 13:00:00.000000', '2026-01-04 13:00:00.000000', null),
    (4, 'bbbbbbbb-0000-4000-8000-000000000004', 2, 2, 2, 'green', 'green', true, '2026-01-04 13:00:01.000000', '2026-01-04 13:00:01.000000', null);
insert into currently_deployed_version_ids (id, target_for_index, pacticipant_id, environment_id, version_id, deployed_version_id) values
    (1, '', 1, 2, 1, 1), (2, 'blue', 2, 2, 5, 3), (3, 'green', 2, 2, 2, 4);
insert into released_versions (id, uuid, version_id, pacticipant_id, environment_id, created_at, updated_at, support_ended_at) values
    (1, 'cccccccc-0000-4000-8000-000000000001', 3, 1, 1, '2026-01-03 12:00:00.000000', '2026-01-03 12:00:00.000000', null),
    (2, 'cccccccc-0000-4000-8000-000000000002', 1, 1, 1, '2026-01-02 13:00:00.000000', '2026-01-03 13:00:00.000000', '2026-01-03 13:00:00.000000');
insert into webhooks (id, uuid, method, url, body, is_json_request_body, consumer_id, provider_id, provider_label, username, password, created_at, updated_at, enabled, description, headers) values
    (1, 'dddddddd-0000-4000-8000-000000000001', 'POST', 'https://ci.example.com/hook', '{"pact":"${pactbroker.pactUrl}"}', true, 1, null, 'backend', 'ci', 'c2VjcmV0', '2026-01-02 08:00:00.000000', '2026-01-02 08:00:00.000000', true, 'start the build', '{"Content-Type":"application/json"}'),
    (2, 'dddddddd-0000-4000-8000-000000000002', 'post', 'https://chat.example.com', 'text: a pact', false, null, 2, null, null, null, '2026-01-02 08:00:00.000000', '2026-01-02 08:00:00.000000', false, null, null);
insert into webhook_events (id, webhook_id, name, created_at, updated_at) values
    (1, 1, 'provider_verification_failed', '2026-01-02 08:00:00.000000', '2026-01-02 08:00:00.000000'),
    (2, 1, 'contract_published', '2026-01-02 08:00:00.000000', '2026-01-02 08:00:00.000000'),
    (3, 2, 'contract_content_changed', '2026-01-02 08:00:00.000000', '2026-01-02 08:00:00.000000');
insert into triggered_webhooks (id, trigger_uuid, trigger_type, pact_publication_id, webhook_id, webhook_uuid, consumer_id, provider_id, status, created_at, updated_at, verification_id, event_name, event_context, uuid) values
    (1, 'x', 'resource_creation', 3, 1, 'dddddddd-0000-4000-8000-000000000001', 1, 2, 'success', '2026-01-03 11:00:01.000000', '2026-01-03 11:00:20.000000', 2, 'provider_verification_failed', '{"consumer_version_number":"1.1.0"}', 'eeeeeeee-0000-4000-8000-000000000001'),
    (2, 'x', 'resource_creation', 4, null, 'dddddddd-0000-4000-8000-000000000009', 1, 2, 'retrying', '2026-01-04 08:00:01.000000', '2026-01-04 08:00:11.000000', null, 'contract_published', null, 'eeeeeeee-0000-4000-8000-000000000002'),
    (3, 'x', 'resource_creation', 99, 1, 'dddddddd-0000-4000-8000-000000000001', 1, 2, 'success', '2026-01-01 08:00:01.000000', '2026-01-01 08:00:11.000000', null, 'contract_published', null, 'eeeeeeee-0000-4000-8000-000000000003');
insert into webhook_executions (id, success, logs, created_at, triggered_webhook_id) values
    (1, false, 'HTTP/1.1 503\nlater', '2026-01-03 11:00:06.000000', 1),
    (2, false, null, '2026-01-04 08:00:06.000000', 2),
    (3, true, 'HTTP/1.1 200', '2026-01-03 11:00:16.000000', 1),
    (4, true, 'of what is gone', '2026-01-01 08:00:06.000000', 3);
insert into config (id, name, type, value, created_at, updated_at) values
    (1, 'base_url', 'string', 'https://old.example.com', '2026-01-02 08:00:00.000000', '2026-01-02 08:00:00.000000');
