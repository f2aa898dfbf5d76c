// Signing in at a provider that nobody here wrote, npm's `oidc-provider`: there and back.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { Broker } from './support/broker';
import { expectAccessible, openPage, settle, startBrowser } from './support/browser';
import { asFirst } from './support/sign_in';

const kAnn = { email: 'ann@example.org', password: 'a long password of hers' };
const kRoot = resolve(import.meta.dirname, '../..');

let broker: Broker;
let browser: Browser;
let provider: ChildProcess;
let issuer = '';

function freePort(): Promise<number> {
  return new Promise((found) => {
    const listener = createServer().listen(0, '127.0.0.1', () => {
      const { port } = listener.address() as AddressInfo;
      listener.close(() => found(port));
    });
  });
}

/** Who signs in there from now on, without being asked; nobody: the provider says that they did not. */
async function who(claims?: Record<string, unknown>): Promise<void> {
  await fetch(`${issuer}/who`, { method: 'POST', body: claims ? JSON.stringify(claims) : '' });
}

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
  provider = spawn(process.execPath, [
    resolve(kRoot, 'tests/interop/federation/oidc_issuer.mjs'),
    resolve(kRoot, 'build/interop'),
    `${broker.url}/auth/corporate/callback`,
    String(port),
  ]);
  await new Promise((started, failed) => {
    provider.stdout?.once('data', started);
    provider.once('exit', (code) => failed(new Error(`the provider ended with ${code}`)));
  });
});
afterAll(async () => {
  provider.removeAllListeners('exit').kill();
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
