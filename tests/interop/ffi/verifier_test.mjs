// Pact JS with Accord's libpact_ffi.so in place of the Rust core's: the same verifications with both, the same results.
// Usage: verifier_test.mjs LIBRARY CLIENTS WORK ACCORD
// LIBRARY is our libpact_ffi.so, CLIENTS the folder that npm installed Pact JS into, WORK a folder for what is written
// here, ACCORD the program that is the broker of the cases.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copy_with_library, library_of } from './clients.mjs';

const [library, clients, work, accord] = process.argv.slice(2).map((name) => path.resolve(name));
const cases = path.join(path.dirname(fileURLToPath(import.meta.url)), 'verifier_cases.mjs');

// Where Accord differs on purpose: by case the texts of the Rust core, and ours in their place.
const differences = {
    // Accord: the answer is no message, so that there is nothing to compare.
    messages: [
        ['a message that nobody knows: BodyMismatch $', 'a message that nobody knows: error'],
        ['a message that can not be made: BodyMismatch $', 'a message that can not be made: error'],
    ],
    // Accord: the failure names the pact.
    'a pact at a URL where nobody is': [['Failed to load pact', 'Reading http://HOST/pact.json']],
};

fs.rmSync(work, { recursive: true, force: true });
fs.mkdirSync(work, { recursive: true });
const our_clients = path.join(work, 'clients');
copy_with_library(clients, library, our_clients);
const peer = results_of('peer', clients);
const ours = results_of('ours', our_clients);
let failures = [check_library(peer, clients), check_library(ours, our_clients)].filter((is_right) => !is_right).length;
for (const [name, text] of peer) {
    const expected = (differences[name] ?? []).reduce((before, [theirs, our]) => before.replace(theirs, our), text);
    if (ours.get(name) !== expected) {
        failures += 1;
        console.log(`FAILED ${name}\n--- expected\n${expected}--- with our library\n${ours.get(name) ?? 'it did not run\n'}`);
    }
}
const passed = [...peer.values()].filter((text) => /^resolved/m.test(text)).length;
console.log(`${peer.size} cases ran with both libraries, of which ${passed} pass verifications; ${failures} differ`);
process.exitCode = failures === 0 && peer.size === ours.size && passed > 10 ? 0 : 1;

// What the cases say, by their names. The output of the process is kept: the Rust core prints its reports there.
function results_of(name, used_clients) {
    const results = path.join(work, `${name}.txt`);
    const log = fs.openSync(path.join(work, `${name}.log`), 'w');
    const { status, signal } = spawnSync(process.execPath, [cases, used_clients, accord, results], {
        stdio: ['ignore', log, log],
        env: { ...process.env, PACT_DO_NOT_TRACK: 'true' },
    });
    fs.closeSync(log);
    if (status !== 0) {
        console.log(`the cases with the library ${name} ended by ${signal ?? status}: see ${results} and ${name}.log`);
    }
    const texts = fs.readFileSync(results, 'utf8').split('# ').slice(1);
    return new Map(texts.map((text) => [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n') + 1)]));
}

// Whether these results are of the library that was meant.
function check_library(results, used_clients) {
    const loaded = results.get('library')?.trim();
    results.delete('library');
    const is_right = loaded === library_of(used_clients);
    if (!is_right) {
        console.log(`FAILED: of ${used_clients} the library ${loaded} was loaded`);
    }
    return is_right;
}
