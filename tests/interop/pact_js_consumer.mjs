// A consumer test as a JavaScript team writes it, with npm's @pact-foundation/pact: it leaves a V4 pact in the
// folder given, for `accord verifier` to verify.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';

const [clients, folder] = process.argv.slice(2);
const require = createRequire(path.resolve(clients, 'package.json'));
const { MatchersV3, Pact } = require('@pact-foundation/pact');
const { decimal, eachLike, integer, like, regex } = MatchersV3;

const pact = new Pact({ consumer: 'JavaScript Shop', provider: 'Product Service', dir: folder, logLevel: 'error' });
const product = { id: integer(42), name: like('Kettle'), price: decimal(39.5) };

await pact
    .addInteraction()
    .given('product 42 exists', { id: 42 })
    .uponReceiving('a request for product 42')
    .withRequest('GET', '/products/42', (request) => request.headers({ Authorization: regex(/Bearer .+/, 'Bearer shop-token') }))
    .willRespondWith(200, (response) =>
        response.headers({ 'Content-Type': regex(/application\/json.*/, 'application/json') }).jsonBody(product))
    .executeTest(async (server) => {
        const answer = await fetch(`${server.url}/products/42`, { headers: { Authorization: 'Bearer shop-token' } });
        assert.equal(answer.status, 200);
        assert.equal((await answer.json()).name, 'Kettle');
    });

await pact
    .addInteraction()
    .given('there are products')
    .uponReceiving('a request for all products')
    .withRequest('GET', '/products', (request) => request.headers({ Authorization: regex(/Bearer .+/, 'Bearer shop-token') }))
    .willRespondWith(200, (response) => response.jsonBody(eachLike(product)))
    .executeTest(async (server) => {
        const answer = await fetch(`${server.url}/products`, { headers: { Authorization: 'Bearer shop-token' } });
        assert.equal((await answer.json()).length, 1);
    });

console.log('Pact JS wrote its pact');
