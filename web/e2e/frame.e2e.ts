// The frame of all pages: the list of pages, keys, themes, the search, what is not found.
import { beforeAll, expect, test } from 'vitest';
import {
  expectAccessible,
  expectNoComplaints,
  expectNoSideways,
  openPage,
  phone,
  settle,
} from './support/browser';
import { broker, browser, useSite } from './support/site';
import { fillShop } from './support/shop';

useSite();
beforeAll(async () => {
  await fillShop(broker);
});

test('each page of the list opens', async () => {
  const page = await openPage(browser, broker.url);
  const list = page.getByRole('navigation', { name: 'Main' });
  for (const name of [
    'Applications',
    'Matrix',
    'Can I deploy',
    'Environments',
    'Webhooks',
    'Activity',
    'API',
  ]) {
    const link = list.getByRole('link', { name, exact: true });
    await link.click();
    await link.and(page.locator('[aria-current=page]')).waitFor();
    await settle(page);
    await expectAccessible(page);
  }
  expectNoComplaints(page);
});

test('keys go to pages and show themselves', async () => {
  const page = await openPage(browser, broker.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.waitForURL('**/environments');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Keys' }).click();
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
  expectNoComplaints(page);
});

test('the look is chosen and kept', async () => {
  const page = await openPage(browser, broker.url, { colorScheme: 'light' });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole('combobox', { name: 'Look' }).selectOption('dark');
  expect(await background()).not.toBe(light);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await background()).not.toBe(light);
  await expectAccessible(page);
});

test('what is not there says so, and fits a phone', async () => {
  const page = await openPage(browser, `${broker.url}/no/such/page`, { viewport: phone });
  await page.getByRole('heading', { name: 'Not found' }).waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  expectNoComplaints(page, /status of 404/);
});
