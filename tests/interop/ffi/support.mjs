// What the cases of this folder stand on: Pact JS from a folder of clients, a record of what its user sees, and requests
// to its mock server. Nothing here knows which native library is behind Pact JS.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/// Pact JS as installed in the folder `clients`: the names that its versions share, and `core`, what stands below it.
export function load_pact_js(clients) {
    const require = createRequire(path.resolve(clients, 'package.json'));
    const js = require('@pact-foundation/pact');
    const core = createRequire(require.resolve('@pact-foundation/pact'))('@pact-foundation/pact-core');
    return { ...js, core, clients: path.resolve(clients), PactV2: js.PactV2 ?? js.Pact, MatchersV2: js.MatchersV2 ?? js.Matchers };
}

const untold_headers = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'];

// What the mock server adds to each answer that an interaction gave.
const usual_headers = {
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': '*',
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'Location, Link',
};

/// What one case saw, and where its pact files go.
export class Record {
    constructor(js, folder) {
        this.js = js;
        this.folder = folder;
        this.lines = [];
        this.names = new Map();
    }

    /// A line of the result, or several; ports and random boundaries, which differ from run to run, are named.
    say(text) {
        let told = String(text);
        for (const [random, name] of this.names) {
            told = told.replaceAll(random, name);
        }
        this.lines.push(...in_order_of_text(told.split('\n').map((line) => line.trimEnd())));
    }

    /// The options of a Pact object whose pact file goes into this case's folder.
    options(more = {}) {
        return { consumer: 'Pact JS Consumer', provider: 'Pact JS Provider', dir: this.folder, logLevel: 'error', ...more };
    }

    /// Runs `work`; what it throws is part of the result.
    async attempt(work) {
        try {
            const value = await work();
            this.say(value === undefined ? 'passed' : `passed: ${JSON.stringify(value)}`);
        } catch (error) {
            this.say(`${error.constructor.name}: ${error.message}`);
        }
    }

    /// Sends a request to the mock server at `url` and says what it answered. The short wait is for the Rust core,
    /// which sends an answer before it has noted the request: without it, a passing test fails now and then.
    async ask(url, method, target, { headers = {}, body, ca, any_certificate = false, quiet } = {}) {
        const address = new URL(url);
        this.names.set(`:${address.port}`, ':PORT');
        const answer = await send(address, method, target, headers, body, { ca, rejectUnauthorized: !any_certificate });
        const boundary = answer.headers['content-type']?.match(/boundary=(\S+)/)?.[1];
        if (boundary !== undefined) {
            this.names.set(boundary, 'BOUNDARY');
        }
        await wait(20);
        if (!quiet) {
            this.say(`${method} ${target} -> ${answer.status}`);
            shown_headers(answer.headers).forEach((line) => this.say(`  ${line}`));
            this.say(`  ${shown_body(answer)}`);
        }
        return answer;
    }

    /// The text that `work` writes with console.error, without colours.
    async errors_of(work) {
        const written = [];
        const before = console.error;
        console.error = (...words) => written.push(words.join(' '));
        try {
            await work();
        } finally {
            console.error = before;
        }
        return written.join('\n').replaceAll(/\u001b\[[0-9;]*m/g, '');
    }

    /// A file outside of the pact files' folders, for bodies that Pact JS reads from a file.
    file(name, contents) {
        const place = path.join(this.folder, '../../bodies', name);
        fs.mkdirSync(path.dirname(place), { recursive: true });
        fs.writeFileSync(place, contents);
        return place;
    }
}

/// For JSON.stringify: objects with sorted keys.
export function sorted_keys(_, value) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
        return value;
    }
    return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function send(address, method, target, headers, body, tls) {
    return new Promise((resolve, reject) => {
        const { request } = address.protocol === 'https:' ? https : http;
        const outgoing = request(
            { host: address.hostname, port: address.port, method, path: target, headers, agent: false, ...tls },
            (incoming) => {
                const chunks = [];
                incoming.on('data', (chunk) => chunks.push(chunk));
                incoming.on('error', reject);
                incoming.on('end', () =>
                    resolve({ status: incoming.statusCode, headers: incoming.headers, body: Buffer.concat(chunks) }));
            });
        outgoing.on('error', reject);
        outgoing.end(body);
    });
}

function shown_headers(headers) {
    const told = Object.entries(headers).filter(([name]) => !untold_headers.includes(name)).sort();
    const usual = told.filter(([name, value]) => usual_headers[name] === value);
    if (usual.length !== Object.keys(usual_headers).length) {
        return told.map(([name, value]) => `${name}: ${value}`);
    }
    return ['(the usual cross-origin headers)', ...told.filter((pair) => !usual.includes(pair)).map(([name, value]) => `${name}: ${value}`)];
}

// A body as text or base64. Of a refusal's body, which a person reads, only what kind it is. JSON is said with sorted
// keys: the Rust core sorts them, Accord keeps their order.
function shown_body({ headers, body }) {
    const text = body.toString('utf8');
    if (headers['x-pact'] !== undefined) {
        return `error: ${JSON.parse(text).error.split(' ')[0]}`;
    }
    if (headers['content-type']?.includes('json')) {
        return JSON.stringify(JSON.parse(text), sorted_keys);
    }
    return text.includes('\ufffd') ? `base64 ${body.toString('base64')}` : JSON.stringify(text);
}

/// Lines of a result as they are compared. The mismatches of one request come from a hash table: they are sorted, and have
/// no number. Empty lines go.
export function in_order_of_text(lines) {
    const mismatch = /^(\s*)(\d+\.\d+|-) /;
    const ordered = [];
    let several = [];
    for (const line of lines.filter((line) => line !== '')) {
        if (mismatch.test(line)) {
            several.push(line.replace(mismatch, '$1- '));
            continue;
        }
        ordered.push(...several.sort(), line);
        several = [];
    }
    return [...ordered, ...several.sort()];
}
