// The V3 interface of Pact JS: PactV3 with MatchersV3.
const json = { 'Content-Type': 'application/json' };

// One interaction that answers `body` to GET /thing, asked once.
function answer_of(body, headers = json) {
    return async (record, js) => {
        const pact = new js.PactV3(record.options());
        pact.uponReceiving('a request for a thing')
            .withRequest({ method: 'GET', path: '/thing' })
            .willRespondWith({ status: 200, headers, body: body(js.MatchersV3) });
        await pact.executeTest((server) => record.ask(server.url, 'GET', '/thing'));
    };
}

// One interaction that expects `body` with POST /thing, asked once with `actual`.
function request_of(body, actual) {
    return async (record, js) => {
        const pact = new js.PactV3(record.options());
        pact.uponReceiving('a new thing')
            .withRequest({ method: 'POST', path: '/thing', headers: json, body: body(js.MatchersV3) })
            .willRespondWith({ status: 201 });
        await pact.executeTest((server) => record.ask(server.url, 'POST', '/thing', { headers: json, body: JSON.stringify(actual) }));
    };
}

// An answer with generators is random: what is said of each value is whether it has the form.
function generated(body, forms) {
    return async (record, js) => {
        const pact = new js.PactV3(record.options());
        pact.uponReceiving('a request for a thing')
            .withRequest({ method: 'GET', path: '/thing' })
            .willRespondWith({ status: 200, headers: json, body: body(js.MatchersV3) });
        await pact.executeTest(async (server) => {
            const answer = await record.ask(server.url, 'GET', '/thing', { quiet: true });
            const values = JSON.parse(answer.body);
            for (const [name, form] of Object.entries(forms)) {
                const text = JSON.stringify(values[name]);
                record.say(`${name}: ${form.test(text) ? `is ${form}` : text}`);
            }
        });
    };
}

const number_matchers = (m) => ({ integer: m.integer(5), decimal: m.decimal(1.25), number: m.number(3), any: m.like(7) });

export const cases = [
    { name: 'like, nested', run: answer_of((m) => m.like({ id: 1, name: 'Kettle', tags: ['a', 'b'], owner: { name: 'Ada' } })) },
    { name: 'numbers', run: answer_of(number_matchers) },
    {
        name: 'texts',
        run: answer_of((m) => ({
            text: m.string('text'), pattern: m.regex(/^[A-Z]\d+$/, 'A12'), part: m.includes('needle'), nothing: m.nullValue(),
            yes: m.boolean(false), same: m.equal('same'), id: m.uuid('e2490de5-5bd3-43d5-b7c4-526e33f71305'),
        })),
    },
    {
        name: 'formats', needs: (js) => js.MatchersV3.email,
        run: answer_of((m) => ({
            email: m.email(), ipv4: m.ipv4Address(), ipv6: m.ipv6Address(), hex: m.hexadecimal(), moment: m.iso8601DateTime(),
            millis: m.iso8601DateTimeWithMillis(), day: m.iso8601Date(), time: m.iso8601Time(), rfc: m.rfc1123Timestamp(),
        })),
    },
    {
        // Old versions of Pact JS add a generator to these.
        name: 'dates and times',
        run: generated((m) => ({
            moment: m.datetime("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", '2026-03-01T10:11:12.123+01:00'), day: m.date('yyyy-MM-dd', '2026-03-01'),
            time: m.time('HH:mm:ss', '10:11:12'), stamp: m.timestamp('EEE, d MMM yyyy HH:mm:ss', 'Sun, 1 Mar 2026 10:11:12'),
        }), {
            moment: /^"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d"$/, day: /^"\d{4}-\d\d-\d\d"$/, time: /^"\d\d:\d\d:\d\d"$/,
            stamp: /^"[A-Z][a-z]{2}, \d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d"$/,
        }),
    },
    {
        name: 'lists',
        run: answer_of((m) => ({
            each: m.eachLike({ id: m.integer(1) }), three: m.eachLike('x', 3), least: m.atLeastLike(m.string('a'), 2), one: m.atLeastOneLike(1),
            most: m.atMostLike({ name: m.like('b') }, 5, 2), between: m.constrainedArrayLike('c', 2, 4, 3),
        })),
    },
    {
        name: 'lists in lists',
        run: answer_of((m) => m.eachLike(m.eachLike({ cells: m.atLeastLike(m.integer(4), 1, 2) }))),
    },
    {
        name: 'a list that contains',
        run: answer_of((m) => ({
            actions: m.arrayContaining({ rel: 'self', href: m.regex(/.*\/\d+$/, 'http://x/1') }, { rel: 'next', href: m.string('n') }, 'plain'),
        })),
    },
    {
        name: 'keys and values',
        run: answer_of((m) => ({
            keyed: m.eachKeyLike('K1', { count: m.integer(1) }),
            keys: m.eachKeyMatches({ key1: 'v' }, m.regex(/^[a-z]+\d$/, 'key1')),
            values: m.eachValueMatches({ a: 'x' }, m.regex(/^[a-z]$/, 'x')),
        })),
    },
    {
        name: 'a list for the whole body',
        run: answer_of((m) => m.atLeastOneLike({ id: m.integer(1), ok: m.boolean(true) }, 3)),
    },
    { name: 'from a provider state', run: answer_of((m) => ({ id: m.fromProviderState('${id}', 42), name: m.fromProviderState('${name}', 'Ada') })) },
    { name: 'a URL of another host', run: answer_of((m) => ({ link: m.url2('http://shop.example', ['orders', m.regex('\\d+', '1')]) })) },
    { name: 'a URL of the mock server', run: answer_of((m) => ({ link: m.url(['orders', m.regex('\\d+', '1'), 'lines']) })) },
    {
        name: 'generators',
        run: generated((m) => ({ id: m.uuid(), count: m.integer(), price: m.decimal(), any: m.number() }), {
            id: /^"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"$/, count: /^\d+$/, price: /^\d+(\.\d+)?$/, any: /^\d+$/,
        }),
    },
    { name: 'JSON request, types', run: request_of((m) => m.like({ id: 1, name: 'x', tags: ['t'] }), { id: 2, name: 'y', tags: ['a', 'b'] }) },
    { name: 'JSON request, more than asked', run: request_of((m) => ({ id: m.integer(1) }), { id: 2, name: 'y' }) },
    { name: 'fails: JSON request, numbers', run: request_of(number_matchers, { integer: 5.5, decimal: 1, number: 'x', any: true }) },
    {
        name: 'fails: JSON request, texts',
        run: request_of((m) => ({ pattern: m.regex(/^[A-Z]\d+$/, 'A12'), part: m.includes('needle'), nothing: m.nullValue(), same: m.equal('same') }),
            { pattern: 'a12', part: 'hay', nothing: 0, same: 'other' }),
    },
    {
        name: 'fails: JSON request, dates',
        run: request_of((m) => ({ day: m.date('yyyy-MM-dd', '2026-03-01'), time: m.time('HH:mm', '10:11'), at: m.datetime('yyyy-MM-dd HH:mm', '2026-03-01 10:11') }),
            { day: '1.3.2026', time: 'ten', at: '2026-03-01' }),
    },
    {
        name: 'fails: JSON request, lists',
        run: request_of((m) => ({ least: m.atLeastLike(1, 2), most: m.atMostLike('a', 2), each: m.eachLike({ id: m.integer(1) }) }),
            { least: [1], most: ['a', 'b', 'c'], each: [{ id: 1 }, { id: 'two' }, {}] }),
    },
    {
        name: 'fails: JSON request, a list that contains',
        run: request_of((m) => ({ actions: m.arrayContaining({ rel: 'self' }, { rel: 'next' }) }), { actions: [{ rel: 'self' }] }),
    },
    {
        name: 'fails: JSON request, keys and values',
        run: request_of((m) => ({ keys: m.eachKeyMatches({ key1: 'v' }, m.regex(/^[a-z]+\d$/, 'key1')), values: m.eachValueMatches({ a: 'x' }, m.regex(/^[a-z]$/, 'x')) }),
            { keys: { KEY: 'v' }, values: { a: 'x', b: '9' } }),
    },
    { name: 'fails: JSON request, a field less and one more', run: request_of(() => ({ a: 1, b: { c: 2 } }), { b: { d: 3 }, e: 4 }) },
    { name: 'fails: JSON request, another type', run: request_of(() => ({ a: { b: [1, 2] } }), { a: { b: { c: 1 } } }) },
];
