import { expect, test } from 'vitest';
import { comparisonWords, linkable, passedWords, sinceKind } from './words';

test('how many interactions passed', () => {
  expect(passedWords(4, 5)).toBe('4 of 5 interactions passed');
  expect(passedWords(5, 5)).toBe('All five interactions passed');
  expect(passedWords(0, 12)).toBe('None of 12 interactions passed');
  expect(passedWords(1, 1)).toBe('Its one interaction passed');
  expect(passedWords(0, 1)).toBe('Its one interaction failed');
});

test('only addresses of the web become links', () => {
  expect(linkable('https://ci.example.org/1')).toBe('https://ci.example.org/1');
  for (const url of ['javascript:alert(1)', ' https://x', 'data:text/html,x', '//x', 'https://', undefined]) {
    expect(linkable(url)).toBeUndefined();
  } // prettier-ignore
});

test('since when', () => {
  expect(sinceKind(undefined)).toBeUndefined();
  expect(sinceKind({ first: 'a', isFirst: false })).toBe('never');
  expect(sinceKind({ first: 'a', passed: 'b', isFirst: true })).toBe('changed');
  expect(sinceKind({ first: 'a', passed: 'b', isFirst: false })).toBe('longer');
});

test('a comparison in a line', () => {
  expect(comparisonWords({ added: 1, removed: 0, changed: 2, unchanged: 3 })).toBe('2 changed, 1 added; three interactions are the same'); // prettier-ignore
  expect(comparisonWords({ added: 0, removed: 0, changed: 0, unchanged: 1 })).toBe('Nothing changed: one interaction is the same'); // prettier-ignore
});
