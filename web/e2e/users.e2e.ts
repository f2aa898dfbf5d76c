// Once a broker has users, each who opens a page is one of them.
import { expect, test } from 'vitest';
import { expectAccessible, expectNoComplaints, openPage, settle } from './support/browser';
import { isAboutUsers, patternsWithPage } from './support/routes';
import { broker, browser, useSite } from './support/site';

const kAnn = { username: 'ann@example.org', password: 'a long password of hers' };

useSite(['--first-admin-email', kAnn.username, '--first-admin-password', kAnn.password]);

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(broker.url + path, {
    method,
    headers: {
      Authorization: `Basic ${btoa(`${kAnn.username}:${kAnn.password}`)}`,
      'Content-Type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true);
  return (await response.json()) as T;
}

test('who is none of them is told what it takes', async () => {
  const page = await openPage(browser, 'about:blank');
  // As when the question for a password is left: this browser can't be asked, and has none.
  await page.route('**/matrix', async (route) => {
    const response = await route.fetch();
    const { 'www-authenticate': challenge, ...headers } = response.headers();
    expect(challenge).toContain('Basic');
    await route.fulfill({ response, headers });
  });
  await page.goto(`${broker.url}/matrix`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByText('This broker asks for an e-mail address and a password.').waitFor();
  await expectAccessible(page);
  await page.context().close();
});

test('an administrator sees the pages, and users, roles and tokens as documents', async () => {
  const me = await ask<{ uuid: string }>('GET', '/user');
  const account = await ask<{ uuid: string }>('POST', '/admin/system-accounts', { name: 'CI' });
  const roles = await ask<{ roles: { uuid: string }[] }>('GET', '/admin/roles');
  const values: Record<string, string> = {
    ':user': me.uuid,
    ':account': account.uuid,
    ':role': roles.roles[0]?.uuid ?? '',
  };
  const page = await openPage(browser, broker.url, { httpCredentials: kAnn });
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  const about = patternsWithPage().filter(isAboutUsers);
  expect(about.length).toBeGreaterThan(8);
  for (const pattern of about) {
    const path = pattern.replace(/:\w+/g, (word) => values[word] ?? 'x');
    const response = await page.goto(broker.url + path);
    expect(response?.status(), path).toBe(200);
    await settle(page);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('alert').allTextContents(), path).toEqual([]);
  }
  expectNoComplaints(page);
  await page.context().close();
});
