import { expect, test } from 'vitest';
import { concerns } from './concerns';
import type { BrokerEvent } from '../words/events';

const at = '2026-01-01T00:00:00Z';
const published: BrokerEvent = {
  id: 1,
  name: 'contract_published',
  happenedAt: at,
  consumerName: 'Mobile App',
  providerName: 'Orders',
};
const deployed: BrokerEvent = {
  id: 2,
  name: 'deployment_recorded',
  happenedAt: at,
  pacticipantName: 'Orders',
};

test('a contract is read again when it is its own event', () => {
  const own = ['/pacts/provider/Orders/consumer/Mobile%20App/version/1'];
  const other = ['/pacts/provider/Orders/consumer/Web/version/1'];
  expect(concerns(published, own)).toBe(true);
  expect(concerns(published, other)).toBe(false);
  expect(concerns(deployed, own)).toBe(true);
  expect(concerns({ ...deployed, pacticipantName: 'Payments' }, own)).toBe(false);
});

test('what tells of all is read again at each event', () => {
  expect(concerns(published, ['pages', '/overview?q=a'])).toBe(true);
  expect(concerns(deployed, ['/environments'])).toBe(true);
});

test('what no event changes is left alone', () => {
  expect(concerns(published, ['/doc/pb:webhooks'])).toBe(false);
  expect(concerns(published, ['/webhooks/abc'])).toBe(false);
  expect(concerns(published, ['pages', '/events?event=x'])).toBe(false);
  expect(concerns(published, ['search', 'shop'])).toBe(false);
});
