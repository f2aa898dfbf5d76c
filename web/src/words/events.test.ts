import { expect, test } from 'vitest';
import {
  eventNames,
  eventTitle,
  eventsInWords,
  isAbout,
  webhookEvents,
  type BrokerEvent,
} from './events';

test('all thirteen events have words; six are of webhooks', () => {
  expect(eventNames).toHaveLength(13);
  expect(webhookEvents).toHaveLength(6);
  expect(eventTitle('something_new')).toBe('something new');
});

test('when a webhook is sent is told as a sentence goes', () => {
  expect(eventsInWords(['contract_published'])).toBe('a contract is published');
  expect(
    eventsInWords([
      'contract_published',
      'contract_content_changed',
      'provider_verification_failed',
    ]),
  ).toBe('a contract is published, a contract changes or a verification fails');
});

test('an event is chosen by name, application and environment', () => {
  const none = { event: '', pacticipant: '', environment: '' };
  const deployed: BrokerEvent = {
    id: 1,
    name: 'deployment_recorded',
    happenedAt: '2026-01-01T00:00:00Z',
    pacticipantName: 'Shop',
    environmentName: 'production',
    environmentUuid: 'abc',
  };
  expect(isAbout(deployed, none)).toBe(true);
  expect(isAbout(deployed, { ...none, environment: 'abc' })).toBe(true);
  expect(isAbout(deployed, { ...none, environment: 'production', pacticipant: 'Shop' })).toBe(true);
  expect(isAbout(deployed, { ...none, pacticipant: 'Orders' })).toBe(false);
  expect(isAbout(deployed, { ...none, event: 'release_recorded' })).toBe(false);
});
