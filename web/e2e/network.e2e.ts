// The network: the graph and its lists, step by step around an application, choosing and finding.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { Broker } from './support/broker';
import {
  expectAccessible,
  expectNoComplaints,
  expectNoSideways,
  openPage,
  phone,
} from './support/browser';
import { fillHostile, hostileNames } from './support/hostile';
import { fillShop, mobile, order, pactOf } from './support/shop';
import { broker, browser, useSite } from './support/site';

let empty: Broker;
let hostile: Broker;

useSite();
beforeAll(async () => {
  [empty, hostile] = await Promise.all([Broker.start(), Broker.start()]);
  await fillShop(broker);
  await fillHostile(hostile);
});
afterAll(async () => {
  await Promise.all([empty.stop(), hostile.stop()]);
});

const graph = (page: Page) => page.getByRole('img', { name: /^Graph\./ });
const chosen = (page: Page) => page.getByRole('complementary', { name: 'Chosen application' });
const answer = (page: Page) => page.locator('h1 + p').textContent();

/** Until everything is drawn. */
async function drawn(page: Page): Promise<void> {
  await graph(page).locator('canvas').first().waitFor();
  await page.getByText('Drawing', { exact: true }).waitFor({ state: 'detached' });
}

/** The middles of the marks on Cytoscape's canvas: it is of one colour for six pixels in each direction there. */
async function marks(page: Page): Promise<[number, number][]> {
  return graph(page).evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    const found: [number, number][] = [];
    for (const canvas of element.querySelectorAll<HTMLCanvasElement>('canvas[data-id$=node]')) {
      const { width, height } = canvas;
      const pixels = new Uint32Array(
        canvas.getContext('2d')?.getImageData(0, 0, width, height).data.buffer ?? [],
      );
      const at = (x: number, y: number) => pixels[y * width + x] ?? 0;
      const isMark = (x: number, y: number) =>
        at(x, y) !== 0 &&
        [-6, -3, 3, 6].every((i) => at(x + i, y) === at(x, y) && at(x, y + i) === at(x, y));
      const middle = (from: number, isInside: (to: number) => boolean) => {
        let [low, high] = [from, from];
        while (isInside(low - 1)) low--;
        while (isInside(high + 1)) high++;
        return Math.round((low + high) / 2);
      };
      for (let y = 8; y < height - 8; y += 2) {
        for (let x = 8; x < width - 8; x += 2) {
          const isNew = found.every(([a, b]) => Math.hypot(a - left - x, b - top - y) > 20);
          if (!isNew || !isMark(x, y)) continue;
          const cy = middle(y, (to) => at(x, to) === at(x, y));
          const cx = middle(x, (to) => at(to, cy) === at(x, y));
          found.push([left + cx, top + cy]);
        }
      }
    }
    return found;
  });
}

/** Moves the mouse to an application in the graph, which says its name then; gives the place. */
async function pointAt(page: Page, name: string): Promise<[number, number]> {
  const hint = page.locator('.graph-hint');
  for (const place of await marks(page)) {
    await page.mouse.move(...place);
    await hint.waitFor();
    if ((await hint.textContent())?.startsWith(name)) return place;
    await page.mouse.move(0, 0);
    await hint.waitFor({ state: 'detached' });
  }
  throw new Error(`${name} is not in the graph`);
}

test('the graph answers in words, and lists tell the same', async () => {
  const page = await openPage(browser, `${broker.url}/network`);
  await drawn(page);
  expect(await answer(page)).toBe(
    'All four applications that have contracts, with three contracts between them. One fails.',
  );
  await page.getByRole('list', { name: 'Contracts shown' }).getByText('Failed 1').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Applications', exact: true }).last().click();
  const applications = page.getByRole('table', { name: 'Applications shown' }).locator('tbody tr');
  await applications.first().waitFor();
  expect(await applications.count()).toBe(4);
  const service = applications
    .filter({ hasText: 'needs one application' })
    .filter({ hasText: 'needed by 2' });
  expect(await service.textContent()).toContain('Order Service');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Contracts', exact: true }).click();
  await page.waitForURL('**/network?tab=contracts');
  const contracts = page.getByRole('table', { name: 'Contracts shown' }).locator('tbody tr');
  expect(await contracts.count()).toBe(3);
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('mob');
  await contracts.nth(1).waitFor({ state: 'detached' });
  expect(await contracts.textContent()).toContain('Failed');
  await contracts.getByRole('link', { name: 'Mobile App needs Order Service' }).click();
  await page.waitForURL('**/dashboard/provider/Order%20Service/consumer/Mobile%20App');
  expectNoComplaints(page);
});

test('an application is chosen in the graph, and a double click goes around it', async () => {
  const page = await openPage(browser, `${broker.url}/network`);
  await drawn(page);
  await pointAt(page, 'Payments');
  expect(await page.locator('.graph-hint').textContent()).toBe('Payments. It is verified.');
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForURL('**/network?selected=Payments');
  await chosen(page).getByRole('heading', { name: 'Payments' }).waitFor();
  const needed = chosen(page).getByRole('list', { name: 'Needed by' });
  expect(await needed.textContent()).toBe('Order ServiceVerified');
  await expectAccessible(page);
  await chosen(page).getByRole('button', { name: 'Choose none' }).click();
  await page.waitForURL('**/network');
  await page.mouse.dblclick(...(await pointAt(page, 'Web Shop')));
  await page.waitForURL('**/pacticipants/Web%20Shop/network*');
  await page.getByRole('heading', { name: 'Around Web Shop' }).waitFor();
  expectNoComplaints(page, /getImageData/); // which this test does, and not the page
});

test('a contract is pointed at in the graph, and opened', async () => {
  const page = await openPage(browser, `${broker.url}/network`);
  await drawn(page);
  const [from, to] = [await pointAt(page, 'Order Service'), await pointAt(page, 'Payments')];
  const middle: [number, number] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  await page.mouse.move(...middle);
  await page.getByText('Order Service needs Payments: verified.').waitFor();
  await page.mouse.move(...to); // an application goes before the contracts that end at it
  await page.getByText('Payments. It is verified.').waitFor();
  await page.mouse.move(...middle);
  await page.getByText('Order Service needs Payments: verified.').waitFor();
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForURL('**/dashboard/provider/Payments/consumer/Order%20Service');
  expectNoComplaints(page, /getImageData/);
});

test('around an application it is widened step by step, and a link shows the same', async () => {
  const page = await openPage(browser, `${broker.url}/pacticipants/Payments`);
  await page.getByRole('link', { name: 'Network around it' }).click();
  await page.waitForURL('**/pacticipants/Payments/network');
  await drawn(page);
  expect(await answer(page)).toBe(
    'One application is next to it; one contract between them all. It is verified.',
  );
  const main = page.getByRole('navigation', { name: 'Main' });
  expect(await main.locator('[aria-current=page]').allTextContents()).toEqual(['Network']);
  await page.getByRole('group', { name: 'Steps' }).getByRole('link', { name: '2' }).click();
  await page.waitForURL('**/network?depth=2');
  await page.getByText('Three applications are at most two steps away').waitFor();
  await page.goBack();
  await page.getByText('One application is next to it').waitFor();

  await page.goto(`${broker.url}/pacticipants/Payments/network?depth=2&selected=Mobile+App`);
  await drawn(page);
  await chosen(page).getByText('One contract. It fails.').waitFor();
  await chosen(page).getByRole('link', { name: 'Mobile App needs Order Service' }).waitFor();
  await chosen(page).getByRole('link', { name: 'What is around it' }).click();
  await page.waitForURL('**/pacticipants/Mobile%20App/network');
  expectNoComplaints(page);
});

test('one is found by its name: chosen where it is shown, else gone to', async () => {
  const page = await openPage(browser, `${broker.url}/pacticipants/Payments/network`);
  await drawn(page);
  const finder = page.getByRole('combobox', { name: 'Find an application' });
  await finder.fill('order');
  await page.getByRole('option', { name: 'Order Service' }).waitFor();
  await finder.press('Enter');
  await page.waitForURL('**/pacticipants/Payments/network?selected=Order+Service');
  await chosen(page).getByRole('heading', { name: 'Order Service' }).waitFor();
  await finder.fill('web');
  await page.getByRole('option', { name: 'Web Shop' }).waitFor();
  await finder.press('Enter');
  await page.waitForURL('**/pacticipants/Web%20Shop/network');
  await page.getByRole('heading', { name: 'Around Web Shop' }).waitFor();
  expectNoComplaints(page);
});

test('what changes is shown as it happens', async () => {
  const page = await openPage(browser, `${broker.url}/pacticipants/Mobile%20App/network`);
  await drawn(page);
  await page.getByText('Failed 1').waitFor();
  await broker.verify(mobile, '2.14.0', '7.2.0', true);
  await page.getByText('Failed 0').waitFor();
  await drawn(page);
  expect(await answer(page)).toContain('It is verified.');
  expectNoComplaints(page);
});

test('without contracts it says how they come', async () => {
  const page = await openPage(browser, `${empty.url}/network`);
  await page.getByText('No application has a contract with another yet.').waitFor();
  expect(await page.locator('pre').textContent()).toContain(`--broker-base-url ${empty.url}`);
  await expectAccessible(page);
  await empty.ask('POST', '/pacticipants', { name: 'Alone' });
  await page.goto(`${empty.url}/pacticipants/Alone/network`);
  await page.getByText('It has no contract with another application yet.').waitFor();
  await page.goto(`${empty.url}/pacticipants/Nobody/network`);
  await page.getByRole('alert').getByText('Not found').waitFor();
  expectNoComplaints(page, /404/);
});

test('it is read on a phone, in the dark, and reached by keys', async () => {
  const page = await openPage(browser, broker.url, { viewport: phone, colorScheme: 'dark' });
  await page.locator('[data-row]').first().waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await page.waitForURL('**/network');
  await drawn(page);
  await expectNoSideways(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Nearer' }).click();
  await page.getByRole('button', { name: 'Whole' }).click();
  for (const list of ['applications', 'contracts']) {
    await page.goto(`${broker.url}/network?tab=${list}`);
    await page.locator('[data-row]').first().waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
  }
  expectNoComplaints(page);
});

test('another look draws it again', async () => {
  const page = await openPage(browser, `${broker.url}/network`);
  await drawn(page);
  const before = await graph(page).screenshot();
  await page.getByRole('combobox', { name: 'Look' }).selectOption('dark');
  await drawn(page);
  expect((await graph(page).screenshot()).equals(before)).toBe(false);
  expectNoComplaints(page);
});

test('names that want to break out are names', async () => {
  for (const options of [{}, { viewport: phone }]) {
    const page = await openPage(browser, `${hostile.url}/network`, options);
    await drawn(page);
    await expectNoSideways(page);
    for (const name of hostileNames) {
      const address = `/pacticipants/${encodeURIComponent(name)}/network?selected=${encodeURIComponent(name)}`;
      await page.goto(hostile.url + address);
      await drawn(page);
      await chosen(page).getByRole('list', { name: 'Needs' }).waitFor();
      await expectNoSideways(page);
    }
    await page.goto(`${hostile.url}/network?tab=applications`);
    await page.locator('[data-row]').first().waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
    expectNoComplaints(page);
  }
});

test('the graph and its code are loaded when a network is shown, and not before', async () => {
  const page = await openPage(browser, 'about:blank');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(broker.url);
  await page.locator('[data-row]').first().waitFor();
  expect(asked.filter((url) => /drawing|layout_worker/.test(url))).toEqual([]);
  await page.getByRole('link', { name: 'Network', exact: true }).click();
  await drawn(page);
  expect(asked.some((url) => /drawing-.*\.js/.test(url))).toBe(true);
});

test('many are shown part by part', async () => {
  const many = await Broker.start();
  try {
    for (let i = 0; i < 60; i++) await many.publish(pactOf(`App ${i}`, 'Orders', [order]), '1');
    const page = await openPage(browser, `${many.url}/network`);
    await drawn(page);
    expect(await answer(page)).toMatch(/^The 50 of 61 applications with the most connections/);
    await page
      .getByRole('group', { name: 'Applications' })
      .getByRole('link', { name: '150' })
      .click();
    await page.waitForURL('**/network?size=150');
    await page.getByText(/^All 61 applications/).waitFor();
    await drawn(page);
    expectNoComplaints(page);
  } finally {
    await many.stop();
  }
});
