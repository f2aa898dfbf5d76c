// A consumer test of a project with Pact JS; it says which library wrote the pact. Usage: consumer.mjs PROJECT
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const [project] = process.argv.slice(2);
const { PactV3 } = createRequire(path.join(project, 'package.json'))('@pact-foundation/pact');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-npm-'));
const pact = new PactV3({ consumer: 'Shop', provider: 'Products', dir, logLevel: 'error' });
pact.uponReceiving('a request').withRequest({ method: 'GET', path: '/' }).willRespondWith({ status: 200 });
await pact.executeTest(async (server) => {
    await fetch(server.url);
    await new Promise((resolve) => setTimeout(resolve, 50)); // the Rust core answers before it notes the request
});
const { metadata } = JSON.parse(fs.readFileSync(path.join(dir, 'Shop-Products.json'), 'utf8'));
console.log(`written by ${['accord', 'pactRust'].filter((name) => metadata[name])}`);
fs.rmSync(dir, { recursive: true });
