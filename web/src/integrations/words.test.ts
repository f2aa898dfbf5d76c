import { expect, test } from 'vitest';
import type { Integration, Meeting } from '../api/overview';
import { wordsForMeeting, wordsForNewest } from './words';

const integration: Integration = {
  consumer: { name: 'shop', displayName: 'Web Shop' },
  provider: { name: 'Orders' },
  agreement: 'works',
  consumerVersion: { number: '1' },
  publishedAt: '2026-01-01T00:00:00Z',
  meetings: [],
};
const meeting = (more: Partial<Meeting>): Meeting => ({
  environment: 'test',
  consumerVersions: [],
  providerVersions: [],
  ...more,
});

test('a meeting tells the versions and how they stand', () => {
  const both = meeting({
    consumerVersions: ['1'],
    providerVersions: ['4f2a91c0d1e2f3a4b5c6d7e8f901234567890abc', '8'],
    agreement: 'fails',
  });
  expect(wordsForMeeting(integration, both, 'Test')).toEqual({
    kind: 'bad',
    words: 'Test: Failed, 1 with 4f2a91c, 8',
  });
});

test('versions that never met are waiting', () => {
  const both = meeting({
    consumerVersions: ['1'],
    providerVersions: ['8'],
    agreement: 'not_verified',
  });
  expect(wordsForMeeting(integration, both, 'Test')?.kind).toBe('wait');
});

test('one side alone is said, and nobody is nothing', () => {
  expect(wordsForMeeting(integration, meeting({ consumerVersions: ['1'] }), 'Test')).toEqual({
    kind: 'none',
    words: 'Test: only Web Shop 1',
  });
  expect(wordsForMeeting(integration, meeting({ providerVersions: ['7'] }), 'Test')?.words).toBe(
    'Test: only Orders 7',
  );
  expect(wordsForMeeting(integration, meeting({}), 'Test')).toBeUndefined();
  expect(wordsForMeeting(integration, undefined, 'Test')).toBeUndefined();
});

test('the newest pact is told with its branch', () => {
  expect(
    wordsForNewest({ consumerVersion: { number: '3', branch: 'feat/x' }, agreement: 'fails' }),
  ).toBe('Newest pact, 3 of feat/x: Failed');
});
