// Every address of the API is a page in a browser, and what it ever was for a client.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { paths } from '../src/api/paths';
import { expectAccessible, expectNoComplaints, openPage, settle } from './support/browser';
import { isAboutUsers, patternsWithPage } from './support/routes';
import { fillShop, mobile } from './support/shop';
import { broker, browser, useSite } from './support/site';

const kPair = '/pacts/provider/Order%20Service/consumer/Mobile%20App';

/** What stands for each name of a pattern: what the shop has. */
const values: Record<string, string> = {
  ':consumer': 'Mobile App',
  ':provider': 'Order Service',
  ':pacticipant': 'Mobile App',
  ':version': '2.14.0',
  ':other_version': '2.13.0',
  ':branch': 'main',
  ':tag': 'prod',
  ':to': 'prod',
  ':label': 'checkout',
  ':relation': 'environments',
  ':metadata': 'Y3ZuPTIuMTQuMA',
};

async function read<T>(path: string): Promise<T> {
  return broker.ask<T>('GET', path);
}

interface Pact {
  _links: { 'pb:pact-version': { name: string } };
}

async function shaOf(version: string): Promise<string> {
  return (await read<Pact>(`${kPair}/version/${version}`))._links['pb:pact-version'].name;
}

/** Everything that a pattern may ask for is there. */
async function fill(): Promise<void> {
  const { test } = await fillShop(broker);
  values[':environment'] = test;
  for (const version of ['Mobile%20App/versions/2.14.0', 'Order%20Service/versions/7.1.0']) {
    await broker.ask('PUT', `/pacticipants/${version}/tags/prod`, {});
  }
  values[':sha'] = await shaOf('2.14.0');
  values[':other_sha'] = await shaOf('2.13.0');
  const results = await read<{ verificationResults: { number: number }[] }>(
    paths.results('Mobile App', 'Order Service', values[':sha']),
  );
  values[':number'] = String(results.verificationResults[0]?.number);
  await broker.ask('POST', '/webhooks', {
    description: 'tells the chat',
    events: [{ name: 'contract_published' }],
    request: { method: 'POST', url: 'https://chat.example.org/hook' },
  });
  const secret = await broker.ask<{ uuid: string }>('POST', '/secrets', {
    name: 'CHAT_TOKEN',
    value: 'a1b2',
  });
  values[':secret'] = secret.uuid;
  await broker.publish(mobile, '2.14.1', 'main');
  const hooks = await read<{ _links: { 'pb:webhooks': { href: string }[] } }>('/webhooks');
  values[':webhook'] = hooks._links['pb:webhooks'][0]?.href.split('/').at(-1) ?? '';
  const sent = await read<{ _embedded: { triggeredWebhooks: { uuid: string }[] } }>(
    `/webhooks/${values[':webhook']}/triggered-webhooks`,
  );
  values[':delivery'] = sent._embedded.triggeredWebhooks[0]?.uuid ?? '';
  for (const kind of ['deployed', 'released']) {
    const made = await broker.ask<{ uuid: string }>(
      'POST',
      `/pacticipants/Mobile%20App/versions/2.14.0/${kind}-versions/environment/${test}`,
      {},
    );
    values[`:${kind}_version`] = made.uuid;
  }
}

/** ":uuid" and ":environment" mean something else in some patterns. */
function nameIn(pattern: string, word: string): string {
  if (word === ':uuid') return pattern.startsWith('/triggered-') ? ':delivery' : ':webhook';
  return word;
}

function pathOf(pattern: string): string {
  const words = pattern.split('/').map((word, i, all) => {
    if (word === ':environment' && all[i - 1] === 'to-environment') return 'test';
    return word.startsWith(':') ? encodeURIComponent(values[nameIn(pattern, word)] ?? 'x') : word;
  });
  const query: Record<string, string> = {
    '/matrix': '?q[][pacticipant]=Mobile+App&q[][pacticipant]=Order+Service',
    '/can-i-deploy': '?pacticipant=Mobile+App&version=2.14.0&environment=production',
    '/search': '?q=mobile',
  };
  return words.join('/') + (query[pattern] ?? '');
}

useSite();
beforeAll(fill);

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('every address is a page', { timeout: 250_000 }, async () => {
  const page = await openPage(browser, 'about:blank');
  const bare: string[] = [];
  const walked = patternsWithPage().filter((one) => one !== '/test/error' && !isAboutUsers(one));
  for (const pattern of walked) {
    const path = pathOf(pattern);
    const response = await page.goto(broker.url + path);
    expect(response?.status(), path).toBe(200);
    await settle(page);
    const title = await heading(page).textContent();
    const alerts = await page.getByRole('alert').allTextContents();
    if (alerts.length > 0 || /Not found|broke/.test(title ?? '')) bare.push(`${path}: ${title} ${alerts.join(' ')}`); // prettier-ignore
  }
  expect(bare).toEqual([]);
  expectNoComplaints(page);
});

test('every address is for clients what it was', async () => {
  for (const pattern of patternsWithPage().filter(
    (one) => !/^\/(ui|hal-browser|auth)\/|(sign-in|set-password|lost-password)$/.test(one),
  )) {
    const path = pathOf(pattern);
    for (const accept of ['application/hal+json, application/json;q=0.9, */*;q=0.8', '*/*']) {
      const answer = await fetch(broker.url + path, {
        headers: { Accept: accept },
        redirect: 'manual',
        signal: AbortSignal.timeout(10_000),
      });
      expect(answer.headers.get('content-type'), `${path} as ${accept}`).not.toContain('html');
      await answer.body?.cancel();
    }
  }
});

/** What the tools print, and what the pages of the original were called: the page, and its heading. */
const kShown: [string, string, RegExp, RegExp][] = [
  ['the pact that was published', `${kPair}/version/2.14.0`, /version\/2\.14\.0$/, /^Mobile App needs from Order Service$/],
  ['a result, as can-i-deploy lists it', `${kPair}/pact-version/:sha/metadata/Y3ZuPTIuMTQuMA/verification-results/:number`, /verification-results\/\d+$/, /needs from/],
  ['the newest result', `${kPair}/latest/verification-results/latest`, /latest$/, /needs from/],
  ['a pact of the first days', '/pact/provider/Order%20Service/consumer/Mobile%20App/latest', /latest$/, /needs from/],
  ['a difference', `${kPair}/version/2.14.0/diff/version/2.13.0`, /2\.14\.0\?tab=changes&with=2\.13\.0$/, /needs from/],
  ['a difference of contents', `${kPair}/pact-version/:sha/diff/pact-version/:other_sha`, /tab=changes&withContent=/, /needs from/],
  ['a version', '/pacticipants/Mobile%20App/versions/2.14.0', /2\.14\.0$/, /^Mobile App 2\.14\.0$/],
  ['the newest version', '/pacticipants/Mobile%20App/branches/main/latest-version', /versions\/2\.14\.1$/, /^Mobile App 2\.14\.1$/],
  ['a deployment', '/deployed-versions/:deployed_version', /versions\/2\.14\.0$/, /^Mobile App 2\.14\.0$/],
  ['a branch', '/pacticipants/Mobile%20App/branches/main', /\?branch=main$/, /Mobile App/],
  ['the pacts of a tag', `${kPair}/tag/prod`, /\/dashboard\/.*\?tag=prod$/, /Mobile App/],
  ['the pacts of a provider with a tag', '/pacts/provider/Order%20Service/tag/prod', /\/latest\/prod$/, /^What is needed from Order Service$/],
  ['the pacts of a provider on a branch', '/pacts/provider/Order%20Service/branch/main', /\/branch\/main\/latest$/, /^What is needed from Order Service$/],
  ['the webhooks of a consumer', '/webhooks/consumer/Mobile%20App', /\/webhooks\?q=Mobile\+App$/, /^Webhooks$/],
  ['the overview', '/ui/relationships', /relationships$/, /^Contracts$/],
  ['the overview with tags', '/?tags=true', /tags=true$/, /^Contracts$/],
  ['the page of an integration', '/dashboard/provider/Order%20Service/consumer/Mobile%20App', /Mobile%20App$/, /Mobile App/],
  ['the matrix of an integration', '/matrix/provider/Order%20Service/consumer/Mobile%20App', /Mobile%20App$/, /^Matrix$/],
  ['can I deploy, by tags', '/pacticipants/Mobile%20App/latest-version/prod/can-i-deploy/to/prod', /prod$/, /^Matrix$/],
  ['the words of a relation', '/doc/webhooks', /webhooks$/, /webhook/i],
  ['the explorer', '/hal-browser/browser.html#/pacticipants', /#\/pacticipants$/, /pacticipants/],
  ['a resource as the explorer has it', '/metrics', /metrics$/, /./],
]; // prettier-ignore

for (const [what, pattern, url, title] of kShown) {
  test(`${what} is a page`, async () => {
    const path = pattern.replace(/:\w+/g, (name) => values[name] ?? name);
    const page = await openPage(browser, broker.url + path);
    await page.waitForURL(url);
    await settle(page);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expectNoComplaints(page);
    await page.context().close();
  });
}

test('the difference is by interaction', async () => {
  const page = await openPage(
    browser,
    `${broker.url}${kPair}/version/2.14.0/diff/previous-distinct`,
  );
  await page.getByText('1 added; two interactions are the same.').waitFor();
  await page.getByText('a request to place an order').waitFor();
  expectNoComplaints(page);
});

test('the pacts of a provider are a list that leads to them', async () => {
  const page = await openPage(browser, `${broker.url}/pacts/provider/Order%20Service/branch/main`);
  await page.getByText('on branch main, the newest of each consumer.').waitFor();
  await expectAccessible(page);
  await page
    .getByRole('row', { name: /Mobile App.*2\.14\.1/ })
    .getByRole('link')
    .click();
  await page.waitForURL(/consumer\/Mobile%20App\/version\/2\.14\.1$/);
  await page.goto(`${broker.url}/pacts/provider/Order%20Service/latest/prod`);
  await page.getByText(/contracts? with tag prod/).waitFor();
  await page.goto(`${broker.url}/pacts/provider/Order%20Service/latest/nothing-like-that`);
  await page.getByText('No contract with tag nothing-like-that.').waitFor();
  expectNoComplaints(page, /status of 404/);
});

test('what is not there says so, whatever it would be', async () => {
  const page = await openPage(browser, 'about:blank');
  for (const path of [
    '/nowhere',
    '/pacticipants/Nobody',
    '/pacticipants/Nobody/versions/1',
    '/pacticipants/Nobody/latest-version',
    `${kPair}/version/9.9.9`,
    `${kPair}/version/9.9.9/diff/version/8`,
    '/deployed-versions/none',
    '/environments/none',
    '/webhooks/none',
    '/triggered-webhooks/none/logs',
    '/groups/none/of/it',
  ]) {
    const response = await page.goto(broker.url + path);
    expect(response?.status(), path).toBe(404);
    await page.getByText('Not found', { exact: true }).first().waitFor();
    expect(await heading(page).count(), path).toBe(1);
  }
  expectNoComplaints(page, /status of 404/);
});

test('an error of the broker is shown as one', async () => {
  const page = await openPage(browser, `${broker.url}/test/error`);
  await page.getByRole('alert').waitFor();
  expectNoComplaints(page, /status of 500/);
});

test('back and again show the page, not the document that the page read', async () => {
  const page = await openPage(browser, `${broker.url}/pacticipants`);
  await page.getByRole('table', { name: 'Applications' }).waitFor();
  await page.goto(`${broker.url}/favicon.ico`);
  await page.goBack();
  await page.getByRole('table', { name: 'Applications' }).waitFor();
  await page.reload();
  await page.getByRole('table', { name: 'Applications' }).waitFor();
  const copy = await page.context().newPage();
  await copy.goto(page.url());
  await copy.getByRole('table', { name: 'Applications' }).waitFor();
  expectNoComplaints(page);
});
