// A broker below a path, behind a proxy that takes the path away: every page, link and picture stays below it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { expectNoComplaints, openPage, settle, startBrowser } from './support/browser';
import { kBelow, Proxy } from './support/proxy';
import { fillShop, shop } from './support/shop';

let browser: Browser;
let proxy: Proxy;

beforeAll(async () => {
  [proxy, browser] = await Promise.all([Proxy.start(), startBrowser()]);
  await fillShop(proxy.broker);
});
afterAll(async () => {
  await browser.close();
  await proxy.stop();
});

const kPact = '/pacts/provider/Order%20Service/consumer/Mobile%20App/version/2.14.0';

async function expectBelow(page: Page): Promise<void> {
  const hrefs = await page
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  const own = new URL(proxy.url).origin;
  const outside = hrefs.filter((href) => href.startsWith(own) && !href.startsWith(proxy.url));
  expect(outside.filter((href) => !href.includes('#content'))).toEqual([]);
  expect(proxy.strays.filter((path) => path !== '/favicon.ico')).toEqual([]);
}

for (const path of ['', '/', kPact, '/matrix', '/can-i-deploy', '/pacticipants/Order%20Service']) {
  test(`${path || 'the path itself'} opens there`, async () => {
    const page = await openPage(browser, proxy.url + path);
    await settle(page);
    await expectBelow(page);
    expectNoComplaints(page);
    await page.context().close();
  });
}

test('pages lead to each other', async () => {
  const page = await openPage(browser, proxy.url);
  await page.getByRole('link', { name: /Mobile App.*Order Service/ }).first().click(); // prettier-ignore
  await settle(page);
  for (const name of ['Applications', 'Matrix', 'Environments', 'Webhooks', 'Activity', 'API']) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click(); // prettier-ignore
    await settle(page);
    await expectBelow(page);
  }
  await page.reload();
  await settle(page);
  expectNoComplaints(page);
});

test('old addresses lead to pages below it', async () => {
  const page = await openPage(browser, `${proxy.url}/pacticipants/Mobile%20App/branches/main`);
  await page.waitForURL(`${proxy.url}/pacticipants/Mobile%20App?branch=main`);
  await page.goto(`${proxy.url}${kPact}/diff/previous-distinct`);
  await page.waitForURL(`${proxy.url}${kPact}?tab=changes`);
  await page.getByText('1 added').waitFor();
  await page.goto(`${proxy.url}/nowhere`);
  await page.getByRole('heading', { name: 'Not found' }).waitFor();
  expectNoComplaints(page, /status of 404/);
});

test('commands, badges and documents name it', async () => {
  const page = await openPage(browser, `${proxy.url}/pacticipants/Order%20Service?tab=badges`);
  const badge = page.getByRole('img', { name: 'Can Order Service be merged?' });
  await badge.waitFor();
  expect(await badge.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0); // prettier-ignore
  await page.getByText(`(${proxy.url}/pacticipants/Order%20Service/main-branch`).first().waitFor();
  await page.goto(`${proxy.url}/hal-browser/browser.html#/`);
  await settle(page);
  await expectBelow(page);
  const index = await fetch(proxy.url, { headers: { Accept: 'application/hal+json' } });
  const { _links } = (await index.json()) as { _links: { self: { href: string } } };
  expect(_links.self.href).toBe(proxy.url);
  expectNoComplaints(page);
});

test('what happens comes by itself', async () => {
  const page = await openPage(browser, `${proxy.url}/dashboard/provider/Order%20Service/consumer/Web%20Shop`); // prettier-ignore
  await settle(page);
  await page.waitForTimeout(500);
  await proxy.broker.publish(shop, '5b6c7d8', 'main');
  await page.getByRole('link', { name: '5b6c7d8' }).first().waitFor();
  expect(proxy.strays).toEqual([]);
  expect(kBelow).toBe(new URL(page.url()).pathname.slice(0, kBelow.length));
  expectNoComplaints(page);
});
