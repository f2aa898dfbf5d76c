// Signing in at a provider that nobody here wrote, npm's `oidc-provider`: there and back.
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
let issuer = '';

const who = (claims?: Record<string, unknown>) => signInAs(issuer, claims);

beforeAll(async () => {
  const port = await freePort();
  issuer = `http://127.0.0.1:${port}`;
  const member = 'PACT_BROKER_SIGN_IN_PROVIDERS__CORPORATE__';
  [broker, browser] = await Promise.all([
    Broker.start(asFirst(kAnn), {
      [`${member}ISSUER`]: issuer,
      [`${member}TITLE`]: 'Corporate & <b>Sons</b>',
      [`${member}CLIENT_ID`]: 'accord',
      [`${member}CLIENT_SECRET`]: 'a secret of the client',
    }),
    startBrowser(),
  ]);
  const callback = `${broker.url}/auth/corporate/callback`;
  stopProvider = await startProvider('oidc_issuer.mjs', callback, String(port));
});
afterAll(async () => {
  stopProvider();
  await browser.close();
  await broker.stop();
});

test('a user of the provider comes back to the page that they wanted', async () => {
  await who({ sub: 'b', email: 'bob@example.org', email_verified: true, name: 'Bob' });
  const page = await openPage(browser, `${broker.url}/matrix?q=a%26b#end`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Corporate & <b>Sons</b>' }).click();
  await page.waitForURL(`${broker.url}/matrix?q=a%26b#end`);
  await settle(page);
  await page.getByText('Signed in as').waitFor({ state: 'attached' });
  const cookies = await page.context().cookies(broker.url); // of this host, the provider's among them
  const ours = cookies.filter(({ name }) => name.startsWith('accord_'));
  expect(ours).toMatchObject([{ name: 'accord_session', httpOnly: true, sameSite: 'Lax' }]);
  await page.context().close();
});

test('who does not sign in there is told so, and can sign in in another way', async () => {
  await who();
  const page = await openPage(browser, `${broker.url}/matrix`);
  await page.getByRole('link', { name: 'Corporate & <b>Sons</b>' }).click();
  await page.getByRole('alert').getByText('You did not sign in there.').waitFor();
  await expectAccessible(page);
  expect(new URL(page.url()).searchParams.get('to')).toBe('/matrix');
  await page.getByLabel('E-mail address').fill(kAnn.email);
  await page.getByLabel('Password', { exact: true }).fill(kAnn.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${broker.url}/matrix`);
  await page.context().close();
});

test('the page has no words of others', async () => {
  const page = await openPage(browser, `${broker.url}/sign-in?error=%3Cb%3Ecall%20me%3C/b%3E`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByRole('link', { name: 'Corporate & <b>Sons</b>' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await page.getByText('call me').count()).toBe(0);
  await page.context().close();
});
