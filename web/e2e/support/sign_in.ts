// A broker with users, and a browser that signs in.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openPage, settle } from './browser';
import { broker, browser } from './site';

export interface Person {
  email: string;
  password: string;
}

/** Options of `accord serve` by which somebody is the first administrator. */
export function asFirst({ email, password }: Person): string[] {
  return ['--first-admin-email', email, '--first-admin-password', password];
}

/** Fills in the form that is there, and presses Enter. */
export async function fillIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Password', { exact: true }).press('Enter');
}

/** From the page to sign in, to the page that was wanted. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await fillIn(page, person);
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

/** A page of the file's broker, as somebody who has signed in. */
export async function openAs(person: Person, path: string, options = {}): Promise<Page> {
  const page = await openPage(browser, broker.url + path, options);
  await signIn(page, person);
  await settle(page);
  return page;
}

/** Asks the API as somebody, by address and password. */
export async function askAs<T>(
  person: Person,
  url: string,
  method = 'GET',
  body?: unknown,
): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: {
      Authorization: `Basic ${btoa(`${person.email}:${person.password}`)}`,
      'Content-Type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(response.ok, `${method} ${url}: ${response.status}`).toBe(true);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}
