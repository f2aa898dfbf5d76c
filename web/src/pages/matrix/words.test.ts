import { expect, test } from 'vitest';
import type { Decision, MatrixRow } from '../../api/decisions';
import { countsOf, isPreverified, meaningOf } from './words';

const row = (verifiedAt?: string, success = true): MatrixRow => ({
  consumer: { name: 'A', version: { number: '1' } },
  provider: { name: 'B', version: verifiedAt ? { number: '2' } : null },
  pact: { createdAt: '2026-01-02T00:00:00+00:00' },
  verificationResult: verifiedAt ? { success, verifiedAt } : null,
});

test('a result that is older than the publication is one of the same content', () => {
  expect(isPreverified(row('2026-01-01T23:59:59+00:00'))).toBe(true);
  expect(isPreverified(row('2026-01-02T00:00:00+00:00'))).toBe(false);
  expect(isPreverified(row())).toBe(false);
});

test('rows mean something', () => {
  expect(meaningOf(row())).toBe(
    'No version of B that was asked about has verified the contract of A 1.',
  );
  expect(meaningOf(row('2026-01-03T00:00:00Z'))).toContain('B 2 satisfies the contract of A 1');
  expect(meaningOf(row('2026-01-03T00:00:00Z', false))).toContain('does not satisfy');
});

test('the answer counts', () => {
  const counts = (summary: object, matrix = [row()]) =>
    countsOf({ summary: { success: 0, failed: 0, unknown: 0, ...summary }, matrix } as Decision);
  expect(counts({ success: 2, failed: 1, unknown: 3 })).toBe(
    'Two are verified, one failed, three have no result.',
  );
  expect(counts({ success: 1, ignored: 2 })).toBe('One is verified; two rows left out.');
  expect(counts({}, [])).toBe('No contract fits these versions.');
});
