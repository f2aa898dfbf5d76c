// Runs the consumer tests of cases/ with the Pact JS of one folder of clients.
// Usage: consumer_cases.mjs CLIENTS OUTPUT [FROM]
// OUTPUT/results.txt has what each case saw, OUTPUT/pacts/CASE/ the pact files it wrote, OUTPUT/library.txt the native
// library that was loaded. A case whose part of the interface this version of Pact JS lacks says so. FROM, a number,
// leaves out the cases before: how consumer_test.mjs goes on after one that ended the process.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { load_pact_js, Record } from './support.mjs';

const [clients, output, from = '0'] = process.argv.slice(2);
const cases_folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'cases');
const js = load_pact_js(clients);
const results = path.join(output, 'results.txt');
fs.mkdirSync(output, { recursive: true });
js.core.makeConsumerPact('consumer', 'provider', 3, 'error');
const loaded = fs.readFileSync('/proc/self/maps', 'utf8').match(/\/.*libpact_ffi\.so/);
fs.writeFileSync(path.join(output, 'library.txt'), loaded ? loaded[0] : 'none');

const all = [];
for (const file of fs.readdirSync(cases_folder).sort()) {
    const { cases } = await import(path.join(cases_folder, file));
    all.push(...cases.map((one) => ({ ...one, title: `${path.basename(file, '.mjs')}: ${one.name}` })));
}

for (const { title, needs, run } of all.slice(Number(from))) {
    // Written before the case runs, so that one that ends the process is the last in the file.
    fs.appendFileSync(results, `# ${title}\n`);
    const record = new Record(js, path.join(output, 'pacts', title.replaceAll(/[^a-z0-9]+/gi, '-')));
    if (needs && !needs(js)) {
        record.say('not in this version of Pact JS');
    } else {
        await record.attempt(() => run(record, js));
    }
    fs.appendFileSync(results, record.lines.map((line) => `${line}\n`).join(''));
}
