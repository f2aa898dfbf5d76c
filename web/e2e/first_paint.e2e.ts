// What is seen before the page's scripts are there: the frame that stands in index.html, at the places that it has then.
import { beforeAll, expect, test } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expectAccessible, expectNoComplaints, openPage, phone } from './support/browser';
import { fillShop, order, pactOf } from './support/shop';
import { broker, browser, useSite } from './support/site';

useSite();
beforeAll(async () => {
  await fillShop(broker);
});

const kScript = /\/ui\/assets\/main-/;

interface Held {
  page: Page;
  asked: string[];
  release: () => void;
}

/** Opens `path` where the script that draws pages does not come before `release`. */
async function openHeld(path: string, options: BrowserContextOptions = {}): Promise<Held> {
  const page = await openPage(browser, 'about:blank', options);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route(kScript, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(broker.url + path, { waitUntil: 'commit' });
  await page.locator('.skeleton').first().waitFor();
  return { page, asked, release };
}

/** Where the parts of the frame are, and where a list begins. */
async function places(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(() => {
    const place = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => {
        const { x, y, width } = element.getBoundingClientRect();
        return [element.textContent.trim(), Math.round(x), Math.round(y), Math.round(width)];
      });
    return {
      entries: place('#page nav[aria-label=Main] > a:not([href$="#/"])'),
      search: place('.search input'),
      list: Math.floor(document.querySelector('.card')?.getBoundingClientRect().top ?? NaN),
    };
  });
}

test.each([
  { where: 'at a desk', options: {} },
  { where: 'on a phone', options: { viewport: phone } },
])('nothing moves when the scripts come, $where', async ({ options }) => {
  const { page, release } = await openHeld('/', options);
  const before = await places(page);
  await page.getByRole('link', { name: 'Overview', exact: true }).and(page.locator('[aria-current=page]')).waitFor(); // prettier-ignore
  await expectAccessible(page);
  release();
  await page.locator('[data-row]').first().waitFor();
  expect(await places(page)).toEqual(before);
  expectNoComplaints(page);
});

test('the overview is asked for once, before the scripts are there', async () => {
  const { page, asked, release } = await openHeld('/?sort=name');
  await page.route('**/events', () => {}); // no answer
  await expect.poll(() => asked).toContain('/overview');
  expect(asked).not.toContain('/labels'); // those the scripts ask for
  release();
  await page.locator('[data-row]').first().waitFor();
  expect(asked.filter((path) => path === '/overview')).toHaveLength(1);
  expectNoComplaints(page);
});

test('what happened before the scripts were there is shown', async () => {
  const { page, release } = await openHeld('/?sort=published');
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/overview')),
  );
  await broker.publish(pactOf('Meanwhile', 'Order Service', [order]), '1', 'main');
  release();
  await page.getByRole('link', { name: /Meanwhile.*Order Service/ }).waitFor();
  expectNoComplaints(page);
});

test('other pages ask for what they show, and for nothing else', async () => {
  const { page, asked, release } = await openHeld('/pacticipants');
  release();
  await page.getByRole('table', { name: 'Applications' }).waitFor();
  expect(asked).not.toContain('/overview');
  expectNoComplaints(page);
});

test('the look that was chosen is the first that is seen', async () => {
  const dark = {
    origin: broker.url,
    localStorage: [{ name: 'accord.theme', value: 'dark' }],
  };
  const { page, release } = await openHeld('/', {
    colorScheme: 'light',
    storageState: { cookies: [], origins: [dark] },
  });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await background()).toBe('rgb(17, 19, 21)');
  release();
});

test('scripts that do not come are told of', async () => {
  const page = await openPage(browser, 'about:blank');
  await page.route(kScript, (route) => route.abort());
  await page.goto(broker.url);
  await page.getByRole('alert').getByText('The files of this page did not come.').waitFor();
  expectNoComplaints(page, /ERR_FAILED/);
});
