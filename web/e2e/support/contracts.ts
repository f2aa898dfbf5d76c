// Contracts that are no shop: every kind of interaction, hostile contents, very many interactions, a very large body.
import { pactOf } from './shop';

const http = (
  description: string,
  type: string,
  content: unknown,
  rest: object = {},
  encoded: boolean | string = false,
) => ({
  type: 'Synchronous/HTTP',
  description,
  request: { method: 'GET', path: `/${encodeURIComponent(description).slice(0, 40)}` },
  response: {
    status: 200,
    headers: { 'Content-Type': [type] },
    body: { contentType: type, content, encoded },
    ...rest,
  },
});

/** One pixel. */
const kPng =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const kParts =
  '--b\r\nContent-Disposition: form-data; name="doc"; filename="a.json"\r\nContent-Type: application/json\r\n\r\n{"id":1}\r\n--b\r\nContent-Disposition: form-data; name="age"\r\n\r\n7\r\n--b--\r\n';

export const kinds = pactOf('Everything', 'Kinds', [
  http('XML', 'application/xml', '<?xml version="1.0"?><order id="7"><sku>TEA-100</sku></order>', {
    matchingRules: {
      body: { "$.order.sku['#text']": { matchers: [{ match: 'regex', regex: '[A-Z]+-\\d+' }] } },
    },
  }),
  http('a form', 'application/x-www-form-urlencoded', 'name=Ada&age=36'),
  http('several parts', 'multipart/form-data; boundary=b', kParts),
  http('a picture', 'image/png', kPng, {}, 'base64'),
  http('plain text', 'text/plain', 'Hello\nworld'),
  {
    type: 'Synchronous/HTTP',
    description: 'nothing',
    pending: true,
    comments: { text: ['Not built yet.'], testname: 'deletes orders' },
    request: { method: 'DELETE', path: '/orders/1', query: { soft: ['true'], id: ['1', '2'] } },
    response: { status: 204 },
  },
  http('GraphQL', 'application/json', {
    query: 'query($id: ID) {\n  order(id: $id) { total }\n}',
    variables: { id: 7 },
  }),
  {
    type: 'Synchronous/Messages',
    description: 'a question',
    request: { contents: { contentType: 'application/json', content: { ask: 'price' } } },
    response: [
      { contents: { contentType: 'application/json', content: { price: 12.5 } } },
      { contents: { contentType: 'application/json', content: { price: null } } },
    ],
  },
  {
    type: 'Asynchronous/Messages',
    description: 'an event',
    metadata: { kafka_topic: 'orders', contentType: 'application/json' },
    contents: { contentType: 'application/json', content: { id: 'o-1' } },
    generators: { body: { '$.id': { type: 'Uuid' } } },
  },
]);

const kScript = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
const kLong = 'x'.repeat(3_000);
const kRight = '\u202eمرحبا بالعالم 🙂🙂🙂';

export const hostile = pactOf('Evil', 'Hostile', [
  http(kScript, 'application/json', { [kScript]: kScript, __proto__x: null, constructor: 1 }),
  http(kLong, 'application/json', { [kLong]: kLong, list: [[[[[[[[[[[[kLong]]]]]]]]]]]] }),
  http(kRight, 'text/plain', kRight),
  http('svg', 'image/svg+xml', `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(3)"/>`),
  http('broken XML', 'application/xml', '<a><b onclick="alert(4)"></a>'),
  {
    ...http('javascript:alert(5)', 'text/html', kScript),
    providerStates: [{ name: kLong, params: { [kScript]: kLong } }],
    comments: { text: [kScript, kLong], references: { [kLong]: { [kScript]: 'javascript:1' } } },
  },
]);

export const wide = pactOf(
  'Wide',
  'Large',
  Array.from({ length: 2_000 }, (_, i) => http(`interaction ${i}`, 'application/json', { i })),
);

export const large = pactOf('Big', 'Large', [
  http(
    'a large body',
    'application/json',
    Array.from({ length: 12_000 }, (_, i) => ({
      id: i,
      name: `item ${i}`,
      price: i / 4,
      tags: ['a', 'b'],
    })),
  ),
]);
