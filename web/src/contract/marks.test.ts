import { expect, test } from 'vitest';
import { fromPlain } from './json';
import { generatorMark, marksOfEntry, ruleWords } from './marks';

const words = (rule: unknown) => ruleWords(fromPlain(rule));

test('rules of all versions in words', () => {
  expect(words({ match: 'type' })).toBe('type');
  expect(words({ match: 'type', min: 1 })).toBe('each, at least 1');
  expect(words({ min: 2, max: 5 })).toBe('each, 2 to 5');
  expect(words({ match: 'max-type', max: 5 })).toBe('each, at most 5');
  expect(words({ match: 'regex', regex: '[A-Z]+-\\d+' })).toBe('regex [A-Z]+-\\d+');
  expect(words({ regex: '\\d' })).toBe('regex \\d');
  expect(words({ timestamp: 'yyyy' })).toBe('datetime yyyy');
  expect(words({ match: 'date' })).toBe('date');
  expect(words({ match: 'include', value: 'b' })).toBe('contains b');
  expect(words({ match: 'real' })).toBe('decimal');
  expect(words({ match: 'statusCode', status: 'success' })).toBe('any success, 200 to 299');
  expect(words({ match: 'statusCode', status: [200, 204] })).toBe('status 200 or 204');
  expect(words({ match: 'contentType', value: 'image/png' })).toBe('content of type image/png');
  expect(words({ match: 'each-key', rules: [{ match: 'regex', regex: 'a' }] })).toBe('each key: regex a'); // prettier-ignore
  expect(words({ match: 'eachValue', rules: [] })).toBe('each value: anything');
  expect(words({ match: 'arrayContains', variants: [{}, {}] })).toBe('contains these 2');
});

test('a rule of a plugin has its own name, and a hostile one is only a text', () => {
  expect(words({ match: 'credit-card' })).toBe('credit-card');
  expect(words({ match: 'constructor' })).toBe('constructor');
  expect(words({ match: 7 })).toBe('rule');
  expect(words('x'.repeat(100))).toHaveLength(44);
});

test('rules at one place are one mark', () => {
  const mark = (combine: string) =>
    marksOfEntry(fromPlain({ combine, matchers: [{ match: 'type' }, { match: 'null' }] })).label;
  expect(mark('AND')).toBe('type and null');
  expect(mark('OR')).toBe('type or null');
  expect(marksOfEntry(fromPlain({ match: 'type' })).label).toBe('type');
});

test('generators in words', () => {
  const label = (generator: unknown) => generatorMark(fromPlain(generator)).label;
  expect(label({ type: 'Uuid' })).toBe('random UUID');
  expect(label({ type: 'ProviderState', expression: '${id}' })).toBe('from provider state ${id}');
  expect(label({ type: 'RandomInt', min: 1, max: 9 })).toBe('random integer, 1 to 9');
  expect(label({ type: 'toString' })).toBe('toString');
});
