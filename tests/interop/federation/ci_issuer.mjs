// A CI provider as an issuer of tokens, signed by npm's `jose`: GitHub Actions and GitLab work like this.
// Usage: ci_issuer.mjs CLIENTS   (build/interop)
//   POST /token?key=ID&alg=A  signs the body, a JSON object; iss is this server unless the body has one
//   POST /rotate              from now on there is another key
//   POST /away, POST /back    answers 503, or not
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const require = createRequire(`${process.argv[2]}/package.json`);
const { SignJWT, generateKeyPair, exportJWK, UnsecuredJWT } = require('jose');

const keys = [];
let address = '';
let away = false;

async function addKey(alg) {
  const pair = await generateKeyPair(alg, { extractable: true });
  keys.push({ alg, kid: `${alg}-${keys.length}`, ...pair, listed: true });
}

async function jwks() {
  const listed = keys.filter((key) => key.listed);
  return { keys: await Promise.all(listed.map(async (key) => ({ ...(await exportJWK(key.publicKey)), kid: key.kid, alg: key.alg, use: 'sig' }))) };
}

async function sign(url, text) {
  const claims = { iss: address, iat: Math.floor(Date.now() / 1000), exp: Math.floor(Date.now() / 1000) + 300, ...JSON.parse(text) };
  const alg = url.searchParams.get('alg') ?? 'RS256';
  if (alg === 'none') return new UnsecuredJWT(claims).encode();
  if (alg === 'HS256') {
    const shared = new TextEncoder().encode(JSON.stringify((await jwks()).keys[0]));
    return new SignJWT(claims).setProtectedHeader({ alg, kid: keys[0].kid }).sign(shared);
  }
  if (url.searchParams.has('forged')) {
    const forged = await generateKeyPair('RS256');
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: keys[0].kid }).sign(forged.privateKey);
  }
  const key = keys.findLast((one) => one.alg === alg);
  return new SignJWT(claims).setProtectedHeader({ alg, kid: key.kid, typ: 'JWT' }).sign(key.privateKey);
}

async function answer(url, text) {
  switch (url.pathname) {
    case '/.well-known/openid-configuration':
      return { issuer: address, jwks_uri: `${address}/jwks`, response_types_supported: ['id_token'] };
    case '/jwks':
      return jwks();
    case '/token':
      return sign(url, text);
    case '/rotate':
      for (const key of keys) key.listed = false;
      await addKey('RS256');
      return {};
    default:
      return undefined;
  }
}

const server = createServer((request, response) => {
  const url = new URL(request.url, address);
  let text = '';
  request.on('data', (part) => (text += part));
  request.on('end', async () => {
    if (url.pathname === '/away' || url.pathname === '/back') {
      away = url.pathname === '/away';
      response.end();
      return;
    }
    if (away && request.method === 'GET') {
      response.writeHead(503).end();
      return;
    }
    const found = await answer(url, text);
    response.writeHead(found === undefined ? 404 : 200).end(typeof found === 'string' ? found : JSON.stringify(found ?? {}));
  });
});
await addKey('RS256');
await addKey('ES256');
await addKey('PS256');
server.listen(0, '127.0.0.1', () => {
  address = `http://127.0.0.1:${server.address().port}`;
  console.log(address);
});
