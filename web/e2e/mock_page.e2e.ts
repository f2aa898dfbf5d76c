// The page of `accord mock`: what arrived at each mock server, and what did not match. It is part of the program, not of web/.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  expectAccessible,
  expectNoComplaints,
  expectNoSideways,
  openPage,
  phone,
  startBrowser,
} from './support/browser';
import { kProgram } from './support/broker';

let browser: Browser;
let master: ChildProcess;
let url: string;
const folder = mkdtempSync(join(tmpdir(), 'accord-e2e-'));
const kHostile = '<img src=x onerror="window.harmed=1">\u202e💥' + 'long'.repeat(60);

async function startMaster(): Promise<void> {
  master = spawn(kProgram, ['mock', 'start', '--port', '0', '--output', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  url = await new Promise<string>((found, failed) => {
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /page: (http:\/\/[\d.:]+)/.exec(said)?.[1];
      if (address) found(address);
    };
    master.stdout?.on('data', read);
    master.stderr?.on('data', read);
    master.on('error', failed);
    master.on('exit', (code) => failed(new Error(`accord ended with ${code}:\n${said}`)));
  });
}

/** Starts a mock server of a pact with these interactions (their paths), and gives its port. */
async function create(provider: string, paths: Record<string, string>): Promise<number> {
  const interactions = Object.entries(paths).map(([description, path]) => ({
    description,
    request: { method: 'GET', path },
    response: { status: 200 },
  }));
  const pact = { consumer: { name: 'Shop' }, provider: { name: provider }, interactions };
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...pact, metadata: { pactSpecification: { version: '2.0.0' } } }),
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { mockServer: { port: number } }).mockServer.port;
}

beforeAll(async () => {
  [browser] = await Promise.all([startBrowser(), startMaster()]);
});
afterAll(async () => {
  await browser.close();
  master.removeAllListeners('exit');
  const ended = new Promise((done) => master.once('exit', done));
  master.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

test('without mock servers it says how to start one', async () => {
  const page = await openPage(browser, url);
  await page.getByRole('heading', { level: 1, name: 'No mock server is running' }).waitFor();
  const port = new URL(url).port;
  await page.getByText(`accord mock create --port ${port} --file`).waitFor();
  await expectAccessible(page);
  expectNoComplaints(page);
});

test('what arrives is shown as it comes, and what did not match', async () => {
  const port = await create('Orders', { 'all orders': '/orders', 'one order': '/orders/1' });
  const page = await openPage(browser, url);
  await page.getByText('1 of 1 mock server not yet matched in everything').waitFor();
  await page.getByText('Nothing yet.').waitFor();
  await fetch(`http://127.0.0.1:${port}/orders`);
  await fetch(`http://127.0.0.1:${port}/order?cheap=yes`);
  const row = (text: string) => page.getByRole('row').filter({ hasText: text });
  await row('all orders').getByText('asked 1 time').waitFor();
  await row('/order?cheap=yes').getByText('did not match').waitFor();
  await row('one order').getByText('never asked').waitFor();
  await page.getByRole('heading', { name: 'What did not match' }).waitFor();
  await expectAccessible(page);
  await fetch(`http://127.0.0.1:${port}/orders/1`);
  await row('one order').getByText('asked 1 time').waitFor();
  expectNoComplaints(page);
});

test('hostile names are text, on a phone and in the dark, and one of several is chosen', async () => {
  await create(kHostile, { [kHostile]: `/${'very-long/'.repeat(60)}` });
  const page = await openPage(browser, url, { viewport: phone, colorScheme: 'dark' });
  await page.getByRole('navigation', { name: 'Mock servers' }).getByText('onerror').click();
  await page.getByRole('heading', { level: 2, name: /^Shop with <img/ }).waitFor();
  await expectAccessible(page);
  await expectNoSideways(page);
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
  expectNoComplaints(page);
});

test('that the master is away is told', async () => {
  const page = await openPage(browser, url);
  await page.getByRole('heading', { level: 1 }).getByText('mock servers').waitFor();
  await page.context().setOffline(true);
  await page.getByRole('status').getByText('not up to date').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('status').waitFor({ state: 'hidden' });
});
