import { expect, test } from 'vitest';
import { answerOf, pactOf, sourceOf } from './words';

test('the address says which contracts these are', () => {
  const kStart = '/pacts/provider/Order%20Service';
  expect(sourceOf(`${kStart}/latest/a%2Fb`).words).toBe('with tag a/b');
  expect(sourceOf(`${kStart}/branch/main/latest`).words).toBe('on branch main');
  expect(sourceOf(`${kStart}/branch/latest`).words).toBe('on each branch');
});

test('the answer counts them', () => {
  const source = sourceOf('/pacts/provider/P/latest/prod');
  expect(answerOf(0, source)).toBe('No contract with tag prod.');
  expect(answerOf(1, source)).toBe('One contract with tag prod.');
  expect(answerOf(2, source)).toBe('Two contracts with tag prod, the newest of each consumer.');
});

test('a pact is read from its link', () => {
  const path = '/pacts/provider/P/consumer/A%2FB/version/1%2B2';
  expect(pactOf('A/B', path)).toEqual({ consumer: 'A/B', version: '1+2', path });
  expect(pactOf('A', undefined)).toBeUndefined();
  expect(pactOf('A', '/elsewhere')).toBeUndefined();
});
