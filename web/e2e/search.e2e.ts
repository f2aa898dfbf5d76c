// The search of the top line: by keyboard and pointer, by all that things are called, with names that want to break out.
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { paths } from '../src/api/paths';
import { expectAccessible, expectNoComplaints, expectNoSideways, openPage, phone, settle } from './support/browser'; // prettier-ignore
import { hostileNames } from './support/hostile';
import { fillShop, order, pactOf } from './support/shop';
import { broker, browser, useSite } from './support/site';

useSite();
beforeAll(async () => {
  await fillShop(broker);
  await broker.ask('PATCH', '/pacticipants/Payments', { displayName: 'Money & Cards' });
  for (const name of hostileNames) {
    await broker.publish(pactOf(name, 'Order Service', [order]), '1', 'main');
  }
});

const box = (page: Page) => page.getByRole('combobox', { name: 'Search' });
const options = (page: Page) => page.getByRole('listbox', { name: 'Search' }).getByRole('option');
const chosen = (page: Page) => options(page).and(page.locator('[aria-selected=true]'));

async function open(options = {}): Promise<Page> {
  const page = await openPage(browser, broker.url, options);
  await settle(page);
  return page;
}

test('by keyboard: opened, typed into, moved through, taken', async () => {
  const page = await open();
  await page.keyboard.press('/');
  await page.keyboard.type('2.1');
  await options(page).nth(1).waitFor();
  expect(await options(page).first().textContent()).toMatch(/^Mobile App 2\.1.*version$/);
  await expectAccessible(page);
  const [first, second] = await options(page).allTextContents();
  expect(await chosen(page).textContent()).toBe(first);
  await page.keyboard.press('ArrowDown');
  expect(await chosen(page).textContent()).toBe(second);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await chosen(page).textContent()).toBe(await options(page).last().textContent());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const number = first?.replace(/^Mobile App |version$/g, '') ?? '';
  await page.waitForURL(`**${paths.version('Mobile App', number)}`);
  await options(page).first().waitFor({ state: 'detached' });
  expect(await box(page).inputValue()).toBe('');
  expectNoComplaints(page);
});

test('Escape leaves, and what is not there is told', async () => {
  const page = await open();
  await box(page).fill('nothing is called like that');
  await page.getByText('Nothing found').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  expect(new URL(page.url()).pathname).toBe('/');
  expectNoComplaints(page);
});

test('things are found by what people call them, and led to by the pointer', async () => {
  const page = await open();
  await box(page).fill('money');
  await options(page).getByText('Money & Cards, application').click();
  await page.waitForURL('**/pacticipants/Payments');
  await box(page).fill('prod');
  await options(page).filter({ hasText: 'environment' }).click();
  await page.waitForURL(/\/environments\//);
  expectNoComplaints(page);
});

test('names that want to break out are found and led to as they are', async () => {
  const page = await open({ viewport: phone });
  for (const name of hostileNames) {
    const start = [...name].slice(0, 20).join('');
    await box(page).fill(start);
    await options(page).filter({ hasText: start }).first().waitFor(); // prettier-ignore
    await expectNoSideways(page);
    await page.keyboard.press('Enter');
    await page.waitForURL(
      (url) => url.pathname === new URL(broker.url + paths.pacticipant(name)).pathname,
      { timeout: 10_000 },
    );
    await settle(page);
  }
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
  expectNoComplaints(page);
});
