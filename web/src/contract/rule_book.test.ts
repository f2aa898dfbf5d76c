import { expect, test } from 'vitest';
import { fromPlain } from './json';
import { RuleBook } from './rule_book';

const book = (rules: unknown, generators?: unknown) =>
  new RuleBook(fromPlain(rules), fromPlain(generators));
const labels = (marks: { label: string }[]) => marks.map(({ label }) => label);

test('rules of version 2 are placed by their paths', () => {
  const rules = book({
    '$.path': { match: 'regex', regex: '/\\w{3}/\\d{3}' },
    '$.headers.X-Test': { match: 'regex', regex: '\\d{1,4}' },
    "$.header['x-other']": { match: 'type' },
    '$.query.a': { match: 'regex', regex: '\\d' },
    '$.query.b[0]': { match: 'type' },
    '$.body.animals[*].name': { match: 'type' },
    '$.body': { match: 'type' },
  });
  expect(labels(rules.of('path'))).toEqual(['regex /\\w{3}/\\d{3}']);
  expect(labels(rules.named('header', 'x-TEST'))).toEqual(['regex \\d{1,4}']);
  expect(labels(rules.named('header', 'X-Other'))).toEqual(['type']);
  expect(labels(rules.named('query', 'a'))).toEqual(['regex \\d']);
  expect(labels(rules.named('query', 'b'))).toEqual(['type']);
  expect(labels(rules.at(['animals', 7, 'name']))).toEqual(['type']);
  expect(labels(rules.at([]))).toEqual(['type']);
  expect(rules.at(['animals', 7])).toEqual([]);
});

test('rules by category, with generators beside them', () => {
  const rules = book(
    {
      path: { combine: 'AND', matchers: [{ match: 'regex', regex: '/a/\\d+' }] },
      header: { Accept: { matchers: [{ match: 'include', value: 'json' }] } },
      query: { id: { matchers: [{ match: 'integer' }] } },
      metadata: { Origin: { matchers: [{ match: 'type' }] } },
      status: { matchers: [{ match: 'statusCode', status: 'success' }] },
      body: { '$.id': { combine: 'OR', matchers: [{ match: 'integer' }, { match: 'null' }] } },
    },
    { path: { type: 'ProviderState', expression: '/a/${id}' }, body: { '$.id': { type: 'RandomInt' } } }, // prettier-ignore
  );
  expect(labels(rules.of('path'))).toEqual(['regex /a/\\d+', 'from provider state /a/${id}']);
  expect(labels(rules.of('status'))).toEqual(['any success, 200 to 299']);
  expect(labels(rules.named('header', 'accept'))).toEqual(['contains json']);
  expect(labels(rules.named('query', 'id'))).toEqual(['integer']);
  expect(labels(rules.named('metadata', 'Origin'))).toEqual(['type']);
  expect(labels(rules.at(['id']))).toEqual(['integer or null', 'random integer, 0 to 10']);
});

test('the heavier rule is the one that holds', () => {
  const rules = book({
    body: {
      '$.items[*].*': { matchers: [{ match: 'type' }] },
      '$.items[*].sku': { matchers: [{ match: 'regex', regex: 'A' }] },
    },
  });
  expect(labels(rules.at(['items', 0, 'sku']))).toEqual(['regex A']);
  expect(labels(rules.at(['items', 0, 'price']))).toEqual(['type']);
});

test('rules inside arrayContains stand at its examples', () => {
  const rules = book({
    body: {
      '$.actions': {
        matchers: [
          {
            match: 'arrayContains',
            variants: [
              { index: 0, rules: { '$.name': { matchers: [{ match: 'regex', regex: 'add' }] } } },
              { index: 1, rules: { '$.*': { matchers: [{ match: 'type' }] } } },
            ],
          },
        ],
      },
    },
  });
  expect(labels(rules.at(['actions']))).toEqual(['contains these 2']);
  expect(labels(rules.at(['actions', 0, 'name']))).toEqual(['regex add']);
  expect(labels(rules.at(['actions', 1, 'name']))).toEqual(['type']);
});

test('elements and attributes of XML have rules whatever their index', () => {
  const rules = book({
    '$.body.myDates': { match: 'type' },
    "$.body.myDates[*].date['#text']": { match: 'regex', regex: '\\d' },
    '$.body.myDates[0].date[*].@id': { match: 'integer' },
  });
  expect(labels(rules.atXml(['myDates', 0]))).toEqual(['type']);
  expect(labels(rules.atXml(['myDates', 0, 'date', 1, '#text']))).toEqual(['regex \\d']);
  expect(labels(rules.atXml(['myDates', 'date', '@id']))).toEqual(['integer']);
});

test('a rule for what is not there is not lost', () => {
  const rules = book({ body: { '$.list[*].id': { matchers: [{ match: 'uuid' }] }, '$.a': { matchers: [{ match: 'type' }] } } }); // prettier-ignore
  rules.at(['a']);
  expect(rules.unused('body').map(({ place, mark }) => [place, mark.label])).toEqual([
    ['list[*].id', 'uuid'],
  ]);
});
