import { expect, test } from 'vitest';
import type { OverviewPart } from '../../api/overview';
import { needsFirstSteps, stepsOf } from './steps';

const empty: OverviewPart = {
  counts: { all: 0, fails: 0, changed: 0, notVerified: 0, works: 0 },
  environments: [],
  blocked: [],
  integrations: [],
};
const one: OverviewPart = {
  ...empty,
  counts: { ...empty.counts, all: 1, notVerified: 1 },
  integrations: [
    {
      consumer: { name: 'Web Shop' },
      provider: { name: "Bob's Orders" },
      agreement: 'not_verified',
      consumerVersion: { number: '7' },
      publishedAt: '2026-01-01T00:00:00Z',
      meetings: [],
    },
  ],
};
const done = (overview: OverviewPart) => stepsOf(overview, 'http://x').map((step) => step.done);

test('an empty broker has commands for this very server', () => {
  expect(done(empty)).toEqual([false, false, false, false]);
  expect(stepsOf(empty, 'https://x/pacts')[0]?.commands).toEqual([
    'accord broker publish ./pacts --consumer-app-version 1.0.0 --branch main --broker-base-url https://x/pacts',
  ]);
});

test('steps go on with the names that are there', () => {
  expect(done(one)).toEqual([true, false, false, false]);
  expect(stepsOf(one, 'http://x')[1]?.commands[0]).toContain(`--provider-name 'Bob'\\''s Orders'`);
});

test('an environment that is there is not made again', () => {
  const environments = [
    { uuid: 'u', name: 'test', displayName: 'Test', production: false },
    { uuid: 'v', name: 'live', displayName: 'Live', production: true },
  ];
  expect(stepsOf({ ...one, environments }, 'http://x')[2]?.commands).toEqual([
    `accord broker record-deployment --pacticipant 'Bob'\\''s Orders' --version 1.0.0 --environment live --broker-base-url http://x`,
  ]);
});

test('they end when both sides are somewhere, or when there are many contracts', () => {
  expect(needsFirstSteps(empty)).toBe(true);
  const both = { environment: 'live', consumerVersions: ['7'], providerVersions: ['1'] };
  const ready: OverviewPart = {
    ...one,
    counts: { ...empty.counts, all: 1, works: 1 },
    integrations: one.integrations.map((each) => ({ ...each, meetings: [both] })),
  };
  expect(needsFirstSteps(ready)).toBe(false);
  expect(needsFirstSteps({ ...empty, counts: { ...empty.counts, all: 4 } })).toBe(false);
});
