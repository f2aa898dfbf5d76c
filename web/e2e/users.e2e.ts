// Once a broker has users, each who opens a page is one of them.
import { expect, test } from 'vitest';
import { expectAccessible, expectNoComplaints, openPage, settle } from './support/browser';
import { isAboutUsers, patternsWithPage } from './support/routes';
import { asFirst, signIn } from './support/sign_in';
import { broker, browser, useSite } from './support/site';

const kAnn = { email: 'ann@example.org', password: 'a long password of hers' };

useSite(asFirst(kAnn));

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(broker.url + path, {
    method,
    headers: {
      Authorization: `Basic ${btoa(`${kAnn.email}:${kAnn.password}`)}`,
      'Content-Type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true);
  return (await response.json()) as T;
}

test('an administrator sees every page about users', async () => {
  const me = await ask<{ uuid: string }>('GET', '/user');
  const account = await ask<{ uuid: string }>('POST', '/admin/system-accounts', { name: 'CI' });
  const trusts = `/admin/system-accounts/${account.uuid}/workload-identities`;
  const workload = await ask<{ uuid: string }>('POST', trusts, {
    issuer: 'https://token.actions.githubusercontent.com',
    claims: { repository: 'acme/shop' },
  });
  const roles = await ask<{ roles: { uuid: string }[] }>('GET', '/admin/roles');
  const team = await ask<{ uuid: string }>('POST', '/admin/teams', { name: 'Crew' });
  await ask('PUT', `/admin/teams/${team.uuid}/users`, { users: [me.uuid] });
  const values: Record<string, string> = {
    ':user': me.uuid,
    ':account': account.uuid,
    ':workload': workload.uuid,
    ':role': roles.roles[0]?.uuid ?? '',
    ':team': team.uuid,
    ':preference': 'loginBanner',
    ':own_preference': 'tokenExpiryAlert',
  };
  const page = await openPage(browser, broker.url);
  await signIn(page, kAnn);
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  const about = patternsWithPage()
    .filter(isAboutUsers)
    .filter((path) => !/sign-in/.test(path));
  expect(about.length).toBeGreaterThan(8);
  for (const pattern of about) {
    const path = pattern.replace(/:\w+/g, (word) => values[word] ?? 'x');
    const response = await page.goto(broker.url + path);
    expect(response?.status(), path).toBe(200);
    await settle(page);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(page);
    expect(await page.getByRole('alert').allTextContents(), path).toEqual([]);
  }
  expectNoComplaints(page);
  await page.context().close();
});
