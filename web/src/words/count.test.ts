import { expect, test } from 'vitest';
import { count, sentence } from './count';

test('small numbers are words', () => {
  expect(count(0, 'contract')).toBe('no contracts');
  expect(count(1, 'contract')).toBe('one contract');
  expect(count(9, 'dependency', 'dependencies')).toBe('nine dependencies');
  expect(count(1_200, 'contract')).toBe('1,200 contracts');
});

test('a sentence begins with a capital letter', () => {
  expect(sentence(count(2, 'contract'))).toBe('Two contracts');
  expect(sentence('')).toBe('');
});
