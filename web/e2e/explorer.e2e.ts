// The explorer of the API, and what its relations are.
import { beforeAll, expect, test } from 'vitest';
import {
  expectAccessible,
  expectNoComplaints,
  expectNoSideways,
  openPage,
  phone,
} from './support/browser';
import { broker, browser, useSite } from './support/site';
import { fillShop } from './support/shop';

useSite();
beforeAll(async () => {
  await fillShop(broker);
});

const explorer = (path = '/') => `${broker.url}/hal-browser/browser.html#${path}`;

test('links are followed, templates filled in, documents shown raw', async () => {
  const page = await openPage(browser, explorer());
  await page.getByRole('heading', { level: 1, name: 'Index' }).waitFor();
  await expectAccessible(page);
  const template = page.getByRole('form', { name: 'Fetch pacticipant by name' });
  await template.getByLabel('pacticipant').fill('Mobile App');
  await template.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mobile App' }).waitFor();
  expect(page.url()).toMatch(/#\/pacticipants\/Mobile%20App$/);
  await page.getByRole('link', { name: /\/pacticipants\/Mobile%20App\/versions$/ }).click();
  await page.getByText('GET /pacticipants/Mobile%20App/versions').waitFor();
  await page.getByRole('button', { name: 'Raw JSON' }).click();
  await page.getByText('"_embedded"').waitFor();
  await expectAccessible(page);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Mobile App' }).waitFor();
  expectNoComplaints(page);
});

test('what may change something is sent after a question', async () => {
  const page = await openPage(browser, explorer('/pacticipants/Payments/labels/by-hand'));
  await page.getByRole('heading', { name: 'Not found' }).waitFor();
  const form = page.getByRole('form', { name: 'Request' });
  await form.getByRole('combobox', { name: 'Method' }).selectOption('PUT');
  await form.getByLabel('Body').fill('{}');
  await form.getByRole('button', { name: 'Send' }).click();
  const question = page.getByRole('dialog', { name: 'Send PUT?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await form.getByRole('button', { name: 'Send' }).click();
  await question.getByRole('button', { name: 'Send PUT' }).click();
  await page.getByRole('region', { name: 'Answer' }).getByText(/^201/).waitFor();
  await page.getByRole('heading', { level: 1, name: 'by-hand' }).waitFor();
  const { name } = await broker.ask<{ name: string }>(
    'GET',
    '/pacticipants/Payments/labels/by-hand',
  );
  expect(name).toBe('by-hand');
  expectNoComplaints(page, /status of 404/);
});

test('no address of another place is asked', async () => {
  for (const path of ['//example.org/x', '/\\example.org/x', '/\texample.org']) {
    const page = await openPage(browser, explorer(path));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('alert').waitFor();
    expect(asked.filter((url) => !url.startsWith(broker.url))).toEqual([]);
    await page.context().close();
  }
});

test('a resource without a page of its own is shown at its address', async () => {
  const page = await openPage(browser, `${broker.url}/webhook-templates`);
  await page.getByText('GET /webhook-templates').waitFor();
  await page.getByText('Where it leads').waitFor();
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('a relation is told about', async () => {
  const page = await openPage(browser, explorer());
  await page.getByRole('link', { name: 'pb:webhooks', exact: true }).click();
  await page.waitForURL('**/doc/webhooks**');
  await page.getByRole('article').waitFor();
  await expectAccessible(page);
  await page.goto(`${broker.url}/doc/none-of-that-name`);
  await page.getByRole('heading', { name: 'No such relation' }).waitFor();
  expectNoComplaints(page, /status of 404/);
});

test('it fits a phone and the dark', async () => {
  const page = await openPage(browser, explorer('/pacticipants'), {
    viewport: phone,
    colorScheme: 'dark',
  });
  await page.getByText('Where it leads').waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  expectNoComplaints(page);
});
