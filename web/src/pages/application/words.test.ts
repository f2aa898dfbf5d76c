import { expect, test } from 'vitest';
import type { Verdict } from '../../verdicts/verdicts';
import { answerFor, safeUrl } from './words';

const verdict = (displayName: string, deployable: boolean | undefined): Verdict => ({
  environment: { uuid: displayName, name: displayName, displayName, production: false },
  answer: {
    data: deployable === undefined ? undefined : { deployable, success: 1, failed: 0, unknown: 0 },
    error: null,
  },
});

test('the newest version of the main branch is told with where it can go', () => {
  expect(answerFor('7.1.0', 'main', [verdict('Test', true), verdict('Live', false)])).toBe(
    'The newest of main, 7.1.0, can go to Test, but not to Live.',
  );
  expect(answerFor('1', undefined, [])).toBe(
    'The newest version, 1, has no environment to go to yet.',
  );
});

test('nothing is said before all is known', () => {
  expect(answerFor('1', 'main', [verdict('Test', true), verdict('Live', undefined)])).toBe(
    undefined,
  );
  expect(answerFor(undefined, 'main', [])).toBe(undefined);
});

test('addresses that run scripts are no links', () => {
  expect(safeUrl('https://x/y')).toBe('https://x/y');
  expect(safeUrl('javascript:alert(1)')).toBeUndefined();
  expect(safeUrl(undefined)).toBeUndefined();
});
