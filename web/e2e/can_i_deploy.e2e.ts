// Can I deploy: an application, a version, an environment; the verdict, its causes, and what to do next.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { paths } from '../src/api/paths';
import {
  expectAccessible,
  expectNoComplaints,
  expectNoSideways,
  openPage,
  phone,
  pick,
} from './support/browser';
import { Broker } from './support/broker';
import { fillShop, order, pactOf, payments } from './support/shop';
import { broker, browser, useSite } from './support/site';

const kBlocked = { pacticipant: 'Mobile App', version: '2.14.0', environment: 'production' };
const kThirdParty = pactOf('Till', 'Card Network', [order]);
const kHostile = '"><img src=x onerror=alert(1)> متجر';

let production: string;

useSite();
beforeAll(async () => {
  ({ production } = await fillShop(broker));
  await broker.publish(kThirdParty, '1', 'main');
  await broker.ask('PUT', '/pacticipants/Card%20Network/branches/main/versions/9', {});
  await broker.deploy('Card Network', '9', production);
  await broker.publish(pactOf(kHostile, 'Order Service', [order]), kHostile, kHostile);
});

const open = (values: object, options = {}) =>
  openPage(browser, broker.url + paths.canIDeploy({ ...values }), options);
/** The line of the verdict: `No` and why. */
const verdict = (page: Page) => page.locator('.verdict[role=status]');
const blockers = (page: Page) => page.getByRole('region', { name: 'What stands in the way' });
const fine = (page: Page) => page.getByRole('table', { name: 'What is fine' });

test('an application, a version and an environment are picked, and each tells what is next', async () => {
  const page = await openPage(browser, `${broker.url}/can-i-deploy`);
  await page.getByText('Choose an application, one of its versions, and an environment.').waitFor();
  await pick(page, 'Application', 'Mobile App');
  await page.getByText('Choose the version that should go.').waitFor();
  await pick(page, 'Version', '2.14.0');
  await page.getByText('Choose where it should go.').waitFor();
  await pick(page, 'Environment', 'Production');
  await verdict(page).waitFor();
  expect(await verdict(page).textContent()).toBe('NoOne contract fails.');
  expect(page.url()).toBe(broker.url + paths.canIDeploy(kBlocked));
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('a link shows a colleague the same, and back goes back', async () => {
  const page = await open(kBlocked);
  const title = page.getByRole('heading', { level: 1 });
  await title.getByText('Can Mobile App 2.14.0 go to production?').waitFor({ state: 'attached' });
  await verdict(page).getByText('No', { exact: true }).waitFor();
  await pick(page, 'Environment', 'Test');
  await verdict(page).getByText('Not yet').waitFor();
  await page.goBack();
  await verdict(page).getByText('No', { exact: true }).waitFor();
  expect(page.url()).toBe(broker.url + paths.canIDeploy(kBlocked));
  expectNoComplaints(page);
});

test('a failure says what is wrong, since when, and leads to the difference', async () => {
  const page = await open(kBlocked);
  const reason = blockers(page).getByRole('listitem').first();
  await reason.getByText('Failed', { exact: true }).waitFor();
  expect(await reason.textContent()).toMatch(
    /Order Service 7\.1\.0, in production, does not do what Mobile App 2\.14\.0 needs, since/,
  );
  await reason.getByText('a request to place an order').waitFor();
  await reason.getByText('When it is mended, verify again and publish the result:').waitFor();
  expect(await reason.locator('.command pre').textContent()).toContain(
    `accord verifier --provider-name 'Order Service'`,
  );
  await reason.getByRole('button', { name: 'Copy' }).waitFor();
  await reason.getByRole('link', { name: 'Show the difference' }).click();
  await page.waitForURL('**/verification-results/*');
  await page.getByRole('note', { name: 'Why it failed' }).waitFor();
  expectNoComplaints(page);
});

test('what is fine is shown as well, and the same question for a build', async () => {
  const page = await open({ pacticipant: 'Mobile App', version: '2.13.0', environment: 'test' });
  await verdict(page).waitFor();
  expect(await verdict(page).textContent()).toBe(
    'YesThe one contract with what is in test is verified.',
  );
  expect(await blockers(page).count()).toBe(0);
  await fine(page).getByRole('row', { name: /Mobile App.*Order Service.*7\.0\.0.*Verified/ }).waitFor(); // prettier-ignore
  expect(await page.locator('.command pre').textContent()).toBe(
    `accord broker can-i-deploy --broker-base-url ${broker.url} --pacticipant 'Mobile App' --version 2.13.0 --to-environment test`,
  );
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('of very many contracts the rows come page by page, and the verdict is about all', async () => {
  const provider = 'Popular Service';
  for (let i = 0; i < 60; i++) {
    const pact = pactOf(`Consumer ${String(i).padStart(2, '0')}`, provider, [order]);
    await broker.publish(pact, '1', 'main');
    await broker.verify(pact, '1', '1.0', true);
    await broker.deploy(pact.consumer.name, '1', production);
  }
  const page = await openPage(browser, 'about:blank');
  const rows: number[] = [];
  page.on('response', (response) => {
    if (!response.url().includes('/can-i-deploy') || response.request().resourceType() === 'document') return; // prettier-ignore
    void response.json().then(({ matrix }: { matrix: unknown[] }) => rows.push(matrix.length));
  });
  await page.goto(`${broker.url}${paths.canIDeploy({ pacticipant: provider, version: '1.0', environment: 'production' })}`); // prettier-ignore
  await verdict(page).getByText('All 60 contracts with what is in production are verified.').waitFor(); // prettier-ignore
  const table = page.getByRole('table', { name: 'What is fine' });
  await table.getByText('Consumer 49').scrollIntoViewIfNeeded();
  await table.getByText('Consumer 59').waitFor();
  expect(await table.locator('[data-row]').count()).toBe(60);
  expect(rows).toEqual([50, 10]);
  expectNoComplaints(page);
});

test('who never verifies can be left out, and taken in again', async () => {
  const page = await open({ pacticipant: 'Till', version: '1', environment: 'production' });
  await verdict(page).getByText('Not yet').waitFor();
  await blockers(page).getByText('No results ever').waitFor();
  await blockers(page).getByText('has never published a verification result').waitFor();
  await blockers(page).getByRole('button', { name: 'Leave it out' }).click();
  await page.waitForURL((url) => url.search.endsWith('&ignore[]=Card+Network'));
  await verdict(page).getByText('Yes', { exact: true }).waitFor();
  await page.getByRole('table', { name: 'What was left out' }).waitFor();
  expect(await page.locator('.command pre').textContent()).toMatch(/--ignore 'Card Network'$/);
  await page.getByRole('button', { name: 'Do not leave out Card Network' }).click();
  await verdict(page).getByText('Not yet').waitFor();
  expectNoComplaints(page);
});

test('what is not there yet, and the version of it that fits', async () => {
  const page = await open({ pacticipant: 'Order Service', version: '7.0.0', environment: 'test' });
  await verdict(page).getByText('Not yet').waitFor();
  const reason = blockers(page).getByRole('listitem').filter({ hasText: 'Payments' });
  await reason.getByText('Not there').waitFor();
  await reason
    .getByText('Another version of Payments fits. Ask whether it may go first:')
    .waitFor();
  expect(await reason.locator('.command pre').textContent()).toContain(
    '--pacticipant Payments --version c0ffee1 --to-environment test',
  );
  expectNoComplaints(page);
});

test('the verdict changes by itself when a result comes', async () => {
  const own = await Broker.start();
  const production = await own.environment('production', 'Production', true);
  await own.publish(payments, '7.0.0', 'main');
  await own.ask('PUT', '/pacticipants/Payments/branches/main/versions/1', {});
  await own.deploy('Payments', '1', production);
  const asked = { pacticipant: 'Order Service', version: '7.0.0', environment: 'production' };
  const page = await openPage(browser, own.url + paths.canIDeploy(asked));
  await verdict(page).getByText('Not yet').waitFor();
  await own.verify(payments, '7.0.0', '1', true);
  await verdict(page).getByText('Yes', { exact: true }).waitFor();
  expectNoComplaints(page);
  await page.context().close();
  await own.stop();
});

test('names that the broker does not know are told, and the way on', async () => {
  const page = await open({ ...kBlocked, pacticipant: 'Mobil App' });
  await page.getByRole('alert').getByText('The broker knows no application').waitFor();
  await page.getByRole('link', { name: 'All applications' }).waitFor();
  await page.goto(broker.url + paths.canIDeploy({ ...kBlocked, environment: 'moon' }));
  await page.getByRole('alert').getByText('There is no environment').waitFor();
  await page.getByRole('link', { name: 'All environments' }).waitFor();
  await page.goto(broker.url + paths.canIDeploy({ ...kBlocked, version: '9.9.9' }));
  await verdict(page).getByText('The broker knows nothing of version 9.9.9').waitFor();
  expectNoComplaints(page, /status of 40[04]/);
});

test('without environments it says how to create one', async () => {
  const own = await Broker.start();
  const page = await openPage(browser, `${own.url}/can-i-deploy`);
  await page.getByText('There is no environment to deploy to yet.').waitFor();
  expect(await page.locator('.command pre').textContent()).toContain(
    `create-environment --broker-base-url ${own.url}`,
  );
  await expectAccessible(page);
  await page.context().close();
  await own.stop();
});

test('who works with tags asks with a tag', async () => {
  const page = await open({ pacticipant: 'Order Service', version: '7.0.0', to: 'prod' });
  await page.getByText('beside what has the tag').waitFor();
  await verdict(page).waitFor();
  expect(await page.locator('.command pre').last().textContent()).toMatch(/--to prod$/);
  expectNoComplaints(page);
});

test('all of it by keyboard', async () => {
  const page = await openPage(browser, `${broker.url}/can-i-deploy`);
  const field = (name: string) => page.getByRole('combobox', { name, exact: true });
  await field('Application').focus();
  await page.keyboard.type('Mobile');
  await page.getByRole('option', { name: 'Mobile App' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/Mobile/);
  await field('Version').focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: /2\.14\.0/ }).waitFor();
  await page.keyboard.type('2.14');
  await page.keyboard.press('Enter');
  await field('Environment').focus();
  await page.keyboard.type('prod');
  await page.keyboard.press('Enter');
  await verdict(page).getByText('No', { exact: true }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'What stands in the way' }).waitFor();
  await page.locator('body').click({ position: { x: 4, y: 4 } });
  await page.keyboard.press('j');
  const focused = await page.evaluate(() => document.activeElement?.textContent);
  expect(focused).toMatch(/Copy|Show the difference/);
  expectNoComplaints(page);
});

test('hostile names are chosen as they are', async () => {
  const page = await openPage(browser, `${broker.url}/can-i-deploy`, { viewport: phone });
  await page.getByRole('combobox', { name: 'Application', exact: true }).fill('img');
  await page.getByRole('listbox').getByRole('option').first().click();
  await page.getByRole('combobox', { name: 'Version', exact: true }).click();
  await page.getByRole('listbox').getByRole('option').first().click();
  await pick(page, 'Environment', 'Production');
  await verdict(page).waitFor();
  expect(new URL(page.url()).searchParams.get('pacticipant')).toBe(kHostile);
  expect(new URL(page.url()).searchParams.get('version')).toBe(kHostile);
  await expectNoSideways(page);
  expectNoComplaints(page);
});

for (const [look, options] of [
  ['on a phone', { viewport: phone }],
  ['in the dark', { colorScheme: 'dark' as const }],
] as const) {
  test(`it is readable ${look}`, async () => {
    const page = await open(kBlocked, options);
    await blockers(page).waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
    expectNoComplaints(page);
  });
}

test('a broker that went away is told of, and it recovers', async () => {
  const page = await open({ pacticipant: 'Mobile App', version: '2.14.0' });
  await page.getByText('Choose where it should go.').waitFor();
  const isQuestion = (url: URL) => url.pathname === '/can-i-deploy';
  await page.route(isQuestion, (route) => route.abort('connectionrefused'));
  await pick(page, 'Environment', 'Production');
  await page.getByText('The broker does not answer').waitFor();
  await page.unroute(isQuestion);
  await page.getByRole('button', { name: 'Try again' }).click();
  await verdict(page).getByText('No', { exact: true }).waitFor();
  expect(await page.getByText('The broker does not answer').count()).toBe(0);
});
