import { expect, test } from 'vitest';
import { whatRuns } from './words';

const one = (name: string, number = '1') => ({ pacticipant: { name }, version: { number } });

test('what runs is counted by applications', () => {
  expect(whatRuns([], false)).toBe('Nothing is recorded to run here.');
  expect(whatRuns([one('A')], false)).toBe('One application runs here.');
  expect(whatRuns([one('A'), one('B'), one('B', '2')], false)).toBe(
    'Two applications run here, in three versions.',
  );
});

test('a version that runs several times is one', () => {
  expect(whatRuns([one('A'), one('A')], false)).toBe('One application runs here.');
});

test('where there are more than were read, it says no more than it knows', () => {
  expect(whatRuns([one('A'), one('A', '2')], true)).toBe('At least one application runs here.');
  expect(whatRuns([one('A'), one('B')], true)).toBe('At least two applications run here.');
});
