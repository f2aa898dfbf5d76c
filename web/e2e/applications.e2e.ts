// Applications and one of them: its versions, partners, verdicts, badges, settings, and its end.
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  expectAccessible,
  expectNoComplaints,
  expectNoSideways,
  openPage,
  phone,
  settle,
  answerDeletionsLate,
} from './support/browser';
import { Broker } from './support/broker';
import { broker, browser, useSite } from './support/site';
import { fillShop, mobile, order, pactOf } from './support/shop';

useSite();
beforeAll(async () => {
  await fillShop(broker);
  await broker.publish(mobile, '2.15.0', 'feat/x', ['beta']);
});

const at = (path: string) => `${broker.url}/pacticipants${path}`;
const rows = (page: Page, table: string) =>
  page.getByRole('table', { name: table }).locator('tbody tr');

/** The answer below the title, when it is there. */
async function answer(page: Page): Promise<string | null> {
  const line = page.locator('h1 + p', { hasText: /\S/ });
  await line.waitFor();
  return line.textContent();
}

test('applications are listed, searched, filtered and starred', async () => {
  const page = await openPage(browser, at(''));
  await rows(page, 'Applications').nth(3).waitFor();
  expect(await answer(page)).toBe('Four applications.');
  await expectAccessible(page);
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('service');
  await page.waitForURL('**?q=service');
  await page.getByText('One application is like that.').waitFor();
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('');
  await page.getByRole('combobox', { name: 'Label' }).selectOption('checkout');
  await page.waitForURL('**?label=checkout');
  await rows(page, 'Applications').filter({ hasText: 'Mobile App' }).waitFor();
  await page.getByText('One application is like that.').waitFor();
  await page.getByRole('button', { name: 'Star Mobile App' }).click();
  await page.getByRole('link', { name: 'Mine' }).click();
  await page.getByText('Those with your star').waitFor();
  expect(await rows(page, 'Applications').count()).toBe(1);
  await page.getByRole('link', { name: 'Mobile App' }).click();
  await page.waitForURL('**/pacticipants/Mobile%20App');
  const star = page.getByRole('button', { name: 'Star Mobile App' });
  expect(await star.getAttribute('aria-pressed')).toBe('true');
  expectNoComplaints(page);
});

test('a broker without applications says how they come', async () => {
  const empty = await Broker.start();
  try {
    const page = await openPage(browser, `${empty.url}/pacticipants`);
    const command = page.getByText('accord broker create-or-update-pacticipant');
    expect(await command.textContent()).toContain(empty.url);
    await expectAccessible(page);
  } finally {
    await empty.stop();
  }
});

test('an application tells where its newest version can go', async () => {
  const page = await openPage(browser, at('/Mobile%20App'));
  expect(await answer(page)).toBe('The newest of main, 2.14.0, can’t go to Test or Production.');
  const verdicts = rows(page, 'Can it be deployed');
  const production = verdicts.filter({ hasText: 'Production' });
  await production.getByText('One contract fails').waitFor();
  await verdicts.filter({ hasText: 'Test' }).getByText('2.13.0').waitFor();
  const why = production.getByRole('link', { name: 'Why? for Production' });
  const to = new URL((await why.getAttribute('href')) ?? '', broker.url);
  expect(to.pathname + to.search).toBe(
    '/can-i-deploy?pacticipant=Mobile+App&version=2.14.0&environment=production',
  );
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('versions are shown with branches, tags and places, and narrowed by a branch', async () => {
  const page = await openPage(browser, at('/Mobile%20App'));
  const versions = rows(page, 'Versions');
  await versions.nth(2).waitFor();
  expect(await versions.first().textContent()).toContain('2.15.0');
  await versions.first().getByText('beta').waitFor();
  await versions.nth(2).getByText('Test').waitFor();
  await page.getByRole('combobox', { name: 'Branch' }).fill('feat');
  await page.getByRole('option', { name: 'feat/x' }).click();
  await page.waitForURL('**?branch=feat%2Fx');
  await versions.nth(1).waitFor({ state: 'detached' });
  expect(await versions.first().textContent()).toContain('2.15.0');
  expectNoComplaints(page);
});

test('consumers and providers are told apart', async () => {
  const page = await openPage(browser, at('/Order%20Service?tab=contracts'));
  await rows(page, 'What it needs').first().waitFor();
  expect(await rows(page, 'What it needs').first().textContent()).toContain('Payments');
  expect(await rows(page, 'Who needs it').count()).toBe(2);
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('branches are listed, and one is deleted', async () => {
  const page = await openPage(browser, at('/Web%20Shop/branches'));
  await page.waitForURL('**/pacticipants/Web%20Shop?tab=branches');
  await rows(page, 'Branches').getByText('main branch').waitFor();
  await page.getByRole('button', { name: 'Delete branch main' }).click();
  await page.getByRole('dialog', { name: 'Delete the branch main?' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Delete branch main' }).click();
  await page.getByRole('button', { name: 'Delete branch', exact: true }).click();
  await page.getByText('No version of it was published with a branch.').waitFor();
  expectNoComplaints(page, /status of 404/); // its main branch has no head then
});

test('badges are shown and copied in each form', async () => {
  const page = await openPage(browser, at('/Order%20Service?tab=badges'));
  const merge = page.getByRole('img', { name: 'Can Order Service be merged?' });
  await merge.waitFor();
  const width = () => merge.evaluate((image) => (image as HTMLImageElement).naturalWidth);
  await expect.poll(width).toBeGreaterThan(20);
  const copied = page.getByRole('region', { name: 'Can it be merged?' }).locator('pre');
  expect(await copied.textContent()).toBe(
    `[![Can Order Service be merged?](${broker.url}/pacticipants/Order%20Service/main-branch/can-i-merge/badge.svg)](${broker.url}/pacticipants/Order%20Service)`,
  );
  await page.getByRole('button', { name: 'HTML' }).click();
  expect(await copied.textContent()).toMatch(/^<a href="http.*<img src="http.*badge\.svg"/);
  await page.getByRole('button', { name: 'URL' }).click();
  expect(await copied.textContent()).toMatch(/^http:.*badge\.svg$/);
  await page.getByRole('img', { name: 'Can Order Service be deployed to Production?' }).waitFor();
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('settings are saved, and what is wrong is said at its field', async () => {
  const page = await openPage(browser, at('/Payments?tab=settings'));
  const save = page.getByRole('button', { name: 'Save' });
  await save.waitFor();
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel('Main branch').fill('two words');
  await save.click();
  const field = page.getByLabel('Main branch');
  await page.getByText('cannot contain spaces').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  await expectAccessible(page);
  await field.fill('trunk');
  await page.getByLabel('Display name').fill('The Till');
  await page.getByLabel('Repository', { exact: true }).fill('https://example.org/till');
  await save.click();
  await page.getByText('Saved').waitFor();
  await page.getByRole('heading', { level: 1, name: /The Till/ }).waitFor();
  const repository = page.getByRole('link', { name: 'Repository' });
  expect(await repository.getAttribute('href')).toBe('https://example.org/till');
  const kept = await broker.ask('GET', '/pacticipants/Payments');
  expect(kept).toMatchObject({ name: 'Payments', displayName: 'The Till', mainBranch: 'trunk' });
  await field.fill('');
  await save.click();
  await expect
    .poll(() => broker.ask('GET', '/pacticipants/Payments'))
    .not.toHaveProperty('mainBranch');
  expectNoComplaints(page, /status of 40[04]/); // trunk has no version yet
});

test('labels are added and taken away', async () => {
  const page = await openPage(browser, at('/Payments?tab=settings'));
  const labels = page.getByRole('group', { name: 'Labels' });
  await labels.getByRole('combobox', { name: 'Add a label' }).fill('money');
  await page.keyboard.press('Enter');
  await labels.getByRole('button', { name: 'Take the label money away' }).waitFor();
  await labels.getByRole('button', { name: 'Take the label money away' }).click();
  await labels.getByRole('button', { name: /money/ }).waitFor({ state: 'detached' });
  expectNoComplaints(page);
});

test('an application is deleted after a question', async () => {
  await broker.publish(pactOf('Old App', 'Order Service', [order]), '1', 'main');
  const page = await openPage(browser, at('/Old%20App?tab=settings'));
  await answerDeletionsLate(page, () =>
    broker.ask('PUT', '/pacticipants/Order%20Service/versions/7.1.0/tags/meanwhile', {}),
  );
  await page.getByRole('button', { name: 'Delete this application' }).click();
  await page.getByRole('dialog', { name: 'Delete this application?' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Delete application' }).click();
  await page.waitForURL('**/pacticipants');
  await rows(page, 'Applications').first().waitFor();
  expect(await page.getByText('Old App').count()).toBe(0);
  expectNoComplaints(page);
});

test('an application that is not there says so', async () => {
  const page = await openPage(browser, at('/Nobody'));
  await page.getByText('No application of this name is known here.').waitFor();
  expectNoComplaints(page, /status of 404/);
});

test('each tab is read in the dark and on a phone', async () => {
  for (const tab of ['versions', 'contracts', 'branches', 'badges', 'settings']) {
    const path = at(`/Mobile%20App?tab=${tab}`);
    const page = await openPage(browser, path, { viewport: phone, colorScheme: 'dark' });
    await settle(page);
    await expectNoSideways(page);
    await expectAccessible(page);
    expectNoComplaints(page);
  }
});
