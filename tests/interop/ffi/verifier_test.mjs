// Pact JS with Accord's libpact_ffi.so in place of the Rust core's: the same verifications with both, the same results.
// Usage: verifier_test.mjs LIBRARY CLIENTS WORK ACCORD
// LIBRARY is our libpact_ffi.so, CLIENTS the folder that npm installed Pact JS into, WORK a folder for what is written
// here, ACCORD the program that is the broker of the cases.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

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
const peer = results_of('peer', {});
const folder = folder_with_our_library();
const ours = results_of('ours', { PACT_PREBUILD_LOCATION: folder });
const libraries = [peer, ours].map((results) => results.get('library')?.trim());
[peer, ours].forEach((results) => results.delete('library'));
let failures = 0;
if (!libraries[1]?.startsWith(folder) || libraries[0] === libraries[1]) {
    failures += 1;
    console.log(`FAILED the libraries that were loaded are ${libraries.join(' and ')}`);
}
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

// Pact JS takes its native part from this folder when PACT_PREBUILD_LOCATION names it.
function folder_with_our_library() {
    const scope = path.join(clients, 'node_modules/@pact-foundation');
    const [theirs] = fs.readdirSync(scope).map((name) => path.join(scope, name, 'prebuilds/linux-x64')).filter(fs.existsSync);
    const ours = path.join(work, 'prebuilds/linux-x64');
    fs.mkdirSync(ours, { recursive: true });
    fs.readdirSync(theirs).filter((name) => name.endsWith('.node')).forEach((name) => fs.copyFileSync(path.join(theirs, name), path.join(ours, name)));
    fs.copyFileSync(library, path.join(ours, 'libpact_ffi.so'));
    return work;
}

// What the cases say, by their names. The output of the process is kept: the Rust core prints its reports there.
function results_of(name, environment) {
    fs.mkdirSync(work, { recursive: true });
    const results = path.join(work, `${name}.txt`);
    const log = fs.openSync(path.join(work, `${name}.log`), 'w');
    const { status, signal } = spawnSync(process.execPath, [cases, clients, accord, results], {
        stdio: ['ignore', log, log],
        env: { ...process.env, PACT_DO_NOT_TRACK: 'true', ...environment },
    });
    fs.closeSync(log);
    if (status !== 0) {
        console.log(`the cases with the library ${name} ended by ${signal ?? status}: see ${results} and ${name}.log`);
    }
    const texts = fs.readFileSync(results, 'utf8').split('# ').slice(1);
    return new Map(texts.map((text) => [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n') + 1)]));
}
