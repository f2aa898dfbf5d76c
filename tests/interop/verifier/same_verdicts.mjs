// `accord verifier` beside npm's `pact verifier` over the same pacts and the same provider: the same verdict on each
// interaction, but for differences that are listed with their reason. Usage:
//   node same_verdicts.mjs ACCORD CLIENTS random [SEED]       2,000 random contracts and answers
//   node same_verdicts.mjs ACCORD CLIENTS pacts FOLDER ARGUMENT...   pacts as they are; arguments of both verifiers
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { differences } from './differences.mjs';
import { RandomContracts } from './random_contracts.mjs';

const CASES = 2000;
const CASES_A_PACT = 100;
const SEED = 12;

const [accord, clients, mode, ...rest] = process.argv.slice(2);
const pact = path.join(clients, 'node_modules/.bin/pact');
const work = mkdtempSync(path.join(tmpdir(), 'accord-same-verdicts-'));

/** Without what makes the peer slow (authorities loaded for each interaction) or talkative. */
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(SSL_CERT_|PACT_)/.test(name)));
environment.PACT_DO_NOT_TRACK = 'true';

function run(program, args) {
    return new Promise((done) => {
        const child = spawn(program, args, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
        let errors = '';
        child.stderr.on('data', (part) => (errors += part));
        child.on('close', (code) => done({ code, errors }));
    });
}

/** Each interaction's result by its description, and that of the whole. */
async function verdicts(program, name, args) {
    const report = path.join(work, `${name}.json`);
    const { code, errors } = await run(program, ['verifier', ...args, '-j', report]);
    let document;
    try {
        document = JSON.parse(readFileSync(report));
    } catch {
        throw new Error(`${name} wrote no report (exit code ${code}): ${errors}`);
    }
    const results = new Map();
    for (const one of document.interactionResults) {
        results.set(one.description, [...(results.get(one.description) ?? []), one.result]);
    }
    const why = new Map();
    for (const one of [...document.errors, ...document.pendingErrors]) {
        why.set(one.interaction.replace(/^.* - /s, ''), JSON.stringify(one.mismatch).slice(0, 600));
    }
    return { code, results, why };
}

/** Compares; `cases` tells of each description what a listed difference may look at. */
async function compare(args, cases) {
    const ours = await verdicts(accord, 'accord', args);
    const theirs = await verdicts(pact, 'pact', args);
    const occurred = new Map(differences.map((difference) => [difference, 0]));
    let same = 0, passed = 0;
    const unknown = [];
    for (const description of new Set([...ours.results.keys(), ...theirs.results.keys()])) {
        const mine = ours.results.get(description)?.join(), other = theirs.results.get(description)?.join();
        if (mine === other) {
            same += 1;
            passed += mine === 'OK' ? 1 : 0;
            continue;
        }
        const seen = { ours: mine, theirs: other, ourReason: ours.why.get(description) ?? '', theirReason: theirs.why.get(description) ?? '', ...cases.get(description) };
        const listed = differences.find((difference) => difference.isIt(seen));
        if (listed) occurred.set(listed, occurred.get(listed) + 1);
        else unknown.push({ description, ...seen });
    }
    console.log(`${same} interactions have the same verdict, ${passed} of them passed`);
    for (const [difference, times] of occurred) if (times) console.log(`${times} differ: ${difference.reason}`);
    for (const one of unknown.slice(0, 8)) console.log('UNKNOWN DIFFERENCE', JSON.stringify(one, null, 1));
    console.log(`${unknown.length} unknown differences`);
    return { same, passed, unknown, occurred };
}

async function compareRandom(seed) {
    const contracts = new RandomContracts(seed);
    const exchanges = Array.from({ length: CASES }, (_, i) => contracts.exchange(i));
    const folder = path.join(work, 'pacts');
    mkdirSync(folder);
    for (let i = 0; i < CASES; i += CASES_A_PACT) {
        const part = exchanges.slice(i, i + CASES_A_PACT).map((one) => one.interaction);
        writeFileSync(path.join(folder, `consumer${i}.json`), JSON.stringify({
            consumer: { name: `consumer${i}` }, provider: { name: 'random' }, interactions: part,
            metadata: { pactSpecification: { version: '4.0' } },
        }));
    }
    const server = createServer((request, reply) => {
        const { answer } = exchanges[Number(request.url.slice('/case/'.length))];
        const hasBody = answer.status !== 204;
        reply.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
        reply.end(hasBody ? JSON.stringify(answer.body) : undefined);
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    const args = ['-d', folder, '-h', '127.0.0.1', '-p', String(server.address().port), '-n', 'random', '--no-colour'];
    const cases = new Map(exchanges.map(({ interaction, answer }) => [interaction.description, { expected: interaction.response, answer }]));
    const outcome = await compare(args, cases);
    server.close();
    if (outcome.passed < CASES / 10 || outcome.same - outcome.passed < CASES / 10) {
        console.log('too few interactions of one kind to show anything');
        return 1;
    }
    const struck = differences.filter((one) => one.isRandom && outcome.occurred.get(one) === 0);
    for (const one of struck) console.log(`no longer different, strike it out: ${one.reason}`);
    return outcome.unknown.length + (seed === SEED ? struck.length : 0);
}

const failures = mode === 'random'
    ? await compareRandom(rest.length ? Number(rest[0]) : SEED)
    : await compare(['-d', rest[0], ...rest.slice(1)], new Map()).then(({ unknown, same }) => unknown.length + (same ? 0 : 1));
rmSync(work, { recursive: true });
process.exit(failures ? 1 : 0);
