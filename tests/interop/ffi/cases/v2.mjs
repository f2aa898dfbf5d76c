// The V2 interface of Pact JS: PactV2 (`Pact` in old versions), one interaction a cycle.
const json = { 'Content-Type': 'application/json' };

// One cycle as a test of the V2 interface has it: setup, interactions, requests, verify, finalize.
async function cycle(record, js, interaction, work, options = {}) {
    const pact = new js.PactV2(record.options({ log: `${record.folder}.log`, ...options }));
    await pact.setup();
    await pact.addInteraction(interaction);
    const errors = await record.errors_of(async () => {
        await work(pact.mockService.baseUrl);
        await record.attempt(() => pact.verify());
    });
    record.say(errors);
    await pact.finalize();
}

const order = (js) => {
    const { eachLike, integer, like, term } = js.MatchersV2;
    return {
        state: 'order 7 exists',
        uponReceiving: 'a request for order 7',
        withRequest: { method: 'GET', path: '/orders/7', headers: { Accept: 'application/json' } },
        willRespondWith: {
            status: 200,
            headers: { ...json, 'X-Kind': term({ generate: 'order', matcher: '[a-z]+' }) },
            body: {
                id: integer(7), open: like(true), customer: like({ name: 'Ada', age: 36 }),
                lines: eachLike({ article: like('Kettle'), count: integer(2) }, { min: 2 }),
                placed: term({ generate: '2026-03-01', matcher: '\\d{4}-\\d{2}-\\d{2}' }),
            },
        },
    };
};

export const cases = [
    {
        name: 'matchers in a JSON answer',
        run: (record, js) => cycle(record, js, order(js), (url) =>
            record.ask(url, 'GET', '/orders/7', { headers: { Accept: 'application/json' } })),
    },
    {
        name: 'formats',
        run: (record, js) => {
            const m = js.MatchersV2;
            return cycle(record, js, {
                uponReceiving: 'a request for formats',
                withRequest: { method: 'GET', path: '/formats' },
                willRespondWith: {
                    status: 200, headers: json,
                    body: {
                        email: m.email(), uuid: m.uuid(), ipv4: m.ipv4Address(), ipv6: m.ipv6Address(), hex: m.hexadecimal(),
                        moment: m.iso8601DateTime(), millis: m.iso8601DateTimeWithMillis(), day: m.iso8601Date(),
                        time: m.iso8601Time(), rfc: m.rfc1123Timestamp(), decimal: m.decimal(1.5), yes: m.boolean(true),
                        text: m.string('text'),
                    },
                },
            }, (url) => record.ask(url, 'GET', '/formats'));
        },
    },
    {
        name: 'JSON request with matchers, path and header terms',
        run: (record, js) => {
            const { eachLike, like, term } = js.MatchersV2;
            return cycle(record, js, {
                state: 'orders can be placed',
                uponReceiving: 'an order',
                withRequest: {
                    method: 'POST', path: term({ generate: '/shops/1/orders', matcher: '^/shops/\\d+/orders$' }),
                    headers: { ...json, 'X-Request-Id': term({ generate: 'abc', matcher: '^[a-z]+$' }) },
                    body: { customer: like('Ada'), lines: eachLike({ article: 'Kettle', count: like(1) }) },
                },
                willRespondWith: { status: 201, headers: { Location: '/orders/8' } },
            }, (url) => record.ask(url, 'POST', '/shops/77/orders', {
                headers: { ...json, 'X-Request-Id': 'xyz' },
                body: JSON.stringify({ customer: 'Bob', lines: [{ article: 'Kettle', count: 3 }, { article: 'Kettle', count: 9 }] }),
            }));
        },
    },
    {
        name: 'a matcher for the content type',
        run: (record, js) => cycle(record, js, {
            uponReceiving: 'a thing', withRequest: { method: 'GET', path: '/thing' },
            willRespondWith: {
                status: 200, headers: { 'Content-Type': js.MatchersV2.term({ generate: 'application/json', matcher: 'application/json.*' }) }, body: { id: 1 },
            },
        }, (url) => record.ask(url, 'GET', '/thing')),
    },
    {
        name: 'query as a text',
        run: (record, js) => cycle(record, js, {
            uponReceiving: 'a search', withRequest: { method: 'GET', path: '/search', query: 'q=tea&page=2&tag=a&tag=b' },
            willRespondWith: { status: 204 },
        }, (url) => record.ask(url, 'GET', '/search?page=2&q=tea&tag=a&tag=b')),
    },
    {
        name: 'query with terms and lists',
        run: (record, js) => {
            const { eachLike, like, term } = js.MatchersV2;
            return cycle(record, js, {
                uponReceiving: 'a search with terms',
                withRequest: {
                    method: 'GET', path: '/search',
                    query: { q: like('tea'), page: term({ generate: '1', matcher: '\\d+' }), tag: eachLike('a'), sort: ['name', 'price'] },
                },
                willRespondWith: { status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'none' },
            }, (url) => record.ask(url, 'GET', '/search?q=coffee&page=22&tag=x&sort=name&sort=price'));
        },
    },
    {
        name: 'built with the class Interaction',
        run: (record, js) => cycle(record, js, new js.Interaction()
            .given('a state').uponReceiving('a deletion')
            .withRequest({ method: 'DELETE', path: '/orders/7' }).willRespondWith({ status: 204 }),
        (url) => record.ask(url, 'DELETE', '/orders/7')),
    },
    {
        name: 'a GraphQL query',
        run: (record, js) => cycle(record, js, new js.GraphQLInteraction()
            .given('heroes exist').uponReceiving('a hero query')
            .withQuery('query Hero($id: Int) { hero(id: $id) { name } }').withOperation('Hero').withVariables({ id: 1 })
            .withRequest({ method: 'POST', path: '/graphql' })
            .willRespondWith({ status: 200, headers: json, body: { data: { hero: { name: js.MatchersV2.like('Leia') } } } }),
        (url) => record.ask(url, 'POST', '/graphql', {
            headers: json,
            body: JSON.stringify({ operationName: 'Hero', query: 'query Hero($id: Int) {\n  hero(id: $id) { name }\n}', variables: { id: 1 } }),
        })),
    },
    {
        name: 'a form',
        run: (record, js) => cycle(record, js, {
            uponReceiving: 'a log-in',
            withRequest: {
                method: 'POST', path: '/login', headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
                body: 'name=ada&word=secret+word',
            },
            willRespondWith: { status: 303, headers: { Location: '/home' } },
        }, (url) => record.ask(url, 'POST', '/login', {
            headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'word=secret%20word&name=ada',
        })),
    },
    {
        name: 'several cycles merge into one file',
        run: async (record, js) => {
            for (const id of [1, 2, 1]) {
                await cycle(record, js, {
                    state: `order ${id} exists`, uponReceiving: `order ${id}`,
                    withRequest: { method: 'GET', path: `/orders/${id}` }, willRespondWith: { status: 200, body: { id } },
                }, (url) => record.ask(url, 'GET', `/orders/${id}`));
            }
        },
    },
    {
        name: 'overwrite keeps the last cycle',
        run: async (record, js) => {
            for (const id of [1, 2]) {
                await cycle(record, js, {
                    uponReceiving: `order ${id}`, withRequest: { method: 'GET', path: `/orders/${id}` }, willRespondWith: { status: 200 },
                }, (url) => record.ask(url, 'GET', `/orders/${id}`), { pactfileWriteMode: 'overwrite' });
            }
        },
    },
    {
        name: 'a cycle that contradicts the file',
        run: async (record, js) => {
            for (const status of [200, 404]) {
                await record.attempt(() => cycle(record, js, {
                    uponReceiving: 'order 1', withRequest: { method: 'GET', path: '/orders/1' }, willRespondWith: { status },
                }, (url) => record.ask(url, 'GET', '/orders/1')));
            }
        },
    },
    {
        name: 'cross-origin requests',
        run: (record, js) => cycle(record, js, {
            uponReceiving: 'a page', withRequest: { method: 'GET', path: '/page' }, willRespondWith: { status: 200 },
        }, async (url) => {
            await record.ask(url, 'OPTIONS', '/page', { headers: { Origin: 'http://shop.example', 'Access-Control-Request-Method': 'GET' } });
            await record.ask(url, 'GET', '/page', { headers: { Origin: 'http://shop.example' } });
        }, { cors: true }),
    },
    {
        name: 'fails: the request does not come',
        run: (record, js) => cycle(record, js, order(js), async () => {}),
    },
    {
        name: 'fails: an unexpected request',
        run: (record, js) => cycle(record, js, order(js), async (url) => {
            await record.ask(url, 'GET', '/orders/7', { headers: { Accept: 'application/json' }, quiet: true });
            await record.ask(url, 'PUT', '/stock?shelf=1', { headers: json, body: '{"count":1}' });
        }),
    },
    {
        name: 'fails: another header',
        run: (record, js) => cycle(record, js, order(js), (url) =>
            record.ask(url, 'GET', '/orders/7', { headers: { Accept: 'text/html' } })),
    },
    {
        name: 'fails: another body',
        run: (record, js) => cycle(record, js, {
            uponReceiving: 'an order',
            withRequest: { method: 'POST', path: '/orders', headers: json, body: { customer: 'Ada', count: js.MatchersV2.integer(2) } },
            willRespondWith: { status: 201 },
        }, (url) => record.ask(url, 'POST', '/orders', { headers: json, body: '{"customer":"Bob","count":"two"}' })),
    },
    {
        name: 'fails: another query',
        run: (record, js) => cycle(record, js, {
            uponReceiving: 'a search', withRequest: { method: 'GET', path: '/search', query: { q: 'tea' } }, willRespondWith: { status: 200 },
        }, (url) => record.ask(url, 'GET', '/search?q=coffee')),
    },
];
