import { expect, test } from 'vitest';
import { whereItCanGo, wordsForVerdict } from './words';

const summary = { deployable: true, success: 0, failed: 0, unknown: 0 };

test('a verdict has a word and a reason', () => {
  expect(wordsForVerdict({ ...summary, success: 3 })).toEqual({
    kind: 'ok',
    word: 'Yes',
    why: 'Three contracts verified',
  });
  expect(wordsForVerdict(summary).why).toBe('Nothing depends on it there');
  expect(wordsForVerdict({ ...summary, deployable: false, failed: 1, unknown: 2 })).toEqual({
    kind: 'bad',
    word: 'No',
    why: 'One contract fails, two results missing',
  });
  expect(wordsForVerdict({ ...summary, deployable: null, unknown: 1 })).toEqual({
    kind: 'wait',
    word: 'Not yet',
    why: 'One result missing',
  });
});

test('where a version can go is a sentence', () => {
  const to = (environment: string, can: boolean) => ({ environment, can });
  expect(whereItCanGo([])).toBe('has no environment to go to yet');
  expect(whereItCanGo([to('Test', true), to('Live', true)])).toBe('can go to Test and Live');
  expect(whereItCanGo([to('A', false), to('B', false), to('C', false)])).toBe(
    'can’t go to A, B or C',
  );
  expect(whereItCanGo([to('Test', true), to('Live', false)])).toBe(
    'can go to Test, but not to Live',
  );
});
