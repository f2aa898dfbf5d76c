// Takes the pictures that README and docs/guide/page.md show: light, dark, on a phone. PICTURES is another folder for them.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { beforeAll, test } from 'vitest';
import { paths } from '../../src/api/paths';
import { Broker } from '../support/broker';
import { openPage, phone, settle } from '../support/browser';
import { fillMarket } from '../support/market';
import { broker, browser, useSite } from '../support/site';

const folder = resolve(process.env.PICTURES ?? join(import.meta.dirname, '../../../docs/pictures'));

/** So that not all of it happened just now. */
const kLater = 3 * 60 * 60 * 1_000;

/** As a company's own: commands and documents have it. */
const kAddress = ['--base-url', 'https://pacts.example.org'];

useSite(kAddress);
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  await fillMarket(broker);
});

async function take(name: string, url: string, options: BrowserContextOptions = {}): Promise<void> {
  const page = await openPage(browser, 'about:blank', options);
  await page.clock.setFixedTime(Date.now() + kLater);
  await page.goto(url);
  await settle(page);
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}

const kDark: BrowserContextOptions = { colorScheme: 'dark' };
const kPhone: BrowserContextOptions = { viewport: phone, isMobile: true, hasTouch: true };

const kMobile = paths.pact('Mobile App', 'Order Service', '2.14.0');
const kAsked = { pacticipant: 'Mobile App', version: '2.14.0', environment: 'production' };
const kMatrix =
  '/matrix?q[][pacticipant]=Mobile+App&q[][pacticipant]=Order+Service&latestby=cvpv&limit=100';

test('the overview', async () => {
  await take('overview', `${broker.url}/`);
  await take('overview-dark', `${broker.url}/`, kDark);
  await take('overview-phone', `${broker.url}/`, kPhone);
});

test('a contract', async () => {
  await take('contract', broker.url + kMobile);
  await take('contract-dark', broker.url + kMobile, kDark);
  await take(
    'contract-phone',
    `${broker.url}${kMobile}?interaction=a+request+to+place+an+order`,
    kPhone,
  );
  await take('changes', `${broker.url}${kMobile}?tab=changes`);
});

test('decisions', async () => {
  const question = broker.url + paths.canIDeploy(kAsked);
  await take('can-i-deploy', question);
  await take('can-i-deploy-dark', question, kDark);
  await take('can-i-deploy-phone', question, kPhone);
  await take('matrix', broker.url + kMatrix);
});

test('an application', async () => {
  await take('application', broker.url + paths.pacticipant('Order Service'));
});

test('the network, and what runs where', async () => {
  await take('network', broker.url + paths.network());
  await take('environments', broker.url + paths.environments());
});

test('the first steps', async () => {
  const empty = await Broker.start(kAddress);
  await take('first-steps', `${empty.url}/`);
  await empty.stop();
});
