// Signing in and out on the page, and what others try with a browser that is signed in.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoComplaints, expectNoSideways, openPage, phone, settle } from './support/browser'; // prettier-ignore
import { kBelow, Proxy } from './support/proxy';
import { askAs, asFirst, fillIn, signIn } from './support/sign_in';
import { broker, browser, useSite } from './support/site';

const kAnn = { email: 'ann@example.org', password: 'a long password of hers' };
const kWrong = { email: kAnn.email, password: 'not her password' };

useSite(asFirst(kAnn));

/** Another site, which has a page that the test writes. */
let evil: Server;
let evilPage = '';
beforeAll(async () => {
  evil = createServer((_, answer) =>
    answer.writeHead(200, { 'Content-Type': 'text/html' }).end(evilPage),
  );
  await new Promise<void>((ready) => evil.listen(0, ready));
});
afterAll(() => {
  evil.close();
});

const evilPort = () => (evil.address() as AddressInfo).port;
const main = (page: Page) => page.getByRole('navigation', { name: 'Main' });

async function signedIn(path = '/'): Promise<Page> {
  const page = await openPage(browser, broker.url + path);
  await signIn(page, kAnn);
  await settle(page);
  return page;
}

test('who opens a page signs in, and comes back to it', async () => {
  const page = await openPage(browser, `${broker.url}/webhooks?q=a%26b#end`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(0);
  await expectAccessible(page);
  await fillIn(page, kWrong);
  await page.getByRole('alert').getByText('The e-mail address or the password is wrong.').waitFor();
  await expectAccessible(page);
  await fillIn(page, kAnn);
  await page.waitForURL(`${broker.url}/webhooks?q=a%26b#end`);
  await settle(page);
  await page.getByText('Signed in as').waitFor({ state: 'attached' });
  expectNoComplaints(page, /status of 401/);
  const cookies = await page.context().cookies();
  expect(cookies).toMatchObject([{ name: 'accord_session', httpOnly: true, sameSite: 'Lax' }]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await page.context().close();
});

test('the keyboard is enough, on a small screen and in the dark', async () => {
  const page = await openPage(browser, `${broker.url}/matrix`, {
    viewport: phone,
    colorScheme: 'dark',
  });
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'email');
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.keyboard.type(kAnn.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(kAnn.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${broker.url}/matrix`);
  await settle(page);
  await expectNoSideways(page);
  await page.context().close();
});

test('who is signed in is not asked again', async () => {
  const page = await signedIn();
  await page.goto(`${broker.url}/sign-in?to=%2Fnetwork`);
  await page.waitForURL(`${broker.url}/network`);
  await page.context().close();
});

test('who guesses is told how long to wait', async () => {
  const bob = { email: 'bob@example.org', password: 'a long password of his' };
  const page = await openPage(browser, `${broker.url}/`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  for (let i = 0; i < 10; i++) {
    const answer = await fetch(`${broker.url}/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(bob),
    });
    expect(answer.status).toBe(401);
  }
  await fillIn(page, bob);
  await page
    .getByRole('alert')
    .getByText(/tried too often. Try again in \w+ seconds?\./)
    .waitFor();
  expectNoComplaints(page, /status of 429/);
  await page.context().close();
});

test('signing in leads nowhere else', async () => {
  for (const to of [
    `//127.0.0.1:${evilPort()}/`,
    `/\\127.0.0.1:${evilPort()}/`,
    `http://127.0.0.1:${evilPort()}/`,
    `/.//127.0.0.1:${evilPort()}/`,
    `/\t/127.0.0.1:${evilPort()}/`,
    'javascript:alert(1)',
    '/sign-in?to=/sign-in',
  ]) {
    const page = await openPage(browser, `${broker.url}/sign-in?to=${encodeURIComponent(to)}`);
    await signIn(page, kAnn);
    expect(page.url(), to).toBe(`${broker.url}/`);
    expectNoComplaints(page);
    await page.context().close();
  }
});

test('signing out in one window ends the other', async () => {
  const page = await signedIn('/webhooks');
  const other = await page.context().newPage();
  await other.goto(`${broker.url}/pacticipants`);
  await other.getByText('Signed in as').waitFor({ state: 'attached' });
  await main(page).locator('summary').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL(`${broker.url}/sign-in`);
  await other.waitForURL(`${broker.url}/sign-in`);
  await page.goBack();
  await page
    .getByRole('heading', { name: /^Sign in/ })
    .first()
    .waitFor();
  expect(await page.getByText('No webhooks.').count()).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
  await page.context().close();
});

test('signing out everywhere ends other browsers', async () => {
  const page = await signedIn();
  const away = await signedIn('/webhooks');
  await main(page).locator('summary').click();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.waitForURL(`${broker.url}/sign-in`);
  await away.getByRole('link', { name: 'Environments' }).click();
  await away.getByRole('dialog', { name: 'Sign in to go on' }).waitFor();
  await away.context().close();
  await page.context().close();
});

test('a session that ends takes nothing of what was typed', async () => {
  const page = await signedIn('/webhooks/new');
  await page.getByRole('link', { name: /^Slack/ }).click();
  await page.getByLabel(/What follows/).fill('T00/B00/XXX');
  const me = await askAs<{ uuid: string }>(kAnn, `${broker.url}/user`);
  await askAs(kAnn, `${broker.url}/admin/users/${me.uuid}/sessions`, 'DELETE');
  await page.getByRole('button', { name: 'Create' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in to go on' });
  await dialog.waitFor();
  await expectAccessible(page);
  expect(await dialog.getByLabel('E-mail address').inputValue()).toBe(kAnn.email);
  await dialog.getByLabel('Password').fill(kAnn.password);
  await dialog.getByLabel('Password').press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.getByLabel(/What follows/).inputValue()).toBe('T00/B00/XXX');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL(/\/webhooks\/[\w-]{20,}$/);
  expectNoComplaints(page, /status of 401/);
  await page.context().close();
});

test('another site changes nothing with the session of a browser', async () => {
  const page = await signedIn();
  const context = page.context();
  const url = `${broker.url}/admin/system-accounts`;
  const statuses: number[] = [];
  context.on('response', (answer) => {
    if (answer.url() === url) statuses.push(answer.status());
  });
  evilPage = `<!doctype html><form method="post" enctype="text/plain" action="${url}">
    <input name='{"name":"planted","x":"' value='"}'></form>`;
  for (const host of ['127.0.0.1', 'localhost']) {
    const form = await context.newPage();
    await form.goto(`http://${host}:${evilPort()}/`);
    await Promise.all([
      form.waitForResponse(url),
      form.evaluate(() => document.forms[0]?.submit()),
    ]);
    await form.close();
    const script = await context.newPage();
    await script.goto(`http://${host}:${evilPort()}/`);
    await script.evaluate(async (place) => {
      const body = '{"name":"planted"}';
      await fetch(place, { method: 'POST', mode: 'no-cors', credentials: 'include', body });
    }, url);
    const read = await script.evaluate(
      (place) => fetch(place, { credentials: 'include' }).then(() => 'read', () => 'refused'), // prettier-ignore
      `${broker.url}/user`,
    );
    expect(read, 'no other site reads').toBe('refused');
    await script.close();
  }
  // From another port the cookie comes along, and is refused; from another site it does not come.
  expect(statuses).toEqual([403, 403, 401, 401]);
  const accounts = await askAs<{ users: unknown[] }>(kAnn, `${broker.url}/admin/system-accounts`);
  expect(accounts.users).toEqual([]);
  await page.goto(`${broker.url}/pacticipants`);
  await page.getByText('Signed in as').waitFor({ state: 'attached' });
  await page.context().close();
});

test('no other site shows the page to sign in within its own', async () => {
  evilPage = `<!doctype html><iframe src="${broker.url}/sign-in" width="500" height="500"></iframe>`;
  const page = await openPage(browser, `http://127.0.0.1:${evilPort()}/`);
  await page.waitForTimeout(500);
  expect(await page.frameLocator('iframe').getByLabel('Password').count()).toBe(0);
  await page.context().close();
});

test('a broker below a path is signed in to there', async () => {
  const proxy = await Proxy.start(asFirst(kAnn));
  const page = await openPage(browser, `${proxy.url}/webhooks?q=x`);
  await signIn(page, kAnn);
  await page.waitForURL(`${proxy.url}/webhooks?q=x`);
  await page.getByText('Signed in as').waitFor({ state: 'attached' });
  expect((await page.context().cookies())[0]?.path).toBe(kBelow);
  await main(page).locator('summary').click();
  await page.getByRole('link', { name: 'My account' }).click();
  await page.waitForURL(`${proxy.url}/user`);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL(`${proxy.url}/sign-in`);
  expect(proxy.strays.filter((path) => path !== '/favicon.ico')).toEqual([]);
  expectNoComplaints(page);
  await page.context().close();
  await proxy.stop();
});

test('who is invited sets a password by the link, once', async () => {
  const invited = await askAs<{ invitation: { url: string } }>(
    kAnn,
    `${broker.url}/admin/users/invite-user`,
    'POST',
    { email: 'bob@example.org', name: 'Bob' },
  );
  const page = await openPage(browser, invited.invitation.url);
  const password = page.getByLabel('Your new password');
  await password.fill('short');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('alert').waitFor();
  await expectAccessible(page);
  await password.fill('a long password of his');
  await password.press('Enter');
  await page.getByRole('status').getByText('Your password is set.').waitFor();
  expect(page.url()).toBe(`${broker.url}/set-password`);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, { email: 'bob@example.org', password: 'a long password of his' });
  await page.getByText('Signed in as').waitFor({ state: 'attached' });
  await page.goto('about:blank');
  await page.goto(invited.invitation.url);
  await password.fill('another long password');
  await password.press('Enter');
  await page.getByRole('alert').getByText('This link was used already').waitFor();
  await page.context().close();
});

test('an administrator makes a link for somebody', async () => {
  const users = await askAs<{ users: { uuid: string }[] }>(kAnn, `${broker.url}/admin/users?q=bob`);
  const page = await signedIn(`/admin/users/${users.users[0]?.uuid ?? ''}`);
  await page.getByRole('button', { name: 'Make a link' }).click();
  await page.getByText(`${broker.url}/set-password#`).waitFor();
  await expectAccessible(page);
  await page.context().close();
});
