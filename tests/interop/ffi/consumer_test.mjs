// Pact JS with Accord's libpact_ffi.so in place of the Rust core's: the same consumer tests with both, the same results
// and the same pact files.
// Usage: consumer_test.mjs LIBRARY CLIENTS WORK
// LIBRARY is our libpact_ffi.so, CLIENTS the folder that npm installed Pact JS into, WORK a folder for a copy of it with
// our library and for what the tests write.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copy_with_library, library_of } from './clients.mjs';
import { differences_of, only_ours } from './consumer_differences.mjs';
import { pact_text } from './pact_text.mjs';
import { in_order_of_text } from './support.mjs';

const [library, clients, work] = process.argv.slice(2).map((name) => path.resolve(name));
const cases = path.join(path.dirname(fileURLToPath(import.meta.url)), 'consumer_cases.mjs');

fs.rmSync(work, { recursive: true, force: true });
fs.mkdirSync(work, { recursive: true });
const our_clients = path.join(work, 'clients');
copy_with_library(clients, library, our_clients);
const ours = run(our_clients, 'ours');
let peer = run(clients, 'peer');
let found = compare(peer, ours);
if (found.size > 0) {
    // The Rust core notes a request after it has answered it, on a busy machine long after: those that differ have
    // another run, of it alone.
    const again = run(clients, 'peer-again');
    peer = new Map([...peer, ...[...again].filter(([title]) => found.has(title))]);
    found = compare(peer, ours);
}
found.forEach((finding) => console.log(finding));
const texts = [...peer].filter(([title]) => !title.endsWith('.json')).map(([, text]) => text);
const ran = texts.filter((text) => text !== 'not in this version of Pact JS').length;
console.log(`${ran} of ${texts.length} cases ran with both libraries, ${peer.size - texts.length} pact files; ${found.size} differences`);
process.exitCode = found.size === 0 && ran > 0 && peer.size > texts.length ? 0 : 1;

// Runs all cases with the clients of one folder: what each case said and each pact file as text, by name. A library
// that ends the process has ended that case; the others go on.
function run(folder, name) {
    const output = path.join(work, name);
    const file = path.join(output, 'results.txt');
    const log_file = path.join(work, `${name}.log`);
    let results = new Map();
    for (;;) {
        const log = fs.openSync(log_file, 'a');
        const { status, signal } = spawnSync(process.execPath, [cases, folder, output, String(results.size)], {
            stdio: ['ignore', log, log],
            env: { ...process.env, PACT_DO_NOT_TRACK: 'true', PACT_PLUGIN_DIR: path.join(work, 'no-plugins'), TZ: 'UTC' },
        });
        fs.closeSync(log);
        const before = results.size;
        results = by_case(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
        if (status === 0) {
            break;
        }
        if (results.size === before) {
            throw new Error(`no case ran: ${execFileSync('tail', ['-n', '20', log_file])}`);
        }
        fs.appendFileSync(file, `the process ended: ${signal ?? status}\n`);
    }
    const loaded = fs.readFileSync(path.join(output, 'library.txt'), 'utf8');
    if (fs.realpathSync(loaded) !== fs.realpathSync(library_of(folder))) {
        throw new Error(`${name}: loaded ${loaded}`);
    }
    return new Map([...by_case(fs.readFileSync(file, 'utf8')), ...pacts_of(path.join(output, 'pacts'))]);
}

function by_case(text) {
    return new Map(text.split(/^# /m).slice(1).map((part) => {
        const [title, ...lines] = part.trimEnd().split('\n');
        return [title, lines.join('\n')];
    }));
}

function pacts_of(folder) {
    const files = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.json'));
    return files.sort().map((name) => [name, pact_text(fs.readFileSync(path.join(folder, name), 'utf8'))]);
}

// What differs, by name, but for the differences on purpose. One of these that is no more is a finding, too.
function compare(theirs, own) {
    const different = new Map();
    const on_purpose = differences_of(major_version());
    for (const title of new Set([...theirs.keys(), ...own.keys(), ...Object.keys(on_purpose)])) {
        const changes = on_purpose[title] ?? [];
        if (changes === only_ours && !theirs.has(title) && own.has(title)) {
            continue;
        }
        const [left, right] = [theirs, own].map((texts) => texts.get(title) ?? 'is not there');
        const gone = Array.isArray(changes) ? changes.filter(([from]) => !left.includes(from)) : [[changes]];
        if (gone.length > 0) {
            different.set(title, `NO LONGER DIFFERENT ${title}: ${gone.map(([from]) => from).join('; ')}\n${left}\n`);
            continue;
        }
        const expected = explained_as(changes.reduce((text, [from, to]) => text.replaceAll(from, () => to), left), right);
        if (expected !== right) {
            different.set(title, `DIFFERENT ${title}\n${line_differences(expected, right)}`);
        }
    }
    return different;
}

function major_version() {
    const { version } = JSON.parse(fs.readFileSync(path.join(clients, 'node_modules/@pact-foundation/pact/package.json'), 'utf8'));
    return version.split('.')[0];
}

// Our sentences about mismatches are the Rust core's, then what they leave open; its dates end with what its parser says.
function explained_as(text, own) {
    const sentence = /^\t{3} - /;
    const own_lines = own.split('\n').filter((line) => sentence.test(line));
    const lines = text.split('\n').map((line) => {
        const theirs = line.replace(/: Error\(Nom\(.*\)\)$/, '');
        return (sentence.test(line) && own_lines.find((ours) => ours.startsWith(`${theirs}; `))) || line;
    });
    return in_order_of_text(lines).join('\n');
}

function line_differences(theirs, own) {
    const [left, right] = ['their.txt', 'our.txt'].map((name) => path.join(work, name));
    fs.writeFileSync(left, `${theirs}\n`);
    fs.writeFileSync(right, `${own}\n`);
    return spawnSync('diff', ['-U3', '--label', 'Rust core', '--label', 'Accord', left, right], { encoding: 'utf8' }).stdout;
}
