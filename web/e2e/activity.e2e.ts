// Activity, and that every page is current without loading again.
import { expect, test } from 'vitest';
import {
  expectAccessible,
  expectNoComplaints,
  expectNoSideways,
  openPage,
  phone,
} from './support/browser';
import { broker, browser, useSite } from './support/site';
import { fillShop, order, pactOf } from './support/shop';

useSite();
test('an empty broker says so, and what happens appears', async () => {
  const page = await openPage(browser, `${broker.url}/events`);
  await page.getByText('Nothing happened yet.').waitFor();
  await expectAccessible(page);
  await fillShop(broker);
  await page.getByText(/fails/).first().waitFor();
  await page
    .getByText(/was deployed to/)
    .first()
    .waitFor();
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('events are filtered, and the address has it', async () => {
  const page = await openPage(browser, `${broker.url}/events`);
  const rows = page.getByRole('region', { name: 'Today' }).getByRole('listitem');
  await rows.first().waitFor();
  await page.getByRole('combobox', { name: 'Event' }).selectOption('Deployed');
  await page.waitForURL('**/events?event=deployment_recorded');
  await rows
    .getByText(/published/)
    .first()
    .waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'Environment' }).selectOption('Production');
  await page.waitForURL('**environment=production');
  await page.getByRole('combobox', { name: 'Application' }).fill('Payments');
  await page.getByRole('option', { name: 'Payments' }).click();
  await page.waitForURL('**pacticipant=Payments**');
  await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(1);
  await page.reload();
  await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(1);
  // What is not asked for does not come; what is does.
  await broker.publish(pactOf('Web Shop', 'Order Service', [order]), 'other', 'main');
  const production = await broker.ask<{
    _embedded: { environments: { uuid: string; name: string }[] };
  }>('GET', '/environments');
  const { uuid = '' } =
    production._embedded.environments.find(({ name }) => name === 'production') ?? {};
  await broker.deploy('Payments', 'c0ffee1', uuid);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.waitForURL('**/events');
  await rows.getByText('published its contract with').first().waitFor();
  expectNoComplaints(page);
});

test('a row leads to what it tells of', async () => {
  const page = await openPage(browser, `${broker.url}/events?event=provider_verification_failed`);
  await page.getByRole('link', { name: 'Open: Verification failed' }).first().click();
  await page.waitForURL(
    /\/pacts\/provider\/Order%20Service\/consumer\/Mobile%20App\/pact-version\/[0-9a-f]+\/verification-results\/\d+$/,
  );
});

test('another page is read again when something happens, and only then', async () => {
  const page = await openPage(
    browser,
    `${broker.url}/hal-browser/browser.html#/pacticipants/Web%20Shop`,
  );
  await page.getByRole('heading', { level: 1, name: 'Web Shop' }).waitFor();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.waitForTimeout(2_000);
  expect(asked).toEqual([]);
  await broker.publish(pactOf('Web Shop', 'Order Service', [order]), 'brand-new-9', 'main');
  await page.getByRole('link', { name: 'brand-new-9' }).first().waitFor();
  expect(asked.filter((path) => path === '/pacticipants/Web%20Shop').length).toBeLessThanOrEqual(2);
  expectNoComplaints(page);
});

test('a page that is not seen listens to nothing', async () => {
  const page = await openPage(browser, `${broker.url}/webhooks`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const ended = page.waitForEvent('requestfailed', {
    predicate: (request) => request.url().endsWith('/events'),
    timeout: 15_000,
  });
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await ended;
  const again = page.waitForRequest(
    (request) =>
      request.url().endsWith('/events') && request.headers()['last-event-id'] !== undefined,
  );
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => false });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await again;
  expect(await page.getByText('Live updates are off').count()).toBe(0);
});

test('it fits a phone and the dark', async () => {
  const page = await openPage(browser, `${broker.url}/events`, {
    viewport: phone,
    colorScheme: 'dark',
  });
  await page.getByRole('region', { name: 'Today' }).waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
});
