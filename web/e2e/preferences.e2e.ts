// Settings of the system and preferences of one's own: set on the page, and what they do.
import { expect, test } from 'vitest';
import { expectAccessible, expectNoComplaints, openPage } from './support/browser';
import { askAs, asFirst, openAs } from './support/sign_in';
import { broker, browser, useSite } from './support/site';

const kAnn = { email: 'ann@example.org', password: 'a long password of hers' };

useSite(asFirst(kAnn));

const ask = <T>(method: string, path: string, body?: unknown) =>
  askAs<T>(kAnn, broker.url + path, method, body);

const kBanner =
  'Sign in with **company** accounts. [Help](https://help.example.org) ' +
  '[no](javascript:window.harmed=1) <img src=x onerror="window.harmed=1">' +
  '<script>window.harmed=1</script> ![p](https://track.example.org/p.png)';

test('a banner is written, and read before signing in, without doing harm', async () => {
  const page = await openAs(kAnn, '/preferences/system');
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await expectAccessible(page);
  const form = page.getByRole('form', { name: 'Login banner' });
  await form.getByLabel('Value').fill(kBanner);
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('Saved.').waitFor();
  await form.getByRole('button', { name: 'As it is by default' }).waitFor();
  expectNoComplaints(page);
  await page.context().close();

  const other = await openPage(browser, `${broker.url}/sign-in`);
  const notice = other.getByRole('region', { name: 'Notice' });
  await notice.getByText('company').waitFor();
  expect(await notice.locator('strong').textContent()).toBe('company');
  expect(await notice.getByRole('link').allTextContents()).toEqual(['Help']);
  expect(await notice.locator('img, script').count()).toBe(0);
  expect(await other.evaluate(() => 'harmed' in window)).toBe(false);
  await expectAccessible(other);
  expectNoComplaints(other);
  await other.context().close();

  const again = await openAs(kAnn, '/preferences/system/loginBanner');
  await again.getByRole('button', { name: 'As it is by default' }).click();
  await again.getByRole('button', { name: 'As it is by default' }).waitFor({ state: 'detached' });
  expect(await again.getByLabel('Value').inputValue()).toBe('');
  expect((await ask<{ value: string }>('GET', '/preferences/system/loginBanner')).value).toBe('');
  await again.context().close();
});

test('what is wrong with a value is told where it stands', async () => {
  const page = await openAs(kAnn, '/preferences/system');
  const form = page.getByRole('form', { name: 'Longest life of tokens, in hours' });
  await form.getByLabel('Value').fill('99999');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByRole('alert').waitFor();
  expect(await form.getByRole('alert').textContent()).toContain('from 1 to 87600');
  await expectAccessible(page);
  await form.getByLabel('Value').fill('240');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByRole('alert').waitFor({ state: 'detached' });
  const { value } = await ask<{ value: number }>('GET', '/preferences/system/tokenLifetimeHours');
  expect(value).toBe(240);
  expectNoComplaints(page, /status of 400/);
  await page.context().close();
});

test('a token that is about to end is told on every page, unless one does not want that', async () => {
  const expiresAt = new Date(Date.now() + 3.5 * 86_400_000).toISOString();
  await ask('POST', '/settings/tokens', { description: 'short', expiresAt });
  const page = await openAs(kAnn, '/pacticipants');
  const alert = page.getByRole('status').filter({ hasText: 'your tokens' });
  await alert.waitFor();
  expect(await alert.textContent()).toBe('One of your tokens ends in 3 days.');
  await expectAccessible(page);
  await page.goto(`${broker.url}/preferences/current-user`);
  const form = page.getByRole('form', { name: 'Tell me when a token is about to end' });
  await form.getByLabel('Value').uncheck();
  await form.getByRole('button', { name: 'Save' }).click();
  await alert.waitFor({ state: 'detached' });
  await expectAccessible(page);
  expectNoComplaints(page);
  await page.context().close();
});

test('administrators limit who signs in at Google and GitHub', async () => {
  const page = await openAs(kAnn, '/admin/tenant/authentication-settings');
  const form = page.getByRole('form', { name: 'Who signs in at Google and GitHub' });
  await form.getByLabel('Google: domains').fill('acme.com\nann@example.org');
  await form.getByLabel('GitHub: organizations').fill('not an organization!');
  await form.getByRole('button', { name: 'Save who signs in' }).click();
  await form.getByRole('alert').waitFor();
  await expectAccessible(page);
  await form.getByLabel('GitHub: organizations').fill('acme');
  await form.getByRole('button', { name: 'Save who signs in' }).click();
  await form.getByText('Saved.').waitFor();
  const { authenticationProviders } = await ask<{ authenticationProviders: unknown }>(
    'GET',
    '/admin/tenant/authentication-settings',
  );
  expect(authenticationProviders).toEqual({
    Google: { emailDomains: ['acme.com', 'ann@example.org'] },
    GitHub: { githubOrganizations: ['acme'] },
  });
  expectNoComplaints(page, /status of 400/);
  await page.context().close();
});
