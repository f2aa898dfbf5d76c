// A provider's verification as a JavaScript team writes it, from a broker that asks for a token, which
// stands in PACT_BROKER_TOKEN alone.
// Usage: pact_js_verifier.mjs CLIENTS BROKER PROVIDER_URL VERSION
import { createRequire } from 'node:module';
import path from 'node:path';

const [clients, pactBrokerUrl, providerBaseUrl, providerVersion] = process.argv.slice(2);
const require = createRequire(path.resolve(clients, 'package.json'));
const { Verifier } = require('@pact-foundation/pact');

await new Verifier({
    provider: 'Product Service',
    providerBaseUrl,
    providerVersion,
    providerVersionBranch: 'main',
    providerStatesSetupUrl: `${providerBaseUrl}/_pact/state`,
    pactBrokerUrl,
    pactBrokerToken: process.env.PACT_BROKER_TOKEN,
    consumerVersionSelectors: [{ mainBranch: true }],
    publishVerificationResult: true,
    logLevel: 'error',
}).verifyProvider();
console.log('Pact JS verified');
