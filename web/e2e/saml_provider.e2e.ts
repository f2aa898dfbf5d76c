// Signing in by SAML at a provider that nobody here wrote, npm's `samlify`: its page posts a form, from another site.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { Broker } from './support/broker';
import { expectAccessible, openPage, settle, startBrowser } from './support/browser';
import { freePort, signInAs, startProvider } from './support/identity_provider';
import { asFirst } from './support/sign_in';

const kAnn = { email: 'ann@example.org', password: 'a long password of hers' };

let broker: Broker;
let browser: Browser;
let stopProvider = () => {};
let address = '';

const who = (user?: Record<string, unknown>) => signInAs(address, user);

beforeAll(async () => {
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  const member = 'PACT_BROKER_SIGN_IN_PROVIDERS__SAML__';
  [broker, browser] = await Promise.all([
    Broker.start(asFirst(kAnn), {
      [`${member}KIND`]: 'saml',
      [`${member}TITLE`]: 'Corporate',
      [`${member}METADATA_URL`]: `${address}/metadata`,
    }),
    startBrowser(),
  ]);
  stopProvider = await startProvider(
    'saml_provider.mjs',
    broker.url,
    'saml',
    String(port),
    'localhost', // another site than 127.0.0.1
  );
});
afterAll(async () => {
  stopProvider();
  await browser.close();
  await broker.stop();
});

test('a user of the provider comes back to the page that they wanted', async () => {
  await who({ id: 'b', email: 'bob@example.org', name: 'Bob' });
  const page = await openPage(browser, `${broker.url}/matrix?q=a%26b#end`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  const posts: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/auth/')) {
      void request.allHeaders().then((headers) => posts.push(headers.cookie));
    }
  });
  await page.getByRole('link', { name: 'Corporate' }).click();
  await page.waitForURL(`${broker.url}/matrix?q=a%26b#end`);
  await settle(page);
  await page.getByText('Signed in as').waitFor({ state: 'attached' });
  expect(posts).toHaveLength(2);
  expect(posts[0] ?? '').not.toContain('accord_sign_in_');
  expect(posts[1]).toContain('accord_sign_in_');
  const cookies = await page.context().cookies(broker.url);
  expect(cookies.filter(({ name }) => name.startsWith('accord_'))).toMatchObject([
    { name: 'accord_session', httpOnly: true, sameSite: 'Lax' },
  ]);
  await page.context().close();
});

test('who does not sign in there is told so, and can sign in in another way', async () => {
  await who();
  const page = await openPage(browser, `${broker.url}/matrix`);
  await page.getByRole('link', { name: 'Corporate' }).click();
  await page.getByRole('alert').getByText('its answer does not let you in').waitFor();
  await expectAccessible(page);
  await page.getByLabel('E-mail address').fill(kAnn.email);
  await page.getByLabel('Password', { exact: true }).fill(kAnn.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${broker.url}/matrix`);
  await page.context().close();
});

test('what a provider sends without being asked signs nobody in', async () => {
  const page = await openPage(browser, `${broker.url}/sign-in`);
  await page.setContent(
    `<form method="post" action="${broker.url}/auth/saml/callback"><input name="SAMLResponse" value="PGEvPg==" /><button>Open Accord</button></form>`,
  );
  await page.getByRole('button', { name: 'Open Accord' }).click();
  await page.getByRole('alert').getByText('Sign-ins begin here').waitFor();
  await page.context().close();
});
