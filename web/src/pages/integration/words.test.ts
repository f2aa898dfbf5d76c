import { expect, test } from 'vitest';
import type { Publication } from './publications';
import { answerOf } from './words';

const newest: Publication = {
  consumerVersion: { number: '2.14.0', branches: ['main'] },
  publishedAt: '2026-01-01T00:00:00Z',
  agreement: 'fails',
  providerVersion: { number: '7.1.0' },
};

test('the newest contract and how it stands are one sentence', () => {
  expect(answerOf(newest, 'Orders')).toBe(
    'The newest contract, 2.14.0 of main, is not kept by Orders 7.1.0.',
  );
  expect(answerOf({ ...newest, agreement: 'works' }, 'Orders')).toBe(
    'The newest contract, 2.14.0 of main, is kept by Orders 7.1.0.',
  );
  const waiting: Publication = { ...newest, consumerVersion: { number: '3' } };
  delete waiting.providerVersion;
  expect(answerOf({ ...waiting, agreement: 'not_verified' }, 'Orders')).toBe(
    'The newest contract, 3, was never verified by Orders.',
  );
  expect(answerOf(undefined, 'Orders')).toBe('No contract of theirs is here.');
});
