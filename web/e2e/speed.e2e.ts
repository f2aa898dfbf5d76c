// What keeps the page fast with 1,000 applications and 2,000 versions, as far as it can be counted: bytes, requests, rows that
// are there at once. Times are measured by hand: bench/page.sh.
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openPage } from './support/browser';
import { fillMany } from './support/many';
import { scrollTo } from './support/scroll';
import { broker, browser, useSite } from './support/site';

const kVersions = 2_000;
const kScriptBytes = 250_000;
const kFirstRequests = 10; // the page, two scripts, a style, the icon, data, events; there are 9
const kRowsAtOnce = 300;
const kPageRows = 200; // the API gives no larger pages
const kNetworkBytes = 400_000;

useSite();
beforeAll(async () => {
  await fillMany(broker, kVersions, 1);
}, 300_000);

interface Answer {
  path: string;
  bytes: number;
  /** The longest list in it. */
  items: number;
}

/** The length of the longest list in a document. */
function longestList(value: unknown): number {
  if (Array.isArray(value)) return Math.max(value.length, ...value.map(longestList));
  if (typeof value !== 'object' || value === null) return 0;
  return Math.max(0, ...Object.values(value).map(longestList));
}

/** Keeps what the broker answers to a page from now on. */
function listen(page: Page): Promise<Answer>[] {
  const answers: Promise<Answer>[] = [];
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    if (/event-stream/.test(type)) return; // it does not end
    const { pathname, search } = new URL(response.url());
    answers.push(
      response.body().then(
        (body) => ({
          path: pathname + search,
          bytes: /javascript/.test(type) ? gzipSync(body).length : body.length,
          items: /json/.test(type) ? longestList(JSON.parse(body.toString())) : 0,
        }),
        () => ({ path: pathname + search, bytes: 0, items: 0 }), // it was given up
      ),
    );
  });
  return answers;
}

/** The rows that are in the page, of which most are out of sight in a long list. */
const rowsIn = (page: Page) => page.locator('[data-row]').count();

test('the overview comes with few bytes of scripts and few requests', async () => {
  const page = await openPage(browser, 'about:blank');
  const answers = listen(page);
  await page.goto(broker.url);
  await page.locator('[data-row]').first().waitFor();
  const all = await Promise.all(answers);
  const bytes = all
    .filter(({ path }) => path.endsWith('.js'))
    .reduce((sum, one) => sum + one.bytes, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(kScriptBytes);
  expect(all.length).toBeLessThanOrEqual(kFirstRequests);
});

for (const { name, path, last } of [
  { name: 'contracts', path: '/?sort=name', last: 'App 99' },
  { name: 'applications', path: '/pacticipants', last: 'Service 9' },
  { name: 'versions', path: '/pacticipants/Service%200', last: '2.0.0' },
]) {
  test(`of very many ${name}, requests bring a page each, and few rows are there at once`, async () => {
    const page = await openPage(browser, 'about:blank');
    const answers = listen(page);
    await page.goto(broker.url + path);
    await page.locator('[data-row]').first().waitFor();
    await scrollTo(page, last);
    await expect.poll(() => rowsIn(page), { timeout: 30_000 }).toBeLessThan(kRowsAtOnce);
    expect(await rowsIn(page)).toBeGreaterThan(0);
    for (const { path: asked, items } of await Promise.all(answers)) {
      expect(items, asked).toBeLessThanOrEqual(kPageRows);
    }
  }, 240_000);
}

test('the network of 1,000 is one request, and its lists have few rows at once', async () => {
  const page = await openPage(browser, 'about:blank');
  const answers = listen(page);
  await page.goto(`${broker.url}/network?size=1000&tab=applications`);
  await page.locator('[data-row]').first().waitFor();
  expect(await page.locator('h1 + p').textContent()).toContain('All 1,000 applications');
  expect(await rowsIn(page)).toBeLessThan(kRowsAtOnce);
  const asked = (await Promise.all(answers)).filter(({ path }) => path.startsWith('/network?size'));
  expect(asked.filter(({ items }) => items > 0).length).toBe(1);
  expect(Math.max(...asked.map(({ bytes }) => bytes))).toBeLessThan(kNetworkBytes);
  await page.getByRole('link', { name: 'Graph' }).click();
  await page
    .getByRole('img', { name: /^Graph/ })
    .locator('canvas')
    .first()
    .waitFor();
  await page.getByText('Drawing', { exact: true }).waitFor({ state: 'detached' });
}, 120_000);
