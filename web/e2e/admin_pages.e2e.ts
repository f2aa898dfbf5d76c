// The pages of teams, of secrets and of the audit log: what one does there, whatever names there are.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { Broker } from './support/broker';
import { expectAccessible, expectNoComplaints, expectNoSideways, openPage, phone, pick, settle } from './support/browser'; // prettier-ignore
import { hostileNames } from './support/hostile';
import { askAs, asFirst, openAs } from './support/sign_in';
import { broker, browser, useSite } from './support/site';

const kAnn = { email: 'ann@example.org', password: 'a long password of hers' };

useSite(asFirst(kAnn));

interface Made {
  uuid: string;
}

const ask = <T>(method: string, path: string, body?: unknown) =>
  askAs<T>(kAnn, broker.url + path, method, body);

const paths: string[] = ['/admin/teams', '/metrics/teams', '/secrets', '/audit'];
beforeAll(async () => {
  for (const [i, name] of hostileNames.entries()) {
    await ask('POST', '/pacticipants', { name });
    const environment = await ask<Made>('POST', '/environments', {
      name: `hostile-${i}`,
      displayName: name,
      production: false,
    });
    const user = await ask<Made>('POST', '/admin/users', { email: `u${i}@example.org`, name });
    const team = await ask<Made>('POST', '/admin/teams', {
      name,
      pacticipantNames: [name],
      administratorUuids: [user.uuid],
      environmentUuids: [environment.uuid],
    });
    await ask('PUT', `/admin/teams/${team.uuid}/users`, { users: [user.uuid] });
    const secret = await ask<Made>('POST', '/secrets', {
      name: `HOSTILE_${i}`,
      value: name,
      description: name,
    });
    paths.push(
      `/admin/teams/${team.uuid}`,
      `/integrations/team/${team.uuid}`,
      `/secrets/${secret.uuid}`,
    );
  }
});

interface Entries {
  events: { uuid: string; type: string; timestamp: string; after?: { name?: string } }[];
}

test('names that would do harm do none', { timeout: 180_000 }, async () => {
  const { events } = await ask<Entries>('GET', '/audit?type=environment.created');
  for (const { uuid, timestamp } of events) {
    paths.push(`/audit?entry=${uuid}&since=${encodeURIComponent(timestamp)}`);
  }
  const page = await openAs(kAnn, '/', { viewport: phone });
  for (const path of paths) {
    await page.goto(broker.url + path);
    await settle(page);
    await page.waitForFunction(() =>
      document.querySelector('main table, main form, main dl, main .bar input'),
    );
    await expectNoSideways(page);
    expect(await page.evaluate(() => 'harmed' in window), path).toBe(false);
  }
  await expectAccessible(page);
  expectNoComplaints(page);
  await page.context().close();
});

interface Team {
  _embedded: Record<string, { name: string }[]>;
}

test('a team is made, given what is its, and deleted', { timeout: 120_000 }, async () => {
  await ask('POST', '/admin/users', { email: 'zoe@example.org', name: 'Zoe' });
  await ask('POST', '/admin/system-accounts', { name: 'Shop pipeline' });
  await ask('POST', '/pacticipants', { name: 'Web shop' });
  await ask('POST', '/environments', { name: 'live', displayName: 'Live', production: true });
  const page = await openAs(kAnn, '/admin/teams');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'New team' }).click();
  await page.getByRole('button', { name: 'Make the team' }).click();
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Shop');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make the team' }).click();
  await page.getByRole('heading', { level: 1, name: 'Shop' }).waitFor();
  await page.getByText('Nobody is of this team yet.').waitFor();
  await expectAccessible(page);
  const uuid = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const parts = async () => {
    const { _embedded } = await ask<Team>('GET', `/admin/teams/${uuid}`);
    return Object.fromEntries(
      Object.entries(_embedded).map(([part, list]) => [part, list.map(({ name }) => name)]),
    );
  };
  const row = (part: string, name: string) =>
    page.getByRole('table', { name: part }).getByRole('rowheader', { name });

  const field = page.getByRole('combobox', { name: 'Add a member' });
  await field.fill('zoe@');
  await page.getByRole('option', { name: 'Zoe' }).waitFor();
  await field.press('Enter'); // by the keyboard alone
  await row('Members', 'Zoe').waitFor();
  await pick(page, 'Add a member', 'Shop pipeline');
  await row('Members', 'Shop pipeline').waitFor();
  await pick(page, 'Add an administrator', 'Zoe');
  await row('Administrators', 'Zoe').waitFor();
  await pick(page, 'Add an application', 'Web shop');
  await row('Applications', 'Web shop').waitFor();
  await pick(page, 'Add an environment', 'Live');
  await row('Environments', 'Live').waitFor();
  await expectAccessible(page);
  const members = expect.arrayContaining(['Zoe', 'Shop pipeline']);
  expect(await parts()).toEqual({ members, administrators: ['Zoe'], pacticipants: ['Web shop'], environments: ['live'] }); // prettier-ignore

  await page.getByRole('form', { name: 'Name' }).getByLabel('Name').fill('Storefront');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Storefront' }).waitFor();
  expect((await parts()).pacticipants).toEqual(['Web shop']);

  for (const [part, name] of [
    ['Applications', 'Web shop'],
    ['Environments', 'Live'],
    ['Members', 'Zoe'],
  ] as const) {
    const list = page.getByRole('table', { name: part });
    await list.getByRole('button', { name: `Take out ${name}` }).click();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Take out' }).click();
    await row(part, name).waitFor({ state: 'detached' });
  }
  expect(await parts()).toEqual({ members: ['Shop pipeline'], administrators: [], pacticipants: [], environments: [] }); // prettier-ignore

  await page.getByRole('button', { name: 'Delete this team' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Teams' }).waitFor();
  await page.getByLabel('Search name').fill('Storefront');
  await page.getByText('No team is called like that.').waitFor();
  expectNoComplaints(page, /status of 400/);
  await page.context().close();
});

test('who administers a team changes that one alone', async () => {
  const bob = { email: 'bob@example.org', password: 'a long password of his' };
  const { roles } = await ask<{ roles: (Made & { name: string })[] }>('GET', '/admin/roles');
  const viewer = roles.find(({ name }) => name === 'Viewer')?.uuid;
  const user = await ask<Made>('POST', '/admin/users', { ...bob, roles: [viewer] });
  const own = await ask<Made>('POST', '/admin/teams', {
    name: 'Own',
    administratorUuids: [user.uuid],
  });
  const other = await ask<Made>('POST', '/admin/teams', { name: 'Other' });
  const page = await openAs(bob, `/admin/teams/${own.uuid}`);
  await pick(page, 'Add a member', 'bob@example.org');
  await page.getByRole('table', { name: 'Members' }).getByRole('rowheader').first().waitFor();
  expect(await page.getByRole('button', { name: 'Delete this team' }).count()).toBe(0);
  expect(await page.getByRole('combobox', { name: 'Add an environment' }).count()).toBe(0);
  await ask('POST', '/pacticipants', { name: 'Of others' });
  await pick(page, 'Add an application', 'Of others');
  await page.getByRole('alert').getByText('takes the permission team:manage:*').waitFor();
  await page.goto(`${broker.url}/admin/teams/${other.uuid}`);
  await page.getByText('Nobody is of this team yet.').waitFor();
  expect(await page.getByRole('combobox', { name: /^Add/ }).count()).toBe(0);
  await expectAccessible(page);
  await page.context().close();
});

async function walkSecrets(page: Page, read: (path: string) => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name: 'New secret' }).click();
  await page.getByLabel('Name', { exact: true }).fill('no name');
  await page.getByLabel('Value').fill('first-value');
  await page.getByLabel('What it is for').fill('of the build server');
  await page.getByRole('button', { name: 'Make the secret' }).click();
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel('Name', { exact: true }).fill('CI_TOKEN');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make the secret' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('${user.CI_TOKEN}').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'CI_TOKEN' }).click();
  await page.getByRole('heading', { level: 1, name: 'CI_TOKEN' }).waitFor();
  const path = new URL(page.url()).pathname;
  await page.getByLabel('Several lines').check();
  await page.getByLabel('New value').fill('other-value-1\nother-value-2');
  await page.getByRole('button', { name: 'Replace the value' }).click();
  await page.getByText('Replaced.').waitFor();
  expect(await page.getByLabel('New value').inputValue()).toBe('');
  await expectAccessible(page);
  await page.getByRole('form', { name: 'Name' }).getByLabel('What it is for').fill('of Jenkins');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(() => read(path))
    .toMatchObject({ name: 'CI_TOKEN', description: 'of Jenkins' });
  await page.reload();
  await settle(page);
  expect(await page.content()).not.toMatch(/first-value|other-value/);
  expect(JSON.stringify(await read(path))).not.toMatch(/first-value|other-value/);
  await page.getByRole('button', { name: 'Delete this secret' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Secrets' }).waitFor();
  await page.getByRole('link', { name: 'CI_TOKEN' }).waitFor({ state: 'detached' });
  expectNoComplaints(page, /status of 400/);
}

test('a secret is made, given another value, and deleted; no value is ever shown', async () => {
  const page = await openAs(kAnn, '/secrets');
  await walkSecrets(page, (path) => ask('GET', path));
  await page.context().close();
});

test('a secret is made for a team, and given to everybody', async () => {
  const team = await ask<Made>('POST', '/admin/teams', { name: 'Owners of secrets' });
  const page = await openAs(kAnn, '/secrets');
  await page.getByRole('button', { name: 'New secret' }).click();
  await page.getByLabel('Name', { exact: true }).fill('TEAM_TOKEN');
  await page.getByLabel('Value').fill('a-value');
  await page.getByLabel('Team').selectOption({ label: 'Owners of secrets' });
  await page.getByRole('button', { name: 'Make the secret' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const row = page.getByRole('row').filter({ hasText: 'TEAM_TOKEN' });
  await row.getByText('Owners of secrets').waitFor();
  await expectAccessible(page);
  await row.getByRole('link', { name: 'TEAM_TOKEN' }).click();
  await page.getByRole('heading', { level: 1, name: 'TEAM_TOKEN' }).waitFor();
  const path = new URL(page.url()).pathname;
  expect(await ask('GET', path)).toMatchObject({ teamUuid: team.uuid });
  await ask('DELETE', `/admin/teams/${team.uuid}`);
  await page.reload();
  await page.getByText('The team that it was of is gone').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Team').selectOption({ label: 'Everybody' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The team that it was of is gone').waitFor({ state: 'detached' });
  expect(await ask('GET', path)).toMatchObject({ teamUuid: null });
  await page.context().close();
});

test('secrets are there without users, too', async () => {
  const other = await Broker.start();
  const page = await openPage(browser, `${other.url}/webhooks`);
  await page.getByRole('link', { name: 'Secrets' }).click();
  await page.getByText('No secrets. One that is').waitFor();
  await expectAccessible(page);
  await walkSecrets(page, (path) => other.ask('GET', path));
  await page.context().close();
  await other.stop();
});

const rows = (page: Page) =>
  page.getByRole('table', { name: 'Audit log' }).getByRole('rowheader').allTextContents();

test('the audit log is read page by page, and by what is asked for', async () => {
  await ask('POST', '/environments', { name: 'qa', production: false });
  const page = await openAs(kAnn, '/audit');
  await page.getByRole('link', { name: 'Session begun' }).first().waitFor();
  await expectAccessible(page);
  await Promise.all([
    page.waitForResponse((response) => /from=/.test(response.url())),
    page.getByRole('button', { name: 'Show more' }).scrollIntoViewIfNeeded(),
  ]);
  await page.getByLabel('Type').selectOption('environment.created');
  await expect.poll(async () => (await rows(page))[0]).toMatch(/^Environment created.*qa/);
  expect((await rows(page)).filter((row) => !row.startsWith('Environment created'))).toEqual([]);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.waitForURL((url) => url.search === '');
  await page.getByRole('combobox', { name: 'By whom' }).fill('nobody@example.org');
  await page.getByRole('combobox', { name: 'By whom' }).press('Enter');
  await page.getByText('There is no such entry.').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await pick(page, 'By whom', 'ann@example.org');
  await page.getByRole('table', { name: 'Audit log' }).waitFor();
  await page.getByLabel('Since').fill('2999-01-01');
  await page.getByText('There is no such entry.').waitFor();
  await page.getByLabel('Since').fill('2020-01-01');
  await page.getByRole('table', { name: 'Audit log' }).waitFor();
  await expectAccessible(page);
  expectNoComplaints(page);
  await page.context().close();
});

test('an entry tells what was before and after, at an address of its own', async () => {
  const made = await ask<Made>('POST', '/environments', { name: 'old', production: false });
  await ask('PUT', `/environments/${made.uuid}`, { name: 'new', production: false });
  const page = await openAs(kAnn, '/audit?type=environment.changed');
  await page.getByRole('link', { name: 'Environment changed' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Environment changed' }).waitFor();
  const change = page.getByRole('group', { name: 'Before and after' });
  const isThere = async () => {
    await change.getByText('before: "name": "old"').waitFor();
    await change.getByText('after: "name": "new"').waitFor();
  };
  await isThere();
  await expectAccessible(page);
  await page.reload();
  await isThere();
  await page.getByRole('link', { name: kAnn.email }).click();
  await page.getByRole('heading', { level: 1, name: kAnn.email }).waitFor();
  expectNoComplaints(page);
  await page.context().close();
});

test('the audit log is saved as JSON lines', async () => {
  const page = await openAs(kAnn, '/audit?type=team.created');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as JSON lines' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('audit.jsonl');
  const text = readFileSync(await file.path(), 'utf8');
  const lines = text.trim().split('\n');
  const { events } = await ask<Entries>('GET', '/audit?type=team.created');
  expect(lines.map((line) => (JSON.parse(line) as { uuid: string }).uuid)).toEqual(
    events.map(({ uuid }) => uuid),
  );
  expectNoComplaints(page);
  await ask('POST', '/pacticipants', { name: 'Labelled' });
  for (let i = 0; i < 40; i++) await ask('PUT', `/pacticipants/Labelled/labels/${i}`, {});
  await page.goto(`${broker.url}/audit`);
  const [whole] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as JSON lines' }).click(),
  ]);
  const all = readFileSync(await whole.path(), 'utf8')
    .trim()
    .split('\n');
  expect(all.length).toBeGreaterThan(100); // more than one page of them
  all.forEach((line, i) => expect((JSON.parse(line) as { number: number }).number).toBe(i + 1));
  await page.context().close();
});

test('who may not see a page is told which permission that takes', async () => {
  const vic = { email: 'vic@example.org', password: 'a long password of his' };
  await ask('POST', '/admin/users', { ...vic, roles: [] });
  const page = await openAs(vic, '/user');
  for (const [path, permission] of [
    ['/admin/teams', 'team:read:*'],
    ['/secrets', 'secret:manage:*'],
    ['/audit', 'role:manage:*'],
  ] as const) {
    await page.goto(broker.url + path);
    await page.getByText(`This takes the permission ${permission}`).waitFor();
    await expectAccessible(page);
  }
  await page.context().close();
});
