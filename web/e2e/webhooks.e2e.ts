// Webhooks: made from a template and by hand, changed, tested, delivered, sent again, deleted; secrets are never shown.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  expectAccessible,
  expectNoComplaints,
  expectNoSideways,
  openPage,
  phone,
  answerDeletionsLate,
} from './support/browser';
import { broker, browser, useSite } from './support/site';
import { fillShop, order, pactOf } from './support/shop';
import { callsTarget, Target } from './support/target';

const kSecret = 'glptt-very-secret';
let target: Target;

useSite(callsTarget);
beforeAll(async () => {
  target = await Target.start();
  await fillShop(broker);
});
afterAll(async () => {
  await target.stop();
});

async function heading(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function made(description: string, url = `${target.url}/build`): Promise<string> {
  const { uuid } = await broker.ask<{ uuid: string }>('POST', '/webhooks', {
    description,
    provider: { name: 'Order Service' },
    events: [{ name: 'contract_published' }],
    request: {
      method: 'POST',
      url,
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer ${secret.TOKEN}' },
      body: { pact: '${pactbroker.pactUrl}' },
      secrets: { TOKEN: kSecret },
    },
  });
  return uuid;
}

test('a broker without webhooks invites to make one, from a template', async () => {
  const page = await openPage(browser, `${broker.url}/webhooks`);
  await page.getByText('No webhooks.').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'New webhook' }).click();
  await heading(page, 'New webhook');
  await expectAccessible(page);
  await page.getByRole('link', { name: /GitLab CI/ }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('is missing').first().waitFor();
  await page.getByLabel("Number of the provider's project").fill('7');
  await page.getByLabel('Trigger token of the project').fill(kSecret);
  await page.getByRole('combobox', { name: 'Provider is' }).selectOption('the provider');
  await page.getByRole('combobox', { name: 'Provider', exact: true }).fill('Order');
  await page.getByRole('option', { name: 'Order Service' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create' }).click();
  await heading(page, 'Have GitLab verify a pact that requires it');
  await page.getByText(/Sends POST to gitlab\.com when a contract needs verification/).waitFor();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Save' }).waitFor();
  expect(await page.content()).not.toContain(kSecret);
  expectNoComplaints(page, /status of 400/);
});

test('one is written by hand, with variables, and tested before it is stored', async () => {
  const page = await openPage(browser, `${broker.url}/webhooks/new?template=none`);
  await page.getByLabel('Description').fill('Tell the build');
  await page.getByLabel('Address').fill(`${target.url}/by-hand/`);
  await page.getByRole('combobox', { name: 'Insert a variable' }).fill('consumerName');
  await page.keyboard.press('Enter');
  expect(await page.getByLabel('Address').inputValue()).toMatch(/\$\{pactbroker\.consumerName\}$/);
  await page.getByRole('button', { name: 'Add a secret' }).click();
  await page.getByLabel('Name of secret 1').fill('TOKEN');
  await page.getByLabel('Value of secret 1').fill(kSecret);
  await page.getByRole('button', { name: 'Add a header' }).click();
  await page.getByLabel('Name of header 2').fill('X-Token');
  await page.getByLabel('Value of header 2').click();
  await page.getByRole('combobox', { name: 'Insert a variable' }).fill('secret.TOKEN');
  await page.keyboard.press('Enter');
  await page.getByLabel('Body').fill('{"url": "');
  await page.getByRole('combobox', { name: 'Insert a variable' }).fill('pactUrl');
  await page.keyboard.press('Enter');
  await page.getByLabel('Body').press('End');
  await page.getByLabel('Body').pressSequentially('"}');
  await page.getByRole('button', { name: 'Send a test' }).click();
  const result = page.getByRole('region', { name: 'Result of the test' });
  await result.getByText('It works').waitFor();
  expect(await result.innerText()).not.toContain(kSecret);
  const sent = target.received.at(-1);
  expect(sent?.path).toMatch(/^\/by-hand\/.+/);
  expect(sent?.headers['x-token']).toBe(kSecret);
  expect(JSON.parse(sent?.body ?? '')).toEqual({ url: expect.stringContaining('/pacts/') });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create' }).click();
  await heading(page, 'Tell the build');
  expect(await page.content()).not.toContain(kSecret);
  expectNoComplaints(page);
});

test('what the broker refuses stands at its field', async () => {
  const page = await openPage(browser, `${broker.url}/webhooks/new?template=none`);
  await page.getByLabel('Address').fill('ftp://example.org');
  await page.getByRole('button', { name: 'Create' }).click();
  await page
    .getByRole('alert')
    .getByText(/scheme must be/)
    .waitFor();
  expectNoComplaints(page, /status of 400/);
});

test('settings change, and secrets stay without being shown', async () => {
  const uuid = await made('Changed later');
  const page = await openPage(browser, `${broker.url}/webhooks/${uuid}?tab=settings`);
  await page.getByLabel('Description').fill('Changed now');
  await page.getByRole('checkbox', { name: 'Verification failed' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await heading(page, 'Changed now');
  await page.getByText(/a contract is published or a verification fails/).waitFor();
  expect(await page.content()).not.toContain(kSecret);
  target.received.length = 0;
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByText('It answered with status 200.').waitFor();
  expect(target.received[0]?.headers.authorization).toBe(`Bearer ${kSecret}`);
  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByText('Switched off').waitFor();
  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.getByRole('button', { name: 'Switch off' }).waitFor();
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('who saves on top of what somebody else has changed is told, and nothing is lost', async () => {
  const uuid = await made('Shared');
  const page = await openPage(browser, `${broker.url}/webhooks/${uuid}?tab=settings`);
  await page.getByLabel('Description').fill('Mine');
  const theirs = { method: 'POST', url: `${target.url}/theirs` };
  await broker.ask('PUT', `/webhooks/${uuid}`, { description: 'Theirs', request: theirs });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This webhook was changed meanwhile').waitFor();
  const stored = await broker.ask<{ description: string }>('GET', `/webhooks/${uuid}`);
  expect(stored.description).toBe('Theirs');
  await expectAccessible(page);
  await page.reload();
  await page.getByLabel('Description').fill('Mine');
  await page.getByRole('button', { name: 'Save' }).click();
  await heading(page, 'Mine');
  await page.getByLabel('Description').fill('Mine again');
  await page.getByRole('button', { name: 'Save' }).click();
  await heading(page, 'Mine again');
  expectNoComplaints(page, /status of 412/);
  await broker.ask('DELETE', `/webhooks/${uuid}`);
});

test('the button switches it while its settings are written, and they are saved on top of that', async () => {
  const uuid = await made('Switched');
  const page = await openPage(browser, `${broker.url}/webhooks/${uuid}?tab=settings`);
  const isOn = page.getByRole('checkbox', { name: 'Switched on' });
  await page.getByLabel('Description').fill('Written before');
  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByRole('button', { name: 'Switch on' }).waitFor();
  expect(await isOn.isChecked()).toBe(false);
  expect(await page.getByLabel('Description').inputValue()).toBe('Written before');
  await page.getByRole('button', { name: 'Save' }).click();
  await heading(page, 'Written before');
  const stored = () => broker.ask<{ enabled: boolean }>('GET', `/webhooks/${uuid}`);
  expect(await stored()).toMatchObject({ description: 'Written before', enabled: false });

  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.getByRole('button', { name: 'Switch off' }).waitFor();
  await page.getByLabel('Description').fill('Written after');
  await page.getByRole('button', { name: 'Save' }).click();
  await heading(page, 'Written after');
  expect(await stored()).toMatchObject({ description: 'Written after', enabled: true });
  expectNoComplaints(page);
  await broker.ask('DELETE', `/webhooks/${uuid}`);
});

test('who switches it after somebody else changed it does not save over that', async () => {
  const uuid = await made('Crossed');
  const page = await openPage(browser, `${broker.url}/webhooks/${uuid}?tab=settings`);
  await page.getByLabel('Description').fill('Mine');
  const theirs = { method: 'POST', url: `${target.url}/theirs` };
  await broker.ask('PUT', `/webhooks/${uuid}`, { description: 'Theirs', request: theirs });
  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByText('This webhook was changed meanwhile').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This webhook was changed meanwhile').nth(1).waitFor();
  const stored = await broker.ask('GET', `/webhooks/${uuid}`);
  expect(stored).toMatchObject({ description: 'Theirs', enabled: true });
  expectNoComplaints(page, /status of 412/);
  await broker.ask('DELETE', `/webhooks/${uuid}`);
});

test('deliveries appear as they are made; a failed one is read and sent again', async () => {
  const uuid = await made('Watched', `${target.url}/watched`);
  const page = await openPage(browser, `${broker.url}/webhooks/${uuid}`);
  await page.getByText('Nothing was sent yet').waitFor();
  target.status = 500;
  const pact = pactOf('Web Shop', 'Order Service', [{ ...order, description: 'watched' }]);
  await broker.publish(pact, 'watched-1', 'main');
  await page.getByText('Failed').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Contract published' }).click();
  await heading(page, /Contract published: Web Shop/);
  await page.getByText('HTTP/1.1 500 Internal Server Error').first().waitFor();
  await expectAccessible(page);
  expect(await page.content()).not.toContain(kSecret);
  target.status = 200;
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByText('It is sent again in a moment').waitFor();
  await page.getByText('HTTP/1.1 200 OK').waitFor();
  expectNoComplaints(page);
});

test('the list tells what they are for, is filtered, and leads to them', async () => {
  const page = await openPage(browser, `${broker.url}/webhooks`);
  await page
    .getByRole('table')
    .getByText('contracts of any consumer with Order Service')
    .first()
    .waitFor();
  await expectAccessible(page);
  await page.getByRole('searchbox', { name: 'Filter webhooks' }).fill('watch');
  await page.getByRole('link', { name: 'Changed now' }).waitFor({ state: 'detached' });
  await page.getByText('One webhook.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Watched' }).click();
  await heading(page, 'Watched');
  expectNoComplaints(page);
});

test('one is deleted after a question', async () => {
  const uuid = await made('Not needed');
  const page = await openPage(browser, `${broker.url}/webhooks/${uuid}`);
  await answerDeletionsLate(page, () =>
    broker.ask('PUT', '/pacticipants/Order%20Service/versions/7.1.0/tags/meanwhile', {}),
  );
  await page.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('dialog', { name: 'Delete this webhook?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Delete' }).click();
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Delete' }).click();
  await heading(page, 'Webhooks');
  await page.getByRole('link', { name: 'Watched' }).waitFor();
  expect(await page.getByRole('link', { name: 'Not needed' }).count()).toBe(0);
  expectNoComplaints(page);
});

test('all of it fits a phone and the dark', async () => {
  const uuid = await made('x'.repeat(200));
  for (const path of [
    '/webhooks',
    `/webhooks/${uuid}`,
    `/webhooks/${uuid}?tab=settings`,
    '/webhooks/new',
    '/webhooks/new?template=slack',
  ]) {
    const page = await openPage(browser, broker.url + path, {
      viewport: phone,
      colorScheme: 'dark',
    });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
    expectNoComplaints(page);
    await page.context().close();
  }
});
