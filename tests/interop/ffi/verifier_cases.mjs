// The verifier of Pact JS as its users call it: states, request filters, messages, publication, and what goes wrong.
// Nothing here knows which native library is behind Pact JS: two runs with two libraries print the same.
// Usage: verifier_cases.mjs CLIENTS ACCORD RESULTS
// CLIENTS is the folder that npm installed Pact JS into, ACCORD the program that is the broker of these cases, RESULTS
// the file for what the cases saw: the Rust core writes to standard output itself. CASES_ONLY is a part of the names of
// the cases to run, CASES_LOG the level of a log.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const [clients, accord, results_file] = process.argv.slice(2);
const require = createRequire(path.resolve(clients, 'package.json'));
const { providerWithMetadata, Verifier } = require('@pact-foundation/pact');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-verifier-cases-'));

// What a case saw, in the order in which it happened.
let lines = [];
const say = (text) => lines.push(String(text).replaceAll(/127\.0\.0\.1:\d+/g, 'HOST'));

// --- the provider ---

const products = new Map();

const answers = {
    'GET /products/7': () => [products.has('7') ? 200 : 404, products.get('7')],
    'GET /health': () => [200, { ok: true }],
    'GET /moved': () => [302, undefined, { Location: '/health' }],
    'GET /secret': (request) => (request.headers.authorization === 'Bearer fresh' ? [200, { ok: true }] : [401]),
    'GET /who': (request) => [200, { who: request.headers['x-who'] ?? 'nobody' }],
    'POST /orders': (request, body) => [201, { id: 1, got: JSON.parse(body) }],
    'GET /slow': () => new Promise((done) => setTimeout(() => done([200, { ok: true }]), 1500)),
};

async function answer(request, reply) {
    let body = '';
    for await (const chunk of request) {
        body += chunk;
    }
    const found = answers[`${request.method} ${request.url}`];
    const [status, contents, headers] = found ? await found(request, body) : [404];
    reply.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    reply.end(contents === undefined ? '' : JSON.stringify(contents));
}

const provider = http.createServer((request, reply) => {
    say(`provider: ${request.method} ${request.url}`);
    answer(request, reply);
});
await new Promise((done) => provider.listen(0, '127.0.0.1', done));
const providerBaseUrl = `http://127.0.0.1:${provider.address().port}`;

// --- pacts ---

let files = 0;

function file_of(pact) {
    const file = path.join(work, `pact-${++files}.json`);
    fs.writeFileSync(file, JSON.stringify(pact));
    return file;
}

const pact_of = (interactions, { consumer = 'Shop', version = '4.0' } = {}) => ({
    consumer: { name: consumer },
    provider: { name: 'Catalogue' },
    interactions,
    metadata: { pactSpecification: { version } },
});

const get = (description, target, body, { states = [], status = 200, request = {}, response = {} } = {}) => ({
    type: 'Synchronous/HTTP',
    description,
    pending: false,
    providerStates: states,
    request: { method: 'GET', path: target, ...request },
    response: { status, ...(body ? { body: { contentType: 'application/json', encoded: false, content: body } } : {}), ...response },
});

const message = (description, content, more = {}) => ({
    type: 'Asynchronous/Messages',
    description,
    pending: false,
    contents: { contentType: 'application/json', encoded: false, content },
    ...more,
});

const healthy = get('a question for health', '/health', { ok: true });
const kettle = { id: 7, name: 'Kettle' };

// --- a verification, and what is said of it ---

function say_failures(title, failures) {
    for (const { interaction, mismatch } of failures) {
        const details = mismatch.type === 'mismatches'
            ? mismatch.mismatches.map(({ type, path: place, key, parameter }) => ` ${type} ${place ?? key ?? parameter ?? ''}`.trimEnd()).sort()
            : [` ${mismatch.type}`];
        say(`${title}: ${interaction}:${details.join(',')}`);
    }
}

function say_results(text) {
    const report = JSON.parse(text);
    say(`result: ${report.result}`);
    for (const { description, result } of report.interactionResults) {
        say(`${description}: ${result}`);
    }
    say_failures('failure', report.errors);
    say_failures('pending failure', report.pendingErrors);
    // Of each kind one: the Rust core leaves out some, and repeats others.
    const kinds = new Map(report.notices.map(({ text: notice, when }) => [when, notice.split(' ').slice(0, 6).join(' ')]));
    [...kinds].sort().forEach(([when, notice]) => say(`notice ${when}: ${notice}`));
}

async function verify(options) {
    const given = { provider: 'Catalogue', providerBaseUrl, logLevel: process.env.CASES_LOG ?? 'error', ...options };
    try {
        const results = await new Verifier(given).verifyProvider();
        say('resolved');
        say_results(results);
    } catch (error) {
        say('rejected');
        const is_report = error.message.startsWith('{');
        if (is_report) {
            say_results(error.message);
        } else {
            say(error.message);
        }
        if (process.env.CASES_LOG) {
            console.error(error.message);
        }
    }
}

// --- the broker ---

let brokers = 0;

async function start_broker() {
    const database = path.join(work, `broker-${++brokers}.sqlite3`);
    const broker = spawn(accord, ['serve', '--port', '0', '--database-url', `sqlite:///${database}`]);
    for await (const chunk of broker.stdout) {
        const url = /https?:\/\/[0-9A-Za-z.:]+[0-9]/.exec(String(chunk))?.[0];
        if (url) {
            return { url, stop: () => broker.kill() };
        }
    }
    throw new Error('the broker did not start');
}

async function at_broker(url, method = 'GET', body = undefined) {
    const reply = await fetch(url, { method, body: body && JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
    const text = await reply.text();
    return { status: reply.status, body: text === '' ? undefined : JSON.parse(text) };
}

async function publish(broker, pact, version, branch) {
    const name = pact.consumer.name;
    const contents = Buffer.from(JSON.stringify(pact)).toString('base64');
    const { status } = await at_broker(`${broker.url}/contracts/publish`, 'POST', {
        pacticipantName: name,
        pacticipantVersionNumber: version,
        branch,
        contracts: [{ consumerName: name, providerName: 'Catalogue', specification: 'pact', contentType: 'application/json', content: contents }],
    });
    if (status !== 200) {
        throw new Error(`the pact of ${name} is not published: ${status}`);
    }
}

async function say_published(broker, consumer) {
    const pact = await at_broker(`${broker.url}/pacts/provider/Catalogue/consumer/${consumer}/latest`);
    const link = pact.body._links['pb:latest-verification-results']?.href;
    const { status, body } = link ? await at_broker(link) : { status: 'no link' };
    say(`published for ${consumer}: ${status} ${body?.success} ${body?.providerApplicationVersion} ${body?.buildUrl}`);
    for (const test of body?.testResults ?? []) {
        say(`  test: ${test.success}, ${test.interactionId ? 'with an id' : 'without an id'}`);
    }
}

async function say_version(broker, version) {
    const { status, body } = await at_broker(`${broker.url}/pacticipants/Catalogue/versions/${version}`);
    const branches = body?._embedded?.branchVersions?.map(({ name }) => name) ?? [];
    const tags = body?._embedded?.tags?.map(({ name }) => name) ?? [];
    say(`version ${version}: ${status}, branches ${branches}, tags ${tags}`);
}

// --- cases ---

const cases = {
    'states, whose values go into the request': async () => {
        const asked = get('a question for a product', '/products/1', kettle, {
            states: [{ name: 'there is a product', params: { name: 'Kettle' } }],
            request: { path: '/products/1', generators: { path: { type: 'ProviderState', expression: '/products/${id}' } } },
        });
        await verify({
            pactUrls: [file_of(pact_of([asked]))],
            stateHandlers: {
                'there is a product': {
                    setup: async (params) => {
                        say(`set up ${JSON.stringify(params)}`);
                        products.set('7', { id: 7, name: params.name });
                        return { id: 7 };
                    },
                    teardown: async () => {
                        say('torn down');
                        products.clear();
                    },
                },
            },
            beforeEach: async () => say('before each'),
            afterEach: async () => say('after each'),
        });
    },
    'a state without a handler': () =>
        verify({ pactUrls: [file_of(pact_of([{ ...healthy, providerStates: [{ name: 'unknown' }] }]))], stateHandlers: { other: async () => {} } }),
    'a handler that throws': () =>
        verify({
            pactUrls: [file_of(pact_of([{ ...healthy, providerStates: [{ name: 'broken' }] }]))],
            stateHandlers: {
                broken: async () => {
                    throw new Error('no database');
                },
            },
        }),
    'a request filter': () =>
        verify({
            pactUrls: [file_of(pact_of([get('a secret', '/secret', { ok: true }, { request: { headers: { Authorization: ['Bearer stale'] } } })]))],
            requestFilter: (request, _, next) => {
                request.headers.authorization = 'Bearer fresh';
                next();
            },
        }),
    'header fields of the test': () =>
        verify({ pactUrls: [file_of(pact_of([get('who', '/who', { who: 'me' })]))], customProviderHeaders: { 'X-Who': 'me' } }),
    'header fields of the test, as texts': () =>
        verify({ pactUrls: [file_of(pact_of([get('who', '/who', { who: 'me' })]))], customProviderHeaders: ['X-Who: me'] }),
    'a wrong body, status and header': () =>
        verify({
            pactUrls: [file_of(pact_of([
                healthy,
                get('a wrong body', '/health', { ok: false, more: 1 }),
                get('a wrong status', '/nowhere', undefined),
                get('a wrong header', '/health', undefined, { response: { headers: { 'X-Kind': ['good'] } } }),
                get('a wrong type', '/health', undefined, { response: { headers: { 'Content-Type': ['text/plain'] } } }),
            ]))],
        }),
    'matchers': () =>
        verify({
            pactUrls: [file_of(pact_of([
                get('any answer', '/health', { ok: false }, { response: { matchingRules: { body: { '$.ok': { combine: 'AND', matchers: [{ match: 'boolean' }] } } } } }),
            ]))],
        }),
    'a request with a body': () =>
        verify({
            pactUrls: [file_of(pact_of([{
                type: 'Synchronous/HTTP',
                description: 'an order',
                request: { method: 'POST', path: '/orders', headers: { 'Content-Type': ['application/json'] }, body: { content: { n: 2 }, contentType: 'application/json', encoded: false } },
                response: { status: 201, body: { content: { got: { n: 2 } }, contentType: 'application/json', encoded: false } },
            }]))],
        }),
    'pacts of versions 2 and 3': () =>
        verify({
            pactUrls: ['2.0.0', '3.0.0'].map((version) =>
                file_of(pact_of([{ description: `version ${version}`, request: { method: 'GET', path: '/health' }, response: { status: 200, body: { ok: true } } }], { version }))),
        }),
    'messages': () =>
        verify({
            pactUrls: [file_of(pact_of([
                message('an order was placed', { id: 7 }, { metadata: { queue: 'orders' }, providerStates: [{ name: 'an order' }] }),
                message('a wrong order', { id: 7 }),
                message('a message that nobody knows', { id: 7 }),
                message('a message that can not be made', { id: 7 }),
                message('wrong metadata', { id: 7 }, { metadata: { queue: 'orders' } }),
            ]))],
            stateHandlers: { 'an order': async () => say('set up an order') },
            messageProviders: {
                'an order was placed': providerWithMetadata(async () => ({ id: 7 }), { queue: 'orders' }),
                'a wrong order': async () => ({ id: 'seven' }),
                'a message that can not be made': async () => {
                    throw new Error('no message');
                },
                'wrong metadata': providerWithMetadata(async () => ({ id: 7 }), { queue: 'bills' }),
            },
        }),
    'messages of version 3': () =>
        verify({
            pactUrls: [file_of({ consumer: { name: 'Shop' }, provider: { name: 'Catalogue' }, messages: [{ description: 'an order', contents: { id: 7 }, metaData: { contentType: 'application/json' } }], metadata: { pactSpecification: { version: '3.0.0' } } })],
            messageProviders: { 'an order': async () => ({ id: 7 }) },
        }),
    'a synchronous message': () =>
        verify({
            pactUrls: [file_of(pact_of([{
                type: 'Synchronous/Messages',
                description: 'a price',
                request: { contents: { content: { id: 7 }, contentType: 'application/json', encoded: false } },
                response: [{ contents: { content: { price: 3 }, contentType: 'application/json', encoded: false } }],
            }]))],
            messageProviders: { 'a price': async () => ({ price: 3 }) },
        }),
    'redirects are followed': () => verify({ pactUrls: [file_of(pact_of([get('moved', '/moved', { ok: true })]))] }),
    'redirects are not followed': () =>
        verify({ pactUrls: [file_of(pact_of([get('moved', '/moved', undefined, { status: 302 })]))], followRedirects: false }),
    'a provider that is too slow': () =>
        verify({ pactUrls: [file_of(pact_of([get('slow', '/slow', { ok: true })]))], timeout: 400 }),
    'a folder, of which the pacts of the provider are taken': async () => {
        const folder = path.join(work, 'folder');
        fs.mkdirSync(folder);
        fs.renameSync(file_of(pact_of([healthy])), path.join(folder, 'ours.json'));
        const other = { ...pact_of([get('nobody asks this', '/nowhere', undefined)]), provider: { name: 'Other' } };
        fs.renameSync(file_of(other), path.join(folder, 'other.json'));
        await verify({ pactUrls: [folder] });
    },
    'only some consumers': () =>
        verify({
            pactUrls: [file_of(pact_of([healthy])), file_of(pact_of([get('not asked', '/nowhere', undefined)], { consumer: 'Till' }))],
            consumerFilters: ['Shop'],
        }),
    'only some descriptions': async () => {
        process.env.PACT_DESCRIPTION = 'health$';
        await verify({ pactUrls: [file_of(pact_of([healthy, get('not asked', '/nowhere', undefined)]))] });
        delete process.env.PACT_DESCRIPTION;
    },
    'only some states': async () => {
        process.env.PACT_PROVIDER_STATE = '^asked';
        await verify({
            pactUrls: [file_of(pact_of([{ ...healthy, providerStates: [{ name: 'asked for' }] }, get('not asked', '/nowhere', undefined)]))],
            stateHandlers: { 'asked for': async () => say('set up') },
        });
        delete process.env.PACT_PROVIDER_STATE;
    },
    'a pending interaction': () =>
        verify({ pactUrls: [file_of(pact_of([healthy, { ...get('not done yet', '/nowhere', undefined), pending: true }]))] }),
    'a pact at a URL': async () => {
        const pacts = http.createServer((request, reply) => {
            say(`server of pacts: ${request.headers.authorization}`);
            reply.writeHead(200, { 'Content-Type': 'application/json' });
            reply.end(JSON.stringify(pact_of([healthy])));
        });
        await new Promise((done) => pacts.listen(0, '127.0.0.1', done));
        await verify({ pactUrls: [`http://127.0.0.1:${pacts.address().port}/pact.json`], pactBrokerUsername: 'me', pactBrokerPassword: 'pass' });
        pacts.close();
    },
    'a pact at a URL where nobody is': () => verify({ pactUrls: ['http://127.0.0.1:1/pact.json'] }),
    'results of a file are to be published': () =>
        verify({ pactUrls: [file_of(pact_of([healthy]))], publishVerificationResult: true, providerVersion: '1' }),
    'several verifiers at once': async () => {
        const all = Array.from({ length: 5 }, (_, i) => [get(`question ${i}`, i === 3 ? '/nowhere' : '/health', { ok: true })]);
        const before = lines;
        const results = await Promise.all(all.map((interactions) =>
            new Verifier({ provider: 'Catalogue', providerBaseUrl, logLevel: 'error', pactUrls: [file_of(pact_of(interactions))] })
                .verifyProvider().then(() => 'resolved', () => 'rejected')));
        lines = before.filter((line) => !line.startsWith('provider:'));
        say(results.join(' '));
    },
    'a broker, which is told the results': async () => {
        const broker = await start_broker();
        await publish(broker, pact_of([healthy]), '1', 'main');
        await publish(broker, pact_of([get('a wrong body', '/health', { ok: false })], { consumer: 'Till' }), '1', 'main');
        const options = {
            pactBrokerUrl: broker.url,
            consumerVersionSelectors: [{ latest: true }],
            publishVerificationResult: true,
            providerVersion: '5',
            providerVersionBranch: 'trunk',
            providerVersionTags: ['dev'],
            buildUrl: 'http://ci/5',
        };
        await verify(options);
        await say_published(broker, 'Shop');
        await say_published(broker, 'Till');
        await say_version(broker, '5');
        broker.stop();
    },
    'a broker, asked by selectors, with pending pacts': async () => {
        const broker = await start_broker();
        await publish(broker, pact_of([healthy]), '1', 'main');
        await publish(broker, pact_of([get('not done yet', '/nowhere', undefined)]), '2', 'feature');
        const options = { pactBrokerUrl: broker.url, providerVersion: '6', providerVersionBranch: 'trunk', enablePending: true };
        await verify({ ...options, consumerVersionSelectors: [{ branch: 'feature' }], publishVerificationResult: true });
        await verify({ ...options, consumerVersionSelectors: [{ branch: 'main' }] });
        await verify({ ...options, includeWipPactsSince: '2020-01-01', consumerVersionSelectors: [{ branch: 'main' }] });
        broker.stop();
    },
    'a broker without pacts': async () => {
        const broker = await start_broker();
        const options = { pactBrokerUrl: broker.url, consumerVersionSelectors: [{ latest: true }] };
        await verify(options);
        await verify({ ...options, failIfNoPactsFound: false });
        broker.stop();
    },
    'a broker that is away': () => verify({ pactBrokerUrl: 'http://127.0.0.1:1', consumerVersionSelectors: [{ latest: true }] }),
};

const only = process.env.CASES_ONLY;
fs.writeFileSync(results_file, '');
for (const [name, run] of Object.entries(cases)) {
    if (only && !name.includes(only)) {
        continue;
    }
    lines = [];
    await run();
    fs.appendFileSync(results_file, `# ${name}\n${lines.map((line) => `${line}\n`).join('')}`);
}
const library = /\/.*libpact_ffi\.so/.exec(fs.readFileSync('/proc/self/maps', 'utf8'));
fs.appendFileSync(results_file, `# library\n${library ?? 'none'}\n`);
provider.close();
fs.rmSync(work, { recursive: true });
process.exit(0);
