import { expect, test } from 'vitest';
import {
  failsSince,
  previousContent,
  readAddress,
  type Publication,
  type ResultEntry,
} from './history';

const entry = (number: number, success: boolean, branch = 'main'): ResultEntry => ({
  number,
  success,
  providerVersion: { number: `v${number}`, branches: [branch] },
  verifiedAt: '',
});

test('the first version that failed follows the last that passed', () => {
  const list = [entry(5, false), entry(4, true, 'other'), entry(3, true), entry(2, false)];
  expect(failsSince(list, list[0]!, true)).toEqual({ first: 'v5', passed: 'v3', isFirst: true });
  const long = [entry(5, false), entry(4, false), entry(3, true)];
  expect(failsSince(long, long[0]!, false)).toEqual({ first: 'v4', passed: 'v3', isFirst: false });
});

test('what is not read yet is not guessed', () => {
  const list = [entry(5, false)];
  expect(failsSince(list, list[0]!, true)).toBeUndefined();
  expect(failsSince(list, list[0]!, false)).toEqual({ first: 'v5', isFirst: false });
  expect(failsSince(list, entry(9, false), false)).toBeUndefined();
});

test('nothing is said that another branch or another run would gainsay', () => {
  const list = [entry(5, false), entry(4, true, 'other')];
  expect(failsSince(list, list[0]!, false)).toBeUndefined();
  const again = [entry(5, false), { ...entry(4, true), providerVersion: entry(5, true).providerVersion }]; // prettier-ignore
  expect(failsSince(again, again[0]!, false)).toBeUndefined();
});

test('the content before is that of the first older publication with another', () => {
  const of = (number: string, contentSha: string): Publication => ({
    consumerVersion: { number },
    publishedAt: '',
    contentSha,
  });
  const list = [of('4', 'c'), of('3', 'b'), of('2', 'b'), of('1', 'a')];
  expect(previousContent(list, '3')?.consumerVersion.number).toBe('1');
  expect(previousContent(list, '1')).toBeUndefined();
  expect(previousContent(list, 'x')).toBeUndefined();
});

test('addresses of pacts, differences and results', () => {
  const pair = '/pacts/provider/P/consumer/diff';
  expect(readAddress(`${pair}/version/1`)).toEqual({ pact: `${pair}/version/1` });
  expect(readAddress(`${pair}/latest/verification-results`)).toEqual({ pact: `${pair}/latest/verification-results` }); // prettier-ignore
  expect(readAddress(`${pair}/version/a%2Fb/diff/version/x%20y`)).toEqual({
    pact: `${pair}/version/a%2Fb`,
    comparesWith: { version: 'x y' },
  });
  expect(readAddress(`${pair}/version/1/diff/previous-distinct`)).toEqual({ pact: `${pair}/version/1`, comparesWith: {} }); // prettier-ignore
  expect(readAddress(`${pair}/pact-version/s/diff/pact-version/t`)).toEqual({ pact: `${pair}/pact-version/s`, comparesWith: { sha: 't' } }); // prettier-ignore
  expect(readAddress(`${pair}/pact-version/s/verification-results/7`)).toEqual({ pact: `${pair}/pact-version/s`, result: 7 }); // prettier-ignore
});
