// Environments: what runs where, what did, what would break; made, changed and deleted.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { Broker } from './support/broker';
import {
  expectAccessible,
  expectNoComplaints,
  expectNoSideways,
  openPage,
  phone,
  settle,
} from './support/browser';
import { fillHostile, hostileNames } from './support/hostile';
import { fillShop, type Shop } from './support/shop';
import { broker, browser, useSite } from './support/site';

let empty: Broker;
let hostile: Broker;
let shop: Shop;

useSite();
beforeAll(async () => {
  [empty, hostile] = await Promise.all([Broker.start(), Broker.start()]);
  shop = await fillShop(broker);
  await fillHostile(hostile);
  await broker.deploy('Order Service', '7.1.0', shop.test);
  await broker.ask(
    'POST',
    `/pacticipants/Mobile%20App/versions/2.13.0/released-versions/environment/${shop.production}`,
    {},
  );
});
afterAll(async () => {
  await Promise.all([empty.stop(), hostile.stop()]);
});

const answer = (page: Page) => page.locator('h1 + p').textContent();
const lane = (page: Page, name: string) => page.getByRole('region', { name });
const rows = (page: Page, table: string) =>
  page.getByRole('table', { name: table }).locator('tbody tr');
const production = () => `${broker.url}/environments/${shop.production}`;

test('what runs where stands side by side, production last', async () => {
  const page = await openPage(browser, `${broker.url}/environments`);
  await lane(page, 'Production').getByText('Four applications run here.').waitFor();
  expect(await answer(page)).toBe('Two environments; one is production.');
  const names = await page.locator('.lane h2 bdi').allTextContents();
  expect(names).toEqual(['Test', 'Production']);
  const released = lane(page, 'Production').getByRole('listitem').filter({ hasText: 'Mobile App' });
  expect(await released.textContent()).toContain('release');
  await expectAccessible(page);
  const picker = page.getByRole('combobox', { name: 'Of one application' });
  await picker.fill('web');
  await page.getByRole('option', { name: 'Web Shop' }).waitFor();
  await picker.press('Enter');
  await page.waitForURL('**/environments?pacticipant=Web+Shop');
  await lane(page, 'Test').getByText('It does not run here.').waitFor();
  await lane(page, 'Production').getByText('One application runs here.').waitFor();
  expect(await lane(page, 'Production').getByRole('listitem').count()).toBe(1);
  await lane(page, 'Production').getByRole('link', { name: 'Production' }).click();
  await page.waitForURL(`**/environments/${shop.production}`);
  await page.getByRole('heading', { level: 1, name: 'Production' }).waitFor();
  expectNoComplaints(page);
});

test('an environment without anything says how it is filled, and so does a broker without one', async () => {
  const page = await openPage(browser, `${empty.url}/environments`);
  await page.getByText('accord broker create-environment').waitFor();
  expect(await answer(page)).toBe('There is no environment yet.');
  await expectAccessible(page);
  const uuid = await empty.environment('qa', 'Quality', false);
  await page.goto(`${empty.url}/environments/${uuid}`);
  const command = page.getByText('accord broker record-deployment');
  await command.waitFor();
  expect(await command.textContent()).toContain('--environment qa');
  expect(await answer(page)).toBe('Nothing is recorded to run here.');
  await page.getByRole('link', { name: 'History' }).click();
  await page.getByText('Nothing was deployed or released here yet.').waitFor();
  await expectAccessible(page);
  await page.goto(`${empty.url}/environments/nobody`);
  await page.getByRole('alert').getByText('Not found').waitFor();
  expectNoComplaints(page, /404/);
});

test('where much runs it comes in parts, and nothing reads all of it', async () => {
  const uuid = await empty.environment('busy', 'Busy', false);
  const path = '/pacticipants/Fleet/versions/1';
  await empty.ask('PUT', path, {});
  for (let i = 0; i < 60; ++i) {
    const body = { applicationInstance: `ship ${i}` };
    await empty.ask('POST', `${path}/deployed-versions/environment/${uuid}`, body);
  }
  const page = await openPage(browser, 'about:blank');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${empty.url}/environments`);
  const busy = lane(page, 'Busy');
  await busy.getByText('At least one application runs here.').waitFor();
  expect(await busy.getByRole('listitem').count()).toBe(25);
  await busy.getByRole('link', { name: 'Show all in Busy' }).click();
  await rows(page, 'What runs here').first().waitFor();
  await page.keyboard.press('End');
  await rows(page, 'What runs here').filter({ hasText: 'ship 0' }).waitFor();
  expect(await answer(page)).toBe('One application runs here.');
  await page.goto(`${empty.url}/pacticipants/Fleet/versions/1`);
  await page.getByRole('link', { name: 'and more' }).click();
  await page.waitForURL(`**/environments/${uuid}?pacticipant=Fleet`);
  await rows(page, 'What runs here').first().waitFor();
  expect(asked.filter((one) => one.includes('currently'))).toEqual([]);
  await empty.ask('DELETE', `/environments/${uuid}`);
  expectNoComplaints(page);
});

test('one is created, with a wrong name refused first, edited and deleted', async () => {
  const page = await openPage(browser, `${empty.url}/environments`);
  await page.getByRole('button', { name: 'Create an environment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create an environment' });
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByRole('alert').first().waitFor();
  await dialog.getByRole('textbox', { name: 'Name, as commands use it' }).fill('live');
  await dialog.getByRole('textbox', { name: 'Name for people' }).fill('Live');
  await dialog.getByRole('checkbox', { name: 'It is production' }).check();
  await dialog.getByRole('button', { name: 'Add a contact' }).click();
  await dialog.getByRole('textbox', { name: 'Name of contact 1' }).fill('Operations');
  await dialog
    .getByRole('textbox', { name: 'Address 1 of contact 1', exact: true })
    .fill('ops@example.org');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { level: 1, name: 'Live' }).waitFor();
  await page.getByText('Contacts: Operations, email: ops@example.org').waitFor();

  await page.getByRole('button', { name: 'Edit' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit the environment' });
  await edit.getByRole('textbox', { name: 'Name for people' }).fill('Live in Europe');
  await edit.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Live in Europe' }).waitFor();
  await page.getByText('Contacts: Operations, email: ops@example.org').waitFor();

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete the environment' }).click();
  await page.waitForURL('**/environments');
  await page.getByRole('region', { name: 'Quality' }).waitFor();
  expect(await page.getByRole('region', { name: 'Live in Europe' }).count()).toBe(0);
  expectNoComplaints(page, /status of 4/);
});

test('what runs in one is listed, and that it no longer does is recorded', async () => {
  const page = await openPage(browser, production());
  await rows(page, 'What runs here').nth(3).waitFor();
  await page.getByText('Four applications run here.').waitFor();
  const shopRow = rows(page, 'What runs here').filter({ hasText: 'Web Shop' });
  expect(await shopRow.textContent()).toContain('4f2a91c');
  await expectAccessible(page);
  await page.goto(`${production()}?pacticipant=Web+Shop`);
  await page.getByRole('button', { name: 'Of all' }).waitFor();
  await shopRow.waitFor();
  expect(await rows(page, 'What runs here').count()).toBe(1);
  expect(await answer(page)).toBe('Four applications run here.');
  await page.getByRole('button', { name: 'Of all' }).click();
  await rows(page, 'What runs here').nth(3).waitFor();
  await page.getByRole('button', { name: 'No longer runs: Web Shop 4f2a91c' }).click();
  await page.getByRole('button', { name: 'Record it' }).click();
  await shopRow.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'End support of Mobile App 2.13.0' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End support' }).click();
  await page.getByText('Two applications run here.').waitFor();

  await page.getByRole('link', { name: 'History' }).click();
  await page.waitForURL('**?tab=history');
  const past = rows(page, 'History').filter({ hasText: 'Web Shop' });
  await past.getByText(/^until/).waitFor();
  const now = rows(page, 'History').filter({ hasText: 'Order Service' });
  await now.getByText('Runs here').waitFor();
  await expectAccessible(page);
  const picker = page.getByRole('combobox', { name: 'Of one application' });
  await picker.fill('web');
  await page.getByRole('option', { name: 'Web Shop' }).waitFor();
  await picker.press('Enter');
  await page.waitForURL('**?tab=history&pacticipant=Web+Shop');
  await now.waitFor({ state: 'detached' });
  expect(await rows(page, 'History').count()).toBe(1);
  await page.getByRole('button', { name: 'Of all' }).click();
  await now.waitFor();
  expectNoComplaints(page);
});

test('it tells what would break if a version went there', async () => {
  const page = await openPage(browser, `${production()}?tab=what-if`);
  const application = page.getByRole('combobox', { name: 'Application', exact: true });
  await application.fill('mobile');
  await page.getByRole('option', { name: 'Mobile App' }).waitFor();
  await application.press('Enter');
  const version = page.getByRole('combobox', { name: 'Version' });
  await version.fill('2.14');
  await page.getByRole('option', { name: '2.14.0' }).waitFor();
  await version.press('Enter');
  await page.waitForURL('**&pacticipant=Mobile+App&version=2.14.0');
  const verdict = page.getByRole('status').filter({ hasText: 'No' });
  await verdict.waitFor();
  const reasons = page.getByRole('region', { name: 'What stands in the way' });
  await reasons.getByText('a request to place an order').first().waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: /The same question as/ }).click();
  await page.waitForURL(
    '**/can-i-deploy?pacticipant=Mobile+App&version=2.14.0&environment=production',
  );

  await page.goto(
    `${broker.url}/environments/${shop.test}?tab=what-if&pacticipant=Web+Shop&version=4f2a91c`,
  );
  await page.getByRole('region', { name: /What is fine|What stands in the way/ }).waitFor();
  expectNoComplaints(page);
});

test('a deployment is shown as it happens', async () => {
  const page = await openPage(browser, `${broker.url}/environments/${shop.test}`);
  await rows(page, 'What runs here').first().waitFor();
  expect(await rows(page, 'What runs here').filter({ hasText: 'Payments' }).count()).toBe(0);
  await broker.deploy('Payments', 'c0ffee1', shop.test);
  await rows(page, 'What runs here').filter({ hasText: 'Payments' }).waitFor();
  expectNoComplaints(page);
});

test('they are read on a phone, in the dark, and reached by keys', async () => {
  const page = await openPage(browser, broker.url, { viewport: phone, colorScheme: 'dark' });
  await page.locator('[data-row]').first().waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.waitForURL('**/environments');
  await lane(page, 'Production').getByRole('listitem').first().waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  for (const tab of ['now', 'history', 'what-if&pacticipant=Mobile+App&version=2.14.0']) {
    await page.goto(`${production()}?tab=${tab}`);
    await page.getByRole('heading', { level: 1, name: 'Production' }).waitFor();
    await settle(page);
    await expectNoSideways(page);
    await expectAccessible(page);
  }
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('dialog').waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('names that want to break out are names', async () => {
  const { _embedded } = await hostile.ask<{
    _embedded: { environments: { uuid: string; displayName: string }[] };
  }>('GET', '/environments');
  expect(_embedded.environments.length).toBe(hostileNames.length);
  const page = await openPage(browser, `${hostile.url}/environments`, { viewport: phone });
  for (const name of hostileNames) {
    await page.locator('.lane h2').filter({ hasText: name }).first().waitFor();
  }
  await expectNoSideways(page);
  await expectAccessible(page);
  for (const { uuid } of _embedded.environments) {
    for (const tab of ['now', 'history']) {
      await page.goto(`${hostile.url}/environments/${uuid}?tab=${tab}`);
      await page.locator('[data-row]').first().waitFor();
      await expectNoSideways(page);
    }
  }
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').waitFor();
  await expectNoSideways(page);
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
  expectNoComplaints(page);
});
