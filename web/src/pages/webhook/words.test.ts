import { expect, test } from 'vitest';
import { deliveryStatus, scopeWords, targetOf, listAnswer } from './words';

test('what a webhook is for', () => {
  expect(scopeWords({})).toBe('all contracts');
  expect(scopeWords({ consumer: { name: 'Shop' } })).toBe('contracts of Shop with any provider');
  expect(scopeWords({ consumer: { label: 'x' }, provider: { name: 'Orders' } })).toBe(
    'contracts of consumers labelled x with Orders',
  );
});

test('where it goes is its host', () => {
  expect(targetOf('https://ci.example.org:8/build?x=1')).toBe('ci.example.org:8');
  expect(targetOf('https://me:secret@ci/x')).toBe('ci');
  expect(targetOf('nonsense')).toBe('nonsense');
});

test('a status that is not known is told as it is', () => {
  expect(deliveryStatus('retrying').kind).toBe('wait');
  expect(deliveryStatus('later')).toEqual({ kind: 'none', words: 'later' });
});

test('how all of them stand', () => {
  expect(listAnswer({ all: 0, off: 0, failing: 0 })).toBe('No webhooks.');
  expect(listAnswer({ all: 1, off: 0, failing: 0 })).toBe('One webhook.');
  expect(listAnswer({ all: 6, off: 2, failing: 1 })).toBe(
    'Six webhooks, one fails, two switched off.',
  );
});
