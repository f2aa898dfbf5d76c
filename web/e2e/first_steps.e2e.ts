// From an empty broker to the first decision, and through the first refusal: with the commands that the pages offer.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoComplaints, openPage, pick } from './support/browser';
import { copied, run, type Ran } from './support/copied';
import { Provider } from './support/provider';
import { order, pactOf, place } from './support/shop';
import { broker, browser, useSite } from './support/site';

let folder: string;
let provider: Provider;

useSite();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'accord-first-'));
  mkdirSync(join(folder, 'pacts'));
  provider = await Provider.start({
    '/orders/o-9001': { id: 'o-9001', total: 12.5, items: [{ sku: 'TEA-100', quantity: 2 }] },
  });
});
afterAll(() => {
  provider.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the consumer's tests write. */
function writePact(interactions: unknown[]): void {
  const pact = pactOf('Web Shop', 'Order Service', interactions);
  writeFileSync(join(folder, 'pacts', 'web_shop-order_service.json'), JSON.stringify(pact));
}

/** Copies and runs the command of the page that has `words`; what came of it. */
async function follow(page: Page, words: string): Promise<Ran> {
  const command = await copied(page.getByRole('main'), words);
  return run(words === 'accord verifier' ? withPort(command) : command, folder);
}

/** Where the provider listens, which the broker does not know. */
function withPort(command: string): string {
  return `${command.replace(' --port 8080', '')} --port ${provider.port}`;
}

const step = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
const verdict = (page: Page) => page.locator('.verdict[role=status]');

test('from nothing to yes, and through a no', { timeout: 180_000 }, async () => {
  const page = await openPage(browser, broker.url);
  await page.getByText('No contracts here yet.').waitFor();

  writePact([order]);
  const published = await follow(page, 'accord broker publish');
  expect(published, published.said).toMatchObject({ code: 0 });
  await step(page, 'Publish what a consumer needs').getByText('Done').waitFor();
  await page.getByText('Not verified yet').first().waitFor();

  const verify = await copied(page.getByRole('main'), 'accord verifier');
  const verified = await run(withPort(verify), folder);
  expect(verified, verified.said).toMatchObject({ code: 0 });
  await step(page, 'Verify the provider against it').getByText('Done').waitFor();

  const created = await follow(page, 'create-environment');
  expect(created, created.said).toMatchObject({ code: 0 });
  await step(page, 'Say where the provider runs').locator('.command').nth(1).waitFor({ state: 'detached' }); // prettier-ignore
  const recorded = await follow(page, `record-deployment --pacticipant 'Order Service'`);
  expect(recorded, recorded.said).toMatchObject({ code: 0 });
  await step(page, 'Say where the provider runs').getByText('Done').waitFor();

  const asked = await follow(page, 'can-i-deploy');
  expect(asked, asked.said).toMatchObject({ code: 0 });
  expect(asked.said).toContain('Computer says yes');
  const deployed = await follow(page, `record-deployment --pacticipant 'Web Shop'`);
  expect(deployed, deployed.said).toMatchObject({ code: 0 });
  await page.getByRole('heading', { name: /First steps/ }).waitFor({ state: 'detached' });
  await page.getByText('One contract, and it is verified.').waitFor();

  // The next version asks for more than its provider has.
  writePact([order, place]);
  const more = await run(
    `accord broker publish ./pacts --consumer-app-version 1.1.0 --branch main --broker-base-url ${broker.url}`,
    folder,
  );
  expect(more, more.said).toMatchObject({ code: 0 });
  await page.getByText('Changed, not verified').waitFor();

  await page.getByRole('link', { name: 'Can I deploy' }).click();
  await pick(page, 'Application', 'Web Shop');
  await pick(page, 'Version', '1.1.0');
  await pick(page, 'Environment', 'production');
  await verdict(page).getByText('Not yet').waitFor();
  const failed = await follow(page, 'accord verifier');
  expect(failed, failed.said).toMatchObject({ code: 1 });
  await verdict(page).getByText('No', { exact: true }).waitFor();
  const why = page.getByRole('region', { name: 'What stands in the way' });
  await why.getByText('a request to place an order').waitFor();
  await expectAccessible(page);

  await why.getByRole('link', { name: 'Show the difference' }).click();
  await page.getByRole('note', { name: 'Why it failed' }).getByText(/404/).waitFor();
  await page.goBack();

  // The provider mends it in a version of its own, and goes first.
  provider.answers['/orders'] = { id: 'o-9001', total: 12.5 };
  provider.status['/orders'] = 201;
  const build = verify.replace('--provider-version 1.0.0', '--provider-version 1.0.1');
  const mended = await run(withPort(build), folder);
  expect(mended, mended.said).toMatchObject({ code: 0 });
  await why.getByText(/Another version of Order Service fits/).waitFor();
  const first = await run(await copied(why, 'can-i-deploy'), folder);
  expect(first.said).toContain('Computer says yes');
  const record = `accord broker record-deployment --pacticipant 'Order Service' --version 1.0.1 --environment production --broker-base-url ${broker.url}`;
  expect(await run(record, folder)).toMatchObject({ code: 0 });
  await verdict(page).getByText('Yes', { exact: true }).waitFor();
  expect((await follow(page, 'can-i-deploy')).code).toBe(0);
  expectNoComplaints(page);
});
