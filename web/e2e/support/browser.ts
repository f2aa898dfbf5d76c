// Chromium, and what every page has to keep: no error in the console, nothing that the policy refuses, no serious
// accessibility issue.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect } from 'vitest';

const kAxe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const phone = { width: 390, height: 844 };

export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page whose complaints are kept: check them with `expectNoComplaints`. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 820 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  said.set(page, complaints);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('dialog', (dialog) => {
    complaints.push(`a script opened a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  return page;
}

const said = new WeakMap<Page, string[]>();

/** Errors of scripts, of the console and of the content security policy; `but` are expected. */
export function expectNoComplaints(page: Page, but?: RegExp): void {
  const rest = (said.get(page) ?? []).filter((complaint) => !but?.test(complaint));
  expect(rest).toEqual([]);
}

/** Lets the answers to deletions come late: something else happens before, and what it may have changed is read again. */
export async function answerDeletionsLate(
  page: Page,
  meanwhile: () => Promise<unknown>,
): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().method() !== 'DELETE') return route.fallback();
    const response = await route.fetch();
    await meanwhile();
    await new Promise((done) => setTimeout(done, 2_500));
    await route.fulfill({ response });
  });
}

/** Types into a picker, and takes the first choice that has `text`. */
export async function pick(page: Page, control: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: control, exact: true }).fill(text);
  await page.getByRole('listbox').getByRole('option', { name: text }).first().click();
}

/** No serious or critical finding of axe. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(kAxe);
  const found = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run: () => Promise<{ violations: Found[] }> } }).axe;
    interface Found {
      id: string;
      impact?: string;
      nodes: { html: string; failureSummary?: string }[];
    }
    return (await axe.run()).violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map((node) => node.failureSummary + ' ' + node.html).join('\n')}`,
      );
  });
  expect(found).toEqual([]);
}

/** Everything is there that the page waited for. (The network is never idle: events come.) */
export async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
}

/** Nothing is wider than the window. */
export async function expectNoSideways(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
}
