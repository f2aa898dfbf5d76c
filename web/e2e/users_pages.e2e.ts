// The pages of users, system accounts, roles, tokens and the own account: what one does there, whatever names there are.
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoComplaints, expectNoSideways, phone, settle } from './support/browser'; // prettier-ignore
import { hostileNames } from './support/hostile';
import { askAs, asFirst, openAs } from './support/sign_in';
import { broker, useSite } from './support/site';

const kAnn = { email: 'ann@example.org', password: 'a long password of hers' };

useSite(asFirst(kAnn));

interface Made {
  uuid: string;
}

const ask = <T>(method: string, path: string, body?: unknown) =>
  askAs<T>(kAnn, broker.url + path, method, body);

const paths: string[] = ['/admin/users', '/admin/system-accounts', '/admin/roles'];
beforeAll(async () => {
  for (const [i, name] of hostileNames.entries()) {
    const role = await ask<Made>('POST', '/admin/roles', {
      name,
      description: name,
      permissions: ['contract_data:read:*'],
    });
    const user = await ask<Made>('POST', '/admin/users', {
      email: `u${i}@example.org`,
      name,
      roles: [role.uuid],
    });
    const account = await ask<Made>('POST', '/admin/system-accounts', { name });
    const token = `/admin/system-accounts/${account.uuid}/tokens`;
    await ask('POST', token, { description: name });
    paths.push(`/admin/users/${user.uuid}`, `/admin/roles/${role.uuid}`);
    paths.push(`/admin/system-accounts/${account.uuid}`);
  }
});

test('names that would do harm do none', { timeout: 180_000 }, async () => {
  const page = await openAs(kAnn, '/', { viewport: phone });
  for (const path of paths) {
    await page.goto(broker.url + path);
    await settle(page);
    await page.waitForFunction(() => document.querySelector('main table, main form'));
    await expectNoSideways(page);
    expect(await page.evaluate(() => 'harmed' in window), path).toBe(false);
  }
  await expectAccessible(page);
  expectNoComplaints(page);
  await page.context().close();
});

test('a user is made, signs in with the password that was shown once, and changes it', async () => {
  const page = await openAs(kAnn, '/admin/users');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'New user' }).click();
  await page.getByLabel('E-mail address').fill('no address');
  await page.getByRole('button', { name: 'Make the user' }).click();
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel('E-mail address').fill('zoe@example.org');
  await page.getByLabel('Name', { exact: true }).fill('Zoe');
  await page.getByLabel('Make one, for me to hand over').check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make the user' }).click();
  const password = await page.getByLabel('The password').locator('pre').textContent();
  expect(password).toMatch(/^\w{24}$/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('heading', { level: 1, name: 'Zoe' }).waitFor();
  expect(await page.getByText(password ?? '').count()).toBe(0);
  const zoe = { email: 'zoe@example.org', password: password ?? '' };
  const hers = await openAs(zoe, '/user');
  await hers.getByLabel('The password that you have').fill(zoe.password);
  await hers.getByLabel('New password').fill('short');
  await hers.getByRole('button', { name: 'Change the password' }).click();
  await hers.getByRole('alert').waitFor();
  await hers.getByLabel('New password').fill('a long one of her own');
  await hers.getByRole('button', { name: 'Change the password' }).click();
  await hers.getByText('Changed. All other browsers were signed out.').waitFor();
  await hers.reload();
  await hers.getByText('Signed in as').waitFor({ state: 'attached' });
  await askAs({ ...zoe, password: 'a long one of her own' }, `${broker.url}/user`);
  await page.getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('button', { name: 'Enable' }).waitFor();
  await hers.getByRole('link', { name: 'Tokens' }).click();
  await hers.getByRole('dialog', { name: 'Sign in to go on' }).waitFor();
  await hers.context().close();
  await page.goto(`${broker.url}/admin/users?active=false`);
  await page.getByRole('link', { name: 'Zoe' }).waitFor();
  expectNoComplaints(page, /status of 400/);
  await page.context().close();
});

test('a user is invited by a link that is shown once', async () => {
  const page = await openAs(kAnn, '/admin/users');
  await page.getByRole('button', { name: 'New user' }).click();
  await page.getByLabel('E-mail address').fill('yan@example.org');
  await page.getByRole('button', { name: 'Make the user' }).click();
  const link = await page.getByLabel('The link').locator('pre').textContent();
  expect(link).toContain(`${broker.url}/set-password#`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('heading', { level: 1, name: 'yan@example.org' }).waitFor();
  expectNoComplaints(page);
  await page.context().close();
});

test('jobs of a CI provider are a system account, until that is ended', async () => {
  const account = await askAs<{ uuid: string }>(kAnn, `${broker.url}/admin/system-accounts`, 'POST', { name: 'Robot' }); // prettier-ignore
  const page = await openAs(kAnn, `/admin/system-accounts/${account.uuid}`);
  await page.getByText('No job is this account by its provider’s token.').waitFor();
  await page.getByRole('button', { name: 'New workload identity' }).click();
  await page.getByLabel('Claims').fill('ref = refs/heads/main');
  await page.getByRole('button', { name: 'Trust these jobs' }).click();
  await page.getByRole('alert').first().waitFor();
  await expectAccessible(page);
  await page.getByLabel('Claims').fill('repository = acme/shop\nref = refs/heads/main');
  await page.getByRole('button', { name: 'Trust these jobs' }).click();
  const rows = page.getByRole('table', { name: 'Workload identities' });
  await rows.getByRole('rowheader', { name: 'repository = acme/shop' }).waitFor();
  await expectAccessible(page);
  await rows.getByRole('button', { name: /^End/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await page.getByText('No job is this account by its provider’s token.').waitFor();
  expectNoComplaints(page, /status of 400/);
  await page.context().close();
});

test('a system account gets a token, which is shown once, replaced and revoked', async () => {
  const page = await openAs(kAnn, '/admin/system-accounts');
  await page.getByRole('button', { name: 'New system account' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Shop pipeline');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByRole('heading', { level: 1, name: 'Shop pipeline' }).waitFor();
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('What it is for').fill('2026');
  await page.getByRole('button', { name: 'Make the token' }).click();
  const shown = page.getByRole('dialog', { name: 'The token' });
  const value = () => shown.locator('pre').first().textContent();
  const first = (await value()) ?? '';
  const isKnown = async (token: string) =>
    (await fetch(`${broker.url}/pacticipants`, { headers: { Authorization: `Bearer ${token}` } }))
      .status === 200;
  expect(await isKnown(first)).toBe(true);
  for (const way of ['PowerShell', 'Windows', 'curl', 'fetch', 'Unix shell']) {
    await shown.getByRole('button', { name: way }).click();
    await shown.locator('pre').nth(1).getByText(first).waitFor();
  }
  await expectAccessible(page);
  await shown.getByRole('button', { name: 'Done' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Replace value of 2026' }).click();
  await page.getByRole('button', { name: 'Replace value', exact: true }).click();
  await shown.waitFor();
  const second = (await value()) ?? '';
  expect(await isKnown(first)).toBe(false);
  expect(await isKnown(second)).toBe(true);
  await shown.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Revoke 2026' }).click();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByRole('rowheader', { name: '2026' }).waitFor({ state: 'detached' });
  expect(await isKnown(second)).toBe(false);
  expectNoComplaints(page);
  await page.context().close();
});

test('a role permits what is ticked, and predefined ones are reset', async () => {
  const page = await openAs(kAnn, '/admin/roles');
  await page.getByRole('button', { name: 'New role' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Clerk');
  await page.getByRole('button', { name: 'Make the role' }).click();
  await page.getByRole('heading', { level: 1, name: 'Clerk' }).waitFor();
  await page.getByLabel(/user:read:\*/).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').waitFor();
  await expectAccessible(page);
  await page.reload();
  expect(await page.getByLabel(/user:read:\*/).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Delete this role' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('table', { name: 'Roles' }).waitFor();
  await page.getByRole('button', { name: 'Reset predefined roles' }).click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Administrator', exact: true }).click();
  await page.getByText('Permits everything, and can’t be changed.').waitFor();
  expect(await page.getByLabel(/user:read:\*/).isDisabled()).toBe(true);
  expectNoComplaints(page);
  await page.context().close();
});

test('who may not see a page is told which permission that takes', async () => {
  const vic = { email: 'vic@example.org', password: 'a long password of his' };
  await ask('POST', '/admin/users', { ...vic, roles: [] });
  const page = await openAs(vic, '/user');
  expect(await page.getByRole('link', { name: 'Users' }).count()).toBe(0);
  await page.goto(`${broker.url}/admin/users`);
  await page.getByText('This takes the permission user:read:*.').waitFor();
  await expectAccessible(page);
  await page.context().close();
});

test('one sees the own browsers, and signs one out', async () => {
  const page = await openAs(kAnn, '/user/sessions');
  const other = await openAs(kAnn, '/webhooks');
  await page.reload();
  const rows = page.getByRole('table', { name: 'Sessions' }).getByRole('row');
  await page.getByText('This browser').waitFor();
  await expectAccessible(page);
  const before = await rows.count();
  await rows
    .filter({ hasNotText: 'This browser' })
    .nth(1)
    .getByRole('button', { name: /Sign out/ })
    .click();
  await expect.poll(() => rows.count()).toBe(before - 1);
  await other.getByRole('link', { name: 'Environments' }).click();
  await other.getByRole('dialog', { name: 'Sign in to go on' }).waitFor();
  await other.context().close();
  await page.context().close();
});
