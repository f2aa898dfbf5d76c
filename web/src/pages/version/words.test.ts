import { expect, test } from 'vitest';
import type { MatrixRow } from '../../api/matrix';
import type { Verdict } from '../../verdicts/verdicts';
import { answerOf, whatNext, type Situation } from './words';

const verdict = (name: string, deployable: boolean): Verdict => ({
  environment: { uuid: name, name, displayName: name.toUpperCase(), production: false },
  answer: { data: { deployable, success: 1, failed: 0, unknown: 0 }, error: null },
});
const row = (success: boolean | undefined): MatrixRow => ({
  consumer: { name: 'Shop', version: { number: '2' } },
  provider: { name: 'Orders', version: success === undefined ? null : { number: '7' } },
  pact: { createdAt: '2026-01-01T00:00:00Z' },
  verificationResult: success === undefined ? null : { success },
});
const situation: Situation = {
  pacticipant: 'Shop',
  version: '2',
  rows: [],
  verdicts: [],
  places: [],
  base: 'http://x',
};

test('the first line tells where it can go', () => {
  expect(answerOf([verdict('test', true), verdict('live', false)])).toBe(
    'It can go to TEST, but not to LIVE.',
  );
});

test('a failure is told before a missing result, and that before a deployment', () => {
  const next = whatNext({
    ...situation,
    rows: [row(undefined), row(false)],
    verdicts: [verdict('test', true)],
  });
  expect(next.map(({ words }) => words)).toEqual([
    'Orders 7 does not do what Shop 2 needs: its result below tells where they differ.',
    'Orders has not verified what this version needs. In its build:',
    'It may go to TEST. When it is there:',
  ]);
  expect(next[2]?.command).toBe(
    'accord broker record-deployment --pacticipant Shop --version 2 --environment test --broker-base-url http://x',
  );
});

test('where it is already, nothing is to do', () => {
  const places = [{ environment: 'TEST', href: '', isCurrent: true, isRelease: false }];
  expect(whatNext({ ...situation, verdicts: [verdict('test', true)], places })).toEqual([]);
});

test('a result that a provider lacks for others is not its own to do', () => {
  expect(whatNext({ ...situation, pacticipant: 'Orders', rows: [row(undefined)] })).toEqual([]);
});

test('missing results are waited for', () => {
  const waiting: Verdict = {
    ...verdict('test', false),
    answer: { data: { deployable: null, success: 0, failed: 0, unknown: 1 }, error: null },
  };
  expect(whatNext({ ...situation, verdicts: [waiting] })).toEqual([
    {
      words: 'For TEST, one result is missing. Wait for what is being verified:',
      command:
        'accord broker can-i-deploy --pacticipant Shop --version 2 --to-environment test --wait 10m --broker-base-url http://x',
    },
  ]);
});
