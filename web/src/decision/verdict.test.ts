import { expect, test } from 'vitest';
import type { Cause, Decision, Reason, Summary } from '../api/decisions';
import { markOf, nextWords, verdictOf } from './verdict';

function decision(summary: Partial<Summary>, reasons: Partial<Reason>[] = []): Decision {
  const whole = reasons.map((one) => ({ blocking: true, text: '', detail: '', ...one }) as Reason);
  return {
    summary: { deployable: null, reason: '', success: 0, failed: 0, unknown: 0, ...summary },
    notices: [],
    matrix: [],
    _embedded: { 'accord:explanation': { reasonsCount: whole.length, reasons: whole } },
  };
}

const words = (summary: Partial<Summary>, reasons: Partial<Reason>[] = []) => {
  const { answer, words: said } = verdictOf(decision(summary, reasons), 'in production');
  return `${answer}: ${said}`;
};

test('a yes says what it rests on', () => {
  expect(words({ deployable: true, success: 3 })).toBe(
    'Yes: All three contracts with what is in production are verified.',
  );
  expect(words({ deployable: true, success: 1 })).toBe(
    'Yes: The one contract with what is in production is verified.',
  );
  expect(words({ deployable: true })).toBe(
    'Yes: No contract with what is in production stands in the way.',
  );
});

test('a no counts what fails, what has no result and what is fine', () => {
  // With a failure and a missing result the API says null, as the original does.
  expect(words({ deployable: null, failed: 1, unknown: 1, success: 3 })).toBe(
    'No: One contract fails and one has no result yet. Three are fine.',
  );
  expect(words({ deployable: false, failed: 2 })).toBe('No: Two contracts fail.');
});

test('what has only no result is not yet', () => {
  expect(words({ unknown: 2, success: 1 })).toBe(
    'Not yet: Two contracts have no result yet. One is fine.',
  );
});

test('what the broker does not know is said', () => {
  const application = { name: 'Order Service', version: '99' };
  expect(
    words({ deployable: false, unknown: 1 }, [{ cause: 'version_unknown', application }]),
  ).toBe('No: The broker knows nothing of version 99 of Order Service.');
});

test('a cause that is not known yet has a mark', () => {
  expect(markOf('failed').words).toBe('Failed');
  expect(markOf('of_a_newer_broker' as Cause).words).toBe('In the way');
});

test('each command is introduced by what it does', () => {
  const next = (cause: Cause, nextCommand: string) =>
    nextWords({ cause, nextCommand, provider: { name: 'P', version: '1' } } as Reason);
  expect(next('failed', 'accord verifier --publish')).toContain('When it is mended');
  expect(next('never_verified', 'PACT_BROKER_BASE_URL=x accord verifier --publish')).toMatch(
    /^Verify/,
  );
  expect(next('failed', 'accord broker can-i-deploy --version 1')).toContain('version of P fits');
  expect(next('verification_requested', 'accord broker can-i-deploy --wait 10m')).toContain('wait');
  expect(next('limit', 'accord broker can-i-deploy --limit 1000')).toContain('higher limit');
  expect(next('no_deployed_version', 'accord broker record-deployment --x')).toContain('record');
});
