// A provider of SAML 2.0: npm's `samlify`. Whoever signs in is said by POST /who with a JSON object; without one the
// provider says that they did not. Its page posts the response by a script, as those of providers do.
// Usage: saml_provider.mjs CLIENTS BROKER NAME [PORT [HOST]]   (build/interop; where Accord is, what the provider is called
// there; the host under which browsers find its page)
// POST /keys: signs with other keys from now on. GET /metadata.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const [clients, broker, name, port = 0, host = '127.0.0.1'] = process.argv.slice(2);
const require = createRequire(`${clients}/package.json`);
const saml = require('samlify');
saml.setSchemaValidator({ validate: async () => 'not checked' }); // it takes one that is not in npm's package

function makeKeys() {
  const pem = execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', '-', '-days', '1', '-subj', '/CN=idp'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return { privateKey: pem.match(/-----BEGIN PRIVATE KEY-----[^]*?-----END PRIVATE KEY-----/)[0], certificate: pem.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/)[0] };
}

let who = {};
let address = '';
let provider;
function useNewKeys() {
  const { privateKey, certificate } = makeKeys();
  provider = saml.IdentityProvider({
    entityID: `${address}/metadata`,
    privateKey,
    signingCert: certificate,
    isAssertionEncrypted: false,
    nameIDFormat: ['urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'],
    singleSignOnService: [{ Binding: saml.Constants.namespace.binding.redirect, Location: `${address.replace('127.0.0.1', host)}/sso` }],
  });
}

const escaped = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const attribute = (one, values) =>
  `<saml:Attribute Name="${one}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic">${values
    .map((value) => `<saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema" xsi:type="xs:string">${escaped(value)}</saml:AttributeValue>`)
    .join('')}</saml:Attribute>`;

/** The response, which samlify signs. */
function said(of, callback, audience) {
  const now = new Date().toISOString();
  const until = new Date(Date.now() + 300_000).toISOString();
  const issuer = `<saml:Issuer>${address}/metadata</saml:Issuer>`;
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${crypto.randomUUID()}" Version="2.0" IssueInstant="${now}" Destination="${callback}" InResponseTo="${of}">${issuer}
<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
<saml:Assertion ID="${who.assertion ?? `_${crypto.randomUUID()}`}" Version="2.0" IssueInstant="${now}">${issuer}
<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${escaped(who.id)}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${until}" Recipient="${who.recipient ?? callback}" InResponseTo="${of}"/></saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="${now}" NotOnOrAfter="${who.until ?? until}"><saml:AudienceRestriction><saml:Audience>${who.audience ?? audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
<saml:AuthnStatement AuthnInstant="${now}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
<saml:AttributeStatement>${attribute('email', [who.email])}${attribute('displayName', [who.name])}${attribute('groups', who.groups ?? [])}</saml:AttributeStatement></saml:Assertion></samlp:Response>`;
}

async function signIn(url) {
  const told = await (await fetch(`${broker}/auth/${name}/metadata`)).text();
  const self = saml.ServiceProvider({ metadata: told });
  const query = Object.fromEntries(url.searchParams);
  const request = await provider.parseLoginRequest(self, 'redirect', { query });
  let response;
  if (who.id) {
    const callback = self.entityMeta.getAssertionConsumerService('post');
    const made = () => ({ id: '', context: said(request.extract.request.id, callback, self.entityMeta.getEntityID()) });
    ({ context: response } = await provider.createLoginResponse(self, request, 'post', {}, made, false, query.RelayState));
  } else {
    response = Buffer.from(
      `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_x" Version="2.0" IssueInstant="${new Date().toISOString()}" InResponseTo="${request.extract.request.id}"><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/></samlp:Status></samlp:Response>`,
    ).toString('base64');
  }
  return `<!doctype html><form method="post" action="${self.entityMeta.getAssertionConsumerService('post')}">
<input type="hidden" name="SAMLResponse" value="${response}"/><input type="hidden" name="RelayState" value="${query.RelayState}"/></form>
<script>document.forms[0].submit()</script>\n`;
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, address);
  try {
    if (url.pathname === '/who') {
      let text = '';
      for await (const part of request) text += part;
      who = text ? JSON.parse(text) : {};
      response.end();
    } else if (url.pathname === '/keys') {
      useNewKeys();
      response.end();
    } else if (url.pathname === '/metadata') {
      response.setHeader('Content-Type', 'application/samlmetadata+xml').end(provider.getMetadata());
    } else if (url.pathname === '/sso') {
      response.setHeader('Content-Type', 'text/html').end(await signIn(url));
    } else {
      response.writeHead(404).end();
    }
  } catch (error) {
    response.writeHead(500).end(String(error?.stack ?? error));
  }
});
server.listen(Number(port), '127.0.0.1', () => {
  address = `http://127.0.0.1:${server.address().port}`;
  useNewKeys();
  console.log(address);
});
