// A version and an integration: what was agreed, what came of it, what is next, and deleting it.
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
import { broker, browser, useSite } from './support/site';
import { fillShop, mobile } from './support/shop';

useSite();
beforeAll(async () => {
  await fillShop(broker);
});

const kMobile = '/dashboard/provider/Order%20Service/consumer/Mobile%20App';
const rows = (page: Page, table: string) =>
  page.getByRole('table', { name: table }).locator('tbody tr');

test('a version that fails says whom it fails, and leads to the result', async () => {
  const page = await openPage(browser, `${broker.url}/pacticipants/Mobile%20App/versions/2.14.0`);
  await page.getByText('It can’t go to Test or Production.').waitFor();
  await page.getByText('Order Service 7.1.0 does not do what Mobile App 2.14.0 needs').waitFor();
  const wait = page.getByText('--wait 10m');
  expect(await wait.textContent()).toContain(`--broker-base-url ${broker.url}`);
  const result = rows(page, 'Contracts and results').getByRole('link', { name: 'Failed' });
  expect(await result.getAttribute('href')).toMatch(/pact-version\/.*verification-results\/\d+$/);
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('a version that is deployed shows where and since when, on either side', async () => {
  const page = await openPage(browser, `${broker.url}/pacticipants/Order%20Service/versions/7.0.0`);
  await rows(page, 'Contracts and results').nth(2).waitFor();
  const place = rows(page, 'Deployments').filter({ hasText: 'Test' });
  await place.getByText('There now').waitFor();
  await place.getByText('just now').or(place.getByText(/ago/)).waitFor();
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('a version is deleted after a question', async () => {
  await broker.publish(mobile, '9.9.9-old');
  const page = await openPage(
    browser,
    `${broker.url}/pacticipants/Mobile%20App/versions/9.9.9-old`,
  );
  await answerDeletionsLate(page, () =>
    broker.ask('PUT', '/pacticipants/Order%20Service/versions/7.1.0/tags/meanwhile', {}),
  );
  await page.getByRole('button', { name: 'Delete this version' }).click();
  await page.getByRole('button', { name: 'Delete version' }).click();
  await page.waitForURL('**/pacticipants/Mobile%20App');
  await rows(page, 'Versions').first().waitFor();
  expect(await page.getByText('9.9.9-old').count()).toBe(0);
  expectNoComplaints(page);
});

test('an integration shows its publications with their results', async () => {
  const page = await openPage(browser, broker.url + kMobile);
  await page
    .getByText('The newest contract, 2.14.0 of main, is not kept by Order Service 7.1.0.')
    .waitFor();
  const publications = rows(page, 'Publications');
  expect(await publications.count()).toBe(2);
  expect(await publications.first().textContent()).toMatch(/2\.14\.0.*Failed.*7\.1\.0/);
  expect(await publications.nth(1).textContent()).toMatch(/2\.13\.0.*Verified.*7\.0\.0/);
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('publications are narrowed by branch, tag and environment', async () => {
  await broker.publish(mobile, '2.15.0', 'feat/x', ['beta']);
  const page = await openPage(browser, broker.url + kMobile);
  const publications = rows(page, 'Publications');
  await publications.nth(2).waitFor();
  await page.getByRole('combobox', { name: 'Branch' }).fill('feat');
  await page.getByRole('option', { name: 'feat/x' }).click();
  await page.waitForURL('**?branch=feat%2Fx');
  await publications.nth(1).waitFor({ state: 'detached' });
  expect(await publications.first().textContent()).toContain('2.15.0');
  await page.getByRole('button', { name: 'Delete pacts of this branch' }).waitFor();

  await page.getByRole('combobox', { name: 'Environment' }).selectOption('test');
  await page.waitForURL('**?environment=test');
  await publications.filter({ hasText: '2.13.0' }).waitFor();
  expect(await publications.count()).toBe(1);

  await page.getByRole('combobox', { name: 'Tag' }).fill('beta');
  await page.keyboard.press('Enter');
  await page.waitForURL('**?tag=beta');
  await publications.filter({ hasText: '2.15.0' }).waitFor();
  await page.getByRole('button', { name: 'Delete pacts with this tag' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete pacts' }).click();
  await page.getByText('No contract is like that.').waitFor();
  await page.getByRole('link', { name: 'Show all of theirs' }).click();
  await publications.nth(1).waitFor();
  expect(await publications.count()).toBe(2);
  expectNoComplaints(page);
});

test('an integration is read in the dark and on a phone', async () => {
  for (const path of [kMobile, '/pacticipants/Mobile%20App/versions/2.14.0']) {
    const options = { viewport: phone, colorScheme: 'dark' as const };
    const page = await openPage(browser, broker.url + path, options);
    await settle(page);
    await expectNoSideways(page);
    await expectAccessible(page);
    expectNoComplaints(page);
  }
});

test('all pacts, and then the integration, are deleted after a question', async () => {
  const page = await openPage(browser, broker.url + kMobile);
  await answerDeletionsLate(page, () =>
    broker.ask('PUT', '/pacticipants/Order%20Service/versions/7.1.0/tags/meanwhile', {}),
  );
  await page.getByRole('button', { name: 'Delete integration' }).click();
  const question = page.getByRole('dialog', { name: 'Delete the integration?' });
  await question.getByText('Mobile App').waitFor();
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Delete integration' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.getByText('Two contracts').waitFor();
  await page.goto(`${broker.url}/dashboard/provider/Payments/consumer/Order%20Service`);
  await page.getByRole('button', { name: 'Delete all pacts' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete all pacts' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.getByText('One contract').waitFor();
  expectNoComplaints(page);
});
