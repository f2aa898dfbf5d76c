import { expect, test } from 'vitest';
import { readBody } from './body';
import { fromPlain } from './json';
import { textOfLine } from './lines';
import { addressOf, briefly, findInteraction, readContract } from './model';
import { viewPart } from './part_lines';

const contract = (pact: object) => readContract(fromPlain(pact));
const v4 = (interactions: object[]) =>
  contract({ interactions, metadata: { pactSpecification: { version: '4.0' } } });
/** The lines of a part, each with its marks. */
function shown(pact: ReturnType<typeof contract>, part = 0): string[] {
  const view = viewPart(pact.interactions[0]!.parts[part]!);
  return view.lines.map((one) =>
    [textOfLine(one), ...one.marks.map(({ label }) => `<${label}>`)].join(' '),
  );
}

test('version 2: a state as a text, a query as a text, rules by path', () => {
  const pact = contract({
    consumer: { name: 'Web Shop' },
    provider: { name: 'Order Service' },
    interactions: [
      {
        _id: 'abc',
        description: 'orders',
        providerState: 'orders exist',
        request: { method: 'get', path: '/orders', query: 'limit=10&id=1&id=2', headers: { Accept: 'application/json' } },
        response: {
          status: 200,
          headers: { 'Content-Type': 'application/json' },
          body: { total: '12.50', tags: [] },
          matchingRules: { '$.body.total': { match: 'type' }, '$.headers.Content-Type': { match: 'regex', regex: 'json' }, '$.body.lines[*].id': { match: 'type' } },
        },
      },
    ],
    metadata: { pactSpecification: { version: '2.0.0' } },
  }); // prettier-ignore
  expect(pact.interactions[0]?.states).toEqual([{ name: 'orders exist', params: [] }]);
  expect(shown(pact)).toEqual([
    'GET /orders',
    '  ? limit=10',
    '  & id=1',
    '  & id=2',
    'Accept: application/json',
  ]);
  expect(shown(pact, 1)).toEqual([
    '200 OK',
    'Content-Type: application/json <regex json>',
    '',
    '{',
    '  "total": "12.50", <type>',
    '  "tags": []',
    '}',
    '',
    'lines[*].id <type>',
  ]);
  expect(briefly(pact.interactions[0]!)).toBe('GET /orders');
});

test('version 3: messages in a list of their own', () => {
  const pact = contract({
    messages: [
      {
        description: 'an order event',
        providerStates: [{ name: 'an order', params: { id: 7 } }],
        contents: { id: 7 },
        metaData: { topic: 'orders', contentType: 'application/json' },
        matchingRules: { body: { '$.id': { combine: 'AND', matchers: [{ match: 'integer' }] } } },
      },
    ],
    metadata: { pactSpecification: { version: '3.0.0' } },
  });
  expect(pact.interactions[0]?.kind).toBe('message');
  expect(shown(pact)).toEqual(['topic: orders', 'contentType: application/json', '', '{', '  "id": 7 <integer>', '}']); // prettier-ignore
  expect(briefly(pact.interactions[0]!)).toBe('message orders');
});

test('version 4: kinds may be mixed; a message may have several replies', () => {
  const body = (content: unknown) => ({ contents: { contentType: 'application/json', content } });
  const pact = v4([
    { type: 'Synchronous/Messages', description: 'a', request: body({ a: 1 }), response: [body({ b: 1 }), body({ c: 1 })], pending: true, comments: { text: ['why'], testname: 'Test', references: { jira: { issue: 'A-1' } } } },
    { type: 'Asynchronous/Messages', description: 'b', ...body('text') },
    { type: 'Synchronous/HTTP', description: 'c', request: { method: 'GET', path: '/' }, response: { status: 204 } },
  ]); // prettier-ignore
  expect(pact.interactions.map(({ kind, parts }) => [kind, parts.length])).toEqual([
    ['synchronous', 3],
    ['message', 1],
    ['http', 2],
  ]);
  expect(pact.interactions[0]).toMatchObject({
    pending: true,
    comments: ['why'],
    testName: 'Test',
    references: [['jira issue', 'A-1']],
  });
  expect(shown(pact)).toContain('content of type application/json');
});

const response = (headers: object, body: unknown, rest: object = {}) =>
  v4([{ type: 'Synchronous/HTTP', description: 'x', request: { method: 'GET', path: '/' }, response: { status: 200, headers, body, ...rest } }]); // prettier-ignore

test('XML has the marks of its elements, attributes and texts', () => {
  const pact = response(
    { 'Content-Type': ['application/xml'] },
    {
      contentType: 'application/xml',
      encoded: false,
      content:
        '<?xml version="1.0"?><dates n="1"><date>a</date><date/><x>t<b/></x><!-- c --></dates>',
    },
    {
      matchingRules: {
        body: {
          '$.dates': { matchers: [{ match: 'type' }] },
          '$.dates.@n': { matchers: [{ match: 'integer' }] },
          "$.dates[*].date['#text']": { matchers: [{ match: 'regex', regex: '\\d' }] },
        },
      },
    },
  );
  expect(shown(pact, 1).slice(3)).toEqual([
    '<dates n="1"> <type> <@n integer>',
    '  <date>a</date> <text regex \\d>',
    '  <date/>',
    '  <x>',
    '    t',
    '    <b/>',
    '  </x>',
    '</dates>',
  ]);
});

test('forms, several parts, text, bytes and nothing', () => {
  const of = (type: string, content: unknown, encoded: unknown = false) =>
    shown(response({ 'Content-Type': [type] }, { contentType: type, encoded, content }), 1).slice(3); // prettier-ignore
  expect(of('application/x-www-form-urlencoded', 'a=1&b=x+y')).toEqual(['a = 1', 'b = x y']);
  expect(of('text/plain', 'one\ntwo')).toEqual(['one', 'two']);
  expect(of('text/plain', '')).toEqual(['empty body']);
  expect(of('image/png', btoa('\x89PNG'), 'base64')[0]).toMatch(/^89 50 4e 47 .*·PNG$/);
  expect(of('application/json', '{"a":1.0}', 'json')).toEqual(['{', '  "a": 1.0', '}']);
  expect(of('application/json', btoa('{"a":1}'), 'base64')).toEqual(['{', '  "a": 1', '}']);
  expect(of('application/json', 'just text')).toEqual(['"just text"']);
  expect(of('application/json', null)).toEqual(['null']);
  const multipart =
    '--b\r\nContent-Disposition: form-data; name="doc"; filename="a.json"\r\nContent-Type: application/json\r\n\r\n{"id":1}\r\n--b\r\nContent-Disposition: form-data; name="age"\r\n\r\n7\r\n--b--\r\n';
  expect(of('multipart/form-data; boundary=b', multipart)).toEqual([
    'part doc, file a.json',
    '  Content-Disposition: form-data; name="doc"; filename="a.json"',
    '  Content-Type: application/json',
    '  {',
    '    "id": 1',
    '  }',
    'part age',
    '  Content-Disposition: form-data; name="age"',
    '  7',
  ]);
  expect(of('multipart/form-data; boundary=b', btoa(multipart), 'base64')).toHaveLength(9);
  expect(shown(response({}, {}), 1)).toEqual(['200 OK']);
});

test('a GraphQL query is shown as it is written, its variables below', () => {
  const pact = response(
    { 'Content-Type': ['application/json'] },
    {
      contentType: 'application/json',
      content: { query: 'query($id: ID) {\n  order(id: $id) { total }\n}', variables: { id: 7 } },
    },
    { matchingRules: { body: { '$.variables.id': { matchers: [{ match: 'integer' }] } } } },
  );
  expect(shown(pact, 1).slice(3)).toEqual([
    'query($id: ID) {',
    '  order(id: $id) { total }',
    '}',
    '',
    'variables',
    '{',
    '  "id": 7 <integer>',
    '}',
  ]);
});

test('what is broken is shown as it is', () => {
  expect(readContract(fromPlain([1]))).toMatchObject({ interactions: [] });
  expect(v4([{}]).interactions[0]).toMatchObject({ description: '', kind: 'http' });
  const bad = response(
    { 'Content-Type': ['application/xml'] },
    { contentType: 'application/xml', content: '<a><script>alert(1)</script>' },
  );
  expect(readBody(bad.interactions[0]!.parts[1]!).content.kind).toBe('text');
});

test('the address names an interaction by its description where it can', () => {
  const pact = contract({
    interactions: [
      { _id: '1', description: 'a' },
      { _id: '2', description: 'b' },
      { _id: '3', description: 'b' },
      { description: '' },
    ],
  });
  const names = pact.interactions.map((one) => addressOf(one, pact));
  expect(names).toEqual(['a', '2', '3', '#4']);
  expect(names.map((name) => findInteraction(pact, name)?.index)).toEqual([0, 1, 2, 3]);
  expect(findInteraction(pact, 'none')).toBeUndefined();
});
