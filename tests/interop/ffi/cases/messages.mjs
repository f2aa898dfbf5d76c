// Messages: MessageConsumerPact (V3), and the asynchronous and synchronous messages of PactV4.
import { sorted_keys } from '../support.mjs';

const shown = (content) => (Buffer.isBuffer(content) ? `base64 ${content.toString('base64')}` : JSON.stringify(content, sorted_keys));

// What a handler was given, said.
const told = (record) => async (message) => record.say(JSON.stringify({ ...message, contents: shown(message.contents) }, sorted_keys));

function v3(describe, options) {
    return async (record, js) => {
        const pact = new js.MessageConsumerPact(record.options(options));
        await describe(pact, js.MatchersV3, js).verify(told(record));
    };
}

function asynchronous(describe) {
    return async (record, js) => {
        const pact = new js.PactV4(record.options());
        await describe(pact.addAsynchronousInteraction(), js.MatchersV3).executeTest(async (message) => {
            record.say(`contents ${shown(message.contents.content)}`);
            record.say(`metadata ${JSON.stringify(message.metadata)}`);
        });
    };
}

function synchronous(describe) {
    return async (record, js) => {
        const pact = new js.PactV4(record.options());
        await describe(pact.addSynchronousInteraction('a question'), js.MatchersV3).executeTest(async (message) => {
            // Old versions of Pact JS hand on what the library says of the message as a whole.
            record.say(message.Request ? `request ${shown(message.Request.content)}` : `message ${JSON.stringify(message)}`);
            message.Response?.forEach((response) => record.say(`response ${shown(response.content)}`));
        });
    };
}

const has_asynchronous = (js) => js.PactV4.prototype.addAsynchronousInteraction;

export const cases = [
    {
        name: 'V3, JSON with states and metadata',
        run: v3((pact, m) => pact.given('an order').given({ name: 'a customer', params: { id: 1, name: 'Ada' } }).expectsToReceive('an order was placed')
            .withContent({ id: m.integer(7), customer: m.like({ name: 'Ada' }), lines: m.eachLike({ article: m.string('Kettle') }), at: m.timestamp("'at noon'", 'at noon') })
            .withMetadata({ queue: 'orders', key: m.regex('\\d+', '12') })),
    },
    { name: 'V3, text', run: v3((pact) => pact.expectsToReceive('a text').withTextContent('Grüße, ☃', 'text/plain')) },
    { name: 'V3, JSON text', run: v3((pact) => pact.expectsToReceive('a text').withTextContent('{"a":1}', 'application/json')) },
    { name: 'V3, bytes', run: v3((pact) => pact.expectsToReceive('bytes').withBinaryContent(Buffer.from([0, 1, 254, 255]), 'application/octet-stream')) },
    { name: 'V3, a list', run: v3((pact, m) => pact.expectsToReceive('a list').withContent(m.eachLike({ id: m.integer(1) }))) },
    { name: 'V3, in a V4 file', run: v3((pact, m) => pact.given('s').expectsToReceive('a message').withContent({ id: m.integer(1) }).withMetadata({ k: 'v' }), { spec: 4 }) },
    {
        name: 'V3, V2 matchers',
        run: v3((pact, m, js) => pact.expectsToReceive('a message').withContent({
            id: js.MatchersV2.like(1), list: js.MatchersV2.eachLike('a', { min: 2 }), term: js.MatchersV2.term({ generate: 'a1', matcher: '[a-z]\\d' }),
        })),
    },
    {
        name: 'V3, several messages, one file',
        run: async (record, js) => {
            const pact = new js.MessageConsumerPact(record.options());
            for (const name of ['b', 'a', 'b']) {
                await pact.given(`state ${name}`).expectsToReceive(`message ${name}`).withContent({ name }).verify(told(record));
            }
        },
    },
    {
        name: 'V3, overwrite keeps the last', run: async (record, js) => {
            for (const name of ['b', 'a']) {
                const pact = new js.MessageConsumerPact(record.options({ pactfileWriteMode: 'overwrite' }));
                await pact.expectsToReceive(`message ${name}`).withContent({ name }).verify(told(record));
            }
        },
    },
    {
        name: 'V3, body handlers', run: async (record, js) => {
            const pact = new js.MessageConsumerPact(record.options());
            await pact.expectsToReceive('a message').withContent({ a: 1 }).verify(js.synchronousBodyHandler((body) => record.say(JSON.stringify(body))));
            await pact.expectsToReceive('another message').withContent({ b: 1 }).verify(js.asynchronousBodyHandler(async (body) => record.say(JSON.stringify(body))));
        },
    },
    {
        name: 'fails: V3, the handler', run: async (record, js) => {
            const pact = new js.MessageConsumerPact(record.options());
            await pact.expectsToReceive('a message').withContent({ a: 1 }).verify(async () => { throw new RangeError('the handler is broken'); });
        },
    },
    {
        name: 'asynchronous, JSON', needs: has_asynchronous,
        run: asynchronous((it, m) => it.given('an order', { id: 1 }).given('plain').expectsToReceive('an order was placed', (message) => message
            .withJSONContent({ id: m.integer(7), lines: m.eachLike({ article: m.string('Kettle') }), key: m.uuid('e2490de5-5bd3-43d5-b7c4-526e33f71305') })
            .withMetadata({ queue: 'orders', key: m.regex('\\d+', '12') }))),
    },
    {
        name: 'asynchronous, bytes', needs: has_asynchronous,
        run: asynchronous((it) => it.expectsToReceive('bytes', (message) => message.withContent('image/gif', Buffer.from('GIF89a')))),
    },
    {
        name: 'asynchronous, rules given apart', needs: (js) => has_asynchronous(js) && has_rules(js),
        run: asynchronous((it, m) => it.expectsToReceive('a message', (message) => message.withJSONContent({ id: 1, name: 'Ada' })
            .withMatchingRules({ body: [{ path: '$.id', rules: [m.integer(1)] }, { path: '$.name', rules: [m.regex('[A-Z].*', '')] }] }))),
    },
    {
        name: 'asynchronous, pending, comments, test name and references', needs: (js) => has_asynchronous(js) && has_rules(js),
        run: asynchronous((it) => it.pending().comment('first').comment({ key: 'owner', value: 'team A' }).testName('orders are read')
            .reference('AsyncAPI', 'operationId', 'orders').expectsToReceive('a message', (message) => message.withJSONContent({ a: 1 }))),
    },
    {
        name: 'fails: asynchronous, the handler', needs: has_asynchronous,
        run: async (record, js) => {
            const pact = new js.PactV4(record.options());
            await pact.addAsynchronousInteraction().expectsToReceive('a message', (message) => message.withJSONContent({ a: 1 }))
                .executeTest(async () => { throw new RangeError('the handler is broken'); });
        },
    },
    {
        name: 'synchronous, JSON',
        run: synchronous((it, m) => it.given('a state', { id: 1 }).given('plain').withRequest((request) => request.withJSONContent({ ask: m.string('name'), n: m.integer(1) }))
            .withResponse((response) => response.withJSONContent({ name: m.like('Ada') }).withMetadata({ key: 'k', number: m.regex('\\d+', '12') }))),
    },
    {
        name: 'synchronous, bytes',
        run: synchronous((it) => it.withRequest((request) => request.withContent('application/octet-stream', Buffer.from([0, 1, 254, 255])))
            .withResponse((response) => response.withContent('image/gif', Buffer.from('GIF89a')))),
    },
    {
        name: 'synchronous, rules given apart', needs: has_rules,
        run: synchronous((it, m) => it.withRequest((request) => request.withJSONContent({ id: 1 }).withMatchingRules({ body: { path: '$.id', rules: [m.integer(1)] } }))
            .withResponse((response) => response.withJSONContent({ id: 2 }).withMatchingRules({ body: { path: '$.id', rules: [m.like(1)] } }))),
    },
    {
        name: 'synchronous, pending, comments, test name and references', needs: has_rules,
        run: synchronous((it) => it.pending().comment('first').comment({ key: 'owner', value: 'team A' }).testName('asked').reference('g', 'n', 'v')
            .withRequest((request) => request.withJSONContent({ a: 1 })).withResponse((response) => response.withJSONContent({ b: 1 }))),
    },
    {
        name: 'HTTP, asynchronous and synchronous in one file', needs: has_asynchronous,
        run: async (record, js) => {
            const pact = new js.PactV4(record.options());
            await pact.addSynchronousInteraction('z question').withRequest((request) => request.withJSONContent({ a: 1 }))
                .withResponse((response) => response.withJSONContent({ b: 1 })).executeTest(async () => {});
            await pact.addInteraction().uponReceiving('m request').withRequest('GET', '/m').willRespondWith(200)
                .executeTest((server) => record.ask(server.url, 'GET', '/m', { quiet: true }));
            await pact.addAsynchronousInteraction().expectsToReceive('a message', (message) => message.withJSONContent({ a: 1 })).executeTest(async () => {});
        },
    },
];

// Rules given apart came to Pact JS together with pending, comments and references.
function has_rules(js) {
    return typeof js.core.makeConsumerPact('c', 'p', 5, 'error').newSynchronousMessage('m').withRequestMatchingRules === 'function';
}
