// Pact JS with Accord's libpact_ffi.so in place of the Rust core's: the same consumer tests with both, the same results
// and the same pact files.
// Usage: ffi_test.mjs LIBRARY CLIENTS WORK
// LIBRARY is our libpact_ffi.so, CLIENTS the folder that npm installed Pact JS into, WORK a folder for a copy of it with
// our library and for what the tests write.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { differences_of, only_ours } from './differences.mjs';
import { pact_text } from './pact_text.mjs';
import { in_order_of_text } from './support.mjs';

const [library, clients, work] = process.argv.slice(2);
const run_cases = path.join(path.dirname(fileURLToPath(import.meta.url)), 'run_cases.mjs');
const not_in_this_version = 'not in this version of Pact JS';

fs.rmSync(work, { recursive: true, force: true });
fs.mkdirSync(work, { recursive: true });
const our_clients = path.join(work, 'clients');
copy_with_library(our_clients);
const peer = run(clients, 'peer');
const ours = run(our_clients, 'ours');
const unused = differences_of(major_version());
const findings = [...compare(peer.results, ours.results), ...compare(peer.pacts, ours.pacts)];
findings.push(...Object.keys(unused).map((title) => `NO LONGER DIFFERENT ${title}`));
findings.forEach((finding) => console.log(finding));
const ran = [...peer.results.values()].filter((text) => text !== not_in_this_version).length;
console.log(`${ran} of ${peer.results.size} cases ran with both libraries, ${peer.pacts.size} pact files; ${findings.length} differences`);
process.exitCode = findings.length === 0 && ran > 0 && peer.pacts.size > 0 ? 0 : 1;

// A copy of the clients, by hard links where the file system has them, with our library where theirs was.
function copy_with_library(folder) {
    for (const flags of ['-al', '-a']) {
        if (spawnSync('cp', [flags, clients, folder]).status === 0) {
            break;
        }
        fs.rmSync(folder, { recursive: true, force: true });
    }
    const place = library_of(folder);
    fs.rmSync(place);
    fs.copyFileSync(library, place);
}

function library_of(folder) {
    const scope = path.join(folder, 'node_modules/@pact-foundation');
    const places = fs.readdirSync(scope).map((name) => path.join(scope, name, 'prebuilds/linux-x64/libpact_ffi.so')).filter(fs.existsSync);
    if (places.length !== 1) {
        throw new Error(`${places.length} copies of libpact_ffi.so in ${scope}`);
    }
    return places[0];
}

function major_version() {
    const { version } = JSON.parse(fs.readFileSync(path.join(clients, 'node_modules/@pact-foundation/pact/package.json'), 'utf8'));
    return version.split('.')[0];
}

// Runs all cases with the clients of one folder. A library that ends the process has ended that case; the others go on.
function run(folder, name) {
    const output = path.join(work, name);
    const file = path.join(output, 'results.txt');
    const log_file = path.join(work, `${name}.log`);
    let results = new Map();
    for (;;) {
        const log = fs.openSync(log_file, 'a');
        const { status, signal } = spawnSync(process.execPath, [run_cases, folder, output, String(results.size)], {
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
    return { results: by_case(fs.readFileSync(file, 'utf8')), pacts: pacts_of(path.join(output, 'pacts')) };
}

function by_case(text) {
    return new Map(text.split(/^# /m).slice(1).map((part) => {
        const [title, ...lines] = part.trimEnd().split('\n');
        return [title, lines.join('\n')];
    }));
}

function pacts_of(folder) {
    const files = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.json'));
    return new Map(files.sort().map((name) => [name, pact_text(fs.readFileSync(path.join(folder, name), 'utf8'))]));
}

// What differs between two maps of texts, but for the differences on purpose.
function compare(theirs, own) {
    const found = [];
    for (const title of new Set([...theirs.keys(), ...own.keys()])) {
        const [left, right] = [theirs.get(title) ?? 'is not there', own.get(title) ?? 'is not there'];
        const on_purpose = unused[title];
        delete unused[title];
        if (on_purpose === only_ours && !theirs.has(title) && own.has(title)) {
            continue;
        }
        const expected = (Array.isArray(on_purpose) ? on_purpose : []).reduce((text, [from, to]) => {
            if (!text.includes(from)) {
                found.push(`NO LONGER DIFFERENT ${title}: ${from}`);
            }
            return text.replaceAll(from, () => to);
        }, left);
        const explained = explained_as(expected, right);
        if (explained !== right) {
            found.push(`DIFFERENT ${title}\n${line_differences(explained, right)}`);
        }
    }
    return found;
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
