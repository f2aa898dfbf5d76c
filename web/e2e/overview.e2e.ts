// The overview: first steps on an empty broker, then how every contract stands, filtered, sorted, and the reader's own.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  expectAccessible,
  expectNoComplaints,
  expectNoSideways,
  openPage,
  phone,
} from './support/browser';
import { Broker } from './support/broker';
import { broker, browser, useSite } from './support/site';
import { fillShop, order, pactOf, shop } from './support/shop';

let empty: Broker;

useSite();
beforeAll(async () => {
  empty = await Broker.start();
  await fillShop(broker);
});
afterAll(async () => {
  await empty.stop();
});

const rows = (page: Page) => page.getByRole('table', { name: 'Contracts' }).locator('tbody tr');
const answer = (page: Page) => page.locator('h1 + p');

test('an empty broker shows the first steps, which tick themselves', async () => {
  const page = await openPage(browser, empty.url);
  await page.getByRole('heading', { name: 'First steps' }).waitFor();
  expect(await answer(page).textContent()).toBe('No contracts here yet.');
  const publish = page.getByText('accord broker publish ./pacts');
  expect(await publish.textContent()).toContain(`--broker-base-url ${empty.url}`);
  await expectAccessible(page);

  await empty.publish(shop, '1.0.0', 'main');
  await page
    .getByRole('heading', { name: 'First steps with Web Shop and Order Service' })
    .waitFor();
  await publish.waitFor({ state: 'detached' });
  expect(
    await page.locator('.command pre').filter({ hasText: '--provider-name' }).textContent(),
  ).toContain(`'Order Service'`);

  await empty.verify(shop, '1.0.0', '7.0.0', true);
  const production = await empty.environment('production', 'Production', true);
  await empty.deploy('Order Service', '7.0.0', production);
  await empty.deploy('Web Shop', '1.0.0', production);
  await page.getByRole('heading', { name: /First steps/ }).waitFor({ state: 'detached' });
  expect(await answer(page).textContent()).toBe('One contract, and it is verified.');
  expectNoComplaints(page);
});

test('what fails is told first, and rows lead on', async () => {
  const page = await openPage(browser, broker.url);
  const failing = rows(page).first();
  await failing.waitFor();
  expect(await answer(page).textContent()).toMatch(/^Three contracts\. One fails/);
  expect(await failing.textContent()).toContain('Mobile App→ needs Order Service');
  await failing.getByText('Failed').waitFor();
  expect(await rows(page).count()).toBe(3);
  const met = page.getByRole('img', { name: 'Test: Verified, 2.13.0 with 7.0.0' });
  expect(await met.count()).toBe(1);
  await expectAccessible(page);
  await failing.getByRole('link', { name: 'Mobile App needs Order Service' }).click();
  await page.waitForURL('**/dashboard/provider/Order%20Service/consumer/Mobile%20App');
  expectNoComplaints(page);
});

test('filters are the address, and back goes back', async () => {
  const page = await openPage(browser, broker.url);
  await rows(page).nth(2).waitFor();
  await page.getByRole('link', { name: 'Failing 1' }).click();
  await page.waitForURL('**/?status=fails');
  await rows(page).nth(1).waitFor({ state: 'detached' });
  expect(await rows(page).count()).toBe(1);
  await page.goBack();
  await rows(page).nth(2).waitFor();

  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('web');
  await page.waitForURL('**/?q=web');
  await rows(page).nth(1).waitFor({ state: 'detached' });
  expect(await rows(page).first().textContent()).toContain('Web Shop');
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('nobody');
  await page.getByText('No contract is like that.').first().waitFor();
  await page.getByRole('link', { name: 'Show all' }).click();
  await rows(page).nth(2).waitFor();

  await page.getByRole('combobox', { name: 'Label' }).selectOption('checkout');
  await page.waitForURL('**/?label=checkout');
  await rows(page).nth(1).waitFor({ state: 'detached' });
  expect(await rows(page).first().textContent()).toContain('Mobile App');
  await page.getByRole('combobox', { name: 'Label' }).selectOption('');
  await page.getByRole('combobox', { name: 'Environment', exact: true }).selectOption('test');
  await page.waitForURL('**/?environment=test');
  await page.getByRole('columnheader', { name: 'Production' }).waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'Order' }).selectOption('name');
  await page.waitForURL('**/?environment=test&sort=name');
  expectNoComplaints(page);
});

test('a link shows a colleague the same', async () => {
  const page = await openPage(browser, `${broker.url}/?sort=name&q=order`);
  await rows(page).nth(2).waitFor();
  expect(await page.getByRole('searchbox', { name: 'Filter by name' }).inputValue()).toBe('order');
  expect(await page.getByRole('combobox', { name: 'Order' }).inputValue()).toBe('name');
  const names = await rows(page).getByRole('rowheader').allTextContents();
  expect(names.map((name) => name.split('→')[0])).toEqual([
    'Mobile App',
    'Order Service',
    'Web Shop',
  ]);
});

test('mine are the contracts of starred applications', async () => {
  const page = await openPage(browser, `${broker.url}/?mine=yes`);
  await page.getByRole('link', { name: 'your applications' }).click();
  await page.getByRole('button', { name: 'Star Payments' }).click();
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await page.getByRole('link', { name: 'Mine' }).click();
  await rows(page).nth(1).waitFor({ state: 'detached' });
  expect(await rows(page).first().textContent()).toContain('Payments');
  await page.reload();
  await rows(page).first().waitFor();
  expect(await rows(page).count()).toBe(1);
  expectNoComplaints(page);
});

test('it is read in the dark, on a phone, and by keys', async () => {
  const page = await openPage(browser, broker.url, { viewport: phone, colorScheme: 'dark' });
  await rows(page).first().waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/dashboard/provider/**');
  expectNoComplaints(page);
});

test('a broker that is away is told, and is there again', async () => {
  const page = await openPage(browser, broker.url);
  await rows(page).first().waitFor();
  await page.route('**/overview*', (route) => route.abort());
  await page.getByRole('link', { name: 'Verified 2' }).click();
  await page.getByRole('alert').getByText('The broker does not answer').waitFor();
  await page.unroute('**/overview*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await rows(page).nth(2).waitFor({ state: 'detached' });
  expect(await rows(page).count()).toBe(2);
  expectNoComplaints(page, /ERR_FAILED/);
});

test('names that want to break out are names', async () => {
  const hostile = await Broker.start();
  try {
    const names = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(2)>',
      'متجر الويب',
      '🛒'.repeat(40),
      'x'.repeat(900),
    ];
    for (const name of names) await hostile.publish(pactOf(name, 'Orders', [order]), '1', name);
    for (const options of [{}, { viewport: phone }]) {
      const page = await openPage(browser, `${hostile.url}/?sort=name`, options);
      await rows(page)
        .nth(names.length - 1)
        .waitFor();
      for (const name of names) expect(await rows(page).filter({ hasText: name }).count()).toBe(1);
      await expectNoSideways(page);
      await expectAccessible(page);
      expectNoComplaints(page);
    }
  } finally {
    await hostile.stop();
  }
});

test('many contracts come page by page', async () => {
  const many = await Broker.start();
  try {
    for (let i = 0; i < 120; i++) await many.publish(pactOf(`App ${i}`, 'Orders', [order]), '1');
    const page = await openPage(browser, many.url);
    await rows(page).first().waitFor();
    await page.mouse.move(640, 400);
    const last = page.getByRole('link', { name: 'App 0 needs Orders' });
    while ((await last.count()) === 0) {
      await page.mouse.wheel(0, 2_000);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
    expectNoComplaints(page);
  } finally {
    await many.stop();
  }
});
