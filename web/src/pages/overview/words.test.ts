import { expect, test } from 'vitest';
import type { Counts } from '../../api/overview';
import { headline } from './words';

const counts = (more: Partial<Counts>): Counts => ({
  all: 0,
  fails: 0,
  changed: 0,
  notVerified: 0,
  works: 0,
  ...more,
});
const blocked = {
  pacticipant: 'Mobile App',
  environment: 'production',
  consumer: 'Mobile App',
  provider: 'Orders',
};
const said = (...question: Parameters<typeof headline>) =>
  headline(...question)
    .map((part) => (typeof part === 'string' ? part : `[${part.name}]`))
    .join('');

test('what fails comes first, with what it blocks', () => {
  expect(said(counts({ all: 214, fails: 1, notVerified: 2, works: 211 }), [blocked], false)).toBe(
    '214 contracts. One fails and blocks [Mobile App] in [production]. Two are not verified yet.',
  );
  expect(said(counts({ all: 9, fails: 3, works: 6 }), [blocked, blocked], false)).toBe(
    'Nine contracts. Three fail and block [Mobile App] in [production], and more.',
  );
  expect(said(counts({ all: 2, fails: 2 }), [], false)).toBe('Two contracts. All fail.');
});

test('versions that meet and fail are told where newer ones work', () => {
  expect(said(counts({ all: 3, works: 3 }), [blocked], false)).toBe(
    'Three contracts. Nothing published last fails, but [Mobile App] and [Orders] do not work together in [production].',
  );
});

test('waiting is told when nothing fails', () => {
  expect(said(counts({ all: 4, changed: 1, notVerified: 2, works: 1 }), [], false)).toBe(
    'Four contracts. Nothing fails. One has changed since the last verification. Two are not verified yet.',
  );
  expect(said(counts({ all: 1, notVerified: 1 }), [], false)).toBe(
    'One contract. Nothing fails. It is not verified yet.',
  );
});

test('calm is short, and so is nothing', () => {
  expect(said(counts({ all: 12, works: 12 }), [], false)).toBe('12 contracts, all verified.');
  expect(said(counts({ all: 1, works: 1 }), [], false)).toBe('One contract, and it is verified.');
  expect(said(counts({}), [], true)).toBe('No contract is like that.');
  expect(said(counts({}), [], false)).toBe('No contracts here yet.');
});
