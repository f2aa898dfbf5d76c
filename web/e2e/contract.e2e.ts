// The page of a contract: its interactions, what failed and why, its changes, results, environments and raw document.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { broker, browser, useSite } from './support/site';
import {
  expectAccessible,
  expectNoComplaints,
  expectNoSideways,
  openPage,
  phone,
} from './support/browser';
import { kinds, hostile, large, wide } from './support/contracts';
import { failure, fillShop, mobile, order, pactOf, placed } from './support/shop';

const kMobile = '/pacts/provider/Order%20Service/consumer/Mobile%20App';
const pictures = process.env.ACCORD_PICTURES;

async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

const open = (path: string, options = {}) => openPage(browser, broker.url + path, options);
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Contract' }).getByRole('link', { name, exact: true });
const listed = (page: Page) => page.getByRole('navigation', { name: 'Interactions' });
const shown = (page: Page) => page.getByRole('article');

useSite();
beforeAll(async () => {
  await fillShop(broker);
  await broker.verify(mobile, '2.14.0', '7.2.0', false, failure);
  const changed = structuredClone(order);
  changed.response.body.content.items[0]!.quantity = 3;
  await broker.publish(pactOf('Mobile App', 'Order Service', [changed, placed]), '2.15.0', 'main');
  await broker.publish(kinds, '1', 'main');
  await broker.publish(hostile, '1', 'main');
  await broker.publish(wide, '1', 'main');
  await broker.publish(large, '1', 'main');
});

test('what failed is told in words, and stands where it is needed', async () => {
  const page = await open(`${kMobile}/version/2.14.0`);
  await page.getByRole('heading', { level: 1, name: 'Mobile App needs from Order Service' }).waitFor();
  await page.getByText('2 of 3 interactions passed.').waitFor();
  await listed(page).getByRole('img', { name: 'Failed in the latest result' }).waitFor();
  expect(await shown(page).getByRole('heading', { level: 2 }).textContent()).toBe('a request to place an order');
  const why = page.getByRole('note', { name: 'Why it failed' });
  await why.getByText('was the text "12.50" where the consumer needs a decimal number').waitFor();
  const response = page.getByRole('group', { name: 'It needs back, and what came' });
  expect(await response.textContent()).toContain('"total": "12.50"');
  await response.getByText('text where a decimal number is needed').waitFor();
  await response.getByText('decimal', { exact: true }).waitFor();
  await page.getByText('given the customer c-204 exists').waitFor();
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'failed-light');
  expectNoComplaints(page);
}); // prettier-ignore

test('an interaction is chosen by its link and by keys, and is in the address', async () => {
  const page = await open(`${kMobile}/version/2.14.0`);
  await listed(page).getByRole('link', { name: 'an order event' }).click();
  await page.waitForURL('**?interaction=an+order+event');
  await page.getByRole('group', { name: 'The consumer needs this message' }).waitFor();
  await page.keyboard.press('k');
  await page.waitForURL('**?interaction=a+request+to+place+an+order');
  await page.keyboard.press('k');
  await shown(page).getByRole('heading', { name: 'a request for an order' }).waitFor();
  await shown(page).getByText('each, at least 1').waitFor();
  await shown(page).getByText('regex [A-Z]+-\\d+').waitFor();
  const url = page.url();
  const other = await openPage(browser, url);
  await shown(other).getByRole('heading', { name: 'a request for an order' }).waitFor();
  expectNoComplaints(page);
  expectNoComplaints(other);
});

test('what changed since the content before, and between any two versions', async () => {
  const page = await open(`${kMobile}/version/2.15.0?tab=changes`);
  await page.getByText('1 changed, 1 removed; one interaction is the same.').waitFor();
  expect(await page.getByRole('combobox', { name: 'From version' }).inputValue()).toBe('2.14.0');
  const response = page.getByRole('group', { name: 'It needs back' }).first();
  expect(await response.textContent()).toMatch(/before: {7}"quantity": 2.*now: {7}"quantity": 3/s);
  await expectAccessible(page);
  await picture(page, 'changes-light');
  await page.getByRole('combobox', { name: 'From version' }).click();
  await page.getByRole('option', { name: /2\.13\.0/ }).click();
  await page.waitForURL('**with=2.13.0*');
  await page.getByText('1 changed; one interaction is the same.').waitFor();
  await page.getByRole('combobox', { name: 'To version' }).click();
  await page.getByRole('option', { name: /2\.14\.0/ }).click();
  await page.getByText('1 added; two interactions are the same.').waitFor();
  expectNoComplaints(page);
});

test('addresses of differences lead there', async () => {
  const page = await open(`${kMobile}/version/2.13.0?tab=changes`);
  await page.getByText('This is the first content of the contract').waitFor();
  // As a link inside the page does.
  const go = (path: string) =>
    page.evaluate((url) => {
      history.pushState({}, '', url);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
  await go(`${kMobile}/version/2.15.0/diff/previous-distinct`);
  await page.getByText('1 changed, 1 removed').waitFor();
  expect(page.url()).toBe(`${broker.url}${kMobile}/version/2.15.0?tab=changes`);
  await go(`${kMobile}/version/2.14.0/diff/version/2.13.0`);
  await page.getByText('1 added; two interactions are the same.').waitFor();
  expectNoComplaints(page);
});

test('what the verifier itself publishes is told in words, with since when', async () => {
  const pact = pactOf('Till', 'Order Service', [order]);
  await broker.publish(pact, '1', 'main');
  await broker.verify(pact, '1', '7.0.0', true);
  await broker.runVerifier('Order Service', 'Till', '7.1.0', {
    '/orders/o-9001': { id: 'o-9001', total: '12.50', items: [{ sku: 'tea', quantity: 2 }] },
  });
  const page = await open('/pacts/provider/Order%20Service/consumer/Till/latest');
  const why = page.getByRole('note', { name: 'Why it failed' });
  await why.getByText('was the text "12.50" where the consumer needs a decimal number').waitFor();
  await why.getByText('The number came as text, in quotes.').waitFor();
  await why.getByText('was the text "tea" where the consumer needs a text that matches').waitFor();
  expect(await why.textContent()).toContain(
    'Order Service changed it in 7.1.0; 7.0.0 still passed.',
  );
  await page.getByText('Its one interaction failed.').waitFor();
  await picture(page, 'verifier-light');
  await tab(page, 'Results').click();
  await page.getByText('It fails since').waitFor();
  await page.getByRole('link', { name: 'Build' }).waitFor();
  await picture(page, 'results-build-light');
  expectNoComplaints(page);
});

test('results, each with its own page', async () => {
  const page = await open(`${kMobile}/version/2.14.0?tab=results`);
  const table = page.getByRole('table', { name: 'Results' });
  await table.getByRole('row', { name: /7\.2\.0/ }).waitFor();
  expect(await table.getByRole('row').count()).toBe(3);
  await expectAccessible(page);
  await picture(page, 'results-light');
  await table.getByRole('row', { name: /7\.1\.0/ }).getByRole('link', { name: '2 of 3 passed' }).click(); // prettier-ignore
  await page.waitForURL('**/verification-results/*');
  await page.getByText('In this result, verified').waitFor();
  await shown(page).getByRole('heading', { name: 'a request to place an order' }).waitFor();
  expectNoComplaints(page);
});

test('a contract without results tells how to verify it', async () => {
  const page = await open(`${kMobile}/version/2.15.0?tab=results`);
  await page.getByText('Not verified yet').first().waitFor();
  expect(await page.locator('.command pre').textContent()).toContain(`--broker-url ${broker.url} --provider-name 'Order Service'`); // prettier-ignore
  expectNoComplaints(page);
});

test('where it runs', async () => {
  const page = await open(`${kMobile}/version/2.13.0?tab=where`);
  const row = page.getByRole('table', { name: 'Where it runs' }).getByRole('row', { name: /Test/ });
  await row.getByText('this contract').waitFor();
  await row.getByText('Verified').waitFor();
  await expectAccessible(page);
  await picture(page, 'where-light');
  expectNoComplaints(page);
});

test('the raw document', async () => {
  const page = await open(`${kMobile}/latest?tab=raw`);
  const text = await page.getByRole('group', { name: 'The document' }).textContent();
  expect(JSON.parse(text ?? '')).toMatchObject({ consumer: { name: 'Mobile App' } });
  expect(text).not.toContain('_links');
  await picture(page, 'raw-light');
  expectNoComplaints(page);
});

test('every kind of interaction is readable', async () => {
  const page = await open('/pacts/provider/Kinds/consumer/Everything/latest');
  const expected: [string, RegExp][] = [
    ['XML', /<order id="7">/],
    ['a form', /name = Ada/],
    ['several parts', /part doc, file a\.json/],
    ['a picture', /89 50 4e 47/],
    ['plain text', /Hello/],
    ['nothing', /empty body|204 No Content/],
    ['GraphQL', /query\(\$id: ID\) \{/],
    ['a question', /reply/i],
    ['an event', /kafka_topic: orders/],
  ];
  for (const [name, text] of expected) {
    await listed(page).getByRole('link', { name }).click();
    await shown(page).getByRole('heading', { level: 2, name }).waitFor();
    expect(await shown(page).textContent()).toMatch(text);
    await picture(page, `kind-${name.replace(/ /g, '-')}`);
  }
  await listed(page).getByRole('link', { name: 'a picture' }).click();
  await page.getByRole('img', { name: 'The body, as a picture' }).waitFor();
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('hostile contents are text, and break no layout', async () => {
  const page = await open('/pacts/provider/Hostile/consumer/Evil/latest', { viewport: phone });
  await listed(page).getByRole('link').first().waitFor();
  const count = await listed(page).getByRole('link').count();
  for (let i = 0; i < count; i++) {
    await listed(page).getByRole('link').nth(i).click();
    await shown(page).waitFor();
    await expectNoSideways(page);
    await page.getByRole('link', { name: /^All \d+ interactions$/ }).click();
  }
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('on a phone the list makes room for what is chosen', async () => {
  const page = await open(`${kMobile}/version/2.14.0`, { viewport: phone });
  await listed(page).getByRole('link', { name: 'a request to place an order' }).click();
  await listed(page).waitFor({ state: 'hidden' });
  await expectNoSideways(page);
  await picture(page, 'failed-phone');
  await page.getByRole('link', { name: 'All 3 interactions' }).click();
  await listed(page).getByRole('link').first().waitFor();
  await picture(page, 'list-phone');
  for (const name of ['Changes', 'Results', 'Where it runs', 'Raw']) {
    await tab(page, name).click();
    await page.waitForTimeout(300);
    await expectNoSideways(page);
    await picture(page, `${name.replace(/ /g, '-').toLowerCase()}-phone`);
  }
  expectNoComplaints(page);
});

test('in the dark', async () => {
  const page = await open(`${kMobile}/version/2.14.0`, { colorScheme: 'dark' });
  await page.getByRole('note', { name: 'Why it failed' }).waitFor();
  await expectAccessible(page);
  await picture(page, 'failed-dark');
  await page.goto(`${broker.url}${kMobile}/version/2.15.0?tab=changes`);
  await page.getByText('1 changed, 1 removed').waitFor();
  await expectAccessible(page);
  await picture(page, 'changes-dark');
  expectNoComplaints(page);
});

test('two thousand interactions, and a body of a megabyte, stay usable', async () => {
  const page = await open('/pacts/provider/Large/consumer/Wide/latest');
  await listed(page).getByRole('link', { name: 'interaction 0', exact: false }).first().waitFor();
  expect(await listed(page).getByRole('link').count()).toBeLessThanOrEqual(400);
  await page.getByRole('searchbox', { name: 'Find an interaction' }).fill('interaction 1999');
  await listed(page).getByRole('link', { name: 'interaction 1999' }).click();
  await shown(page).getByRole('heading', { name: 'interaction 1999' }).waitFor();
  await page.goto(`${broker.url}/pacts/provider/Large/consumer/Big/latest`);
  await page.getByText(/lines are not shown yet/).waitFor();
  await picture(page, 'large-light');
  await expectNoSideways(page);
  expectNoComplaints(page);
});
