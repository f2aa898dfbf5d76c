// The broker away, slow, or refusing: it is shown, and the page recovers by itself.
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, expectNoSideways, openPage, phone } from './support/browser';
import { Broker } from './support/broker';
import { broker, browser, useSite } from './support/site';
import { fillShop } from './support/shop';

useSite();
beforeAll(async () => {
  await fillShop(broker);
});

function isJson(url: URL): boolean {
  return !url.pathname.startsWith('/ui/assets/') && url.pathname !== '/favicon.ico';
}

/** Answers what the page asks for (not the page itself) with `status`, until it is let through. */
async function answering(page: Page, status: number): Promise<() => Promise<void>> {
  await page.route(isJson, (route) =>
    route.request().resourceType() === 'document'
      ? route.continue()
      : route.fulfill({ status, contentType: 'application/json', body: '{"error":"refused"}' }),
  );
  return () => page.unroute(isJson);
}

test('a broker that went away is told of, and what is shown stays', async () => {
  const page = await openPage(browser, `${broker.url}/webhooks`);
  await page.getByText('No webhooks.').waitFor();
  await page.route(isJson, (route) => route.abort('connectionrefused'));
  await page.getByRole('link', { name: 'Environments' }).click();
  await page.getByRole('link', { name: 'Activity' }).click();
  await page.getByText('The broker does not answer').waitFor();
  await expectAccessible(page);
  await page.unroute(isJson);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('region', { name: 'Today' }).waitFor();
});

test('live updates that are lost are told of', async () => {
  const own = await Broker.start();
  const page = await openPage(browser, `${own.url}/webhooks`);
  await page.getByText('No webhooks.').waitFor();
  await page.waitForTimeout(500);
  await page.context().setOffline(true);
  await own.stop();
  await page.getByText('Live updates are off. Trying again.').waitFor();
  await expectAccessible(page);
  await page.setViewportSize(phone);
  await expectNoSideways(page);
  await page.context().close();
});

test('live updates come back by themselves, and what was missed is read', async () => {
  const page = await openPage(browser, `${broker.url}/hal-browser/browser.html#/pacticipants`);
  await page.getByRole('heading', { level: 1, name: 'Pacticipants' }).waitFor();
  await page.route('**/events', (route) => route.abort('connectionreset'));
  await page.evaluate(() => {
    // The stream ends as when a proxy gives it up: the page is hidden for longer than it listens, and seen again.
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.waitForTimeout(5_500);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => false });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.getByText('Live updates are off. Trying again.').waitFor();
  await broker.ask('POST', '/pacticipants', { name: 'Came Meanwhile' });
  await page.unroute('**/events');
  await page.getByText('Live updates are off').waitFor({ state: 'detached' });
  await page.getByText('Came Meanwhile').first().waitFor();
  await page.context().close();
});

test('a broker that is slow is waited for, and that is said', async () => {
  const page = await openPage(browser, `${broker.url}/webhooks`);
  await page.getByText('No webhooks.').waitFor();
  broker.sleep();
  await page.getByRole('link', { name: 'Activity' }).click();
  await page.getByText('The broker takes its time.').waitFor();
  await expectAccessible(page);
  broker.wake();
  await page.getByRole('region', { name: 'Today' }).waitFor();
  expect(await page.getByText('The broker takes its time.').count()).toBe(0);
  await page.context().close();
});

for (const [status, words, next] of [
  [401, 'Sign in to see this', 'Load again'],
  [403, 'You may not see this', 'Try again'],
  [500, 'This could not be shown', 'Try again'],
] as const) {
  test(`${status} is told in words, and the way on`, async () => {
    const page = await openPage(browser, 'about:blank');
    const through = await answering(page, status);
    await page.goto(`${broker.url}/webhooks`);
    await page.getByText(words).waitFor();
    await expectAccessible(page);
    await through();
    await page.getByRole('button', { name: next }).click();
    await page.getByText('No webhooks.').waitFor();
    await page.context().close();
  });
}

test('who may only read sees pages, and is told when something is refused', async () => {
  const own = await Broker.start([
    ...['--basic-auth-username', 'writer', '--basic-auth-password', 'w'],
    ...['--basic-auth-read-only-username', 'reader', '--basic-auth-read-only-password', 'r'],
  ]);
  const page = await openPage(browser, `${own.url}/webhooks`, {
    httpCredentials: { username: 'reader', password: 'r' },
  });
  await page.getByText('No webhooks.').waitFor();
  await page.getByRole('link', { name: 'New webhook' }).click();
  await page.getByRole('link', { name: /^Slack/ }).click();
  await page.getByLabel(/What follows/).fill('x');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('alert').getByText('Sign in as somebody who may do this').waitFor();
  await expectAccessible(page);
  await page.context().close();
  await own.stop();
});

test('who gives up at the password is told, and may try again', async () => {
  const own = await Broker.start(['--basic-auth-username', 'u', '--basic-auth-password', 'p']);
  const page = await openPage(browser, 'about:blank');
  // As when the question for a password is left: this browser can't be asked, and has none.
  await page.route('**/matrix', async (route) => {
    const response = await route.fetch();
    const { 'www-authenticate': challenge, ...headers } = response.headers();
    expect(challenge).toContain('Basic');
    await route.fulfill({ response, headers });
  });
  await page.goto(`${own.url}/matrix`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
  await expectAccessible(page);
  await page.context().close();
  const signedIn = await openPage(browser, `${own.url}/matrix`, {
    httpCredentials: { username: 'u', password: 'p' },
  });
  await signedIn.getByRole('heading', { level: 1, name: 'Matrix' }).waitFor();
  await signedIn.context().close();
  await own.stop();
});
