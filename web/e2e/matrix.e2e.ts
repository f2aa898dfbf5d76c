// The matrix: every selector as a control, an address to share, rows that explain themselves.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import {
  expectAccessible,
  expectNoComplaints,
  expectNoSideways,
  openPage,
  phone,
  pick,
  settle,
} from './support/browser';
import { fillShop, mobile, order, pactOf } from './support/shop';
import { broker, browser, useSite } from './support/site';

const kBoth = 'q[][pacticipant]=Mobile+App&q[][pacticipant]=Order+Service';
const kHostile = '<script>alert(1)</script>متجر🙂';

useSite();
beforeAll(async () => {
  await fillShop(broker);
  await new Promise((later) => setTimeout(later, 1_100)); // the broker's times are of whole seconds
  await broker.publish(mobile, '2.14.1', 'feat/again', ['beta']);
  await broker.ask('PATCH', '/pacticipants/Mobile%20App', { mainBranch: 'main' });
  await broker.ask('PUT', '/pacticipants/Order%20Service/versions/7.0.0/tags/prod', {});
  await broker.publish(pactOf(kHostile, 'Order Service', [order]), '1', kHostile, [kHostile]);
});

const open = (query: string, options = {}) =>
  openPage(browser, `${broker.url}/matrix${query && `?${query}`}`, options);
const table = (page: Page) => page.getByRole('table', { name: 'Matrix' });
const rows = (page: Page) => table(page).locator('tbody tr[data-row]');
const queryOf = (page: Page) => new URL(page.url()).search.slice(1);

/** Waits until the address asks `query` and the table has that many rows. */
async function expectAsked(page: Page, query: string, count: number): Promise<void> {
  await page.waitForURL((url) => url.search.slice(1) === query).catch(() => undefined);
  expect(queryOf(page)).toBe(query);
  await expect.poll(() => rows(page).count(), { timeout: 10_000 }).toBe(count);
}

test('an application is chosen, then a second one', async () => {
  const page = await open('');
  await page.getByText('Choose an application to see its contracts').waitFor();
  await pick(page, 'Application 1', 'Mobile App');
  await expectAsked(page, 'q[][pacticipant]=Mobile+App', 3);
  await page.getByRole('button', { name: 'Add an application' }).click();
  await pick(page, 'Application 2', 'Order Service');
  await expectAsked(page, kBoth, 3);
  expect(await page.getByRole('status').first().textContent()).toBe(
    'Do not work togetherOne is verified, two failed.',
  );
  await page.getByRole('button', { name: 'Remove application 1' }).click();
  await page.waitForURL((url) => url.search === '?q[][pacticipant]=Order+Service');
  await expectAccessible(page);
  expectNoComplaints(page);
});

/** Of Mobile App: which versions, the control of the value and what is picked there, the query, how many rows. */
const kKinds: [string, string, string, string, number][] = [
  ['version', 'Version 1', '2.13.0', 'q[][version]=2.13.0', 1],
  ['latest version', '', '', 'q[][latest]=true', 1],
  ['latest from branch', 'Branch 1', 'feat/again', 'q[][branch]=feat%2Fagain&q[][latest]=true', 1],
  ['all from branch', 'Branch 1', 'main', 'q[][branch]=main', 2],
  ['latest from main branch', '', '', 'q[][mainBranch]=true&q[][latest]=true', 1],
  ['all from main branch', '', '', 'q[][mainBranch]=true', 2],
  ['in environment', 'Environment 1', 'Test', 'q[][environment]=test', 1],
  ['latest with tag', 'Tag 1', 'beta', 'q[][tag]=beta&q[][latest]=true', 1],
  ['all with tag', 'Tag 1', 'beta', 'q[][tag]=beta', 1],
];

for (const [kind, control, value, query, count] of kKinds) {
  test(`the selector "${kind}"`, async () => {
    const page = await open(kBoth);
    await rows(page).first().waitFor();
    await page.getByRole('combobox', { name: 'Which versions 1' }).selectOption(kind);
    if (control.startsWith('Tag')) {
      await page.getByRole('textbox', { name: control }).fill(value);
      await page.keyboard.press('Enter');
    } else if (control) {
      await pick(page, control, value);
    }
    const asked = `q[][pacticipant]=Mobile+App&${query}&q[][pacticipant]=Order+Service`;
    await expectAsked(page, asked, count);
    const other = await openPage(browser, page.url());
    await rows(other).first().waitFor();
    expect(await other.getByRole('combobox', { name: 'Which versions 1' }).inputValue()).toBe(
      await page.getByRole('combobox', { name: 'Which versions 1' }).inputValue(),
    );
    if (control) expect(await other.getByLabel(control, { exact: true }).inputValue()).toBe(value);
    expectNoComplaints(page);
    expectNoComplaints(other);
    await other.context().close();
    await page.context().close();
  });
}

test('what they go together with', async () => {
  const page = await open('q[][pacticipant]=Mobile+App&q[][version]=2.14.0');
  await rows(page).first().waitFor();
  const together = page.getByRole('combobox', { name: 'Together with' });
  await together.selectOption('what is in an environment');
  await pick(page, 'Destination', 'Production');
  const start = 'q[][pacticipant]=Mobile+App&q[][version]=2.14.0';
  await expectAsked(page, `${start}&environment=production`, 1);
  await page.getByRole('status').getByText('Do not work together').waitFor();
  await together.selectOption('the latest of main branches');
  await expectAsked(page, `${start}&mainBranch=true&latest=true`, 1);
  await rows(page).getByText('7.1.0').waitFor();
  await together.selectOption('all with a tag');
  await page.getByRole('textbox', { name: 'Tag of the destination' }).fill('prod');
  await page.keyboard.press('Enter');
  await expectAsked(page, `${start}&tag=prod`, 1);
  await together.selectOption('nothing more');
  await expectAsked(page, start, 1);
  expectNoComplaints(page);
});

test('results, their number, and what is left out', async () => {
  const page = await open(kBoth);
  await rows(page).first().waitFor();
  await page.getByRole('button', { name: 'failed' }).click();
  await expectAsked(page, `${kBoth}&success[]=false`, 2);
  await page.getByRole('button', { name: 'verified', pressed: false }).click();
  await expectAsked(page, `${kBoth}&success[]=false&success[]=true`, 3);
  await page.getByRole('button', { name: 'failed' }).click();
  await expectAsked(page, `${kBoth}&success[]=true`, 1);
  await page.getByRole('button', { name: 'verified' }).click();
  await page.getByRole('combobox', { name: 'Of several results' }).selectOption('cp');
  await expectAsked(page, `${kBoth}&latestby=cp`, 1);
  await page.getByRole('combobox', { name: 'Of several results' }).selectOption('');
  await page.getByRole('textbox', { name: 'Limit' }).fill('2');
  await page.keyboard.press('Enter');
  await expectAsked(page, `${kBoth}&limit=2`, 2);
  await page.getByRole('button', { name: 'Leave an application out' }).click();
  await pick(page, 'Application to leave out 1', 'Order Service');
  await expectAsked(page, `${kBoth}&limit=2&ignore[][pacticipant]=Order+Service`, 2);
  await rows(page).getByText('left out').first().waitFor();
  await page.getByRole('button', { name: 'Do not leave out Order Service' }).click();
  await expectAsked(page, `${kBoth}&limit=2`, 2);
  expectNoComplaints(page);
});

test('a row explains itself', async () => {
  const page = await open(`${kBoth}&latestby=cvpv&limit=100`);
  const failed = rows(page).filter({ hasText: '2.14.0' });
  await failed.getByText('Failed').waitFor();
  await failed.getByRole('button', { name: 'Explain' }).click();
  await table(page)
    .getByText(/does not do what/)
    .waitFor();
  await table(page).getByText('a request to place an order').waitFor();
  expect(await table(page).locator('.command pre').textContent()).toContain('accord verifier');
  const fine = rows(page).filter({ hasText: '2.13.0' });
  await fine.getByRole('button', { name: 'Explain' }).click();
  await table(page).getByText('Order Service 7.0.0 satisfies the contract of Mobile App 2.13.0').waitFor(); // prettier-ignore
  const again = rows(page).filter({ hasText: '2.14.1' });
  await again.getByText('pre-verified').waitFor();
  await again.getByRole('button', { name: 'Explain' }).click();
  await table(page)
    .getByText(/The result is older than this publication/)
    .waitFor();
  await expectAccessible(page);
  await fine.getByRole('link', { name: 'Verified' }).click();
  await page.waitForURL('**/verification-results/*');
  expectNoComplaints(page);
});

test('rows lead to versions, contracts and applications', async () => {
  const page = await open(`${kBoth}&limit=100`);
  const row = rows(page).filter({ hasText: '2.13.0' });
  for (const [name, url] of [
    ['2.13.0', '/pacticipants/Mobile%20App/versions/2.13.0'],
    ['7.0.0', '/pacticipants/Order%20Service/versions/7.0.0'],
    ['Order Service', '/pacticipants/Order%20Service'],
  ] as const) {
    await row.getByRole('link', { name, exact: true }).click();
    await page.waitForURL(broker.url + url);
    await page.goBack();
    await row.waitFor();
  }
  expectNoComplaints(page);
});

test('the addresses of the original ask what they asked', async () => {
  const page = await openPage(
    browser,
    `${broker.url}/matrix/provider/Order%20Service/consumer/Mobile%20App`,
  );
  await expect.poll(() => rows(page).count()).toBe(3);
  expect(await page.getByRole('combobox', { name: 'Application 1' }).inputValue()).toBe('Mobile App'); // prettier-ignore
  const start = `${broker.url}/pacticipants/Mobile%20App`;
  await page.goto(`${start}/branches/main/latest-version/can-i-deploy/to-environment/production`);
  await page.getByText('Do not work together').waitFor();
  await page.goto(`${start}/latest-version/beta/can-i-deploy/to/prod`);
  await settle(page);
  expect(await page.getByRole('textbox', { name: 'Tag 1' }).inputValue()).toBe('beta');
  expect(await page.getByRole('textbox', { name: 'Tag of the destination' }).inputValue()).toBe('prod'); // prettier-ignore
  expectNoComplaints(page);
});

test('two tags have a badge to copy', async () => {
  const page = await open(
    'q[][pacticipant]=Mobile+App&q[][tag]=beta&q[][latest]=true&q[][pacticipant]=Order+Service&q[][tag]=prod&q[][latest]=true',
  );
  const badge = page.getByRole('img', { name: 'Badge of these versions' });
  await badge.waitFor();
  expect(await badge.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0); // prettier-ignore
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    `](${broker.url}/matrix/provider/Order%20Service/latest/prod/consumer/Mobile%20App/latest/beta/badge`,
  );
  expectNoComplaints(page);
});

test('a question that is refused says why', async () => {
  const page = await open(`${kBoth}&limit=-5`);
  await page.getByRole('alert').getByText(/limit/i).waitFor();
  await page.getByRole('textbox', { name: 'Limit' }).fill('10');
  await page.keyboard.press('Enter');
  await rows(page).first().waitFor();
  expectNoComplaints(page, /status of 400/);
});

test('what no control knows stays in the question', async () => {
  const page = await open('q[][pacticipant]=Mobile+App&q[][branch]=main&q[][tag]=beta');
  await settle(page);
  expect(await page.getByRole('combobox', { name: 'Which versions 1' }).inputValue()).toBe('other');
  await page.getByRole('button', { name: 'failed' }).click();
  await page.waitForURL('**success*');
  expect(queryOf(page)).toBe(
    'q[][pacticipant]=Mobile+App&q[][branch]=main&q[][tag]=beta&success[]=false',
  );
});

test('hostile names are chosen as they are', async () => {
  const page = await open('', { viewport: phone });
  await page.getByRole('combobox', { name: 'Application 1' }).fill('script');
  await page.getByRole('listbox').getByRole('option').first().click();
  await page.getByRole('combobox', { name: 'Which versions 1' }).selectOption('all from branch');
  await page.getByRole('combobox', { name: 'Branch 1' }).click();
  await page.getByRole('listbox').getByRole('option').first().click();
  await rows(page).first().waitFor();
  expect(new URL(page.url()).searchParams.get('q[][branch]')).toBe(kHostile);
  await rows(page).getByRole('button', { name: 'Explain' }).click();
  await expectNoSideways(page);
  expectNoComplaints(page);
});

for (const [look, options] of [
  ['on a phone', { viewport: phone }],
  ['in the dark', { colorScheme: 'dark' as const }],
] as const) {
  test(`it is readable ${look}`, async () => {
    const page = await open(`${kBoth}&latestby=cvpv`, options);
    await rows(page).first().getByRole('button', { name: 'Explain' }).click();
    await expectNoSideways(page);
    await expectAccessible(page);
    expectNoComplaints(page);
  });
}

test('a broker that went away is told of, what is shown stays, and it recovers', async () => {
  const page = await open(kBoth);
  await rows(page).first().waitFor();
  const isMatrix = (url: URL) => url.pathname === '/matrix';
  await page.route(isMatrix, (route) => route.abort('connectionrefused'));
  await page.getByRole('button', { name: 'failed' }).click();
  await page.getByText('The broker does not answer').waitFor();
  expect(await page.getByRole('button', { name: 'failed' }).isVisible()).toBe(true);
  await page.unroute(isMatrix);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => rows(page).count(), { timeout: 10_000 }).toBe(2);
});
