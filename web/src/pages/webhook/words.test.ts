import { expect, test } from 'vitest';
import { deliveryStatus, scopeWords, targetOf } from './words';

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
