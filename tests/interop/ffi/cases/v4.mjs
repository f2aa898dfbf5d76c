// The V4 interface of Pact JS: PactV4 (`Pact` in new versions) with HTTP interactions.
import path from 'node:path';

const json = { 'Content-Type': 'application/json' };
const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');

// An interaction made by `describe` from a new one, and the requests of `work`.
function one(describe, work, options) {
    return async (record, js) => {
        const pact = new js.PactV4(record.options(options));
        await describe(pact.addInteraction(), js.MatchersV3, record).executeTest((server) => work(record, server.url, js));
    };
}

const has = (method) => (js) => typeof new js.PactV4({ consumer: 'c', provider: 'p', logLevel: 'error' }).addInteraction()[method] === 'function';
const get_thing = (record, url) => record.ask(url, 'GET', '/thing');

export const cases = [
    {
        name: 'headers, query and JSON both ways',
        run: one((it, m) => it.given('a shop', { id: 1, open: true }).given('plain').uponReceiving('an order')
            .withRequest('POST', m.regex('/shops/\\d+', '/shops/1'), (request) => request
                .query({ dry: 'yes', page: m.integer(1), tag: ['a', 'b'] })
                .headers({ 'X-Id': m.regex(/^\d+$/, '12'), 'X-List': ['one', m.like('two')], Accept: 'application/json' })
                .jsonBody(m.like({ customer: 'Ada', lines: m.eachLike({ count: m.integer(1) }) })))
            .willRespondWith(201, (response) => response.headers({ Location: m.fromProviderState('/orders/${id}', '/orders/1') })
                .jsonBody({ id: m.integer(1), at: m.string('now'), links: m.arrayContaining({ rel: 'self' }) })),
        (record, url) => record.ask(url, 'POST', '/shops/8?dry=yes&page=5&tag=a&tag=b', {
            headers: { ...json, 'X-Id': '7', 'X-List': ['one', 'three'], Accept: 'application/json' },
            body: JSON.stringify({ customer: 'Bob', lines: [{ count: 2 }, { count: 3 }] }),
        })),
    },
    {
        name: 'pending, comments, test name and references', needs: (js) => has('pending')(js) && has('reference')(js),
        run: one((it) => it.uponReceiving('a thing').pending().comment('first').comment('second').comment({ key: 'owner', value: 'team A' })
            .comment({ key: 'ticket', value: '{"id":12}' }).testName('things are found').reference('OpenAPI', 'operationId', 'getThing')
            .reference('Jira', 'story', 'ABC-1').withRequest('GET', '/thing').willRespondWith(200), get_thing),
    },
    {
        name: 'not pending', needs: has('pending'),
        run: one((it) => it.uponReceiving('a thing').pending(false).withRequest('GET', '/thing').willRespondWith(200), get_thing),
    },
    {
        name: 'a class of statuses', needs: (js) => js.MatchersV3.matchStatus,
        run: one((it, m) => it.uponReceiving('a thing').withRequest('GET', '/thing').willRespondWith(m.matchStatus(201, 'success')), get_thing),
    },
    {
        name: 'a list of statuses', needs: (js) => js.MatchersV3.matchStatus,
        run: one((it, m) => it.uponReceiving('a thing').withRequest('GET', '/thing').willRespondWith(m.matchStatus(404, [404, 410])), get_thing),
    },
    {
        name: 'XML both ways', needs: (js) => has_builder(js, 'xmlBody'),
        run: one((it, m, record) => {
            const body = new record.js.XmlBuilder('1.0', 'UTF-8', 'order').build((order) => {
                order.setAttributes({ id: m.integer(1) });
                order.appendElement('at', {}, m.date('yyyy-MM-dd', '2026-03-01'));
                order.eachLike('line', { n: '1' }, (line) => line.appendText('Kettle'));
            });
            return it.uponReceiving('an XML order').withRequest('POST', '/orders', (request) => request.xmlBody(body))
                .willRespondWith(200, (response) => response.xmlBody(body));
        }, (record, url) => record.ask(url, 'POST', '/orders', {
            headers: { 'Content-Type': 'application/xml' },
            body: '<?xml version="1.0"?><order id="5"><at>2027-01-31</at><line n="1">Pot</line><line n="1">Cup</line></order>',
        })),
    },
    {
        name: 'a body of bytes both ways',
        run: one((it) => it.uponReceiving('bytes').withRequest('PUT', '/bytes', (request) => request.body('application/octet-stream', Buffer.from([0, 1, 254, 255])))
            .willRespondWith(200, (response) => response.body('image/png', png)),
        (record, url) => record.ask(url, 'PUT', '/bytes', { headers: { 'Content-Type': 'application/octet-stream' }, body: Buffer.from([0, 1, 254, 255]) })),
    },
    {
        name: 'other bytes of the same kind',
        run: one((it) => it.uponReceiving('bytes').withRequest('PUT', '/bytes', (request) => request.body('application/octet-stream', Buffer.from([0, 1, 254, 255])))
            .willRespondWith(200),
        (record, url) => record.ask(url, 'PUT', '/bytes', { headers: { 'Content-Type': 'application/octet-stream' }, body: Buffer.from([0, 1, 2, 3]) })),
    },
    {
        name: 'a text body given as bytes',
        run: one((it) => it.uponReceiving('a note').withRequest('PUT', '/note', (request) => request.body('text/plain', Buffer.from('one')))
            .willRespondWith(200, (response) => response.body('text/csv', Buffer.from('a,b\n1,2\n'))),
        (record, url) => record.ask(url, 'PUT', '/note', { headers: { 'Content-Type': 'text/plain' }, body: 'one' })),
    },
    {
        name: 'a binary file',
        run: one((it, m, record) => it.uponReceiving('a picture').withRequest('POST', '/pictures', (request) => request.binaryFile('image/png', record.file('dot.png', png)))
            .willRespondWith(200, (response) => response.binaryFile('image/png', record.file('dot.png', png))),
        (record, url) => record.ask(url, 'POST', '/pictures', { headers: { 'Content-Type': 'image/png' }, body: png })),
    },
    {
        name: 'a multipart upload',
        run: one((it, m, record) => it.uponReceiving('an upload')
            .withRequest('POST', '/upload', (request) => request.multipartBody('image/png', record.file('dot.png', png), 'picture', 'fixed')).willRespondWith(201),
        (record, url) => record.ask(url, 'POST', '/upload', {
            headers: { 'Content-Type': 'multipart/form-data; boundary=mine' },
            body: Buffer.concat([
                Buffer.from('--mine\r\nContent-Disposition: form-data; name="picture"; filename="other.png"\r\nContent-Type: image/png\r\n\r\n'),
                png, Buffer.from('\r\n--mine--\r\n'),
            ]),
        })),
    },
    {
        // From version 15 on Pact JS puts it into the request.
        name: 'a multipart answer',
        run: one((it, m, record) => it.uponReceiving('a download').withRequest('POST', '/thing')
            .willRespondWith(200, (response) => response.multipartBody('text/plain', record.file('note.txt', 'a note'), 'note', 'fixed')),
        (record, url) => record.ask(url, 'POST', '/thing', {
            headers: { 'Content-Type': 'multipart/form-data; boundary=fixed' },
            body: '--fixed\r\nContent-Disposition: form-data; name="note"; filename="note.txt"\r\nContent-Type: text/plain\r\n\r\na note\r\n--fixed--\r\n',
        })),
    },
    {
        name: 'rules given apart', needs: (js) => has_builder(js, 'matchingRules'),
        run: one((it, m) => it.uponReceiving('a thing').withRequest('POST', '/thing/1', (request) => request
            .query({ page: '1' }).headers({ 'X-Id': '12' }).jsonBody({ id: 1, list: [{ a: 'x' }] })
            .matchingRules({
                path: { path: '$', rules: [m.regex('/thing/\\d+', '')] }, query: { path: 'page', rules: [m.regex('\\d+', '')] },
                header: { path: 'X-Id', rules: [m.regex('\\d+', '')] },
                body: [{ path: '$.id', rules: [m.integer(1)] }, { path: '$.list', rules: [{ 'pact:matcher:type': 'type', min: 1 }] }],
            }))
            .willRespondWith(200, (response) => response.jsonBody({ id: 1 }).matchingRules({ body: { path: '$.id', rules: [m.integer(1), m.like(1)] } })),
        (record, url) => record.ask(url, 'POST', '/thing/33?page=9', {
            headers: { ...json, 'X-Id': '7' }, body: JSON.stringify({ id: 5, list: [{ a: 'p' }, { a: 'q' }] }),
        })),
    },
    {
        name: 'a GraphQL query', needs: (js) => js.PactV4.prototype.addGraphQLInteraction,
        run: async (record, js) => {
            const m = js.MatchersV3;
            const pact = new js.PactV4(record.options());
            await pact.addGraphQLInteraction().given('heroes', { count: 1 }).uponReceiving('a hero query').withOperation('Hero')
                .withVariables({ id: m.integer(1) }).withRequest('POST', '/graphql', (request) => request.headers({ 'X-Id': m.like('1') }).query({ v: '1' }))
                .withQuery('query Hero($id: Int) { hero(id: $id) { name } }').willRespondWith(200, (response) => response.jsonBody({ data: { hero: { name: m.like('Leia') } } }))
                .executeTest((server) => record.ask(server.url, 'POST', '/graphql?v=1', {
                    headers: { ...json, 'X-Id': '2' },
                    body: JSON.stringify({ operationName: 'Hero', query: 'query Hero($id: Int) {\n hero(id: $id) {\n  name }\n}', variables: { id: 7 } }),
                }));
        },
    },
    {
        name: 'fails: another GraphQL mutation', needs: (js) => js.PactV4.prototype.addGraphQLInteraction,
        run: async (record, js) => {
            const pact = new js.PactV4(record.options());
            await pact.addGraphQLInteraction().uponReceiving('a mutation').withRequest('POST', '/graphql')
                .withMutation('mutation { add(n: 1) { id } }').willRespondWith(200)
                .executeTest((server) => record.ask(server.url, 'POST', '/graphql', {
                    headers: json, body: JSON.stringify({ query: 'mutation { remove(n: 1) { id } }' }),
                }));
        },
    },
    {
        name: 'several cycles of one object, one file',
        run: async (record, js) => {
            const pact = new js.PactV4(record.options());
            for (const id of ['b', 'a', 'b']) {
                await pact.addInteraction().given(`state ${id}`).uponReceiving(`thing ${id}`).withRequest('GET', `/${id}`).willRespondWith(200)
                    .executeTest((server) => record.ask(server.url, 'GET', `/${id}`, { quiet: true }));
            }
        },
    },
    {
        name: 'a V3 file from the V4 interface',
        run: one((it, m) => it.given('a state', { id: 1 }).uponReceiving('a thing').withRequest('GET', '/thing')
            .willRespondWith(200, (response) => response.jsonBody({ id: m.uuid(), list: m.eachLike('a') })),
        (record, url) => record.ask(url, 'GET', '/thing', { quiet: true }), { spec: 4 }),
    },
    {
        name: 'another host name', run: one((it) => it.uponReceiving('a thing').withRequest('GET', '/thing').willRespondWith(200), get_thing, { host: 'localhost' }),
    },
    {
        name: 'fails: a host that is not of this machine',
        run: one((it) => it.uponReceiving('a thing').withRequest('GET', '/thing').willRespondWith(200), get_thing, { host: '192.0.2.1' }),
    },
    {
        name: 'fails: a plugin that is not there',
        run: async (record, js) => {
            const pact = new js.PactV4(record.options({ dir: path.dirname(record.file('none', '')) }));
            const it = pact.addInteraction().uponReceiving('a thing').usingPlugin({ plugin: 'no-such-plugin', version: '0.0.1' });
            record.say('the plugin is named');
            const request = it.withRequest('GET', '/thing', (builder) => builder.pluginContents('application/unknown', '{}'));
            await request.willRespondWith(200).executeTest((server) => get_thing(record, server.url));
        },
    },
    {
        name: 'fails: no request', run: one((it, m) => it.uponReceiving('a thing').withRequest('POST', m.regex('/a/\\d', '/a/1'), (request) =>
            request.query({ n: m.integer(1) }).headers({ 'X-A': m.like('b') }).jsonBody({ id: m.integer(1) })).willRespondWith(200), async () => {}),
    },
    {
        name: 'fails: all parts of a request',
        run: one((it, m) => it.uponReceiving('a thing').withRequest('POST', '/thing', (request) => request.query({ n: m.integer(1), k: 'v' })
            .headers({ 'X-A': 'b' }).jsonBody({ id: m.integer(1), name: 'Ada' })).willRespondWith(200),
        (record, url) => record.ask(url, 'POST', '/thing?n=x&k=w&more=1', { headers: { ...json, 'X-A': 'c' }, body: '{"id":"1","name":"Bob","x":1}' })),
    },
    {
        name: 'fails: an unexpected binary request',
        run: one((it) => it.uponReceiving('a thing').withRequest('GET', '/thing').willRespondWith(200), async (record, url) => {
            await record.ask(url, 'GET', '/thing', { quiet: true });
            await record.ask(url, 'POST', '/bytes', { headers: { 'Content-Type': 'application/octet-stream' }, body: Buffer.from([0, 1, 254, 255]) });
        }),
    },
];

function has_builder(js, method) {
    let found = false;
    new js.PactV4({ consumer: 'c', provider: 'p', logLevel: 'error' }).addInteraction().withRequest('GET', '/', (request) => {
        found = typeof request[method] === 'function';
    });
    return found;
}
