// Names and contents that would do harm: nothing of them runs, no page is torn, links lead where they should.
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { paths } from '../src/api/paths';
import { expectNoComplaints, expectNoSideways, openPage, phone, settle } from './support/browser';
import { broker, browser, useSite } from './support/site';
import { fillHostile, hostileNames, type HostilePair } from './support/hostile';

let pairs: HostilePair[];

useSite();
beforeAll(async () => {
  pairs = await fillHostile(broker);
});

const kPagesOfAll = [
  paths.overview(),
  paths.pacticipants(),
  paths.matrix(),
  paths.canIDeploy(),
  paths.environments(),
  paths.network(),
  paths.webhooks(),
  paths.events(),
  '/integrations',
];

function pagesOf({ consumer, provider, version }: HostilePair): string[] {
  return [
    paths.pacticipant(consumer),
    paths.versions(consumer),
    paths.branches(consumer),
    paths.networkAround(consumer),
    paths.version(consumer, version),
    paths.pact(consumer, provider, version),
    paths.latestPact(consumer, provider),
    paths.integration(consumer, provider),
    paths.canIDeploy({ pacticipant: consumer, version, environment: 'hostile-0' }),
    `/matrix?q[][pacticipant]=${encodeURIComponent(consumer)}&q[][pacticipant]=${encodeURIComponent(provider)}`,
    paths.events({ pacticipant: consumer }),
    paths.explorer(paths.pacticipant(consumer)),
    paths.explorer(paths.pact(consumer, provider, version)),
  ];
}

/** The names in the paths of all links: after these words stands the name of an application. */
async function namesInLinks(page: Page): Promise<string[]> {
  const hrefs = await page
    .locator('main a[href]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  const names: string[] = [];
  for (const href of hrefs) {
    const url = new URL(href);
    expect(['http:', 'https:'], href).toContain(url.protocol);
    const path = url.pathname.startsWith('/hal-browser/') ? url.hash.slice(1) : url.pathname;
    for (const [, name] of path.matchAll(/\/(?:pacticipants|provider|consumer)\/([^/?#]+)/g)) {
      names.push(decodeURIComponent(name ?? ''));
    }
  }
  return names;
}

async function expectHarmless(page: Page): Promise<void> {
  await settle(page);
  const harmed = await page.evaluate(() => (window as unknown as { harmed?: boolean }).harmed);
  expect(harmed, page.url()).toBeUndefined();
  const strangers = await page
    .locator('img[src=x], [onerror], [onmouseover], #page script')
    .count();
  expect(strangers, page.url()).toBe(0);
  await expectNoSideways(page);
  for (const name of await namesInLinks(page)) expect(hostileNames).toContain(name);
  expectNoComplaints(page);
}

test('pages about all', async () => {
  for (const path of kPagesOfAll) {
    const page = await openPage(browser, broker.url + path, { viewport: phone });
    await expectHarmless(page);
    await page.setViewportSize({ width: 1280, height: 820 });
    await expectNoSideways(page);
    await page.context().close();
  }
});

for (const [i, name] of hostileNames.entries()) {
  test(`pages about ${name.slice(0, 40)}`, async () => {
    const pair = pairs[i];
    if (!pair) throw new Error('there is a pair for each name');
    const page = await openPage(browser, broker.url, { viewport: phone });
    for (const path of pagesOf(pair)) {
      await page.goto(broker.url + path);
      await expectHarmless(page);
    }
    await page.context().close();
  });
}

test('links of activity lead to the application that they name', async () => {
  const some = [0, 4, 8, 9].map((i) => hostileNames[i] ?? '');
  for (const name of some) {
    const page = await openPage(
      browser,
      broker.url + paths.events({ pacticipant: name, event: 'pacticipant_version_created' }),
    );
    await settle(page);
    const link = page.getByRole('list').getByRole('link', { name, exact: true }).first();
    await link.click();
    await page.waitForURL((url) => url.pathname.startsWith('/pacticipants/'));
    expect(new URL(page.url()).pathname).toBe(paths.pacticipant(name));
    await page.context().close();
  }
});

test('a hostile document in the explorer leads to no script', async () => {
  const pair = pairs[0];
  if (!pair) throw new Error('there is a pair');
  await broker.ask('PUT', '/pacts/provider/P/consumer/C/version/1', {
    consumer: { name: 'C' },
    provider: { name: 'P' },
    interactions: [],
    _links: {
      evil: { href: 'javascript:window.harmed=true', title: 'click' },
      other: { href: '//example.org/' },
    },
    links: [{ href: 'javascript:window.harmed=true' }],
  });
  const page = await openPage(
    browser,
    broker.url + paths.explorer('/pacts/provider/P/consumer/C/version/1'),
  );
  await settle(page);
  expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  expectNoComplaints(page);
});
