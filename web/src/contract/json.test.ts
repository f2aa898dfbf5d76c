import { expect, test } from 'vitest';
import { asMap, at, parseJson, same, tryJson, writeJson } from './json';

test('what was written is written again', () => {
  const text = '{"b":12.50,"1":[1.0,1e3,-0],"a":{"__proto__":null,"t":"é\\"\\\\\\n"}}';
  expect(writeJson(parseJson(text))).toBe(text);
  expect(JSON.parse(writeJson(parseJson(text), 2))).toEqual(JSON.parse(text));
});

test('names are names only', () => {
  const map = asMap(parseJson('{"__proto__":{"x":1},"constructor":2}'));
  expect([...(map?.keys() ?? [])]).toEqual(['__proto__', 'constructor']);
  expect(at(parseJson('{}'), 'toString')).toBeUndefined();
});

test('what is no JSON is refused', () => {
  for (const text of ['', '{', '[1,]', '{"a" 1}', '"a', '01', 'nul', '1 2', '{"a":1,}', '"\n"']) {
    expect(tryJson(text), text).toBeUndefined();
  }
  expect(tryJson('['.repeat(100_000))).toBeUndefined();
});

test('whole and decimal numbers are two things', () => {
  const equal = (a: string, b: string) => same(parseJson(a), parseJson(b));
  expect(equal('1', '1.0')).toBe(false);
  expect(equal('1.5', '1.50')).toBe(true);
  expect(equal('9007199254740993', '9007199254740992')).toBe(false);
  expect(equal('{"a":1,"b":2}', '{"b":2,"a":1}')).toBe(true);
  expect(equal('[1,2]', '[2,1]')).toBe(false);
});

test('a megabyte is read in a moment', () => {
  const text = JSON.stringify(Array.from({ length: 12_000 }, (_, i) => ({ id: i, name: `item "${i}"`, price: i / 4, tags: ['a', 'b'] }))); // prettier-ignore
  const start = performance.now();
  parseJson(text);
  expect(performance.now() - start).toBeLessThan(1_500);
});
