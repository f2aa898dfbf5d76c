// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { readHeaders } from './exchange';
import { documentationOf, readDocument } from './hal';
import { expand, variablesOf } from './template';

test('templates are filled in', () => {
  const pact = 'http://x/pacts/provider/{provider}/consumer/{consumer}{?q,size}';
  expect(variablesOf(pact)).toEqual(['provider', 'consumer', 'q', 'size']);
  expect(expand(pact, { provider: 'a/b', consumer: 'C D', size: '2' })).toBe(
    'http://x/pacts/provider/a%2Fb/consumer/C%20D?size=2',
  );
  expect(expand('/a{?x}', {})).toBe('/a');
});

test('a document is taken apart', () => {
  const read = readDocument({
    name: 'Shop',
    _links: {
      self: { href: '/pacticipants/Shop', title: 'Pacticipant', name: 'Shop' },
      'pb:versions': [{ href: '/a' }, { href: '/b' }],
      none: [],
      odd: 3,
      curies: [{ name: 'pb', href: '/doc/{rel}?context=x', templated: true }],
    },
    _embedded: { labels: [{ name: 'x' }], one: { a: 1 } },
  });
  expect(read.title).toBe('Shop');
  expect(read.members).toEqual([['name', 'Shop']]);
  expect(read.relations.map(({ relation, links }) => [relation, links.length])).toEqual([
    ['self', 1],
    ['pb:versions', 2],
  ]);
  expect(read.relations[1]?.documentation).toBe('/doc/versions?context=x');
  expect(read.embedded).toEqual([
    ['labels', [{ name: 'x' }]],
    ['one', [{ a: 1 }]],
  ]);
});

test('what is no document is shown as it is', () => {
  expect(readDocument([1, 2]).members).toEqual([['', [1, 2]]]);
  expect(readDocument({ _links: 'none', _embedded: null }).relations).toEqual([]);
});

test('documentation is only of this broker', () => {
  expect(documentationOf('pb:pact', [])).toBe('/doc/pact');
  expect(documentationOf('self', [])).toBeUndefined();
  expect(
    documentationOf('pb:pact', [{ name: 'pb', href: 'https://evil.example/{rel}' }]),
  ).toBeUndefined();
});

test('headers are read by line', () => {
  expect(readHeaders('If-Match: "a:b"\n\nX: 1')).toEqual([
    ['If-Match', '"a:b"'],
    ['X', '1'],
  ]);
  expect(readHeaders('nothing')).toMatch(/is no header/);
});
