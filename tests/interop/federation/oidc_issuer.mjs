// A provider of single sign-on: npm's `oidc-provider`, with users who sign in at once as the cookie-less test says.
// Usage: oidc_issuer.mjs CLIENTS CALLBACK [PORT]   (build/interop; where Accord is come back to)
// Whoever signs in is said by POST /who with a JSON object of claims; without one the provider says access_denied.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [clients, callback, port = 0] = process.argv.slice(2);
const require = createRequire(`${clients}/package.json`);
const { default: Provider } = await import(pathToFileURL(require.resolve('oidc-provider')));

let who = {};
const server = createServer();
server.listen(Number(port), '127.0.0.1', () => {
  const address = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(address, {
    clients: [{ client_id: 'accord', client_secret: 'a secret of the client', redirect_uris: [callback] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username', 'groups'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...who, sub: id }) }),
    cookies: { keys: ['a key of the test'] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
  });

  async function signIn(request, response) {
    const interaction = await provider.interactionDetails(request, response);
    if (!who.sub) return provider.interactionFinished(request, response, { error: 'access_denied' });
    const grant = new provider.Grant({ accountId: who.sub, clientId: interaction.params.client_id });
    grant.addOIDCScope('openid profile email');
    return provider.interactionFinished(request, response, { login: { accountId: who.sub, remember: false }, consent: { grantId: await grant.save() } });
  }

  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (request.url === '/who') {
      let text = '';
      request.on('data', (part) => (text += part));
      request.on('end', () => {
        who = text ? JSON.parse(text) : {};
        response.end();
      });
    } else if (request.url.startsWith('/interaction/')) {
      signIn(request, response).catch((error) => response.writeHead(500).end(String(error)));
    } else {
      handle(request, response);
    }
  });
  console.log(address);
});
