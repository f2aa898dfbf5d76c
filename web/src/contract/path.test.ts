import { expect, test } from 'vitest';
import { kAnyIndex, kAnyName, parsePath, weigh, writePath } from './path';

test('path expressions are read as the specification writes them', () => {
  expect(parsePath('$')).toEqual([]);
  expect(parsePath('$.animals[*].name')).toEqual(['animals', kAnyIndex, 'name']);
  expect(parsePath("$.myDates[*].date['#text']")).toEqual(['myDates', kAnyIndex, 'date', '#text']);
  expect(parsePath('$["first name"][0].*')).toEqual(['first name', 0, kAnyName]);
  expect(parsePath("$['it\\'s']")).toEqual(["it's"]);
  expect(parsePath('$.order.@id')).toEqual(['order', '@id']);
  expect(parsePath('x-test')).toEqual(['x-test']);
  expect(parsePath('$.a[')).toEqual(['.a[']);
});

test('the rule that names more wins', () => {
  const path = ['items', 0, 'sku'];
  const of = (expression: string) => weigh(parsePath(expression), path);
  expect(of('$.items[0].sku')).toBeGreaterThan(of('$.items[*].sku'));
  expect(of('$.items[*].sku')).toBeGreaterThan(of('$.items[*].*'));
  expect(of('$.items')).toBe(0);
  expect(of('$.items[1].sku')).toBe(0);
  expect(weigh(parsePath('$[*]'), ['name'])).toBe(0);
});

test('paths are written as people would', () => {
  expect(writePath(['items', 0, 'first name', kAnyIndex, 'sku'])).toBe(
    'items[0]["first name"][*].sku',
  );
  expect(writePath([])).toBe('');
});
